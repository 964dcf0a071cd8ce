import { sendItem } from '../net/api.ts';
import type { Outcome, QueueItem, QueueKind } from './states.ts';

/** Takes one item to the house; called again with the same item until it is answered or refused for itself. */
export type Carrier = (item: QueueItem) => Promise<Outcome>;

const carriers: Partial<Record<QueueKind, Carrier>> = {};

/** Things that do not travel as one request (photos, piece by piece) name who carries them, once, when the app starts. */
export const carryBy = (kind: QueueKind, carrier: Carrier): void => { carriers[kind] = carrier; };

export const carry = (item: QueueItem): Promise<Outcome> => (carriers[item.kind] ?? sendItem)(item);
