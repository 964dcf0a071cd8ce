import type { Lang } from '../../../../kernel/text.ts';
import { zoneOf } from '../../../regions/rules.ts';
import { momentAt } from '../../papers/frame.ts';

type News = {
  readonly event: string; readonly region: string; readonly path: string; readonly place: string; /** ISO moment; null = not settled. */ readonly at: string | null;
  readonly agenda: string | null; readonly reason: string | null; readonly isNextSitting: boolean;
};
type Words = { readonly purpose: string; readonly subject: string; readonly text: string };

/** What a witness reads of a changed plan, in the language that each chose; times by the clock of the region. */
export const planWords = (news: News) => (lang: Lang): Words => ({
  purpose: 'recapitulation.plan_changed', subject: lang === 'id' ? 'E-Rekap: perubahan rapat pleno' : 'E-Rekap: the plenary has changed',
  text: `${(lang === 'id' ? inIndonesian : inEnglish)(news).join('\n')}\n`,
});

const line = (name: string, value: string | null): string[] => (value === null ? [] : [`${name}: ${value}`]);

const inIndonesian = ({ event, region, path, place, at, agenda, reason, isNextSitting }: News): string[] => [
  `Rapat pleno rekapitulasi ${region} (${event}): ${isNextSitting ? 'sidang berikutnya' : 'jadwalnya'} berubah.`,
  `Tempat: ${place}`, `Waktu: ${at === null ? 'belum ditentukan' : momentAt(at, path)}`, ...line('Acara', agenda), ...line('Alasan', reason), 'Bawa surat mandat Anda.',
];

const inEnglish = ({ event, region, path, place, at, agenda, reason, isNextSitting }: News): string[] => [
  `Recapitulation plenary of ${region} (${event}): ${isNextSitting ? 'the next sitting' : 'the plan'} has changed.`,
  `Place: ${place}`, `Time: ${at === null ? 'not settled yet' : englishMoment(at, path)}`, ...line('Agenda', agenda), ...line('Reason', reason), 'Bring your letter of mandate.',
];

/** `16 February 2024, 09:30 WIB` */
function englishMoment(at: string, path: string): string {
  const { tz: timeZone, name } = zoneOf(path);
  const [day, time] = [new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }), new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })];
  return `${day.format(new Date(at))}, ${time.format(new Date(at))} ${name}`;
}
