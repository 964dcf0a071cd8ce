import { CAPACITY_WORDS } from '../../papers/form-names.ts';
import type { Capacity } from '../contract.ts';
import { placeWords } from './station-name.ts';

type Details = Readonly<Record<string, unknown>>;
type Line = { readonly contest?: unknown; readonly region?: unknown; readonly station?: unknown; readonly reason?: unknown; readonly written?: unknown; readonly replaced?: unknown; readonly replacedBy?: unknown };
/** What the words need to know of places and contests: by path, and by number; `cells` = what the figures of a contest's line are called, in their order; `labels` = what objections and special events are called, `people` = names, both by number. */
export type Known = { readonly places: ReadonlyMap<string, string>; readonly contests: ReadonlyMap<number, string>; readonly cells?: ReadonlyMap<number, readonly string[]>; readonly labels?: ReadonlyMap<number, string>; readonly people?: ReadonlyMap<number, string> };

/** What an act is called in the minutes on paper. */
const NAMES: Readonly<Record<string, string>> = {
  plan: 'Dijadwalkan', change_plan: 'Tempat, waktu atau acara diubah', open: 'Rapat dibuka', pause: 'Rapat diskors', resume: 'Rapat dilanjutkan', close: 'Rapat ditutup', reopen: 'Rapat dibuka lagi dari atas', groups: 'Kelompok baca dibagi lagi',
  attend: 'Hadir', leave: 'Meninggalkan rapat', correct_attendance: 'Kehadiran diperbaiki', strike_attendance: 'Kehadiran dicoret', confirm: 'Dibacakan dan cocok', correct: 'Dikoreksi', undo: 'Dibacakan ulang', raise_objection: 'Keberatan atau kejadian khusus dicatat', correct_objection: 'Keberatan atau kejadian khusus diperbaiki', answer_objection: 'Keberatan dijawab',
  certificate_draw_up: 'D.Hasil disusun', certificate_read_back: 'D.Hasil dibacakan kembali', certificate_sign: 'Tanda tangan dicatat', certificate_add_signer: 'Yang datang kemudian ikut menandatangani', certificate_send: 'D.Hasil dikirim',
  certificate_accept: 'D.Hasil diterima di atas', certificate_return: 'D.Hasil dikembalikan', certificate_reopen: 'D.Hasil dibuka lagi dari atas',
  hall_out: 'Dibawa ke ruang tanpa jaringan', hall_lost: 'Laptop dinyatakan tidak kembali', hall_decision: 'Perbedaan dengan ruang pleno diputuskan', hall_in: 'Digabung dari ruang pleno',
};
export const actName = (act: string): string => NAMES[act] ?? act;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const placeOf = (region: string, station: unknown, places: ReadonlyMap<string, string>): string => placeWords({ region, station: typeof station === 'number' ? station : 0, name: places.get(region) ?? region });
const some = (parts: readonly (string | null | undefined)[]): string => parts.filter((one): one is string => typeof one === 'string' && one !== '').join('; ');
/** More lines than these are only counted. */
const NAMED = 5;

const rowOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** Figures of one line that are told one by one. */
const FIGURES = 6;

const figure = (value: unknown): string => (typeof value === 'number' ? String(value) : '–');

/** That an office put other figures in place of what the station's own people had typed: which, and who. */
function replacedIn({ contest, written, replaced, replacedBy }: Line, { cells }: Known): string | null {
  if (!Array.isArray(replaced)) return null;
  const changed = rowOf(written).flatMap((after, at) => (rowOf(replaced)[at] === after ? [] : [`${cells?.get(Number(contest))?.[at] ?? `isian ${at + 1}`} ${figure(rowOf(replaced)[at])} menjadi ${figure(after)}`]));
  return `isian KPPS diganti oleh ${String(replacedBy)}: ${changed.slice(0, FIGURES).join(', ')}${changed.length > FIGURES ? ` dan ${changed.length - FIGURES} angka lain` : ''}`;
}

