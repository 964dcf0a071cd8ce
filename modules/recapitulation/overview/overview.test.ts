import { Hono } from 'hono';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ofEvent, type Actor, type Verb } from '../../../kernel/access.ts';
import { execute } from '../../../kernel/command.ts';
import { mount } from '../../../kernel/http/mount.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { GOLDEN, placeIn, say, SheetList, submitEntry, transition } from '../../sheets/index.ts';
import { makeStatement } from '../../supervision/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { listPlenaries } from '../plenary/queries/list.ts';
import { eventOf } from '../plenary/store/plenaries.ts';
import { attend, confirmLine, correctLine, openPlenary, planPlenary, plantHall, raiseObjection, undoLine } from '../plenary/index.ts';
import { ResultPage } from '../contract.ts';
import { routes } from '../routes.ts';
import { OutlierList, OverviewPage } from './contract.ts';
import { countRound } from './count.ts';
import { markOldCounts } from './store/marks.ts';

/** One province, two cities, each 2 subdistricts of 2 kelurahan with 3 stations: 24 stations, 12 per city, 6 per subdistrict. */
let house: TestDatabase;
let contest: ContestContext;
const app = new Hono();
let actor: Actor = operator;
const AT = '11.01.01.1001';
/** As the golden sheet says: C.1 … of stations that nobody doubts. */
const FIGURES: Readonly<Record<string, number | null>> = GOLDEN[0]?.figures ?? {};
const EVENT = 'uji';

beforeAll(async () => {
  composeRecapitulation();
  house = await testDatabase();
  [contest] = (await plantHall(house.db, { voters: [134, 155] })) as [ContestContext];
  mount(app, routes, { db: house.db, log: pino({ level: 'silent' }), actorOf: async () => actor });
});
afterAll(() => house.close());

const ask = async (path: string) => {
  const response = await app.request(`/api/events/${EVENT}/${path}`);
  return { status: response.status, text: await response.text() };
};
const overview = async (region = '', more = '') => OverviewPage.parse(JSON.parse((await ask(`overview?region=${region}${more}`)).text));
const outliers = async (more = '') => OutlierList.parse(JSON.parse((await ask(`outliers?region=${more}`)).text));
const counted = () => countRound(house.db);
const row = async (region: string, child: string) => (await overview(region)).rows.find(({ path }) => path === child);

const enters = (station: number, figures: Readonly<Record<string, number | null>>, village = AT, reasons: Record<string, string> = {}) => submitEntry(house.db, {
  actor: { id: `kpps-${village}-${station}`, name: 'KPPS', grants: [{ verb: 'sheets.enter', scheme: contest.scheme, path: `${village}/${station}`, within: ofEvent(EVENT) }] },
  key: `isi-${village}-${station}`, input: { contest: contest.id, village, station, after: 0, figures, reasons, reason: null, photos: [], saidAt: '2024-02-14T13:00:00.000Z' },
});
const sheetAt = async (station: number, village = AT) => ({ contest, place: must(await placeIn(house.db, contest, { village, station })) });
const reads = async (station: number, who: string, figures: Readonly<Record<string, number | null>>, village = AT) => {
  const at = await sheetAt(station, village);
  const word = contest.form.cells.map(({ id }) => figures[id] ?? null);
  return house.db.transaction().execute(async (tx) => must(await say(tx, { ...at, actor: { id: who, name: who, grants: [] }, kind: 'second', cells: null, figures: word })));
};
let keys = 0;
const does = async <I, O>(definition: Parameters<typeof execute<I, O>>[1], input: I): Promise<O> => must(await execute(house.db, definition, { actor: operator, key: `pleno-kunci-${++keys}`, input }));

