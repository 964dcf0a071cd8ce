import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContestContext } from '../../modules/elections/index.ts';
import { GOLDEN, plantCountry } from '../../modules/sheets/index.ts';
import { entryText } from '../../modules/sheets/capture/rules/entry-text.ts';
import type { Started } from '../support/server.ts';
import { openFolder, pullThePlug, start } from './house.ts';
import { codeFor, plantDuties } from './duties.ts';
import { deliver, enrolPhone, post, type Count, type House, type Phone, type Sheet } from './phones.ts';

const ROOT = join(import.meta.dirname, '../..');
const PHONES = 50;
const SHEETS = 40;
const KILLS = 20;

/** 50 villages of 40 stations; one phone for each village. */
const VILLAGES = Array.from({ length: PHONES }, (_, at) => `11.01.${String(Math.floor(at / 10) + 1).padStart(2, '0')}.${1001 + (at % 10)}`);

let data = '';
let contest: ContestContext;
let opened: Started | null = null;
const phones: { readonly village: string; readonly sheets: Sheet[] }[] = [];
const all = (): Sheet[] => phones.flatMap(({ sheets }) => sheets);

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'erekap-storm-'));
  const database = await openFolder(data);
  contest = await plantCountry(database.db, { provinces: 1, regencies: 1, subdistricts: 5, villages: 10, stations: SHEETS, channels: ['main', 'pleno'], publication: 'two_people', voters: [134, 155] });
  const { duties, cookie } = await plantDuties(database.db, contest, VILLAGES);
  await database.close();
  const { url } = (opened = await start(data));
  // By tens: nobody knocks with more codes at once from one address.
  for (let from = 0; from < PHONES; from += 10) phones.push(...(await Promise.all(VILLAGES.slice(from, from + 10).map((village, at) => enrolled(url, { village, cookie, duty: duties[from + at] ?? 0 })))));
});
afterAll(async () => { await opened?.stop(); await rm(data, { recursive: true, force: true }); });

/** A phone by the way every phone goes: a code of the office, a key of its own, enrolment; its clock is wrong by up to 46 days. */
async function enrolled(url: string, { village, cookie, duty }: { readonly village: string; readonly cookie: string; readonly duty: number }): Promise<(typeof phones)[number]> {
  const phone = await enrolPhone(url, await codeFor(url, cookie, duty), randomInt(-4e9, 4e9));
  return { village, sheets: Array.from({ length: SHEETS }, (_, at) => sheetOf(village, phone, at + 1)) };
}

/** Figures of its own for every sheet, which add up: 210 votes. */
function sheetOf(village: string, phone: Phone, station: number): Sheet {
  const first = randomInt(0, 101);
  const votes = [first, 200 - first, 10] as const;
  const figures = { ...GOLDEN[0]!.figures, 'C.1': votes[0], 'C.2': votes[1], 'C.3': votes[2] };
  return phone.sheet(station, votes, entryText({ contest: contest.id, village, station, after: 0, figures, reasons: {}, reason: null, photos: [], saidAt: new Date().toISOString() }));
}

/** Kills and restarts at moments that nobody knows, spread over the whole storm. */
async function kill(house: House, count: Count, first: Started): Promise<{ readonly kills: number; readonly last: Started }> {
  let running = first;
  let kills = 0;
  while (kills < KILLS) {
    const share = (PHONES * SHEETS - count.acknowledged) / (KILLS - kills + 1);
    const until = count.acknowledged + Math.floor((share * randomInt(20, 90)) / 100);
    while (count.acknowledged < until) await sleep(1);
    await sleep(randomInt(0, 25));
    house.url = null;
    await pullThePlug(data, running);
    kills++;
    running = await start(data);
    house.url = running.url;
  }
  return { kills, last: running };
}

