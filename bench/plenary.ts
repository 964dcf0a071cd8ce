import { Hono } from 'hono';
import type { Actor } from '../kernel/access.ts';
import { installKeys } from '../kernel/crypt/house-keys.ts';
import { KEY_BYTES, makeKeys } from '../kernel/crypt/keys.ts';
import type { OpenDatabase } from '../kernel/db/open.ts';
import { mount } from '../kernel/http/mount.ts';
import { createLog } from '../kernel/log.ts';
import type { BallotInput } from '../modules/elections/index.ts';
import { composeRecapitulation, plantHall, routes } from '../modules/recapitulation/index.ts';
import { machine, median, spread, timed, withDatabase } from './support/measure.ts';

const ROUNDS = 5;
const TARGET_SECONDS = 1;
const GROUPS = 4;
const [VILLAGES, STATIONS] = [8, 50];
const CHAIR: Actor = { id: 'bench', name: 'Ketua', grants: [{ verb: '*', scheme: '*', path: '' }] };
const plain = (number: number) => ({ number, name: `Calon ${number}`, shortName: null, color: null });
const PARTIES: BallotInput = { kind: 'parties', parties: Array.from({ length: 18 }, (_, at) => ({ ...plain(at + 1), candidates: Array.from({ length: 8 }, (_, i) => ({ number: i + 1, name: `Caleg ${i + 1}` })) })) };
const DPD: BallotInput = { kind: 'candidates', contestants: Array.from({ length: 15 }, (_, at) => plain(at + 1)) };
const PARTS = [
  { slug: 'dpr', type: 'dpr', region: '11', variant: '2024', ballot: PARTIES }, { slug: 'dpd', type: 'dpd', region: '11', variant: '2024', ballot: DPD },
  { slug: 'dprd-prov', type: 'dprd_prov', region: '11', variant: '2024', ballot: PARTIES }, { slug: 'dprd-kota', type: 'dprd_kab', region: '11.01', variant: '2024', ballot: PARTIES },
];

/**
 * The plenary of a kecamatan of 400 stations and five contests (3 pairs, 15 DPD candidates, 18 parties of 8 candidates three
 * times), through the HTTP door: opening it against a bare insert of as many rows, its pages, and lines read aloud by four
 * groups at once. Target: opening below one second.
 */
export async function bench(): Promise<void> {
  console.log(`plenary: ${machine()}`);
  installKeys(makeKeys(Buffer.alloc(KEY_BYTES, 7)));
  composeRecapitulation();
  await withDatabase(8, async (database) => {
    const contests = await plantHall(database.db, { provinces: 1, regencies: 1, subdistricts: ROUNDS + 1, villages: VILLAGES, stations: STATIONS, parts: PARTS });
    const hall = askIn(database);
    const opened: number[] = [];
    let id = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      id = (await hall.post('', { event: 'uji', region: region(round), place: 'Aula', plannedFor: null })).id as number;
      const { seconds } = await timed(() => hall.post(`/${id}/open`, {}));
      if (round > 0) opened.push(seconds);
    }
    const { rows: [count] } = await database.pool.query<{ lines: number }>('SELECT count(*)::int AS lines FROM plenary_line WHERE plenary_id = $1', [id]);
    const bare = await bareInsert(database);
    const open = median(opened);
    console.log(`  ${VILLAGES * STATIONS} stations × ${contests.length} contests = ${count?.lines} lines`);
    console.log(`  opening ${ms(open)}, bare insert of as many rows ${ms(bare)}: ratio ${(open / bare).toFixed(2)}; target below ${TARGET_SECONDS} s: ${open < TARGET_SECONDS ? 'reached' : 'MISSED'}`);
    const parties = contests[1]?.id ?? 0;
    const village = `${region(ROUNDS)}.1001`;
    for (const [what, path] of [
      ['page of the plenary', `/${id}`], ['list of a city and its kecamatan', '?event=uji&region=11.01'], ['400 lines of DPR', `/${id}/lines?contest=${parties}`], ['one line of DPR', `/${id}/lines/${parties}/${village}/1`],
    ] as const) console.log(`  ${what}: ${ms(await repeated(() => hall.get(path)))}`);
    await readAloud(hall, id, contests.map((contest) => ({ id: contest.id, cells: contest.form.cells.map((cell) => cell.id) })));
  });
}

const region = (round: number): string => `11.01.${String(round + 1).padStart(2, '0')}`;
const ms = (seconds: number): string => `${(seconds * 1000).toFixed(1)} ms`;

async function repeated(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= 20; round++) times.push((await timed(work)).seconds);
  return median(times.slice(1));
}

/** As many rows of the same width into a table with the same keys, by one statement. */
async function bareInsert({ pool }: OpenDatabase): Promise<number> {
  await pool.query('CREATE TABLE bare (LIKE plenary_line INCLUDING ALL)');
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    times.push((await timed(() => pool.query(
      `INSERT INTO bare (plenary_id, contest_id, region_id, station, state) SELECT $1::bigint, contest_id, region_id, station, 'waiting' FROM plenary_line WHERE plenary_id = (SELECT max(plenary_id) FROM plenary_line)`, [round + 1]))).seconds);
  }
  return median(times.slice(1));
}

type Asking = { get(path: string): Promise<unknown>; post(path: string, body: object): Promise<Record<string, unknown>> };

/** Every line of every contest, figures typed from the paper, by groups side by side. */
async function readAloud(hall: Asking, id: number, contests: readonly { readonly id: number; readonly cells: readonly string[] }[]): Promise<void> {
  const lines = contests.flatMap((contest) => Array.from({ length: VILLAGES }, (_, v) => Array.from({ length: STATIONS }, (_, s) => ({ contest, region: `${region(ROUNDS)}.${1001 + v}`, station: s + 1 }))).flat());
  const times: number[] = [];
  const { seconds, cpu } = await timed(() => spread(lines, GROUPS, async ({ contest, ...line }, worker) => {
    const figures = Object.fromEntries(contest.cells.map((cell, at) => [cell, (at + line.station + worker) % 60]));
    times.push((await timed(() => hall.post(`/${id}/lines/confirm`, { contest: contest.id, ...line, after: 0, figures }))).seconds);
  }));
  times.sort((a, b) => a - b);
  const at = (share: number): string => ms(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  console.log(`  ${lines.length} lines confirmed by ${GROUPS} groups at once: ${(lines.length / seconds).toFixed(0)} lines/s, each ${at(0.5)} (p99 ${at(0.99)}), ${ms(cpu / lines.length)} CPU of the server`);
}

let keys = 0;
function askIn({ db }: OpenDatabase): Asking {
  const app = new Hono();
  mount(app, routes, { db, log: createLog('silent'), actorOf: async () => CHAIR });
  const answerOf = async (path: string, answer: Response): Promise<Record<string, unknown>> => {
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  };
  return {
    get: async (path) => answerOf(path, await app.request(`/api/plenaries${path}`)),
    post: async (path, body) => answerOf(path, await app.request(`/api/plenaries${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'idempotency-key': `bench-pleno-${++keys}` } })),
  };
}