describe('the night, counted by hand', () => {
  it('nothing arrived: every sheet is awaited, no share is known', async () => {
    await counted();
    const { total, rows, childLevel } = await overview();
    expect(childLevel).toBe('province');
    expect(total).toMatchObject({ stations: 24, sheets: 24, states: { awaited: 24, accepted: 0 }, turnout: null, invalid: null, figuresFrom: null, oldest: null });
    expect(rows.map(({ path, sheets }) => [path, sheets])).toEqual([['11', 24]]);
    expect((await overview('11.01')).rows.map(({ path, sheets }) => [path, sheets])).toEqual([['11.01.01', 6], ['11.01.02', 6]]);
    expect((await overview(AT)).rows.map(({ path, name, level, sheets }) => [path, name, level, sheets])).toEqual([1, 2, 3].map((n) => [`${AT}/${n}`, `TPS 00${n}`, 'station', 1]));
  });

  it('a photo, an entry and a difference are told at once below, and above after a round', async () => {
    const at = await sheetAt(3);
    await house.db.transaction().execute(async (tx) => must(await transition(tx, at, { event: 'photographed', complete: false, replaced: false })));
    must(await enters(1, FIGURES));
    must(await enters(2, FIGURES));
    await reads(2, 'kedua', { ...FIGURES, 'C.1': 91 });
    const expected = { states: { awaited: 0, photographed: 1, entered: 1, different: 1, asked_again: 0, accepted: 0 }, unphotographed: 1, quickIn: 0, turnout: null };
    expect(await row('11.01.01', AT)).toMatchObject(expected);
    expect(await row('11', '11.01')).toMatchObject({ states: { awaited: 12 } });
    await counted();
    expect(await row('11', '11.01')).toMatchObject({ ...expected, states: { ...expected.states, awaited: 9 } });
    expect(await row(AT, `${AT}/2`)).toMatchObject({ states: { awaited: 0, different: 1 } });
    expect((await overview('11')).stuck).toMatchObject([{ village: { path: AT }, subdistrict: { path: '11.01.01' }, sheets: 3, owner: null }]);
  });

  it('an accepted sheet counts with its shares and flags; nothing of the others does', async () => {
    await reads(1, 'kedua', FIGURES);
    await counted();
    const city = await row('11', '11.01');
    const { A1_J, B4_J, V1, V2 } = FIGURES as Record<string, number>;
    expect(city).toMatchObject({ states: { accepted: 1, entered: 0 }, quickIn: 1, legalIn: 0, figuresFrom: 'main', hard: 0 });
    expect(city?.turnout).toBeCloseTo((B4_J ?? 0) / (A1_J ?? 1), 12);
    expect(city?.invalid).toBeCloseTo((V2 ?? 0) / ((V1 ?? 0) + (V2 ?? 0)), 12);
    expect((await overview()).total).toMatchObject({ quickIn: 1, states: { accepted: 1, different: 1, photographed: 1, awaited: 21 } });
    const [village, station] = [await row('11.01.01', AT), await row(AT, `${AT}/1`)];
    for (const one of [village, station]) expect(one).toMatchObject({ quickIn: 1, turnout: city?.turnout, invalid: city?.invalid });
  });

  it('a photo that is replaced after the figures count is told, at once below and above after a round', async () => {
    const [here, waiting] = [await sheetAt(1), await sheetAt(2)];
    for (const at of [here, waiting]) await house.db.transaction().execute(async (tx) => must(await transition(tx, at, { event: 'photographed', complete: false, replaced: true })));
    for (const one of [await row('11.01.01', AT), await row(AT, `${AT}/1`)]) expect(one).toMatchObject({ replaced: 1, quickIn: 1 });
    await counted();
    expect(await row('11', '11.01')).toMatchObject({ replaced: 1, states: { accepted: 1, entered: 1, different: 0 } });
    expect((await overview()).total.replaced).toBe(1);
    // As it was: the difference is read again, and what was accepted is agreed on anew.
    await reads(2, 'ketiga', { ...FIGURES, 'C.1': 91 });
    await house.db.transaction().execute(async (tx) => must(await transition(tx, here, { event: 'reopened', reason: 'Foto diganti' })));
    for (const who of ['keempat', 'kelima']) await reads(1, who, FIGURES);
    await counted();
    expect((await overview()).total).toMatchObject({ replaced: 0, states: { accepted: 1, different: 1 } });
  });

  it('a station that stands out is listed once two people agree, never before; hard flags are counted by code', async () => {
    const strange = { ...FIGURES, 'C.1': 0, 'C.2': 0, 'C.3': 0 };
    must(await enters(1, strange, '11.02.01.1001', { R08: 'Tertulis demikian' }));
    await counted();
    expect((await outliers()).total).toBe(0);
    expect((await overview()).total.hard).toBe(0);
    await reads(1, 'kedua', strange, '11.02.01.1001');
    await counted();
    const list = await outliers();
    expect(list.rows).toMatchObject([{ village: { path: '11.02.01.1001' }, station: 1, code: 'all_zero', channel: 'main', contestName: 'Pemilihan Uji' }]);
    expect(list.counts).toEqual({ all_zero: 1 });
    expect((await outliers('11.01')).total).toBe(0);
    const city = await row('11', '11.02');
    expect(city).toMatchObject({ outliers: 1, hard: 1 });
    // V1 no longer is the sum of the contestants.
    expect(city?.rules).toEqual({ R08: 1 });
    expect((await row('11', '11.01'))?.outliers).toBe(0);
  });

  it('a plenary: lines, objection, figures by both ways; a correction explains, a paper read otherwise too', async () => {
    const { id } = await does(planPlenary, { event: EVENT, region: '11.01.01', place: 'Aula', plannedFor: null, groups: [] });
    await does(openPlenary, { id });
    await does(attend, { id, name: 'Ketua', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null });
    await does(raiseObjection, { id, contest: null, region: null, station: null, raisedBy: 1, matter: 'Uji', kind: 'objection' });
    // A special event is told on the paper and answered by nobody: it is no open objection.
    await does(raiseObjection, { id, contest: null, region: null, station: null, raisedBy: 1, matter: 'Listrik padam', kind: 'special_event' });
    await counted();
    expect(await row('11.01', '11.01.01')).toMatchObject({ plenary: { state: 'open', lines: 6, done: 0 }, halls: { open: 1, lines: 6, done: 0 }, openObjections: 1, legalIn: 0 });
    await does(confirmLine, { id, contest: contest.id, region: AT, station: 3, after: 0, figures: FIGURES, paperSays: null });
    // The golden sheet holds C.1: one vote goes from C.1 to C.2.
    const corrected = { ...FIGURES, 'C.1': (FIGURES['C.1'] ?? 0) - 1, 'C.2': (FIGURES['C.2'] ?? 0) + 1 };
    await does(correctLine, { id, contest: contest.id, region: AT, station: 1, after: 0, figures: corrected, reason: 'Salah jumlah turus', evidence: 'C.Hasil saksi', askedBy: 'Saksi 1', agreedBy: [1] });
    await counted();
    const here = await row('11.01', '11.01.01');
    expect(here).toMatchObject({ plenary: { lines: 6, done: 2 }, halls: { lines: 6, done: 2, corrected: 1 }, legalIn: 2, quickIn: 1, figuresFrom: 'pleno', differences: { all: 1, explained: 1 } });
    expect((await overview()).total).toMatchObject({ halls: { open: 1, lines: 6, done: 2 }, openObjections: 1, differences: { all: 1, explained: 1 }, legalIn: 2, quickIn: 2 });
    const [differing] = (await outliers('&code=channels_differ')).rows;
    expect(differing).toMatchObject({ village: { path: AT }, station: 1, value: 2, cell: 'C.1', explained: true, channel: 'pleno' });
    expect(differing?.differing.map(({ cell, quick, legal }) => [cell, quick, legal])).toEqual([['C.1', FIGURES['C.1'], (FIGURES['C.1'] ?? 0) - 1], ['C.2', FIGURES['C.2'], (FIGURES['C.2'] ?? 0) + 1]]);
    expect((await ask('outliers/export?region=&code=channels_differ')).text).toContain(`C.1: ${FIGURES['C.1']} > ${(FIGURES['C.1'] ?? 0) - 1}; C.2: ${FIGURES['C.2']} > ${(FIGURES['C.2'] ?? 0) + 1}`);
    expect((await outliers('&explained=false')).counts).toEqual({ all_zero: 1 });
  });

  it('an objection signed at a station is counted at every level, by the plenary\'s list too, until the plenary took it up', async () => {
    const objects = (station: number, statement: 'objection' | 'agreed') => makeStatement(house.db, {
      actor: { id: `saksi-${station}`, name: 'Saksi', grants: [{ verb: 'supervision.witness', scheme: contest.scheme, path: `${AT}/${station}`, within: ofEvent(EVENT) }] }, key: `keberatan-${++keys}-kunci`,
      input: { contest: contest.id, village: AT, station, copyOf: 'f'.repeat(64), statement, figures: {}, reason: statement === 'agreed' ? null : 'Salinan tidak diberikan', photos: [], saidAt: '2024-02-14T13:00:00.000Z' },
    });
    const { id: statement } = must(await objects(1, 'objection'));
    must(await objects(2, 'objection'));
    const everywhere = async () => {
      await counted();
      const found = [];
      for (const more of ['', `&contest=${contest.id}`]) for (const region of ['', '11', '11.01', '11.01.01', AT]) found.push((await overview(region, more)).total.fieldObjections);
      return [...new Set(found.map((one) => JSON.stringify(one)))].map((text) => JSON.parse(text) as unknown);
    };
    const listed = async () => {
      const event = (await eventOf(house.db, EVENT))!;
      return [(await listPlenaries(house.db, event, '11.01')).rows, (await listPlenaries(house.db, event, '11.01.01')).rows].map((rows) => rows.find(({ region }) => region.path === '11.01.01')?.fieldObjections);
    };
    expect(await everywhere()).toEqual([{ all: 2, taken: 0 }]);
    expect(await listed()).toEqual([2, 2]);
    expect((await outliers('&code=objected')).rows).toMatchObject([{ station: 1, value: 1, beside: 0, explained: false }, { station: 2 }]);
    const { rows: [hall] } = await sql<{ id: number }>`SELECT id FROM plenary`.execute(house.db);
    await does(raiseObjection, { id: hall!.id, contest: contest.id, region: AT, station: 1, raisedBy: 1, matter: 'Salinan tidak diberikan', kind: 'objection', statement });
    expect(await everywhere()).toEqual([{ all: 2, taken: 1 }]);
    expect(await listed()).toEqual([1, 1]);
    must(await objects(1, 'agreed'));
    must(await objects(2, 'agreed'));
    expect(await everywhere()).toEqual([{ all: 0, taken: 0 }]);
  });

  it('what was corrected is counted on each way by itself, at every level, with and without a contest; what is read again is not', async () => {
    const everywhere = async (): Promise<unknown[]> => {
      const found = [];
      for (const more of ['', `&contest=${contest.id}`]) for (const region of ['', '11', '11.01', '11.01.01', AT]) found.push((await overview(region, more)).total.corrected);
      return found;
    };
    const listed = async (channel: string): Promise<unknown[]> => {
      const { total, rows } = SheetList.parse(await (await app.request(`/api/contests/${contest.id}/sheets?state=corrected&channel=${channel}`)).json());
      return [total, ...rows.map(({ village, number }) => `${village.path}/${number}`)];
    };
    const results = async (region: string) => ResultPage.parse(await (await app.request(`/api/contests/${contest.id}/results?region=${region}&channel=pleno`)).json()).total.tally.corrected;
    expect(await everywhere()).toEqual(Array.from({ length: 10 }, () => ({ quick: 0, legal: 1 })));
    expect(await listed('pleno')).toEqual([1, `${AT}/1`]);
    expect(await listed('main')).toEqual([0]);
    for (const region of ['', '11.01', '11.01.01', AT]) expect(await results(region)).toBe(1);
    const at = await sheetAt(1);
    await house.db.transaction().execute(async (tx) => must(await transition(tx, at, { event: 'reopened', reason: 'Saksi berkeberatan' })));
    const other = { ...FIGURES, 'C.1': (FIGURES['C.1'] ?? 0) + 1 };
    await reads(1, 'ketiga', other);
    await reads(1, 'keempat', other);
    await counted();
    expect(await everywhere()).toEqual(Array.from({ length: 10 }, () => ({ quick: 1, legal: 1 })));
    expect(await listed('main')).toEqual([1, `${AT}/1`]);
    const { id } = await house.db.selectFrom('plenary').select('id').executeTakeFirstOrThrow();
    const changes = async () => (await house.db.selectFrom('plenary_line').select('changes').where('state', '<>', 'waiting').where('station', '=', 1).executeTakeFirstOrThrow()).changes;
    await does(undoLine, { id, contest: contest.id, region: AT, station: 1, after: await changes(), reason: 'Dibacakan ulang' });
    await counted();
    expect(await everywhere()).toEqual(Array.from({ length: 10 }, () => ({ quick: 1, legal: 0 })));
    expect(await listed('pleno')).toEqual([0]);
  });

  it('turnout is that of the sheets that have both its figures, and says how many have not, at every level', async () => {
    const [hall, village] = ['11.02.02', '11.02.02.1001'];
    const { id } = await does(planPlenary, { event: EVENT, region: hall, place: 'Aula', plannedFor: null, groups: [] });
    await does(openPlenary, { id });
    await does(attend, { id, name: 'Ketua', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null });
    const { A1_J: _dpt, ...withoutDpt } = FIGURES;
    const { B4_J: _voters, ...withoutVoters } = FIGURES;
    for (const [station, figures] of [[1, FIGURES], [2, withoutDpt], [3, withoutVoters]] as const) await does(confirmLine, { id, contest: contest.id, region: village, station, after: 0, figures, paperSays: null });
    await counted();
    const expected = { legalIn: 3, turnout: (FIGURES['B4_J'] ?? 0) / (FIGURES['A1_J'] ?? 1), turnoutLeftOut: 2 };
    for (const [region, child] of [['11.02', hall], [hall, village]] as const) expect(await row(region, child)).toMatchObject(expected);
    expect((await overview(village)).rows.map(({ turnout, turnoutLeftOut }) => [turnout, turnoutLeftOut])).toEqual([[expected.turnout, 0], [null, 1], [null, 1]]);
    expect((await overview(hall)).total).toMatchObject(expected);
    const results = async (region: string) => ResultPage.parse(await (await app.request(`/api/contests/${contest.id}/results?region=${region}&channel=pleno`)).json());
    for (const region of [hall, village]) expect((await results(region)).total.tally.turnout).toEqual({ registered: FIGURES['A1_J'], voters: FIGURES['B4_J'], leftOut: 2 });
    // A house that counted four figures only counts these anew as it starts.
    const now = (await overview('11.02')).rows;
    await sql`UPDATE overview_count SET quick = quick[1:4], legal = ARRAY[1, 9, 9, 9] WHERE path = ${hall}`.execute(house.db);
    expect((await row('11.02', hall))?.turnout).toBe(9);
    // Above the kelurahan results tell what was counted: no look at the nation adds up the sheets of all stations.
    expect((await results('11.02')).total.tally.turnout).toEqual({ registered: 1, voters: 9, leftOut: 0 });
    await markOldCounts(house.db);
    await counted();
    expect((await overview('11.02')).rows).toEqual(now);
  });

  it('the counters agree with a count of everything from the beginning', async () => {
    const counters = () => sql`SELECT path, contest_id, photographed, entered, unphotographed, different, asked_again, accepted, quick_in, legal_in, hard, warn, quick, legal FROM overview_count ORDER BY path`.execute(house.db);
    const before = (await counters()).rows;
    await sql`DELETE FROM overview_count`.execute(house.db);
    await sql`INSERT INTO overview_change SELECT event_id, path, true FROM sheet_case UNION SELECT ${contest.eventId}::int, r.path, true FROM sheet_version v JOIN region r ON r.id = v.village_id`.execute(house.db);
    await counted();
    expect((await counters()).rows).toEqual(before);
    const { rows } = await sql<{ lines: number; done: number; corrected: number }>`SELECT l.lines - (SELECT count(*) FROM plenary_line p WHERE p.plenary_id = l.plenary_id)::int AS lines,
      l.done - (SELECT count(*) FROM plenary_line p WHERE p.plenary_id = l.plenary_id AND state <> 'waiting')::int AS done,
      l.corrected - (SELECT count(*) FROM plenary_line p WHERE p.plenary_id = l.plenary_id AND state = 'corrected')::int AS corrected FROM overview_line l`.execute(house.db);
    expect(rows).toEqual([1, 2].map(() => ({ lines: 0, done: 0, corrected: 0 })));
  });
});