function linesOf(lines: readonly Line[], known: Known): string {
  const { places, contests } = known;
  const named = lines.slice(0, NAMED).map(({ region, station: number }) => placeOf(String(region), number, places));
  const contest = [...new Set(lines.map((line) => contests.get(Number(line.contest)) ?? ''))].filter((name) => name !== '').join(', ');
  return some([contest, named.join(', ') + (lines.length > NAMED ? ` dan ${lines.length - NAMED} baris lain` : ''), text(lines[0]?.reason), ...lines.slice(0, NAMED).map((line) => replacedIn(line, known))]);
}

const isRow = (value: unknown): value is Details => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Characters of one word of the minutes; the live commands keep no longer ones. */
const LONGEST = 2000;
const simple = (value: unknown): unknown => (typeof value === 'string' ? value.slice(0, LONGEST) : Array.isArray(value) ? value.filter((one) => typeof one !== 'object' || one === null) : typeof value === 'object' ? null : value);
const simply = (row: unknown): Details => (isRow(row) ? Object.fromEntries(Object.entries(row).map(([name, value]) => [name, simple(value)])) : {});
/** Minutes are kept for good, whatever stands in them: what is neither word nor number nor a list of them says nothing, and is no reason not to print the rest. */
const bearable = (stored: unknown): Details => (!isRow(stored) ? {} : {
  ...simply(stored), after: simply(stored['after']), person: simply(stored['person']), was: simply(stored['was']), lines: Array.isArray(stored['lines']) ? stored['lines'].map(simply).filter((line) => typeof line['region'] === 'string') : null,
});

