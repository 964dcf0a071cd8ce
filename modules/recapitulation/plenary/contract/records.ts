import { z } from 'zod';
import { words } from '../../../../kernel/words.ts';
import { RegionPath } from '../../../regions/contract.ts';
import { Capacity, Int } from './shared.ts';

/** POST …/objections, and POST …/objections/{number}/answer. */
export const RaiseObjection = z.object({ contest: Int.nullable(), region: RegionPath.nullable(), station: z.number().int().min(1).max(9999).nullable(), raisedBy: Int, matter: words(2000), kind: z.enum(['objection', 'special_event']), /** The statement, signed at that station, that the plenary takes up with it. */ statement: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() });
export type RaiseObjection = z.infer<typeof RaiseObjection>;
/**
 * POST …/objections/{number}/correct: all that is written down of an objection or special event but its kind, as it should have been, and why it is put right; its name (K-1) stays. Not once it is
 * answered (`objection_answered`) or a signed D.Hasil tells of it (`line_sealed`); of one taken up from a station only who stands for it. What is drawn up and not signed is set aside.
 */
export const CorrectObjection = RaiseObjection.omit({ kind: true, statement: true }).extend({ reason: words(300) });
export type CorrectObjection = z.infer<typeof CorrectObjection>;
export const AnswerObjection = z.object({ outcome: z.enum(['accepted', 'rejected', 'recommended']), answer: words(2000) });
export type AnswerObjection = z.infer<typeof AnswerObjection>;
export const ObjectionDone = z.object({ number: z.number(), outcome: z.enum(['open', 'accepted', 'rejected', 'recommended']) });
export type ObjectionDone = z.infer<typeof ObjectionDone>;
export const ObjectionView = z.object({
  number: z.number(), /** K-1, KK-1: each kind counted by itself. `number` counts both, and is what addresses use. */ label: z.string(), contest: z.number().nullable(), place: z.string().nullable(), region: RegionPath.nullable(), station: z.number().nullable(), raisedBy: z.object({ id: z.number(), name: z.string(), capacity: Capacity }),
  matter: z.string(), kind: z.enum(['objection', 'special_event']), outcome: z.enum(['open', 'accepted', 'rejected', 'recommended']), answer: z.string().nullable(),
});
export type ObjectionView = z.infer<typeof ObjectionView>;

/** On the page of its plenary. `toldBy` = contests whose signed D.Hasil tells it while it is not answered: nothing of it is put right any more (rules/put-record-right.ts). Empty for who does not lead. */
export const PlenaryObjection = ObjectionView.extend({ toldBy: z.array(z.number()) });
export type PlenaryObjection = z.infer<typeof PlenaryObjection>;
