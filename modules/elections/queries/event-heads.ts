import type { Reader } from '../../../kernel/db/schema.ts';
import type { EventSummary } from '../contract.ts';
import { allEvents } from '../store/contests.ts';
import { eventHead } from './list-events.ts';

/** All events without their contests, newest first. */
export const eventHeads = async (db: Reader): Promise<EventSummary[]> => (await allEvents(db)).map(eventHead);
