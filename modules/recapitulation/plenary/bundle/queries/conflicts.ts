import type { Reader } from '../../../../../kernel/db/schema.ts';
import { contestContext, type ContestContext } from '../../../../elections/index.ts';
import { recordFromFigures } from '../../../../forms/index.ts';
import { namesOf } from '../../../../people/index.ts';
import { findRegions } from '../../../../regions/index.ts';
import type { Plenary } from '../../store/plenaries.ts';
import type { BundleConflict, ConflictSide } from '../contract.ts';
import type { Open } from '../rules/merge.ts';
import { certificateKey, lineKey, type RawLine, type Snapshot } from '../store/snapshot.ts';

const WHY = {
  sealed: 'D.Hasil pemilihan ini sudah ditandatangani di kantor: hanya dibuka lagi dari tingkat di atasnya.', same_version: 'Kantor sudah menyusun D.Hasil dengan nomor versi yang sama: D.Hasil disusun lagi setelah digabung.',
  renumbered: 'Nomor hadir di kedua tempat berbeda, jadi D.Hasil ruang pleno tidak dapat dipakai: D.Hasil disusun lagi setelah digabung.',
  office_went_on: 'Kantor mengubah yang juga diceritakan D.Hasil ini; D.Hasil ruang pleno hanya berlaku bila semua barisnya dipakai dan hadirin serta keberatannya tetap.',
} as const;
const STATES: Readonly<Record<string, string>> = {
  waiting: 'dibacakan ulang', confirmed: 'cocok', corrected: 'dikoreksi', planned: 'belum dibuka', open: 'berlangsung', paused: 'diskors', closed: 'ditutup', draft: 'konsep', read_back: 'sedang ditandatangani', signed: 'ditandatangani', sent: 'dikirim', accepted: 'diterima',
  returned: 'dikembalikan', reopened: 'dibuka lagi', superseded: 'digantikan',
};
const OUTCOMES = { open: 'belum dijawab', accepted: 'diterima', rejected: 'ditolak', recommended: 'direkomendasikan pengawas' } as const;
type Names = { readonly contests: ReadonlyMap<number, ContestContext>; readonly places: ReadonlyMap<string, string>; readonly people: ReadonlyMap<string, string> };
const NOTHING: ConflictSide = { says: 'belum ada', cells: {}, by: null, at: null };

/** Every difference with both sides beside each other: figures that differ, who said so and when. */
export async function describeConflicts(db: Reader, plenary: Plenary, open: readonly Open[], office: Snapshot, hall: Snapshot): Promise<BundleConflict[]> {
  const names = await namesFor(db, plenary, open, office, hall);
  const [there, here] = [sidesOf(hall, office, names), sidesOf(office, hall, names)];
  return open.map(({ key, kind, contest, choices, why }) => ({ key, kind, contest, thing: thingOf(key, names), hall: there(key), office: here(key), choices: [...choices], why: why === null ? null : WHY[why] }));
}

async function namesFor(db: Reader, { scheme, validOn }: Plenary, open: readonly Open[], office: Snapshot, hall: Snapshot): Promise<Names> {
  const contests = new Map<number, ContestContext>();
  for (const id of new Set(open.flatMap(({ contest }) => contest ?? []))) {
    const found = await contestContext(db, id);
    if (found.ok) contests.set(id, found.value);
  }
  const paths = [...new Set(open.flatMap(({ key, kind }) => (kind === 'line' ? key.split('/')[1] ?? [] : [])))];
  const regions = await findRegions(db, scheme, paths, validOn);
  const people = await namesOf(db, [...new Set([office, hall].flatMap(({ lines, certificates }) => [...lines.map((line) => line.changed_by ?? ''), ...certificates.map((one) => one.drawn_up_by)]))]);
  return { contests, people, places: new Map([...regions].map(([path, { name }]) => [path, name])) };
}

function thingOf(key: string, { contests, places }: Names): string {
  const [kind, rest] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)] as const;
  const [first = '', second = '', third = ''] = rest.split('/');
  const contest = contests.get(Number(first))?.name ?? first;
  if (kind === 'line') return `${Number(third) > 0 ? `TPS ${third.padStart(3, '0')} ` : ''}${places.get(second) ?? second} · ${contest}`;
  if (kind === 'certificate') return `D.Hasil versi ${second} · ${contest}`;
  if (kind === 'attendance') return `Hadirin nomor ${rest}`;
  if (kind === 'objection') return `Keberatan nomor ${rest}`;
  return key === 'groups' ? 'Pembagian kelompok baca' : 'Keadaan rapat';
}

/** What one side says of a key; of a line only the cells in which the other side differs. */
function sidesOf(own: Snapshot, other: Snapshot, names: Names): (key: string) => ConflictSide {
  const lines = new Map(own.lines.map((line) => [lineKey(line), line]));
  const others = new Map(other.lines.map((line) => [lineKey(line), line]));
  const certificates = new Map(own.certificates.map((one) => [certificateKey(one), one]));
  const by = (id: string | null): string | null => (id === null ? null : names.people.get(id) ?? id);
  return (key) => {
    const line = lines.get(key);
    if (line) return { says: STATES[line.state] ?? line.state, cells: differing(line, others.get(key), names), by: by(line.changed_by), at: line.changed_at };
    const certificate = certificates.get(key);
    if (certificate) return { says: `${STATES[certificate.state] ?? certificate.state} (${certificate.hash.slice(0, 12)})`, cells: {}, by: by(certificate.drawn_up_by), at: certificate.drawn_up_at };
    const number = Number(key.slice(key.indexOf(':') + 1));
    const objection = key.startsWith('objection:') ? own.objections.find((one) => one.number === number) : undefined;
    if (objection) return { ...NOTHING, says: `${OUTCOMES[objection.outcome]}${objection.answer === null ? '' : `: ${objection.answer}`}` };
    const person = key.startsWith('attendance:') ? own.attendance.find((one) => one.id === number) : undefined;
    if (person) return { ...NOTHING, says: person.name };
    if (key === 'groups') return { ...NOTHING, says: own.groups.map(({ name, regions }) => `${name} (${regions.length})`).join(', ') };
    return key === 'state' ? { ...NOTHING, says: STATES[own.state.state] ?? own.state.state } : NOTHING;
  };
}

function differing(line: RawLine, other: RawLine | undefined, { contests }: Names): Record<string, number | null> {
  const form = contests.get(line.contest_id)?.form;
  if (!form || !line.figures) return {};
  const [mine, theirs] = [recordFromFigures(form, line.figures), other?.figures ? recordFromFigures(form, other.figures) : {}];
  return Object.fromEntries(form.cells.filter(({ id }) => (mine[id] ?? null) !== (theirs[id] ?? null)).map(({ id }) => [id, mine[id] ?? null]));
}
