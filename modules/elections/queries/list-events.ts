import type { Reader } from '../../../kernel/db/schema.ts';
import type { ContestSummary, EventSummary } from '../contract.ts';
import { allDistrictPaths, allEvents, contestHeads, type ContestHead, type EventRow } from '../store/contests.ts';

/** Every event with its contests, newest first. */
export async function listEvents(db: Reader): Promise<EventSummary[]> {
  const [events, contests] = [await allEvents(db), await contestHeads(db)];
  const parts = await allDistrictPaths(db);
  const byEvent = Map.groupBy(contests, (contest) => contest.eventId);
  return events.map((event) => ({ ...eventHead(event), contests: (byEvent.get(event.id) ?? []).map((contest) => ({ ...contestHead(contest), parts: parts.get(contest.id) ?? [] })) }));
}

export const eventHead = (event: EventRow): Omit<EventSummary, 'contests'> => ({
  id: event.id, slug: event.slug, name: event.name, kind: event.kind, date: event.date, scheme: event.scheme, demo: event.demo, publication: event.publication,
});

export const contestHead = (contest: ContestHead): ContestSummary => ({
  id: contest.id, slug: contest.slug, type: contest.type, name: contest.name, region: contest.region,
  district: contest.district, channels: [...contest.channels],
});
