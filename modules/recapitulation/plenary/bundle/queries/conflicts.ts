import type { Reader } from '../../../../../kernel/db/schema.ts';
import type { Text } from '../../../../../kernel/text.ts';
import { contestContext, type ContestContext } from '../../../../elections/index.ts';
import { recordFromFigures } from '../../../../forms/index.ts';
import { namesOf } from '../../../../people/index.ts';
import { findRegions } from '../../../../regions/index.ts';
import type { Plenary } from '../../store/plenaries.ts';
import type { BundleConflict, ConflictSide } from '../contract.ts';
import type { Open } from '../rules/merge.ts';
import { answered, CERTIFICATES, LINES, NOT_THERE, PLENARIES, present, WHY, wordsOfThing } from '../rules/conflict-words.ts';
import { certificateKey, lineKey, type RawLine, type Snapshot } from '../store/snapshot.ts';
import { labelsOf } from '../../rules/objections.ts';
import { placeWords } from '../../rules/station-name.ts';
import { unitsOf, type UnitRow } from '../../store/units.ts';
import { isSameRecord } from '../rules/later.ts';

type Said = Snapshot['objections'][number];
type Names = { /** Regions by number, where objections differ. */ readonly spots: ReadonlyMap<number, UnitRow>; readonly contests: ReadonlyMap<number, ContestContext>; readonly places: ReadonlyMap<string, string>; readonly people: ReadonlyMap<string, string>; /** What objections are called once both sides are one. */ readonly labels: ReadonlyMap<number, string> };
const NOTHING: ConflictSide = { says: NOT_THERE, cells: {}, by: null, at: null };
const plain = (words: string): Text => ({ id: words, en: words });

/** Every difference with both sides beside each other: figures that differ, who said so and when. */
export async function describeConflicts(db: Reader, plenary: Plenary, open: readonly Open[], office: Snapshot, hall: Snapshot): Promise<BundleConflict[]> {
  const names = await namesFor(db, plenary, open, office, hall);
  const [there, here] = [sidesOf(hall, office, names), sidesOf(office, hall, names)];
  return open.map(({ key, kind, contest, choices, why }) => ({ key, kind, contest, thing: thingOf(key, names), hall: there(key), office: here(key), choices: [...choices], why: why === null ? null : WHY[why] }));
}

async function namesFor(db: Reader, plenary: Plenary, open: readonly Open[], office: Snapshot, hall: Snapshot): Promise<Names> {
  const { scheme, validOn } = plenary;
  const objected = new Set(open.flatMap(({ key, kind }) => (kind === 'objection' ? [key] : [])));
  const contests = new Map<number, ContestContext>();
  const about = [...office.objections, ...hall.objections].flatMap((one) => (objected.has(`objection:${one.number}`) ? one.contest_id ?? [] : []));
  for (const id of new Set([...open.flatMap(({ contest }) => contest ?? []), ...about])) {
    const found = await contestContext(db, id);
    if (found.ok) contests.set(id, found.value);
  }
  const paths = [...new Set(open.flatMap(({ key, kind }) => (kind === 'line' ? key.split('/')[1] ?? [] : [])))];
  const regions = await findRegions(db, scheme, paths, validOn);
  const people = await namesOf(db, [...new Set([office, hall].flatMap(({ lines, certificates }) => [...lines.map((line) => line.changed_by ?? ''), ...certificates.map((one) => one.drawn_up_by)]))]);
  const labels = labelsOf(new Map([...hall.objections, ...office.objections].map((one) => [one.number, one])).values());
  const spots = new Map((objected.size === 0 ? [] : await unitsOf(db, plenary)).map((unit) => [unit.id, unit]));
  return { spots, contests, people, labels, places: new Map([...regions].map(([path, { name }]) => [path, name])) };
}

function thingOf(key: string, { contests, places, labels }: Names): Text {
  const [kind, rest] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)] as const;
  const [first = '', second = '', third = ''] = rest.split('/');
  const contest = contests.get(Number(first))?.name ?? first;
  if (kind === 'line') return plain(`${placeWords({ region: second, station: Number(third), name: places.get(second) ?? second })} · ${contest}`);
  if (kind === 'certificate') return { id: `D.Hasil versi ${second} · ${contest}`, en: `D.Hasil version ${second} · ${contest}` };
  return wordsOfThing(kind, kind === 'objection' ? labels.get(Number(rest)) ?? rest : rest);
}

