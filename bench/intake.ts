import type { Actor } from '../kernel/access.ts';
import type { OpenDatabase } from '../kernel/db/open.ts';
import { must } from '../kernel/result.ts';
import type { ContestContext } from '../modules/elections/index.ts';
import { composeRecapitulation } from '../modules/recapitulation/index.ts';
import { plantCountry, recordSheets, THREE_PAIRS, TWO_PAIRS, type SheetInput } from '../modules/sheets/index.ts';

import { machine, median, spread, timed, walBytes, withDatabase } from './support/measure.ts';

const ROUNDS = 5;
const BATCH = 1000;
const BATCHES = 32;
const CONNECTIONS = 4;
const CLIENTS = 16;
const SINGLES = 6000;

const ACTOR: Actor = { id: 'bench', name: 'Bench', grants: [{ verb: '*', scheme: '*', path: '' }] };

type Shape = { readonly name: string; readonly contest: ContestContext; readonly figures: (station: number) => Record<string, number> };
type Rate = { readonly perSecond: number; readonly cpuMicros: number; readonly walBytes: number };

/**
 * Sheets per second through the whole intake (contract, idempotency, rights, rules, version, totals, audit) against bare
 * inserts of the same rows with the same primary key, in the same run, by turns. Targets: 0.35 in batches, 0.5 one by one.
 */
export async function bench(): Promise<void> {
  composeRecapitulation();
  console.log(`intake: ${machine()}`);
  await withDatabase(CLIENTS + 4, async (database) => {
    const channels = Array.from({ length: ROUNDS * 2 + 2 }, (_, i) => `c${i}`);
    // 100 stations a subdistrict, as in the nation (113), so that senders meet on a total as rarely as there.
    const size = { provinces: 8, regencies: 10, subdistricts: 12, villages: 10, stations: 10, channels };
    const shapes: Shape[] = [
      { name: 'PPWP 2024, all figures', contest: await plantCountry(database.db, { ...size, slug: 'y2024', ballot: THREE_PAIRS }), figures: sheet2024 },
      { name: 'PPWP 2019, five figures', contest: await plantCountry(database.db, { ...size, slug: 'y2019', variant: '2019', ballot: TWO_PAIRS }), figures: sheet2019 },
    ];
    await database.pool.query(`CREATE TABLE bare (LIKE sheet_version INCLUDING DEFAULTS, PRIMARY KEY (contest_id, channel, village_id, station, version))`);
    await database.pool.query('VACUUM ANALYZE');
    for (const shape of shapes) await compare(database, shape);
  });
}

async function compare(database: OpenDatabase, shape: Shape): Promise<void> {
  const stations = await stationsOf(database, shape);
  const results = { batches: [] as [Rate, Rate][], singles: [] as [Rate, Rate][] };
  for (let round = 0; round <= ROUNDS; round++) {
    const batches = [await intakeBatches(database, shape, stations, `c${round}`), await bareBatches(database, shape, stations, `c${round}`)] as [Rate, Rate];
    const singles = [await intakeSingles(database, shape, stations, `c${round + ROUNDS + 1}`), await bareSingles(database, shape, stations, `c${round + ROUNDS + 1}`)] as [Rate, Rate];
    // The first round warms caches (the stations of the country among them) and the compiler.
    if (round > 0) {
      results.batches.push(batches);
      results.singles.push(singles);
    }
  }
  console.log(`\n${shape.name} (${shape.contest.form.cells.length} cells)`);
  say(`in batches of ${BATCH} over ${CONNECTIONS} connections`, results.batches, 0.35);
  say(`one by one from ${CLIENTS} clients`, results.singles, 0.5);
}

function say(what: string, pairs: readonly [Rate, Rate][], target: number): void {
  const ratio = median(pairs.map(([ours, bare]) => ours.perSecond / bare.perSecond));
  const of = (at: 0 | 1, pick: (rate: Rate) => number): string => Math.round(median(pairs.map((pair) => pick(pair[at])))).toLocaleString('en');
  console.log(`  ${what}: ratio ${ratio.toFixed(2)} (target ≥ ${target}) ${ratio >= target ? 'reached' : 'MISSED'}`);
  for (const [at, name] of [[0, 'E-Rekap     '], [1, 'bare inserts']] as const) {
    console.log(`    ${name} ${of(at, (r) => r.perSecond)} sheets/s, ${of(at, (r) => r.cpuMicros)} µs Node CPU a sheet, ${of(at, (r) => r.walBytes)} bytes of WAL a sheet`);
  }
}

type Station = { readonly path: string; readonly villageId: number; readonly number: number };

async function stationsOf({ pool }: OpenDatabase, { contest }: Shape): Promise<Station[]> {
  const { rows } = await pool.query<Station>(
    `SELECT r.path, s.village_id AS "villageId", s.number FROM polling_station s JOIN region r ON r.id = s.village_id
     WHERE s.roll_id = $1 ORDER BY r.path, s.number`, [contest.rollId]);
  return rows;
}

const sheetOf = (shape: Shape, station: Station): SheetInput => ({ village: station.path, station: station.number, figures: shape.figures(station.villageId * 31 + station.number) });

