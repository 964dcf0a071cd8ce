import type { z } from 'zod';
import type { RawAct } from '../../store/hall-house.ts';
import type { Flaw } from './frame.ts';
import { Added, Answered, BECOMES, Came, DrawnUp, Grouped, Left, Lines, Named, Nothing, Paused, PutRight, Raised, RecordRight, shaped, Signed, Struck } from './said.ts';

/** What each act of a hall says. Others are refused when they are done once more. */
const SHAPES: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['open', Nothing], ['resume', Nothing], ['close', Nothing], ['pause', Paused], ['groups', Grouped], ['attend', Came], ['leave', Left], ['correct_attendance', PutRight], ['strike_attendance', Struck], ['raise_objection', Raised], ['correct_objection', RecordRight], ['answer_objection', Answered], ...Object.keys(BECOMES).map((act) => [act, Lines] as const),
  ['certificate_draw_up', DrawnUp], ['certificate_read_back', Named], ['certificate_sign', Signed], ['certificate_add_signer', Added], ['certificate_send', Named],
]);

/** Is what an act says just in the shape that a house writes, no word more or less? */
export function shapeFlaw(act: RawAct): Flaw {
  const shape = SHAPES.get(act.act);
  return shape ? shaped(act, shape, () => null) : null;
}
