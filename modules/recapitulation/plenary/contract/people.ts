import { z } from 'zod';
import { plainly, words } from '../../../../kernel/words.ts';
import { ContestType } from '../../../elections/contract.ts';
import { Capacity, Int } from './shared.ts';

/**
 * POST …/attendance. A witness comes by a mandate that is recorded for them (`mandate`, from GET …/mandates; the letter is then its own; not needed where
 * `person` has one that fits), or `withoutMandate` tells why not: the papers say so. Ballot and number of the contestant always; nobody else has a contestant.
 */
export const Attend = z.object({
  name: plainly(120), capacity: Capacity, contestType: ContestType.nullable(), contestant: z.number().int().min(0).max(999).nullable(),
  letter: plainly(100).nullable(), person: z.string().max(64).nullable(),
  mandate: Int.nullable().optional(), withoutMandate: words(300).nullable().optional(),
});
export type Attend = z.infer<typeof Attend>;
/** POST …/attendance → its number; …/attendance/{number}/leave: {} → the same. */
export const Attended = z.object({ id: z.number() });
export type Attended = z.infer<typeof Attended>;
/** POST …/attendance/{number}/correct: all that is written down of somebody, as it should have been, and why it is put right. Not once a signed D.Hasil names them (`attendance_sealed`); one that is not signed is drawn up anew. */
export const CorrectAttendance = Attend.extend({ reason: words(300) });
export type CorrectAttendance = z.infer<typeof CorrectAttendance>;
/** POST …/attendance/{number}/strike: they were never here. Whose objection stands, or who agreed to a correction, is put right and not struck (`attendance_needed`). */
export const StrikeAttendance = z.object({ reason: words(300) });
/** `person`, `letter` and `mandate` are for those who lead; others see none of them. */
export const AttendanceView = Attend.extend({ mandate: z.number().nullable(), withoutMandate: z.string().nullable(), id: z.number(), contestantName: z.string().nullable(), cameAt: z.string(), leftAt: z.string().nullable(), /** Written down by mistake: was never here. `leftAt` is then `cameAt`. */ struck: z.boolean() });
export type AttendanceView = z.infer<typeof AttendanceView>;

/** GET …/mandates?find= : mandates of witnesses in force that hold where the plenary is held; with a name or letter to `find` also those of stations below. At most 500, for those who lead. `attendance` = who came by it and is still there. */
export const HallMandates = z.object({ rows: z.array(z.object({
  id: z.number(), person: z.object({ id: z.string(), name: z.string() }), contestType: ContestType, contestant: z.object({ number: z.number(), name: z.string() }), letter: z.string(), place: z.string(), attendance: z.number().nullable(),
})) });
export type HallMandates = z.infer<typeof HallMandates>;
