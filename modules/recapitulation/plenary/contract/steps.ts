import { z } from 'zod';
import { plainly, words } from '../../../../kernel/words.ts';
import { RegionPath } from '../../../regions/contract.ts';
import { PLENARY_STATES } from '../states.ts';
import { Moment } from './shared.ts';

/** POST /api/plenaries. Groups read side by side, each its own kelurahan (or regions below); without any, one group reads all. */
export const PlanPlenary = z.object({
  event: z.string().max(40), region: RegionPath, place: plainly(200), plannedFor: Moment.nullable(), /** The order of the day. */ agenda: words(2000).nullable().optional(),
  groups: z.array(z.object({ name: plainly(80), regions: z.array(RegionPath).min(1).max(1000) })).max(20).default([]),
});
export type PlanPlenary = z.infer<typeof PlanPlenary>;

/**
 * POST …/plan: place, time or agenda of a plenary that was planned before, or at recess those of its next sitting. What is left out stays. `at` =
 * when it begins (planned), or when it goes on (at recess); null = not settled. Witnesses whose mandate holds there, and those who came, get a message where a contact of theirs is known.
 */
export const ChangePlan = z.object({ place: plainly(200).optional(), at: Moment.nullable().optional(), agenda: words(2000).nullable().optional(), reason: words(300).nullable().default(null) });
export type ChangePlan = z.infer<typeof ChangePlan>;
/** POST …/open, …/resume, …/close: {}. */
export const PlenaryStep = z.object({});
/** POST …/pause */
export const PausePlenary = z.object({ reason: words(300), resumesAt: Moment.nullable() });
export type PausePlenary = z.infer<typeof PausePlenary>;
/** POST …/reopen, by whoever leads above. */
export const ReopenPlenary = z.object({ reason: words(1000) });
export type ReopenPlenary = z.infer<typeof ReopenPlenary>;
/** POST …/groups: the whole division anew. Every kelurahan (or region below) stands in exactly one group; none given = one group reads all. */
export const SetGroups = z.object({ groups: PlanPlenary.shape.groups });
export type SetGroups = z.infer<typeof SetGroups>;
/** Answer of every act that concerns the plenary as a whole: where it stands, and the number of its last act. */
export const PlenaryDone = z.object({ id: z.number(), state: z.enum(PLENARY_STATES), acts: z.number() });
export type PlenaryDone = z.infer<typeof PlenaryDone>;
/** Answer of …/plan: `told` = how many people have a message of it. */
export const PlanChanged = PlenaryDone.extend({ told: z.number() });
export type PlanChanged = z.infer<typeof PlanChanged>;
