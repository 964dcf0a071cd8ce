import type { CaseEvent, CaseState } from '../states.ts';
import { nextState } from '../states.ts';
import type { EntryKind, Settlement } from './settle.ts';

export const isOfStation = (kind: EntryKind): boolean => kind === 'kpps' || kind === 'office';

/**
 * The state of a sheet once somebody has said something and it was weighed; null where nobody of that kind may speak now.
 * Every move goes over CASE_STEPS.
 */
export function stateAfter(from: CaseState, kind: EntryKind, settled: Settlement['state']): CaseState | null {
  if (isOfStation(kind)) return afterStation(from, settled);
  if (from !== 'entered' && from !== 'different') return kind === 'machine' && from === 'photographed' ? from : null;
  if (settled === 'accepted') return nextState(from, from === 'entered' ? 'read_equal' : 'settled', 'accepted');
  if (kind === 'machine' || settled === 'entered') return from;
  return nextState(from, 'read_different', 'different');
}

/** The station's first word makes it 'entered' before anything else may follow of it. */
function afterStation(from: CaseState, settled: Settlement['state']): CaseState | null {
  const begun = nextState(from, 'entered');
  if (begun) return settled === 'accepted' ? nextState(begun, 'settled', 'accepted') : begun;
  const event: CaseEvent = settled === 'accepted' ? 'settled' : 'corrected';
  return nextState(from, event, settled);
}
