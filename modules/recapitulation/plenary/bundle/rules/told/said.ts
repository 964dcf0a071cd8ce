import { z } from 'zod';
import { AnswerObjection, Attend, CertificateDocument, ConfirmLine, CorrectAttendance, CorrectLine, CorrectObjection, PausePlenary, RaiseObjection, SetGroups, SignCertificate, StrikeAttendance, UndoLine } from '../../../contract.ts';
import { LINE_STATES, type LineState } from '../../../states.ts';
import type { RawAct } from '../../store/hall-house.ts';
import { lineKey, Row } from '../../store/snapshot.ts';
import { alike } from './alike.ts';
import { cannot, type Flaw } from './frame.ts';

const Whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const Id = z.number().int().min(1).max(2_147_483_647);
const Words = z.string().max(2000).nullable();
/** A line as the minutes tell it, whole. */
const ToldLine = z.object({
  contest: Whole, region: z.string().max(130), station: Whole, state: z.enum(LINE_STATES), written: Row.nullable(), writtenFrom: z.enum(['accepted', 'entry', 'certificate', 'typed']).nullable(), certificate: Whole.nullable(), figures: Row.nullable(),
  corrected: z.array(Whole).max(5000), misread: Row.nullable(), misreadWhy: Words, replaced: Row.nullable().default(null), replacedBy: Words.default(null), reason: Words, evidence: Words, askedBy: Words, agreedBy: z.array(z.string().max(120)).max(200),
});
export type ToldLine = z.infer<typeof ToldLine>;
export const Lines = z.object({ lines: z.array(ToldLine).min(1).max(100) });
/** What people said of a correction, in the words that the office itself would take. */
export const Corrected = CorrectLine.pick({ reason: true, evidence: true, askedBy: true });
export const Undone = UndoLine.pick({ reason: true });
/** What the paper says, where figures are not those known before or do not add up. */
export const PaperSays = ConfirmLine.shape.paperSays.unwrap().unwrap();

export const BECOMES: Readonly<Record<string, LineState>> = { confirm: 'confirmed', correct: 'corrected', undo: 'waiting' };
export const keyOf = ({ contest, region, station }: Pick<ToldLine, 'contest' | 'region' | 'station'>): string => lineKey({ contest_id: contest, region, station });
/** The lines that an act of the minutes tells of. */
export function linesTold(one: RawAct): ToldLine[] {
  const known = read.get(one);
  if (known) return known;
  const told = Object.hasOwn(BECOMES, one.act) ? Lines.safeParse(one.details) : null;
  const lines = told?.success ? told.data.lines : [];
  read.set(one, lines);
  return lines;
}
/** Acts are asked for their lines several times, and never change. */
const read = new WeakMap<RawAct, ToldLine[]>();

export const Nothing = z.object({});
export const Paused = PausePlenary;
export const Grouped = SetGroups;
/** As an act tells it. */
export const Came = Attend.extend({ id: Id });
const Was = Attend.pick({ name: true, capacity: true, contestType: true, contestant: true });
export const PutRight = Attend.extend({ id: Id, was: Was, reason: CorrectAttendance.shape.reason });
export const Struck = StrikeAttendance.extend({ id: Id, was: Was });
export const Left = z.object({ id: Id, signed: z.array(Whole).max(1000).optional() });
export const Raised = RaiseObjection.extend({ number: Id });
export const RecordRight = CorrectObjection.extend({ number: Id, was: CorrectObjection.omit({ reason: true }) });
export const Answered = AnswerObjection.extend({ number: Id });
export const Named = z.object({ certificate: Whole.min(1), contest: Id, version: z.number().int().min(1).max(32_767), hash: z.string().regex(/^[0-9a-f]{64}$/) });
export const DrawnUp = Named.extend({ broken: z.array(z.string().max(10)).max(40) });
export const Signed = Named.extend({ attendance: Id, signed: z.boolean(), reason: SignCertificate.shape.reason.optional() });
export const Added = Named.extend({ attendance: Id, page: z.number().int().min(2).max(1000), person: CertificateDocument.shape.attendance.element.omit({ id: true }) });

/** Looks at an act whose details are word for word in the shape that this house writes: no word more or less. */
export function shaped<T>(act: RawAct, shape: z.ZodType<T>, look: (details: T) => Flaw): Flaw {
  const said = shape.safeParse(act.details);
  return said.success && alike(said.data, act.details) ? look(said.data) : cannot(act, 'isinya bukan isi tindakan itu', 'its words are not those of that act');
}