describe('marks', () => {
  it('of a change that is not committed yet wait for the next round', async () => {
    const open = await house.db.startTransaction().execute();
    await sql`UPDATE sheet_case SET state = 'asked_again' WHERE path = ${AT} AND station = 3`.execute(open);
    await counted();
    expect(await row('11', '11.01')).toMatchObject({ states: { asked_again: 0, photographed: 1 } });
    await open.commit().execute();
    await counted();
    expect(await row('11', '11.01')).toMatchObject({ states: { asked_again: 1, photographed: 0 } });
  });

  it('being handed out leaves none, and two never count at once', async () => {
    await counted();
    await sql`UPDATE sheet_case SET task = 't-1', task_kind = 'second', task_person = 'x', task_until = now() WHERE path = ${AT} AND station = 2`.execute(house.db);
    const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM overview_change`.execute(house.db);
    expect(rows[0]?.count).toBe(0);
    const all = await Promise.all(Array.from({ length: 6 }, () => counted()));
    expect(all.some((one) => one !== null)).toBe(true);
  });
});

describe('rights, files, and what is not there', () => {
  const holding = (verb: Verb, path: string, event = EVENT): Actor => ({ id: 'x', name: 'x', grants: [{ verb, scheme: contest.scheme, path, within: ofEvent(event) }] });
  const as = async (who: Actor, path: string) => { actor = who; const answer = await ask(path); actor = operator; return answer.status; };

  it('only the own region, in the own election; stations that stand out need sheets.read', async () => {
    expect(await as(holding('recapitulation.read', '11.01'), 'overview?region=11.01.02')).toBe(200);
    for (const region of ['', '11', '11.02']) expect(await as(holding('recapitulation.read', '11.01'), `overview?region=${region}`)).toBe(403);
    expect(await as(holding('recapitulation.read', '11.01', 'lain'), 'overview?region=11.01')).toBe(403);
    expect(await as(holding('recapitulation.read', ''), 'outliers')).toBe(403);
    expect(await as(holding('sheets.read', '11'), 'outliers?region=11')).toBe(200);
    expect((await app.request('/api/events/tidak-ada/overview')).status).toBe(404);
    expect((await ask('overview?region=77')).status).toBe(404);
  });

  it('pages by keys come to the same rows in both orders; files hold the same', async () => {
    for (const sort of ['place', 'value']) {
      const all = (await outliers(`&sort=${sort}`)).rows;
      const seen: unknown[] = [];
      for (let after: string | null = ''; after !== null;) {
        const page: OutlierList = await outliers(`&sort=${sort}&limit=1${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`);
        seen.push(...page.rows);
        after = page.after;
      }
      expect(seen).toEqual(all);
      expect(all).toHaveLength(2);
    }
    expect((await ask('outliers/export?region=11')).text.trim().split('\n')).toHaveLength(3);
    const file = (await ask('overview/export?region=11')).text.trim().split('\n');
    expect(file[1]).toMatch(/^11\.01,/);
    expect(await as(operator, 'overview/export?region=11&format=xlsx')).toBe(200);
  });
});
