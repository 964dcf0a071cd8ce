import type { Place } from '../../../kernel/access.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import type { GiveMandate } from '../contract.ts';
import { contestsOfType, type EventHead } from '../store/ballots.ts';
import { mandatesOfContestant, watchesAt } from '../store/mandates.ts';
import { isThere } from '../store/places.ts';

/** What stands against a mandate: no such place; witness without contestant or supervisor with one; no role there; no such number; enough of them. */
export type Misfit = 'region' | 'shape' | 'duty' | 'contestant' | 'full';

/** The first thing that stands against recording this mandate; null = nothing. `ballots` may remember, for whoever asks for many. */
export async function misfitOf(tx: Tx, event: EventHead, place: Place, { person, kind, contestType, contestant }: Omit<GiveMandate, 'event' | 'letter'>, ballots: typeof contestsOfType = contestsOfType): Promise<Misfit | null> {
  if (!await isThere(tx, event.rollId, place.scheme, place.path)) return 'region';
  if ((kind === 'witness') !== (contestant !== null && contestType !== null)) return 'shape';
  if (!await watchesAt(tx, person, kind === 'witness' ? 'saksi' : 'bawaslu', place.scheme, place.path, place.within ?? '')) return 'duty';
  if (kind === 'supervisor' || contestType === null || contestant === null) return null;
  if (!(await ballots(tx, event.id, contestType)).some(({ numbers }) => numbers.includes(contestant))) return 'contestant';
  const most = event.witnessesPerStation;
  if (most === null || !place.path.includes('/')) return null;
  return (await mandatesOfContestant(tx, { eventId: event.id, contestType, contestant, scheme: place.scheme, path: place.path })) >= most ? 'full' : null;
}