/** A name with its capacity, and of a witness the number of whom they speak for. */
function personWords(said: unknown): string {
  const { name, capacity, contestant } = simply(said);
  return [text(name), [CAPACITY_WORDS[capacity as Capacity] as string | undefined, typeof contestant === 'number' ? String(contestant) : undefined].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}

const withoutMandate = ({ withoutMandate: why }: Details): string | null => text(why) && `tanpa mandat: ${String(why)}`;

/** The number alone says nobody's name to who reads the paper afterwards. */
function whoIs(number: unknown, { people }: Known): string {
  const name = people?.get(Number(number));
  return name === undefined ? `nomor hadir ${String(number)}` : `${name} (nomor hadir ${String(number)})`;
}

/** Who came, left, was put right or struck; null of every other act. */
function personTold(act: string, details: Details, known: Known): string | null {
  const number = `nomor hadir ${String(details['id'])}`;
  switch (act) {
    case 'attend': return some([text(details['name']), CAPACITY_WORDS[details['capacity'] as Capacity], withoutMandate(details)]);
    case 'leave': return whoIs(details['id'], known);
    case 'correct_attendance': return some([number, `${personWords(details['was'])} menjadi ${personWords(details)}`, withoutMandate(details), text(details['reason'])]);
    case 'strike_attendance': return some([number, personWords(details['was']), text(details['reason'])]);
    default: return null;
  }
}

/** What an objection or special event said before it was put right, and says now: only what differs, and why. Where it stayed out of the office its number may be another's. */
function recordTold(details: Details, { places, contests, labels, people }: Known, isOut: boolean): string {
  const was = simply(details['was']);
  const place = ({ region, station }: Details): string => (typeof region === 'string' ? placeOf(region, station, places) : 'seluruh wilayah');
  const told: readonly (readonly [string, (row: Details) => string])[] = [
    ['isi', (row) => `“${String(row['matter'])}”`], ['disampaikan oleh', ({ raisedBy }) => `${people?.get(Number(raisedBy)) ?? 'nomor hadir'} (${String(raisedBy)})`],
    ['pemilihan', ({ contest }) => (contest === null ? 'seluruh rapat' : typeof contest === 'number' ? contests.get(contest) ?? String(contest) : '–')], ['tempat', place],
  ];
  const changed = told.flatMap(([name, of]) => (of(was) === of(details) ? [] : [`${name} ${of(was)} menjadi ${of(details)}`]));
  return some([isOut ? null : labels?.get(Number(details['number'])), ...changed, text(details['reason'])]);
}

/** Did what a hall tells stay out when its file was joined? */
const isLeftOut = (stored: unknown): boolean => isRow(stored) && isRow(stored['hall']) && stored['hall']['leftOut'] === true;

const leftOut = (stored: unknown): string | null => (isLeftOut(stored) ? 'tidak masuk saat digabung di kantor' : null);

/** Whether the lines of an act did; which, where others of it came in. */
function linesOut(stored: unknown, lines: readonly Line[], { places }: Known): string | null {
  if (isLeftOut(stored)) return leftOut(stored);
  const out = isRow(stored) && isRow(stored['hall']) ? rowOf(stored['hall']['linesOut']).flatMap((at) => (typeof at === 'number' ? lines[at] ?? [] : [])) : [];
  if (out.length === 0) return null;
  const named = out.slice(0, NAMED).map(({ region, station }) => placeOf(String(region), station, places)).join(', ');
  return `tidak masuk saat digabung di kantor: ${named}${out.length > NAMED ? ` dan ${out.length - NAMED} baris lain` : ''}`;
}

/** What an objection or special event is called; nothing where it stayed out, for its number may be another's. */
const labelOf = (stored: unknown, { number }: Details, { labels }: Known): string | undefined => (isLeftOut(stored) ? undefined : labels?.get(Number(number)));

/** What became of an objection, as its answer told. */
const OUTCOMES: Readonly<Record<string, string>> = { accepted: 'diterima', rejected: 'tidak diterima', recommended: 'rekomendasi pengawas' };

/** What it is called, and who raised it, by the name that they have now. */
function raisedBy(stored: unknown, details: Details, known: Known): (string | undefined)[] {
  const who = known.people?.get(Number(details['raisedBy']));
  return [labelOf(stored, details, known), who && `disampaikan oleh ${who} (${String(details['raisedBy'])})`];
}

/** What the minutes say of an act besides its name, in a few words: never a letter of mandate nor a person's number. */
export function actWords(act: string, stored: Details, known: Known): string {
  const details = bearable(stored);
  const lines = details['lines'];
  if (Array.isArray(lines)) return some([linesOf(lines as Line[], known), linesOut(stored, lines as Line[], known)]);
  const contest = typeof details['contest'] === 'number' ? known.contests.get(details['contest']) : null;
  const person = personTold(act, details, known);
  if (person !== null) return person;
  if (act === 'correct_objection') return some([recordTold(details, known, isLeftOut(stored)), leftOut(stored)]);
  if (act === 'plan') return some([text(details['place']), text(details['agenda'])]);
  if (act === 'change_plan') return some([text((details['after'] as Details | undefined)?.['place']), text((details['after'] as Details | undefined)?.['agenda']), text(details['reason'])]);
  if (act === 'certificate_sign') return some([contest, `versi ${String(details['version'])}`, `${whoIs(details['attendance'], known)} ${details['signed'] === true ? 'menandatangani' : 'menolak'}`, text(details['reason']), leftOut(stored)]);
  if (act.startsWith('certificate_')) return some([contest, `versi ${String(details['version'])}`, text((details['person'] as Details | undefined)?.['name']), text(details['reason']), leftOut(stored)]);
  if (act === 'answer_objection') return some([labelOf(stored, details, known), OUTCOMES[String(details['outcome'])], text(details['answer']), leftOut(stored)]);
  const place = text(details['region']);
  const raised = act === 'raise_objection' ? raisedBy(stored, details, known) : [];
  return some([...raised, contest, place === null ? null : placeOf(place, details['station'], known.places), text(details['matter']), text(details['answer']), text(details['reason']), leftOut(stored)]);
}
