import { QUEUE_SORTS, WAITING_STATES, type QueueSort, type WaitingState } from './wire.ts';

/** State of the room: which election, where, and what waits how long. */
export type QueueSearch = {
  event?: string | undefined; region?: string | undefined; contest?: number | undefined; state?: WaitingState | undefined; olderThan?: number | undefined;
  unnamed?: '1' | undefined; sort?: QueueSort | undefined;
};

/** Segments of a path from which the queue is short enough to be counted whole each time: a regency. */
const REGENCY = 2;

/** Unless somebody chose: what waits longest first, so that kelurahan with work stand above those without; above a regency by place, of which only the page is counted. */
export const sortOf = ({ sort, region = '' }: Pick<QueueSearch, 'sort' | 'region'>): QueueSort =>
  sort ?? (region.split('.').length >= REGENCY ? 'oldest' : 'place');

export function queueSearch(raw: Record<string, unknown>): QueueSearch {
  const whole = (name: string): number | undefined => { const value = Number(raw[name]); return Number.isInteger(value) && value > 0 ? value : undefined; };
  const word = (name: string): string | undefined => (typeof raw[name] === 'string' ? raw[name] : undefined);
  return {
    event: word('event') || undefined, region: word('region'), contest: whole('contest'), olderThan: whole('olderThan'),
    state: WAITING_STATES.find((state) => state === raw['state']), sort: QUEUE_SORTS.find((sort) => sort === raw['sort']),
    unnamed: raw['unnamed'] === '1' ? '1' : undefined,
  };
}