/** What stands of a line; of a correction also why, and who agreed: somebody chooses between figures by their grounds. */
function lineWords({ state, reason, agreed_by: agreed }: RawLine): Text {
  const { id, en } = LINES[state];
  if (state !== 'corrected' || reason === null) return { id, en };
  return { id: [id, `alasan: ${reason}`, ...(agreed.length === 0 ? [] : [`disetujui ${agreed.join(', ')}`])].join(' · '), en: [en, `reason: ${reason}`, ...(agreed.length === 0 ? [] : [`agreed by ${agreed.join(', ')}`])].join(' · ') };
}

/** A version in what people tell it apart by: its state, how many signed or refused, and the votes that it adds up. A hash is for comparing papers, not for choosing. */
function paperWords({ state, signatures, figures }: Snapshot['certificates'][number], contest: ContestContext | undefined): Text {
  const valid = figures[contest?.form.index['V1'] ?? -1] ?? null;
  const signed = signatures.filter((one) => one.signed).length;
  const refused = signatures.length - signed;
  const { id, en } = CERTIFICATES[state];
  return {
    id: [id, `${signed} tanda tangan`, ...(refused === 0 ? [] : [`${refused} menolak`]), ...(valid === null ? [] : [`suara sah ${valid.toLocaleString('id-ID')}`])].join(' · '),
    en: [en, signed === 1 ? '1 signature' : `${signed} signatures`, ...(refused === 0 ? [] : [`${refused} refused`]), ...(valid === null ? [] : [`valid votes ${valid.toLocaleString('en-GB')}`])].join(' · '),
  };
}

/** What became of it; where the two sides tell it otherwise (both took up one statement, one put it right), also who and what, and of what where that is another. */
function objectionWords(one: Said, other: Said | undefined, { attendance }: Snapshot, { contests, spots }: Names): Text {
  const became = answered(one.outcome, one.answer);
  if (other && isSameRecord(one, other)) return became;
  const who = attendance.find(({ id }) => id === one.raised_by)?.name ?? '';
  const spot = one.region_id === null ? undefined : spots.get(one.region_id);
  const isElsewhere = other !== undefined && (['contest_id', 'region_id', 'station'] as const).some((key) => one[key] !== other[key]);
  const about = (all: string): string => (isElsewhere ? ` (${[one.contest_id === null ? all : contests.get(one.contest_id)?.name ?? one.contest_id, ...(spot ? [placeWords({ region: spot.path, station: one.station ?? 0, name: spot.name })] : [])].join(', ')})` : '');
  return { id: `${who}${about('seluruh rapat')}: “${one.matter}” · ${became.id}`, en: `${who}${about('the whole plenary')}: “${one.matter}” · ${became.en}` };
}

/** What one side says of a key; of a line only the cells in which the other side differs. */
function sidesOf(own: Snapshot, other: Snapshot, names: Names): (key: string) => ConflictSide {
  const lines = new Map(own.lines.map((line) => [lineKey(line), line]));
  const others = new Map(other.lines.map((line) => [lineKey(line), line]));
  const certificates = new Map(own.certificates.map((one) => [certificateKey(one), one]));
  const by = (id: string | null): string | null => (id === null ? null : names.people.get(id) ?? id);
  return (key) => {
    const line = lines.get(key);
    if (line) return { says: lineWords(line), cells: differing(line, others.get(key), names), by: by(line.changed_by), at: line.changed_at };
    const certificate = certificates.get(key);
    if (certificate) return { says: paperWords(certificate, names.contests.get(certificate.contest_id)), cells: {}, by: by(certificate.drawn_up_by), at: certificate.drawn_up_at };
    const number = Number(key.slice(key.indexOf(':') + 1));
    const objection = key.startsWith('objection:') ? own.objections.find((one) => one.number === number) : undefined;
    if (objection) return { ...NOTHING, says: objectionWords(objection, other.objections.find((one) => one.number === number), own, names) };
    const person = key.startsWith('attendance:') ? own.attendance.find((one) => one.id === number) : undefined;
    if (person) return { ...NOTHING, says: present(person) };
    if (key === 'groups') return { ...NOTHING, says: plain(own.groups.map(({ name, regions }) => `${name} (${regions.length})`).join(', ')) };
    return key === 'state' ? { ...NOTHING, says: PLENARIES[own.state.state] } : NOTHING;
  };
}

function differing(line: RawLine, other: RawLine | undefined, { contests }: Names): Record<string, number | null> {
  const form = contests.get(line.contest_id)?.form;
  if (!form || !line.figures) return {};
  const [mine, theirs] = [recordFromFigures(form, line.figures), other?.figures ? recordFromFigures(form, other.figures) : {}];
  return Object.fromEntries(form.cells.filter(({ id }) => (mine[id] ?? null) !== (theirs[id] ?? null)).map(({ id }) => [id, mine[id] ?? null]));
}
