import { sql } from 'kysely';
import { installKeys } from '../kernel/crypt/house-keys.ts';
import { KEY_BYTES, makeKeys } from '../kernel/crypt/keys.ts';
import type { Db } from '../kernel/db/schema.ts';
import { must } from '../kernel/result.ts';
import { countRound, lookOverview, OverviewQuery } from '../modules/recapitulation/index.ts';
import { plantCountry } from '../modules/sheets/index.ts';
import { machine, spread, timed, withDatabase } from './support/measure.ts';

/** 38 provinces × 14 cities × 14 subdistricts × 11 kelurahan × 10 stations: as many stations as the nation had in 2024. */
const NATION = { provinces: 38, regencies: 14, subdistricts: 14, villages: 11, stations: 10 };
const CONTESTS = 5;
const LOOKS = 100;
const WRITES = 6000;
const WRITERS = 16;

/** A nation of cases: what a look costs against counting everything, what a round costs, and what leaving a mark costs the sender. */
export async function bench(): Promise<void> {
  console.log(`overview: ${machine()}`);
  installKeys(makeKeys(Buffer.alloc(KEY_BYTES, 7)));
  await withDatabase(WRITERS + 4, async ({ db }) => {
    const contest = await plantCountry(db, { ...NATION, channels: ['main', 'pleno'], publication: 'two_people' });
    const planted = await timed(() => plantCases(db, contest.id));
    const { rows } = await sql<{ cases: number }>`SELECT count(*)::int AS cases FROM sheet_case`.execute(db);
    console.log(`  ${rows[0]?.cases ?? 0} cases of ${CONTESTS} contests in ${planted.seconds.toFixed(0)} s`);
    console.log(`  first round, the whole nation: ${ms((await timed(() => countRound(db))).seconds)}`);
    await sql`ANALYZE overview_count, overview_flag, station_outlier`.execute(db);
    const bare = await many(5, () => sql`SELECT state, count(*) FROM sheet_case GROUP BY state`.execute(db));
    console.log(`  bare count(*) of the cases by state: ${quantiles(bare)}`);
    for (const [what, region, only] of [['the nation', '', undefined], ['the nation, one contest', '', contest.id], ['a province', '11', undefined], ['a city', '11.01', undefined], ['a subdistrict, live', '11.01.01', undefined], ['a kelurahan, live', '11.01.01.1001', undefined]] as const) {
      const taken = await many(LOOKS, async () => must(await lookOverview(db, { slug: contest.event, mayName: true, ...OverviewQuery.parse({ region, ...(only ? { contest: only } : {}) }) })));
      console.log(`  look at ${what}: ${quantiles(taken)}; p99 ${(at(taken, 0.99) / at(bare, 0.5)).toFixed(4)} of the bare count`);
    }
    await measureMarks(db);
    await measureRounds(db);
  });
}

/** Every station of every contest in some state; half accepted. */
async function plantCases(db: Db, first: number): Promise<void> {
  await sql`INSERT INTO contest (event_id, slug, type, name, district, region_id, variant, ballot, channels)
    SELECT event_id, slug || n, type, name, district, region_id, variant, ballot, channels FROM contest, generate_series(2, ${CONTESTS}::int) n WHERE id = ${first}`.execute(db);
  await sql`INSERT INTO contest_region SELECT c.id, c.region_id FROM contest c WHERE c.id <> ${first}`.execute(db);
  await sql`ALTER TABLE sheet_case DISABLE TRIGGER sheet_case_noted_new`.execute(db);
  await sql`INSERT INTO sheet_case (contest_id, village_id, station, scheme, path, event_id, state, entries, readable, since, accepted_version)
    SELECT c.id, r.id, s.number, r.scheme, r.path, c.event_id, (ARRAY['photographed', 'entered', 'entered', 'different', 'accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'asked_again'])[1 + (r.id + s.number + c.id) % 10],
      1, (r.id + s.number) % 3 <> 0, now() - random() * interval '6 hours', CASE WHEN (r.id + s.number + c.id) % 10 BETWEEN 4 AND 8 THEN 1 END
    FROM contest c, region r JOIN polling_station s ON s.village_id = r.id WHERE r.level = 'village'`.execute(db);
  await sql`ALTER TABLE sheet_case ENABLE TRIGGER sheet_case_noted_new`.execute(db);
  await sql`INSERT INTO overview_change SELECT DISTINCT event_id, path, false FROM sheet_case`.execute(db);
  await sql`VACUUM ANALYZE sheet_case`.execute(db);
  await sql`ANALYZE region, polling_station, roll_region`.execute(db);
}

/** Single changes of cases from many connections at once, all in one subdistrict, with the mark and without, in turn. */
async function measureMarks(db: Db): Promise<void> {
  const { rows } = await sql<{ contest_id: number; village_id: number; station: number }>`SELECT contest_id, village_id, station FROM sheet_case WHERE path > '11.01.01.' AND path < '11.01.01/'`.execute(db);
  const storm = async (): Promise<number> => {
    const items = Array.from({ length: WRITES }, (_, n) => rows[(n * 7) % rows.length]).filter((one) => one !== undefined);
    return WRITES / (await timed(() => spread(items, WRITERS, ({ contest_id, village_id, station }) =>
      sql`UPDATE sheet_case SET since = clock_timestamp() WHERE contest_id = ${contest_id} AND village_id = ${village_id} AND station = ${station}`.execute(db)))).seconds;
  };
  await storm();
  const [marked, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < 4; round++) {
    marked.push(await storm());
    await sql`ALTER TABLE sheet_case DISABLE TRIGGER sheet_case_noted`.execute(db);
    bare.push(await storm());
    await sql`ALTER TABLE sheet_case ENABLE TRIGGER sheet_case_noted`.execute(db);
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  console.log(`  changes of one subdistrict's cases, ${WRITERS} at once: ${mean(marked).toFixed(0)}/s with marks, ${mean(bare).toFixed(0)}/s without: ${(mean(marked) / mean(bare)).toFixed(2)}`);
}

/** Rounds after five seconds of a night at full pace: 500 sheets a second, anywhere. */
async function measureRounds(db: Db): Promise<void> {
  await countRound(db);
  const taken: number[] = [];
  for (let n = 0; n < 10; n++) {
    await sql`UPDATE sheet_case SET since = clock_timestamp() WHERE (contest_id, village_id, station) IN (SELECT contest_id, village_id, station FROM sheet_case TABLESAMPLE SYSTEM (0.2) LIMIT 2500)`.execute(db);
    taken.push((await timed(() => countRound(db))).seconds);
  }
  console.log(`  round after 2,500 changes: ${quantiles(taken.sort((a, b) => a - b))}`);
}

async function many(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < count; n++) taken.push((await timed(work)).seconds);
  return taken.sort((a, b) => a - b);
}

const at = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
const quantiles = (sorted: readonly number[]): string => `p50 ${ms(at(sorted, 0.5))}, p99 ${ms(at(sorted, 0.99))}`;
const ms = (seconds: number): string => `${(seconds * 1000).toFixed(1)} ms`;
