import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installKeys } from '../kernel/crypt/house-keys.ts';
import { KEY_BYTES, makeKeys } from '../kernel/crypt/keys.ts';
import { readConfig } from '../kernel/config.ts';
import { DOOR_LIMITS } from '../kernel/db/overload.ts';
import type { Connection, OpenDatabase } from '../kernel/db/open.ts';
import { createLog } from '../kernel/log.ts';
import { must } from '../kernel/result.ts';
import { composeHouse } from '../apps/server/compose.ts';
import { doorsOf } from '../apps/server/doors/door-setup.ts';
import { openDoors, type Doors } from '../apps/server/doors/open-doors.ts';
import type { ContestContext } from '../modules/elections/index.ts';
import { GOLDEN, plantCountry } from '../modules/sheets/index.ts';
import { entryText } from '../modules/sheets/capture/rules/entry-text.ts';
import type { Made, Sent, Told } from './submit-child.ts';
import { plantContests, plantPhones, takeStations, type Station } from './support/phones.ts';
import { machine, median, spread, timed, withDatabase } from './support/measure.ts';

/** Many short rounds: the speed of bare inserts moves by a third from one round to the next. */
const ROUNDS = 11;
/** Rounds that warm caches and the compilers, of which every door has its own; they are through after some 100,000 sheets (`V8Worker` in `top -H`): the first minute of an evening. */
const WARMING = 20;
const CLIENTS = 64;
/** The house key of this bench, and the settings as they are by themselves: 12 connections, doors by the number of cores (or as DOORS says). */
const KEY = Buffer.alloc(KEY_BYTES, 7);
const CONFIG = must(readConfig({ PORT: '0', DEMO: 'no', LOG_LEVEL: 'warn', SECRET_KEY: KEY.toString('base64'), DOORS: process.env['DOORS'] }));
const CONTESTS = 5;
const PHONES = 1200;
const BOUND = 0.4;
/** 38,400 stations, so that each round has its own. */
const SIZE = { provinces: 8, regencies: 4, subdistricts: 6, villages: 20, stations: 10 };

/** The roll of every station, as the sheet of this bench tells it: men, women. */
const ROLL = [134, 155] as const;

type Round = { readonly ours: number; readonly bare: number; readonly taken: readonly number[]; readonly cpuMs: number; readonly bareCpuMs: number };

/**
 * First entries of sheets, each signed by its phone and sent on its own by 64 clients through the HTTP door of the whole server,
 * against bare single-row inserts of the very same rows by 64 clients on the same database, by turns. Both have 12 connections.
 */
