import { z } from 'zod';
import { plainly, words } from '../../../../kernel/words.ts';
import { SumsById } from '../../../sheets/contract.ts';
import { LINE_STATES } from '../states.ts';
import { Int, LineRef } from './shared.ts';

/**
 * What the sender saw: `changes` of the line on its screen (0 = never touched). Where somebody changed the line since, the act
 * is refused as `conflict` and tells what is there now.
 */
const Seen = LineRef.extend({ after: z.number().int().min(0).max(1_000_000) });

/**
 * POST …/lines/confirm: `figures` = those read aloud from the paper. Where they are not what is written, it is a
 * correction (`correction_needed`): unless it was the quick way that misread the paper, and the line is read for the first time. Then
 * `paperSays` tells so, the paper's figures are what is written, and a difference from agreed figures stands on D.Hasil. Never against a certificate.
 */
export const ConfirmLine = Seen.extend({ figures: SumsById, paperSays: words(300).min(10).nullable().default(null) });
export type ConfirmLine = z.infer<typeof ConfirmLine>;
/** POST …/lines/confirm-many: lines whose paper was read and is what is written, without typing; none whose entry an office replaced (`entry_replaced`), and none about which something is open (`line_doubted`). `mark` = that of `written` as it was shown. */
export const ConfirmMany = z.object({ lines: z.array(Seen.extend({ mark: z.string().regex(/^[0-9a-f]{16}$/) })).min(1).max(100) });
export type ConfirmMany = z.infer<typeof ConfirmMany>;
/** POST …/lines/correct: other figures than the paper's, with all that D.Hasil must tell of it. */
export const CorrectLine = Seen.extend({
  figures: SumsById, reason: words(1000), evidence: words(500), askedBy: plainly(200),
  /** Attendance numbers of those who agreed; they are present now, and the chair is among them. */
  agreedBy: z.array(Int).min(1).max(200),
});
export type CorrectLine = z.infer<typeof CorrectLine>;
/** POST …/lines/undo: the line is to be read again; its figures stay in the minutes and, until it is read, in the sum. */
export const UndoLine = Seen.extend({ reason: words(300) });
export type UndoLine = z.infer<typeof UndoLine>;
/** Answer of every act on lines, in the order given. */
export const LinesDone = z.object({ acts: z.number(), lines: z.array(LineRef.extend({ state: z.enum(LINE_STATES), changes: z.number(), broken: z.array(z.string()) })) });
export type LinesDone = z.infer<typeof LinesDone>;
/** POST …/show: what a group has on the projector. */
export const ShowLine = z.object({ group: z.number().int().min(1).max(20), line: LineRef.nullable() });
export type ShowLine = z.infer<typeof ShowLine>;
/** `presenting` = whether somebody begins to present here, goes on, ended, or it was dark already; `lines` = how many were shown since it began. */
export const Shown = z.object({ group: z.number(), showing: LineRef.nullable(), presenting: z.enum(['began', 'goes_on', 'ended', 'dark']), lines: z.number() });
export type Shown = z.infer<typeof Shown>;
