import { Hono } from 'hono';
import type { Actor } from '../kernel/access.ts';
import { installKeys } from '../kernel/crypt/house-keys.ts';
import { KEY_BYTES, makeKeys } from '../kernel/crypt/keys.ts';
import type { OpenDatabase } from '../kernel/db/open.ts';
import { mount } from '../kernel/http/mount.ts';
import type { AnyRoute } from '../kernel/http/route.ts';
import { createLog } from '../kernel/log.ts';
import { actorOfToken, openSession, routes as people, tokenFrom } from '../modules/people/index.ts';
import { routes as recapitulation } from '../modules/recapitulation/index.ts';
import { plantCountry, THREE_PAIRS } from '../modules/sheets/index.ts';
import { plantSheets } from './recount.ts';
import { machine, median, timed, withDatabase } from './support/measure.ts';

const ROUNDS = 300;
const TARGET = 1.2;
const PROVINCE = '11';
const ORIGIN = { address: '', userAgent: '', origin: '' };
/** No right is asked for: an actor who is known beforehand and holds everything. */
const EVERYTHING: Actor = { id: 'bench', name: '', grants: [{ verb: '*', scheme: '*', path: '' }] };

/**
 * What rights cost on lists over a nation's stations: the same request, asked in turns by somebody whose rights end at one
 * province and by somebody of whom no right is asked. Target: at most 1.2 times as long. `known` = whose rights are read
 * already; `signed in` = the session and the rights in force are read from the database first, as for every real request.
 */
export async function bench(): Promise<void> {
  console.log(`access: ${machine()}`);
  installKeys(makeKeys(Buffer.alloc(KEY_BYTES, 7)));
  await withDatabase(4, async (database) => {
    const contest = await plantCountry(database.db, { provinces: 34, regencies: 15, subdistricts: 14, villages: 12, stations: 10, ballot: THREE_PAIRS });
    await plantSheets(database, contest);
    const cookie = await plantOfficers(database, contest.scheme);
    const known = await actorOfToken(database.db, cookie.split('=')[1] ?? '') as Actor;
    const { rows: [count] } = await database.pool.query<{ stations: number; posts: number }>('SELECT (SELECT count(*) FROM polling_station)::int AS stations, (SELECT count(*) FROM assignment)::int AS posts');
    console.log(`  ${count?.stations.toLocaleString('en')} stations, ${count?.posts.toLocaleString('en')} assignments; the reader holds ${known.grants.length} rights`);
    const ask = { free: askAs(database, () => Promise.resolve(EVERYTHING)), known: askAs(database, () => Promise.resolve(known)), signedIn: askAs(database, async (request) => await actorOfToken(database.db, tokenFrom(request.headers.get('cookie'), false) ?? '') ?? EVERYTHING, cookie) };
    for (const [what, path] of [
      ['stations of a province, first 200', `/api/contests/${contest.id}/sheets?region=${PROVINCE}&limit=200`],
      ['stations of a city, by state', `/api/contests/${contest.id}/sheets?region=${PROVINCE}.01&state=hard&limit=200`],
      ['roles of a province, first 200 (right in the query)', `/api/assignments?scheme=${contest.scheme}&path=${PROVINCE}&limit=200`],
    ] as const) await compare(what, path, ask);
  });
}

type Ask = (path: string) => Promise<void>;

/** The HTTP door with these routes, and somebody before it. */
function askAs({ db }: OpenDatabase, actorOf: (request: Request) => Promise<Actor>, cookie = ''): Ask {
  const app = new Hono();
  const lists: AnyRoute[] = [...recapitulation, ...people].filter(({ method }) => method === 'get');
  mount(app, lists, { db, log: createLog('silent'), actorOf });
  return async (path) => {
    const answer = await app.request(path, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    await answer.text();
  };
}

async function compare(what: string, path: string, ask: Readonly<Record<'free' | 'known' | 'signedIn', Ask>>): Promise<void> {
  const times: Record<keyof typeof ask, number[]> = { free: [], known: [], signedIn: [] };
  for (let round = 0; round < ROUNDS + 20; round++) {
    for (const who of ['free', 'known', 'signedIn'] as const) {
      const { seconds } = await timed(() => ask[who](path));
      if (round >= 20) times[who].push(seconds);
    }
  }
  const [free, known, signedIn] = [median(times.free), median(times.known), median(times.signedIn)];
  const ratio = known / free;
  console.log(`  ${what}: without rights ${(free * 1000).toFixed(2)} ms, with ${(known * 1000).toFixed(2)} ms: ratio ${ratio.toFixed(2)} (target ≤ ${TARGET}) ${ratio <= TARGET ? 'reached' : 'MISSED'}; signed in ${(signedIn * 1000).toFixed(2)} ms: ${(signedIn / free).toFixed(2)}`);
}

/** A KPPS for every station, and the reader: an operator of one province who watches in ten cities besides. */
async function plantOfficers({ db, pool }: OpenDatabase, scheme: string): Promise<string> {
  await pool.query(`INSERT INTO person (id, name, search, scheme, path, created_by) SELECT 'p:' || s.id, 'Petugas ' || s.id, 'petugas ' || s.id, $1, r.path, 'bench'
    FROM (SELECT village_id, row_number() OVER (ORDER BY village_id, number) AS id FROM polling_station) s JOIN region r ON r.id = s.village_id`, [scheme]);
  await pool.query(`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by)
    SELECT 'p:' || s.id, 'kpps', $1, r.path || '/' || s.number, $2, '2024-01-01', 'bench', 'bench'
    FROM (SELECT village_id, number, row_number() OVER (ORDER BY village_id, number) AS id FROM polling_station) s JOIN region r ON r.id = s.village_id`, [scheme, `event:${scheme}`]);
  await pool.query(`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES ('bench:pembaca', 'Pembaca', 'pembaca', $1, $2, 'bench')`, [scheme, PROVINCE]);
  await pool.query(`INSERT INTO assignment (person_id, role, scheme, path, valid_from, source, granted_by) VALUES ('bench:pembaca', 'kpu_prov', $1, $2, '2024-01-01', 'bench', 'bench')`, [scheme, PROVINCE]);
  await pool.query(`INSERT INTO assignment (person_id, role, scheme, path, valid_from, source, granted_by) SELECT 'bench:pembaca', 'auditor', $1, '12.' || lpad(n::text, 2, '0'), '2024-01-01', 'bench', 'bench' FROM generate_series(1, 10) n`, [scheme]);
  await pool.query('VACUUM ANALYZE');
  const { token } = await db.transaction().execute((tx) => openSession(tx, 'bench:pembaca', 'staff', ORIGIN));
  return `erekap_session=${token}`;
}