export async function bench(): Promise<void> {
  composeHouse();
  console.log(`submit: ${machine()}`);
  installKeys(makeKeys(KEY));
  await withDatabase(CONFIG.DATABASE_POOL, async (database, connection) => {
    const first = await plantCountry(database.db, { ...SIZE, channels: ['main', 'pleno'], publication: 'two_people', voters: ROLL });
    const contests = await plantContests(database.db, first, CONTESTS);
    await database.pool.query('CREATE TABLE bare (LIKE sheet_entry INCLUDING DEFAULTS, PRIMARY KEY (contest_id, village_id, station, number))');
    await database.pool.query('VACUUM ANALYZE');
    const server = await openAll(connection);
    const phones = fork(join(import.meta.dirname, 'submit-child.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    try {
      const rounds: Round[] = [];
      for (let round = 0; round < WARMING + ROUNDS; round++) {
        const measured = await measure(database, { url: server.url, phones, contests, stations: await takeStations(database.db, first, round * PHONES, PHONES) });
        if (round >= WARMING) rounds.push(measured);
      }
      report(rounds);
    } finally {
      phones.kill();
      await server.close(1000);
    }
  });
}

/** The doors of a real house, all of them open. */
async function openAll(connection: Connection): Promise<Doors> {
  const parts = { house: { doorway: { ...connection, ...DOOR_LIMITS }, isHall: false }, log: createLog('warn'), demo: false, delivers: { email: false, phone: false }, officeDir: import.meta.dirname, fieldDir: import.meta.dirname };
  const doors = must(await openDoors(CONFIG, parts));
  while (doors.count < doorsOf(CONFIG, false)) await sleep(50);
  console.log(`  ${doors.count} doors, ${CONFIG.DATABASE_POOL} connections`);
  return doors;
}

async function ask<T>(child: ChildProcess, told: Told): Promise<T> {
  const answered = once(child, 'message');
  child.send(told);
  return (await answered)[0] as T;
}

type Parts = { readonly url: string; readonly phones: ChildProcess; readonly contests: readonly ContestContext[]; readonly stations: readonly Station[] };

async function measure(database: OpenDatabase, { url, phones, contests, stations }: Parts): Promise<Round> {
  const texts = stations.map((station) => contests.map((contest) => textOf(contest, station)));
  await plantPhones(database.db, contests[0]!, stations, await ask<Made>(phones, { phones: texts }));
  let sent: Sent | undefined;
  const ours = await timed(async () => { sent = await ask<Sent>(phones, { send: url, clients: CLIENTS }); });
  if (!sent || sent.failed.length > 0) throw new Error(`not every sheet was received: ${sent?.failed[0]}`);
  const count = sent.taken.length;
  const bare = await bareInserts(database, stations);
  if (bare.count !== count) throw new Error(`${count} sheets were received, ${bare.count} lie there`);
  return { ours: count / sent.seconds, bare: count / bare.seconds, taken: sent.taken, cpuMs: (ours.cpu * 1000) / count, bareCpuMs: (bare.cpu * 1000) / count };
}

/** The rows that just arrived, once more into a table without anything but its key, each in its own transaction. */
async function bareInserts({ pool }: OpenDatabase, stations: readonly Station[]): Promise<{ count: number; seconds: number; cpu: number }> {
  const { rows, fields } = await pool.query<Record<string, unknown>>('SELECT e.* FROM sheet_entry e JOIN unnest($1::int[], $2::int[]) AS s (village, station) ON (e.village_id, e.station) = (s.village, s.station)', [stations.map(({ villageId }) => villageId), stations.map(({ number }) => number)]);
  const names = fields.map(({ name }) => name);
  const insert = `/* prepared */ INSERT INTO bare (${names.join()}) VALUES (${names.map((_, at) => `$${at + 1}`).join()})`;
  const values = rows.map((row) => names.map((name) => (name === 'reasons' ? JSON.stringify(row[name]) : row[name])));
  const { seconds, cpu } = await timed(() => spread(values, CLIENTS, (row) => pool.query(insert, row)));
  return { count: rows.length, seconds, cpu };
}

const textOf = ({ id }: ContestContext, { path, number }: Station): string =>
  entryText({ contest: id, village: path, station: number, after: 0, figures: GOLDEN[0]?.figures ?? {}, reasons: {}, reason: null, photos: [1, 2, 3].map((page) => ({ page, sha256: `${page}`.repeat(64) })), saidAt: new Date().toISOString() });

function report(rounds: readonly Round[]): void {
  const ratios = rounds.map(({ ours, bare }) => ours / bare);
  const ratio = median(ratios);
  const of = (pick: (round: Round) => number, digits = 0): string => median(rounds.map(pick)).toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  const taken = rounds.flatMap((round) => [...round.taken]).sort((a, b) => a - b);
  const at = (part: number): string => `${(taken[Math.floor(taken.length * part)] ?? 0).toFixed(1)} ms`;
  console.log(`  signed, one by one, ${CLIENTS} clients: ratio ${(Math.floor(ratio * 100) / 100).toFixed(2)} (bound ≥ ${BOUND}) ${ratio >= BOUND ? 'reached' : 'MISSED'}; rounds ${ratios.map((one) => one.toFixed(2)).join(', ')}`);
  console.log(`    E-Rekap      ${of(({ ours }) => ours)} sheets/s, p50 ${at(0.5)}, p99 ${at(0.99)}, ${of(({ cpuMs }) => cpuMs, 2)} ms CPU of the server a sheet`);
  console.log(`    bare inserts ${of(({ bare }) => bare)} rows/s, ${of(({ bareCpuMs }) => bareCpuMs, 2)} ms CPU a row`);
}