const batchesOf = <T>(rows: readonly T[]): T[][] => Array.from({ length: BATCHES }, (_, i) => rows.slice(i * BATCH, (i + 1) * BATCH));

async function rate(database: OpenDatabase, sheets: number, work: () => Promise<unknown>): Promise<Rate> {
  const before = await walBytes(database);
  const { seconds, cpu } = await timed(work);
  return { perSecond: sheets / seconds, cpuMicros: (cpu * 1e6) / sheets, walBytes: ((await walBytes(database)) - before) / sheets };
}

async function intakeBatches(database: OpenDatabase, shape: Shape, stations: readonly Station[], channel: string): Promise<Rate> {
  const inputs = batchesOf(stations).map((batch) => ({ contest: shape.contest.id, channel, origin: 'import', sheets: batch.map((station) => sheetOf(shape, station)) }));
  return rate(database, inputs.length * BATCH, () => spread(inputs, CONNECTIONS, async (input) => {
    must(await recordSheets(database.db, { actor: ACTOR, key: `bench ${shape.name} ${channel} ${inputs.indexOf(input)}`, input }));
  }));
}

async function intakeSingles(database: OpenDatabase, shape: Shape, stations: readonly Station[], channel: string): Promise<Rate> {
  const inputs = scattered(stations).map((station) => ({ contest: shape.contest.id, channel, origin: 'phone', sheets: [sheetOf(shape, station)] }));
  return rate(database, inputs.length, () => spread([...inputs.entries()], CLIENTS, async ([at, input]) => {
    must(await recordSheets(database.db, { actor: ACTOR, key: `bench ${shape.name} ${channel} single ${at}`, input }));
  }));
}

/** On the evening of the count sheets come from everywhere at once, not village after village. */
const scattered = (stations: readonly Station[]): Station[] =>
  Array.from({ length: SINGLES }, (_, i) => stations[(i * 7919) % stations.length] as Station);

const BARE = 'INSERT INTO bare (contest_id, channel, village_id, broken, station, version, hard, incomplete, origin, actor, reason, provenance, figures)';

function bareColumns(shape: Shape, stations: readonly Station[]) {
  const sheets = stations.map((station) => shape.figures(station.villageId * 31 + station.number));
  const all = <T>(value: T): T[] => stations.map(() => value);
  return [
    stations.map((s) => s.villageId), all(0), stations.map((s) => s.number), all(1), all(false), all(false), all('import'), all(ACTOR.id), all(null), all(null),
    sheets.map((figures) => `{${shape.contest.form.cells.map((cell) => figures[cell.id] ?? 'NULL').join()}}`),
  ] as const;
}

async function bareBatches(database: OpenDatabase, shape: Shape, stations: readonly Station[], channel: string): Promise<Rate> {
  const batches = batchesOf(stations).map((batch) => bareColumns(shape, batch));
  return rate(database, batches.length * BATCH, () => spread(batches, CONNECTIONS, (columns) => database.pool.query(
    `${BARE} SELECT $1::int, $2::text, v, b, s, n, h, i, o, a, r, p::jsonb, f::int[]
     FROM unnest($3::int[], $4::int[], $5::smallint[], $6::smallint[], $7::boolean[], $8::boolean[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
     AS t (v, b, s, n, h, i, o, a, r, p, f)`, [shape.contest.id, channel, ...columns])));
}

async function bareSingles(database: OpenDatabase, shape: Shape, stations: readonly Station[], channel: string): Promise<Rate> {
  const rows = scattered(stations).map((station) => bareColumns(shape, [station]).map(([value]) => value));
  return rate(database, rows.length, () => spread(rows, CLIENTS, (row) => database.pool.query(
    `${BARE} VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`, [shape.contest.id, channel, ...row])));
}

/** A full sheet of 2024 that adds up. */
function sheet2024(seed: number): Record<string, number> {
  const men = 80 + (seed % 40);
  const women = 85 + ((seed * 7) % 40);
  const split = (row: string, m: number, w: number): Record<string, number> => ({ [`${row}_L`]: m, [`${row}_P`]: w, [`${row}_J`]: m + w });
  const voted = men + women + 3;
  const [first, second, invalid] = [seed % 60, (seed * 3) % 70, seed % 5];
  return {
    ...split('A1', 125, 125), ...split('B1', men, women), ...split('B2', 1, 1), ...split('B3', 0, 1), ...split('B4', men + 1, women + 2),
    S1: 255, S2: voted, S3: 0, S4: 255 - voted, ...split('H1', 0, 0),
    'C.1': first, 'C.2': second, 'C.3': voted - invalid - first - second, V1: voted - invalid, V2: invalid, V3: voted,
  };
}

/** What the public data of 2019 hold of a sheet. */
function sheet2019(seed: number): Record<string, number> {
  const [first, second, invalid] = [seed % 140, (seed * 3) % 100, seed % 6];
  return { 'C.1': first, 'C.2': second, V1: first + second, V2: invalid, V3: first + second + invalid };
}
