import type { Reader } from '../../../kernel/db/schema.ts';
import type { ContestSummary, EventSummary } from '../contract.ts';
import { allEvents, contestHeads, type ContestHead, type EventRow } from '../store/contests.ts';

export type EventWithContests = EventSummary & { readonly contests: readonly ContestSummary[] };

/** Every event with all its contests, newest first: for the house's own work. Whoever asks from outside gets them one event at a time. */
export async function listEvents(db: Reader): Promise<EventWithContests[]> {
  const [events, contests] = [await allEvents(db), await contestHeads(db)];
  const byEvent = Map.groupBy(contests, (contest) => contest.eventId);
  return events.map((event) => ({ ...eventHead(event), contests: (byEvent.get(event.id) ?? []).map(contestHead) }));
}

export const eventHead = (event: EventRow): EventSummary => ({
  id: event.id, slug: event.slug, name: event.name, kind: event.kind, date: event.date, scheme: event.scheme, demo: event.demo, publication: event.publication,
});

export const contestHead = (contest: ContestHead): ContestSummary => ({
  id: contest.id, slug: contest.slug, type: contest.type, name: contest.name, region: contest.region,
  district: contest.district, channels: [...contest.channels],
});
