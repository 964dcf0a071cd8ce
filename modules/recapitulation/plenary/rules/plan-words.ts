import { momentAt } from '../../papers/frame.ts';

type News = {
  readonly event: string; readonly region: string; readonly path: string; readonly place: string; /** ISO moment; null = not settled. */ readonly at: string | null;
  readonly agenda: string | null; readonly reason: string | null; readonly isNextSitting: boolean;
};

/** What a witness reads of a changed plan, Indonesian first; times by the clock of the region. */
export function planWords({ event, region, path, place, at, agenda, reason, isNextSitting }: News): { readonly purpose: string; readonly subject: string; readonly text: string } {
  const line = (name: string, value: string | null): string[] => (value === null ? [] : [`${name}: ${value}`]);
  const when = at === null ? null : momentAt(at, path);
  const id = [
    `Rapat pleno rekapitulasi ${region} (${event}): ${isNextSitting ? 'sidang berikutnya' : 'jadwalnya'} berubah.`,
    `Tempat: ${place}`, `Waktu: ${when ?? 'belum ditentukan'}`, ...line('Acara', agenda), ...line('Alasan', reason), 'Bawa surat mandat Anda.',
  ];
  const en = [
    `Recapitulation plenary of ${region} (${event}): ${isNextSitting ? 'the next sitting' : 'the plan'} has changed.`,
    `Place: ${place}`, `Time: ${when ?? 'not settled yet'}`, ...line('Agenda', agenda), ...line('Reason', reason), 'Bring your letter of mandate.',
  ];
  return { purpose: 'recapitulation.plan_changed', subject: 'E-Rekap: perubahan rapat pleno', text: `${id.join('\n')}\n\n—\n\n${en.join('\n')}\n` };
}
