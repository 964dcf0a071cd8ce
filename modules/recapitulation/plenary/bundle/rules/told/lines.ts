import { z } from 'zod';
import { FIGURE_MAX } from '../../../../../sheets/contract.ts';
import { canonicalJson } from '../../../certificates/rules/canonical.ts';
import { addsStations } from '../../../rules/levels.ts';
import { LINE_STATES, type LineState } from '../../../states.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { lineKey, short, thingsOf, type RawLine } from '../../store/snapshot.ts';
import { areDistinct, cannot, firstFlaw, thing, type Flaw, type Told } from './frame.ts';

const Whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const Row = z.array(Whole.nullable()).max(5000);
const Words = z.string().max(2000).nullable();
/** A line as the minutes tell it, whole. */
const ToldLine = z.object({
  contest: Whole, region: z.string().max(130), station: Whole, state: z.enum(LINE_STATES), written: Row.nullable(), writtenFrom: z.enum(['accepted', 'entry', 'certificate', 'typed']).nullable(), certificate: Whole.nullable(), figures: Row.nullable(),
  corrected: z.array(Whole).max(5000), misread: Row.nullable(), misreadWhy: Words, reason: Words, evidence: Words, askedBy: Words, agreedBy: z.array(z.string().max(120)).max(200),
});
export type ToldLine = z.infer<typeof ToldLine>;
const Lines = z.object({ lines: z.array(ToldLine).min(1).max(1000) });

const BECOMES: Readonly<Record<string, LineState>> = { confirm: 'confirmed', correct: 'corrected', undo: 'waiting' };
const keyOf = ({ contest, region, station }: Pick<ToldLine, 'contest' | 'region' | 'station'>): string => lineKey({ contest_id: contest, region, station });
const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

/** The lines that an act of the minutes tells of. */
export const linesTold = ({ act, details }: RawAct): ToldLine[] => {
  const told = act in BECOMES ? Lines.safeParse(details) : null;
  return told?.success ? told.data.lines : [];
};

/** Every reading is of a line of this plenary and possible after the one before; lines stand as they were last told. */
export function checkLines(told: Told): Flaw {
  const { frame, snapshot, acts } = told;
  const last = new Map<string, ToldLine>();
  const flaw = firstFlaw(acts.filter(({ act }) => act in BECOMES), (act) => readingFlaw(told, act, last));
  if (flaw) return flaw;
  const keys = snapshot.lines.map(lineKey);
  if (!areDistinct(keys)) return thing('baris yang ditulis dua kali', 'a line that is written twice');
  const now = thingsOf(snapshot);
  return firstFlaw(snapshot.lines, (line) => {
    const one = last.get(lineKey(line));
    const fits = one ? same(one, asTold(line)) : short(now.get(lineKey(line))?.whole ?? '') === frame.base[lineKey(line)];
    return fits ? null : nameOf(told, line);
  }) ?? firstFlaw(last.values(), (one) => (keys.includes(keyOf(one)) ? null : nameOf(told, { contest_id: one.contest, region: one.region, station: one.station })));
}

const asTold = (line: RawLine): ToldLine => ({
  contest: line.contest_id, region: line.region, station: line.station, state: line.state, written: line.written, writtenFrom: line.written_from, certificate: line.certificate_id, figures: line.figures, corrected: line.corrected,
  misread: line.misread, misreadWhy: line.misread_why, reason: line.reason, evidence: line.evidence, askedBy: line.asked_by, agreedBy: line.agreed_by,
});

function nameOf({ frame: { units, contests } }: Told, { contest_id: contest, region, station }: Pick<RawLine, 'contest_id' | 'region' | 'station'>): Flaw {
  const place = `${station > 0 ? `TPS ${String(station).padStart(3, '0')} ` : ''}${units.get(region)?.name ?? region} · ${contests.get(contest)?.name ?? contest}`;
  return thing(place, place);
}

function readingFlaw(told: Told, act: RawAct, last: Map<string, ToldLine>): Flaw {
  const { frame } = told;
  const lines = linesTold(act);
  if (lines.length === 0) return cannot(act, 'isinya bukan isi tindakan itu', 'its words are not those of that act');
  return firstFlaw(lines, (line) => {
    const key = keyOf(line);
    if (!frame.lines.has(key)) return cannot(act, 'baris itu tidak dibacakan di rapat ini', 'that line is not read in this plenary');
    const before = last.get(key) ?? (frame.stood.has(key) ? asTold(frame.stood.get(key) as RawLine) : undefined);
    last.set(key, line);
    return isReading(told, act, line, before) ? null : cannot(act, 'pembacaan itu tidak mungkin dengan angka atau keadaan baris sebelumnya', 'that reading cannot be with its figures or after what the line was');
  });
}

/** Figures fit the form; what the paper first said stays; the act makes of it what its name says. */
function isReading(told: Told, { act }: RawAct, line: ToldLine, before: ToldLine | undefined): boolean {
  const isStation = addsStations(told.frame.plenary.level);
  if (!fitsForm(told, line, isStation) || line.state !== BECOMES[act] || (line.misread !== null && line.misreadWhy === null)) return false;
  if (isStation && before?.written && !same(before.written, line.written)) return false;
  if (line.state === 'waiting') return before === undefined || (before.state !== 'waiting' && same(before.figures, line.figures));
  return isSettled(told, line, before, isStation);
}

function fitsForm({ frame }: Told, line: ToldLine, isStation: boolean): boolean {
  const [cells, most] = [frame.contests.get(line.contest)?.form.cells.length, isStation ? FIGURE_MAX : Number.MAX_SAFE_INTEGER];
  return [line.written, line.figures, line.misread].every((row) => row === null || (row.length === cells && row.every((figure) => (figure ?? 0) <= most)));
}

/** What is confirmed is what is written; what differs is a correction with all that D.Hasil tells of it. Above stations it is read from a certificate. */
function isSettled(told: Told, line: ToldLine, before: ToldLine | undefined, isStation: boolean): boolean {
  const { written, figures } = line;
  if (!written || !figures || line.writtenFrom === null || (line.writtenFrom === 'certificate') === isStation || (line.certificate === null) !== isStation) return false;
  const differ = figures.flatMap((figure, at) => (figure === written[at] ? [] : [at]));
  if (!same(differ, line.corrected)) return false;
  return line.state === 'confirmed' ? differ.length === 0 && (before === undefined || before.state === 'waiting') : differ.length > 0 && isAgreed(told, line);
}

function isAgreed({ snapshot }: Told, line: ToldLine): boolean {
  const chairs = new Set(snapshot.attendance.filter(({ capacity }) => capacity === 'chair').map(({ name }) => name));
  return [line.reason, line.evidence, line.askedBy].every((words) => words !== null && words !== '') && line.agreedBy.some((name) => chairs.has(name));
}
