import { canAnywhere, placeIn, placesWithin } from '../../api/rights.ts';
import type { EventSummary, Session } from '../../api/types.ts';

/** Work that is not done on this page: typing sheets on a phone, watching on a phone, reading a second time. */
export type OwnWork = 'enter' | 'watch' | 'read';
const VERBS = { enter: 'sheets.enter', watch: 'supervision.witness', read: 'sheets.verify' } as const;
const KINDS = ['read', 'enter', 'watch'] as const satisfies readonly OwnWork[];

/** What somebody is to do in elections whose figures come by verification; nothing for an office, whose work the other rooms show. */
export function ownWork(session: Session | undefined, events: readonly EventSummary[]): OwnWork[] {
  if (!session || canAnywhere(session, 'sheets.supervise')) return [];
  const verified = events.filter(({ publication }) => publication !== 'as_recorded');
  return KINDS.filter((kind) => verified.some((event) => placesWithin(session, VERBS[kind], placeIn(event, '')).length > 0));
}
