import { sql } from 'kysely';
import type { Tx } from '../db/schema.ts';
import type { Anchor } from './anchors.ts';
import type { FaultList } from './faults.ts';

/** So much may lie between the moment of an entry and its seal (a long statement), or between two clocks. */
const TOLERANCE_MILLISECONDS = 10 * 60_000;

/** One entry that fits its seal, with its moment (milliseconds since 1970; endless ones are endless here too). */
export type Moment = { readonly entry: string; readonly at: number };

export type Moments = {
  /** Entries that do not fit their seal are told as edited; their moments say nothing. */
  setAside(entry: string): void;
  /** The entries of one link, lane by lane in order. */
  link(lane: string, n: string, entries: readonly Moment[]): void;
  /** Compares entries by their numbers as well, and with the clock. */
  finish(tx: Tx): Promise<void>;
};

/**
 * Finds entries that say a moment at which they cannot have been written: more than ten minutes before the link before them in
 * their lane, before an anchor that was noted while they were not there, before the entry with the number before theirs, or in
 * the future. Numbers and moments are given together by the database, so they rise together.
 */
export function momentsOf(anchors: readonly Anchor[], faults: FaultList): Moments {
  const aside = new Set<string>();
  const told = new Set<string>();
  const notedAt = anchorsByLane(anchors);
  let last: { lane: string; at: number } | null = null;
  const tell = (kind: 'backdated' | 'postdated', entry: string, at: number): void => {
    if (aside.has(entry) || told.has(entry)) return;
    told.add(entry);
    faults.add(kind, { entry, at: Number.isFinite(at) ? new Date(at).toISOString() : String(at) });
  };
  return {
    setAside: (entry) => void aside.add(entry),
    link(lane, n, entries) {
      if (entries.length === 0) return;
      const notBefore = Math.max(last?.lane === lane ? last.at : -Infinity, notedAt(lane, n)) - TOLERANCE_MILLISECONDS;
      for (const { entry, at } of entries) if (at < notBefore) tell('backdated', entry, at);
      last = { lane, at: Math.max(...entries.map(({ at }) => at)) };
    },
    async finish(tx) {
      const { rows } = await sql<{ entry: string; before: string | null; at: number; future: boolean }>`
        SELECT id::text AS entry, before::text, extract(epoch FROM at)::float8 * 1000 AS at, future FROM (
          SELECT id, at, lag(id) OVER w AS before, lag(at) OVER w AS at_before, at > clock_timestamp() + ${TOLERANCE_MILLISECONDS}::float8 * interval '1 millisecond' AS future
          FROM audit_entry WINDOW w AS (ORDER BY id)) entry
        WHERE future OR at < at_before - ${TOLERANCE_MILLISECONDS}::float8 * interval '1 millisecond' ORDER BY id`.execute(tx);
      for (const { entry, before, at, future } of rows) {
        if (future) tell('postdated', entry, at);
        else if (before === null || !aside.has(before)) tell('backdated', entry, at);
      }
    },
  };
}

/** The newest moment at which a lane was noted to end before link `n`. All lanes are noted together, those that had not moved without a line. */
function anchorsByLane(anchors: readonly Anchor[]): (lane: string, n: string) => number {
  const moments = [...new Set(anchors.map(({ at }) => at))].sort();
  const lanes = Map.groupBy(anchors, ({ lane }) => lane);
  return (lane, n) => {
    // The first note of this lane that already knows the link: every moment before it did not.
    const knows = (lanes.get(lane) ?? []).filter((anchor) => BigInt(anchor.n) >= BigInt(n)).map(({ at }) => at).sort()[0];
    const before = knows === undefined ? moments.at(-1) : moments[moments.indexOf(knows) - 1];
    return before === undefined ? -Infinity : Date.parse(before);
  };
}
