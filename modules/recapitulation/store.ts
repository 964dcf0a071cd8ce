import './tables/official-figure.ts';
import './tables/running-total.ts';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/schema.ts';
import type { Totals } from './rules/running-totals.ts';

/** Totals, or a change of them, of one subdistrict. */
export type RegionDelta = { readonly regionId: number; readonly path: string; readonly totals: Totals };

const literals = (vectors: readonly (readonly number[])[]): string[] => vectors.map((vector) => `{${vector.join(',')}}`);

/**
 * Adds changes to the running totals, each region once. In the order of their paths, so that two transactions that
 * touch the same regions wait for each other but never in a circle.
 */
export async function addToTotals(tx: Tx, contestId: number, channel: string, deltas: readonly RegionDelta[]): Promise<void> {
  const sorted = [...deltas].sort((a, b) => (a.path < b.path ? -1 : 1));
  const totals = sorted.map((delta) => delta.totals);
  await sql`
    INSERT INTO running_total AS t (contest_id, channel, path, region_id, stations_in, hard, warn, corrected, incomplete, rules, present, sums)
    SELECT ${contestId}::int, ${channel}::text, d.path, d.region_id, d.stations_in, d.hard, d.warn, d.corrected, d.incomplete,
           d.rules::bigint[], d.present::bigint[], d.sums::bigint[]
    FROM unnest(
      ${sorted.map((delta) => delta.path)}::text[], ${sorted.map((delta) => delta.regionId)}::int[],
      ${totals.map((one) => one.stationsIn)}::int[], ${totals.map((one) => one.hard)}::int[], ${totals.map((one) => one.warn)}::int[],
      ${totals.map((one) => one.corrected)}::int[], ${totals.map((one) => one.incomplete)}::int[],
      ${literals(totals.map((one) => one.rules))}::text[], ${literals(totals.map((one) => one.present))}::text[],
      ${literals(totals.map((one) => one.sums))}::text[]
    ) AS d (path, region_id, stations_in, hard, warn, corrected, incomplete, rules, present, sums)
    ON CONFLICT (contest_id, channel, path) DO UPDATE SET
      stations_in = t.stations_in + excluded.stations_in, hard = t.hard + excluded.hard, warn = t.warn + excluded.warn,
      corrected = t.corrected + excluded.corrected, incomplete = t.incomplete + excluded.incomplete,
      rules = vector_add(t.rules, excluded.rules), present = vector_add(t.present, excluded.present),
      sums = vector_add(t.sums, excluded.sums)`.execute(tx);
}
