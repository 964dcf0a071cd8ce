import { sql } from 'kysely';
import { ofEvent, type Actor } from '../kernel/access.ts';
import { installKeys } from '../kernel/crypt/house-keys.ts';
import { KEY_BYTES, makeKeys } from '../kernel/crypt/keys.ts';
import type { Db } from '../kernel/db/schema.ts';
import { must } from '../kernel/result.ts';
import { caseList, fieldEvent, nextTask, plantCountry, queuePage, QueueQuery } from '../modules/sheets/index.ts';
import { machine, timed, withDatabase } from './support/measure.ts';

const SIZE = { provinces: 2, regencies: 20, subdistricts: 20, villages: 10, stations: 25 };
const READERS = 400;
const AT_ONCE = 16;
const ms = (seconds: number): string => `${(seconds * 1000).toFixed(1)} ms`;

/** 200,000 sheets wait to be read again: taking the next one, by readers of the nation, a province and a city at once; and the queue of a province. */
export async function bench(): Promise<void> {
  console.log(`verification: ${machine()}`);
  installKeys(makeKeys(Buffer.alloc(KEY_BYTES, 7)));
  await withDatabase(16, async ({ db }) => {
    const contest = await plantCountry(db, { ...SIZE, channels: ['main', 'pleno'], publication: 'two_people' });
    const waiting = await plantWaiting(db, contest.id);
    console.log(`  ${waiting} sheets wait in ${SIZE.provinces * SIZE.regencies * SIZE.subdistricts * SIZE.villages} kelurahan`);
    const event = await fieldEvent(db, [contest.event]);
    if (!event) throw new Error('the election vanished');
    for (const [what, path] of [['the nation', ''], ['a province', '12'], ['a city', '12.20']] as const) {
      const taken = await many(READERS, async (at) => {
        const actor: Actor = { id: `reader-${path}-${at}`, name: '', grants: [{ verb: 'sheets.verify', scheme: contest.scheme, path, within: ofEvent(contest.event) }] };
        if (!must(await nextTask(db, actor, { event: contest.event })).task) throw new Error('nothing was handed out');
      });
      console.log(`  next sheet, ${READERS} readers of ${what}, ${AT_ONCE} at once: ${quantiles(taken)}`);
    }
    const ask = (more: object) => QueueQuery.parse({ event: contest.event, region: '11', ...more });
    for (const [what, query] of [
      ['queue of a province (4,000 kelurahan, 100,000 sheets), first page', ask({})], ['the same, oldest first', ask({ sort: 'oldest' })], ['the same, only with differences', ask({ state: 'different' })],
      ['queue of the nation, oldest first', ask({ region: '', sort: 'oldest' })],
    ] as const) console.log(`  ${what}: ${quantiles(await many(10, () => queuePage(db, event, query), 1))}`);
    const looking: Actor = { id: 'looking', name: '', grants: [{ verb: 'sheets.supervise', scheme: contest.scheme, path: '11', within: ofEvent(contest.event) }] };
    for (const state of [undefined, 'different'] as const) {
      console.log(`  stations of a province${state === undefined ? '' : ' that differ'}, first page: ${quantiles(await many(10, () => caseList(db, looking, contest, { region: '11', state, limit: 100 }), 1))}`);
    }
  });
}

/** Every station filled in and photographed, every tenth different; in an order that has nothing to do with place. */
async function plantWaiting(db: Db, contest: number): Promise<number> {
  const { numAffectedRows } = await sql`
    INSERT INTO sheet_case (contest_id, village_id, station, scheme, path, event_id, state, entries, readable, since, differing)
    SELECT c.id, r.id, s.number, r.scheme, r.path, c.event_id, CASE WHEN s.number % 10 = 0 THEN 'different' ELSE 'entered' END, 1, true, now() - random() * interval '6 hours',
      CASE WHEN s.number % 10 = 0 THEN '{0,1}'::smallint[] ELSE '{}' END
    FROM contest c, region r JOIN polling_station s ON s.village_id = r.id WHERE c.id = ${contest} AND r.level = 'village'`.execute(db);
  await sql`INSERT INTO sheet_entry (contest_id, village_id, station, number, round, kind, person_id, figures, broken)
    SELECT contest_id, village_id, station, 1, 1, 'kpps', 'kpps-' || village_id, '{1,2,3}', 0 FROM sheet_case`.execute(db);
  await sql`ANALYZE sheet_case, sheet_entry, region, polling_station`.execute(db);
  return Number(numAffectedRows ?? 0);
}

async function many(count: number, work: (at: number) => Promise<unknown>, atOnce = AT_ONCE): Promise<number[]> {
  const taken: number[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (next < count) { const at = next++; taken.push((await timed(() => work(at))).seconds); }
  }));
  return taken.sort((a, b) => a - b);
}

const at = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
const quantiles = (sorted: readonly number[]): string => `median ${ms(at(sorted, 0.5))}, p99 ${ms(at(sorted, 0.99))}`;
