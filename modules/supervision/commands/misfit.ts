import type { Place } from '../../../kernel/access.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { calledAt } from '../../elections/index.ts';
import type { GiveMandate } from '../contract.ts';
import type { EventHead } from '../store/ballots.ts';
import { mandatesOfContestant, watchesAt } from '../store/mandates.ts';
import { isThere } from '../store/places.ts';

/** What stands against a mandate: no such place; witness without contestant or supervisor with one; no role there; no such number; enough of them. */
export type Misfit = 'region' | 'shape' | 'duty' | 'contestant' | 'full';

/** The first thing that stands against recording this mandate; null = nothing. `called` may remember, for whoever asks for many. */
export async function misfitOf(tx: Tx, event: EventHead, place: Place, { person, kind, contestType, contestant }: Omit<GiveMandate, 'event' | 'letter'>, called: typeof calledAt = calledAt): Promise<Misfit | null> {
  if (!await isThere(tx, event.rollId, place.scheme, place.path)) return 'region';
  if ((kind === 'witness') !== (contestant !== null && contestType !== null)) return 'shape';
  if (!await watchesAt(tx, person, kind === 'witness' ? 'saksi' : 'bawaslu', place.scheme, place.path, place.within ?? '')) return 'duty';
  if (kind === 'supervisor' || contestType === null || contestant === null) return null;
  const [stands] = await called(tx, event, [{ type: contestType, number: contestant, path: place.path }]);
  if (!stands) return 'contestant';
  const most = event.witnessesPerStation;
  if (most === null || !place.path.includes('/')) return null;
  return (await mandatesOfContestant(tx, { eventId: event.id, contestType, contestant, scheme: place.scheme, path: place.path })) >= most ? 'full' : null;
}
