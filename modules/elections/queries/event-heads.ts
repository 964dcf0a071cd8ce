import type { Reader } from '../../../kernel/db/schema.ts';
import type { EventSummary } from '../contract.ts';
import { allEvents } from '../store/contests.ts';
import { eventHead } from './list-events.ts';

/** All events without their contests, of which a nation has thousands: for rooms that only say in which election something holds. */
export const eventHeads = async (db: Reader): Promise<Omit<EventSummary, 'contests'>[]> => (await allEvents(db)).map(eventHead);
