import '../tables.ts';
import '../../plenary/tables.ts';
import { sql } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { findRegions, parentPath } from '../../../regions/index.ts';
import { fieldObjections } from '../../../supervision/index.ts';
import { takenUp } from '../../plenary/store/taken-up.ts';
import type { AtPlace, CountedEvent } from './counting.ts';
import { below, head, ofContest, type At } from './reading.ts';

/** Stations of these kelurahan at which somebody objects: how many people do, and how many of these objections their plenary took up. */
export type Objected = { readonly contest: number; readonly path: string; readonly station: number; readonly count: number; readonly taken: number };

export async function objectedAt(db: Reader, event: CountedEvent, at: readonly AtPlace[]): Promise<Objected[]> {
  const villages = [...(await findRegions(db, event.scheme, [...new Set(at.map(({ path }) => path))], event.validOn)).values()];
  const paths = new Map(villages.map(({ id, path }) => [id, path]));
  const found = await fieldObjections(db, [...new Set(at.map(({ contest }) => contest))], [...paths.keys()]);
  if (found.length === 0) return [];
  const plenaries = await db.selectFrom('plenary').select('id').where('event_id', '=', event.id).where('scheme', '=', event.scheme).where('path', 'in', villages.map(({ path }) => parentPath(path) ?? '')).execute();
  const taken = await takenUp(db, plenaries.map(({ id }) => id));
  return [...Map.groupBy(found, ({ contestId, villageId, station }) => `${contestId} ${villageId} ${station}`).values()].flatMap((all) => {
    const [one] = all;
    return one ? [{ contest: one.contestId, path: paths.get(one.villageId) ?? '', station: one.station, count: all.length, taken: all.filter(({ id }) => taken.has(id)).length }] : [];
  });
}

/** Objections signed at stations as the last round counted them, by region of `depth` (5 = station), and how many of them plenaries took up. */
export async function objectionsBelow(db: Reader, { event, region, depth, contest }: At): Promise<Map<string, { readonly all: number; readonly taken: number }>> {
  const { rows } = await sql<{ path: string; all: number; taken: number }>`
    SELECT ${depth > 4 ? sql`t.path || '/' || t.station` : head('t.path', depth)} AS path, sum(t.value)::int AS all, sum(t.beside)::int AS taken FROM station_outlier t
    WHERE t.event_id = ${event} AND t.code = 'objected' AND ${below(sql`t.path`, region)} AND ${ofContest(contest)} GROUP BY 1`.execute(db);
  return new Map(rows.map(({ path, ...rest }) => [path, rest]));
}