describe('a storm of sheets while the plug is pulled', () => {
  it('keeps every acknowledged sheet once, takes every other one when it is sent again, and its trail is whole', { timeout: 600_000 }, async () => {
    const began = Date.now();
    if (!opened) throw new Error('no house');
    const house: House = { url: opened.url };
    const count: Count = { acknowledged: 0, lost: 0, refused: [] };
    const [{ kills, last }] = await Promise.all([kill(house, count, opened), ...phones.map(({ sheets }) => deliver(house, sheets, count))]);
    expect([kills, count.acknowledged, count.refused]).toEqual([KILLS, PHONES * SHEETS, []]);

    // Whatever was acknowledged before whichever kill, the same bytes give the same answer now.
    await Promise.all(phones.map(({ sheets }) => sendAllAgain(house, sheets)));
    await last.stop();
    await holdAll();
    const audit = await doctor();
    expect(audit).toMatchObject({ whole: true, found: 0 });
    const sent = all().reduce((sum, { tries }) => sum + tries, 0) - PHONES * SHEETS;
    console.log(`${PHONES * SHEETS} sheets of ${PHONES} phones, ${kills} times kill -9, ${sent} times sent (${count.lost} answers lost on the way); ${audit.entries} entries of the trail whole; ${((Date.now() - began) / 1000).toFixed(0)} s`);
  });
});

/** One phone's sheets, the same bytes once more, one after the other as a phone sends. */
async function sendAllAgain(house: House, sheets: readonly Sheet[]): Promise<void> {
  for (const sheet of sheets) {
    let again = await post(house, sheet);
    for (; again === null; again = await post(house, sheet)) await sleep(50);
    expect(again).toEqual(sheet.answer);
  }
}

/** Each sheet lies there once, as it was sent and acknowledged, with one key and one entry in the trail. */
async function holdAll(): Promise<void> {
  const database = await openFolder(data);
  try {
    const at = (cell: string): number => (contest.form.index[cell] ?? -1) + 1;
    const { rows } = await sql<{ village: string; station: number; number: number; votes: number[]; hash: string; keys: number; trail: number; state: string; entries: number }>`
      SELECT r.path AS village, e.station, e.number, ARRAY[e.figures[${at('C.1')}::int], e.figures[${at('C.2')}::int], e.figures[${at('C.3')}::int]] AS votes, e.hash, c.state, c.entries,
        (SELECT count(*)::int FROM idempotency i WHERE i.actor = e.person_id AND i.response->>'hash' = e.hash) AS keys,
        (SELECT count(*)::int FROM audit_entry a WHERE a.thing = ${`entry ${contest.id}/`}::text || r.path || '/' || e.station) AS trail
      FROM sheet_entry e JOIN region r ON r.id = e.village_id JOIN sheet_case c USING (contest_id, village_id, station) ORDER BY r.path, e.station`.execute(database.db);
    expect(rows).toEqual(phones.flatMap(({ village, sheets }) => sheets.map(({ station, votes, answer }) => {
      const { hash } = answer as { hash: string };
      expect(answer).toMatchObject({ outcome: 'received', number: 1, state: 'entered' });
      return { village, station, number: 1, votes: [...votes], hash, keys: 1, trail: 1, state: 'entered', entries: 1 };
    })));
    const { rows: keys } = await sql<{ keys: number }>`SELECT count(*)::int AS keys FROM idempotency WHERE command = 'sheets.enter'`.execute(database.db);
    expect(keys).toEqual([{ keys: PHONES * SHEETS }]);
  } finally {
    await database.close();
  }
}

const doctor = (): Promise<{ whole: boolean; entries: number; found: number }> => new Promise((done, reject) => {
  execFile(process.execPath, ['apps/cli/main.ts', 'doctor', '--audit', '--json', '--data', data], { cwd: ROOT, env: { ...process.env, LOG_LEVEL: 'warn' } }, (error, out, err) => {
    if (error && out === '') reject(new Error(err));
    else done(JSON.parse(out) as { whole: boolean; entries: number; found: number });
  });
});
