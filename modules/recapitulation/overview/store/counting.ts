import '../tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import { LEGAL, QUICK } from '../../../elections/index.ts';
import { RULE_CODES } from '../../../forms/index.ts';
import { bothOf } from '../../store.ts';

export type CountedEvent = { readonly id: number; readonly scheme: string; readonly validOn: string; readonly rollId: number };

/** The election with the tree and roll it counts by. */
export const countedEvent = (db: Reader, id: number): Promise<CountedEvent | undefined> => db.selectFrom('event').innerJoin('roll', 'roll.id', 'event.roll_id')
  .select(['event.id', 'roll.scheme', 'roll.valid_on as validOn', 'roll.id as rollId']).where('event.id', '=', id).executeTakeFirst();

/** Counts the cases of these subdistricts anew, per contest, from the index alone. */
export async function countCases(tx: Tx, { id, scheme }: CountedEvent, subdistricts: readonly string[]): Promise<void> {
  await sql`
    INSERT INTO overview_count (event_id, path, contest_id, photographed, entered, unphotographed, different, asked_again, accepted, replaced, oldest)
    SELECT ${id}::int, s.path, k.* FROM unnest(${subdistricts}::text[]) AS s (path) CROSS JOIN LATERAL (
      SELECT c.contest_id, count(*) FILTER (WHERE c.state = 'photographed'), count(*) FILTER (WHERE c.state = 'entered'), count(*) FILTER (WHERE c.state = 'entered' AND NOT c.readable),
        count(*) FILTER (WHERE c.state = 'different'), count(*) FILTER (WHERE c.state = 'asked_again'), count(*) FILTER (WHERE c.state = 'accepted'), count(c.photos_replaced_at), min(c.since) FILTER (WHERE c.state <> 'accepted')
      FROM sheet_case c WHERE c.event_id = ${id} AND c.scheme = ${scheme} AND c.path > s.path || '.' AND c.path < s.path || '/' GROUP BY c.contest_id) k
    ON CONFLICT (event_id, path, contest_id) DO UPDATE SET photographed = excluded.photographed, entered = excluded.entered, unphotographed = excluded.unphotographed,
      different = excluded.different, asked_again = excluded.asked_again, accepted = excluded.accepted, replaced = excluded.replaced, oldest = excluded.oldest`.execute(tx);
}

export type AtPlace = { readonly path: string; readonly contest: number };

/** The contests that vote at these regions or in a part of them. */
export async function contestsAt(db: Reader, event: CountedEvent, paths: readonly string[]): Promise<AtPlace[]> {
  const { rows } = await sql<AtPlace>`
    SELECT DISTINCT s.path, c.id AS contest FROM unnest(${paths}::text[]) AS s (path)
    JOIN region d ON d.scheme = ${event.scheme} AND d.path = ANY(${above(sql`s.path`)})
    JOIN contest_region m ON m.region_id = d.id JOIN contest c ON c.id = m.contest_id AND c.event_id = ${event.id}
    UNION SELECT s.path, c.id FROM contest c JOIN contest_region m ON m.contest_id = c.id JOIN region d ON d.id = m.region_id AND d.level = 'village'
      JOIN unnest(${paths}::text[]) AS s (path) ON d.path > s.path || '.' AND d.path < s.path || '/' WHERE c.event_id = ${event.id}`.execute(db);
  return rows;
}

/** A path and all above it: '11.01' → '', '11', '11.01'. */
const above = (path: ReturnType<typeof sql>) => sql`ARRAY(SELECT array_to_string((string_to_array(${path}, '.'))[1:n], '.') FROM generate_series(0, 4) n)`;

/** Positions (from 1; 0 = the form has none) of registered voters, voters, valid and invalid votes. */
export type FigureCells = { readonly contest: number; readonly cells: readonly [number, number, number, number] };

/** Takes over, from the running totals, what the sheets that count say: how many, which rules they break, how many voted. Registered voters and voters are those of the sheets that have both. */
export async function countFigures(tx: Tx, { id }: CountedEvent, at: readonly AtPlace[], forms: readonly FigureCells[]): Promise<void> {
  const places = sql`unnest(${at.map(({ path }) => path)}::text[], ${at.map(({ contest }) => contest)}::int[]) AS s (path, contest)`;
  const cells = sql`unnest(${forms.map(({ contest }) => contest)}::int[], ${forms.map((one) => one.cells[0])}::int[], ${forms.map((one) => one.cells[1])}::int[], ${forms.map((one) => one.cells[2])}::int[], ${forms.map((one) => one.cells[3])}::int[]) AS f (contest, a, b, c, d)`;
  const sums = (t: 'q' | 'l', both: 'qb' | 'lb') => sql.raw(`ARRAY[COALESCE(${both}.of[1], 0), COALESCE(${both}.of[2], 0), COALESCE(${t}.sums[f.c], 0), COALESCE(${t}.sums[f.d], 0), COALESCE(${t}.stations_in + ${t}.incomplete - ${both}.of[3], 0)]`);
  await sql`
    INSERT INTO overview_count (event_id, path, contest_id, quick_in, legal_in, hard, warn, quick, legal)
    SELECT ${id}::int, s.path, s.contest, COALESCE(q.stations_in, 0), COALESCE(l.stations_in, 0), COALESCE(q.hard, 0), COALESCE(q.warn, 0), ${sums('q', 'qb')}, ${sums('l', 'lb')}
    FROM ${places} JOIN ${cells} ON f.contest = s.contest
    LEFT JOIN running_total q ON q.contest_id = s.contest AND q.channel = ${QUICK} AND q.path = s.path LEFT JOIN running_total l ON l.contest_id = s.contest AND l.channel = ${LEGAL} AND l.path = s.path
    CROSS JOIN LATERAL (SELECT ${bothOf('q', 'f.a', 'f.b')} AS of) qb CROSS JOIN LATERAL (SELECT ${bothOf('l', 'f.a', 'f.b')} AS of) lb
    WHERE q.path IS NOT NULL OR l.path IS NOT NULL
    ON CONFLICT (event_id, path, contest_id) DO UPDATE SET quick_in = excluded.quick_in, legal_in = excluded.legal_in, hard = excluded.hard, warn = excluded.warn, quick = excluded.quick, legal = excluded.legal`.execute(tx);
  await sql`DELETE FROM overview_flag WHERE event_id = ${id} AND path = ANY(${[...new Set(at.map(({ path }) => path))]}::text[])`.execute(tx);
  await sql`
    INSERT INTO overview_flag SELECT ${id}::int, s.path, s.contest, n - 1, q.rules[n]
    FROM ${places} JOIN running_total q ON q.contest_id = s.contest AND q.channel = ${QUICK} AND q.path = s.path CROSS JOIN generate_series(1, ${RULE_CODES.length}::int) n WHERE q.rules[n] > 0`.execute(tx);
}
