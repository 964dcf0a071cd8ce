import '../tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { below, ofContestHere, type At, type CountRow } from './reading.ts';

export type CaseCount = Pick<CountRow, 'path' | 'photographed' | 'entered' | 'unphotographed' | 'different' | 'askedAgain' | 'accepted' | 'replaced' | 'oldest'>;

/** The cases of each kelurahan, or of each station ('village/number') of one, as they stand now. */
export async function caseCounts(db: Reader, { event, scheme, region, contest }: At, by: 'village' | 'station'): Promise<CaseCount[]> {
  const path = by === 'village' ? sql`t.path` : sql`t.path || '/' || t.station`;
  const { rows } = await sql<CaseCount>`
    SELECT ${path} AS path, count(*) FILTER (WHERE t.state = 'photographed')::int AS photographed, count(*) FILTER (WHERE t.state = 'entered')::int AS entered,
      count(*) FILTER (WHERE t.state = 'entered' AND NOT t.readable)::int AS unphotographed, count(*) FILTER (WHERE t.state = 'different')::int AS different,
      count(*) FILTER (WHERE t.state = 'asked_again')::int AS "askedAgain", count(*) FILTER (WHERE t.state = 'accepted')::int AS accepted, count(t.photos_replaced_at)::int AS replaced, min(t.since) FILTER (WHERE t.state <> 'accepted') AS oldest
    FROM sheet_case t WHERE t.event_id = ${event} AND t.scheme = ${scheme} AND ${below(sql`t.path`, region)} AND ${ofContestHere(contest)} GROUP BY 1`.execute(db);
  return rows;
}

/** A sheet that counts, with what the overview takes of it: registered voters, voters, valid, invalid (null = absent). */
export type SheetRow = {
  readonly path: string; readonly station: number; readonly contest: number; readonly channel: string; readonly version: number; readonly broken: number; readonly hard: boolean; readonly incomplete: boolean; readonly figures: (number | null)[];
};

/** Every sheet that counts in these kelurahan, of both ways. */
export async function sheetsAt(db: Reader, villages: readonly { readonly id: number; readonly path: string }[], contests: readonly { readonly contest: number; readonly cells: readonly [number, number, number, number] }[], channels: readonly string[]): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    SELECT w.path, v.station, v.contest_id AS contest, v.channel, v.version, v.broken, v.hard, v.incomplete, ARRAY[v.figures[f.a], v.figures[f.b], v.figures[f.c], v.figures[f.d]] AS figures
    FROM unnest(${villages.map(({ id }) => id)}::int[], ${villages.map(({ path }) => path)}::text[]) AS w (id, path)
    CROSS JOIN unnest(${contests.map(({ contest }) => contest)}::int[], ${contests.map((one) => one.cells[0])}::int[], ${contests.map((one) => one.cells[1])}::int[], ${contests.map((one) => one.cells[2])}::int[], ${contests.map((one) => one.cells[3])}::int[]) AS f (contest, a, b, c, d)
    JOIN sheet_version v ON v.contest_id = f.contest AND v.channel = ANY(${[...channels]}::text[]) AND v.village_id = w.id AND v.current`.execute(db);
  return rows;
}
