import type { Reader } from '../../../kernel/db/schema.ts';
import { allEvents } from '../store/contests.ts';

/** The names of all events by their slugs, for rooms that only say in which election something holds. */
export const eventNames = async (db: Reader): Promise<ReadonlyMap<string, string>> =>
  new Map((await allEvents(db)).map(({ slug, name }) => [slug, name]));
