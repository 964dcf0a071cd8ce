import { agreement, numbersOf } from '../../../rules/agreement.ts';
import { addsStations } from '../../../rules/levels.ts';
import { actOnLine, mostOf, type KnownBefore, type LineAsk, type LineStand } from '../../../rules/line-acts.ts';
import type { RawAct } from '../../store/hall-house.ts';
import type { RawLine } from '../../store/snapshot.ts';
import { alike as same } from './alike.ts';
import { areDistinct, cannot, firstFlaw, type Flaw, type Known, type Told } from './frame.ts';
import { isSealed, presentNow, rawOf, takeBack, type Night } from './night.ts';
import { sealed } from './people.ts';
import { Corrected, keyOf, Lines, PaperSays, shaped, Undone, type ToldLine } from './said.ts';

const BLANK: LineStand = { state: 'waiting', written: null, writtenFrom: null, figures: null, corrected: [], reason: null, evidence: null, askedBy: null, agreedBy: [], certificate: null, misread: null, misreadWhy: null, replaced: null, replacedBy: null };
const standOf = (row: RawLine): LineStand => ({
  state: row.state, written: row.written, writtenFrom: row.written_from, figures: row.figures, corrected: row.corrected, reason: row.reason, evidence: row.evidence, askedBy: row.asked_by, agreedBy: row.agreed_by, certificate: row.certificate_id,
  misread: row.misread, misreadWhy: row.misread_why, replaced: row.replaced, replacedBy: row.replaced_by,
});

/** Lines are read, corrected, or to be read again: each becomes just what the office's own rule (rules/line-acts.ts) makes of those figures and words at that moment. */
export const read = (told: Told, night: Night, act: RawAct): Flaw => shaped(act, Lines, ({ lines }) => {
  if (!areDistinct(lines.map(keyOf))) return cannot(act, 'satu baris disebut dua kali', 'one line is named twice');
  const flaw = firstFlaw(lines, (line) => {
    if (!told.frame.lines.has(keyOf(line))) return cannot(act, 'baris itu tidak dibacakan di rapat ini', 'that line is not read in this plenary');
    if (isSealed(night, line.contest)) return sealed(act);
    const before = night.lines.get(keyOf(line));
    if (!fitsForm(told, line) || !isLawful(told, night, act, line, before ? standOf(before) : BLANK, lines.length > 1)) return cannot(act, 'pembacaan itu tidak mungkin dengan angka, orang atau keadaan baris pada saat itu', 'that reading cannot be with its figures or people, or after what the line was');
    night.lines.set(keyOf(line), rawOf(told.frame, line, act.at, act.actor, (before?.changes ?? 0) + 1));
    return null;
  });
  if (!flaw) takeBack(night, new Set(lines.map(({ contest }) => contest)));
  return flaw;
});

const isStation = ({ frame }: Told): boolean => addsStations(frame.plenary.level);
function fitsForm(told: Told, line: ToldLine): boolean {
  const [cells, most] = [told.frame.contests.get(line.contest)?.form.cells.length, mostOf(isStation(told))];
  return [line.written, line.figures, line.misread, line.replaced].every((row) => row === null || (row.length === cells && row.every((figure) => (figure ?? 0) <= most)));
}

/** Is it what the rule leaves, for some way in which something was known before and something asked that may have been? `many`: told with others in one act, so read as it was shown. */
function isLawful(told: Told, night: Night, act: RawAct, line: ToldLine, before: LineStand, many: boolean): boolean {
  const asked = asksOf(told, night, act, line, many);
  return knownOf(told, line, before).some((known) => asked.some((one) => {
    const { contest, region, station } = line;
    const ask = one.act === 'confirm' ? { ...one, by: named(line, typists(told, act)) ?? one.by } : one;
    const verdict = actOnLine(before, { written: known.written, own: known.own, officeAfter: named(line, known.officeAfter) }, ask, isStation(told));
    return 'becomes' in verdict && verdict.becomes !== null && same({ contest, region, station, ...verdict.becomes }, line);
  }));
}

/** What somebody may have asked for so that an act tells this; none where their words or people cannot have been. */
function asksOf(told: Told, night: Night, { act, actor }: RawAct, line: ToldLine, many: boolean): LineAsk[] {
  const { figures, reason, evidence, askedBy } = line;
  if (act === 'undo') return many ? [] : [Undone.safeParse({ reason })].flatMap(({ data }) => (data ? [{ act, ...data }] : []));
  if (figures === null) return [];
  if (act === 'correct') {
    const [said, agreedBy] = [Corrected.safeParse({ reason, evidence, askedBy }), agreedIn(night, line)];
    return said.success && agreedBy && !many ? [{ act, figures, ...said.data, agreedBy }] : [];
  }
  // Whose word a hall held when it read is told by no act, and the same file would be right with one act for each line: that such a line is read by itself is asked where it is read.
  if (many) return [{ act: 'confirm_many', doubts: [] }];
  const paper = PaperSays.safeParse(reason);
  return [...(paper.success ? [paper.data] : []), null].map((paperSays) => ({ act: 'confirm', figures, paperSays, by: actor }));
}

const typists = ({ frame: { officers } }: Told, { actor }: RawAct): string[] => [officers.get(actor) ?? actor, actor];
/** The name that the line bears, where it is one of them; the hall may know no name, and says the number. */
const named = ({ replacedBy }: ToldLine, names: readonly string[]): string | null => names.find((name) => name === replacedBy) ?? names[0] ?? null;

/** Names as the rule takes them, where those named are there at that moment and the chair among them. */
function agreedIn(night: Night, { agreedBy }: ToldLine): readonly string[] | null {
  const present = presentNow(night);
  const numbers = numbersOf(present, agreedBy);
  const agreed = numbers && agreement(present, numbers);
  return agreed && 'names' in agreed ? agreed.names : null;
}

type Beforehand = Pick<KnownBefore, 'written' | 'own'> & Pick<Known, 'officeAfter'>;
const NOTHING: Beforehand = { written: null, own: null, officeAfter: [] };

/** All that may have been known of it: of a region a certificate that was accepted when the copy left or since; of a station what the quick way held at each moment. Nothing matters of what was read and stays written. */
function knownOf(told: Told, line: ToldLine, before: LineStand): readonly Beforehand[] {
  if (before.written !== null) return [NOTHING];
  const known = isStation(told) ? (told.frame.known.get(keyOf(line)) ?? []).map(({ own, officeAfter, ...one }) => ({ written: writtenIn(one), own, officeAfter }))
    : (told.frame.below.get(`${line.contest}/${line.region}`) ?? []).map(({ id, figures }): Beforehand => ({ ...NOTHING, written: { figures, from: 'certificate', certificate: id } }));
  return known.length > 0 ? known : [NOTHING];
}
const writtenIn = ({ accepted, entry }: Pick<Known, 'accepted' | 'entry'>): KnownBefore['written'] => (accepted ? { figures: accepted, from: 'accepted', certificate: null } : entry ? { figures: entry, from: 'entry', certificate: null } : null);
