import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/access.ts';
import { execute } from '../../kernel/command.ts';
import { mount } from '../../kernel/http/mount.ts';
import { must } from '../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import { RULES } from '../forms/index.ts';
import type { ContestContext } from '../elections/index.ts';
import { GOLDEN, plantCountry, routes as sheetRoutes, SheetList, SheetPage } from '../sheets/index.ts';
import { importOfficial } from './commands/import-official.ts';
import { composeRecapitulation } from './compose.ts';
import { RecountReport, ResultPage } from './contract.ts';
import { routes } from './routes.ts';

let database: TestDatabase;
let contest: ContestContext;
let actor: Actor = operator;
const app = new Hono();
let keys = 0;
const AT = '11.01.01.1001';

const get = async (path: string) => app.request(`/api/contests/${contest.id}/${path}`);
const read = async (path: string): Promise<unknown> => (await get(path)).json();
const post = async (sheets: unknown[], key = `routes-key-${keys++}`) => app.request(`/api/contests/${contest.id}/sheets`, {
  method: 'POST', body: JSON.stringify({ origin: 'paper', sheets }), headers: { 'content-type': 'application/json', 'idempotency-key': key },
});

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = await plantCountry(database.db, { stations: 8 });
  mount(app, [...routes, ...sheetRoutes], { db: database.db, log: pino({ level: 'silent' }), actorOf: async () => actor });
  expect((await post(GOLDEN.map(({ figures }, i) => ({ village: AT, station: i + 1, figures })))).status).toBe(200);
  expect((await post([{ village: '11.02.01.1001', station: 1, figures: { A1_J: 200 } }])).status).toBe(200);
  expect((await post([{ village: AT, station: 1, figures: { ...GOLDEN[0]!.figures, 'C.1': 91 }, reason: 'Salah baca' }])).status).toBe(200);
});
afterAll(() => database.close());

describe('results', () => {
  it('are the sum of the children on every level, down to the stations', async () => {
    for (const region of ['', '11', '11.01', '11.01.01', AT]) {
      const page = ResultPage.parse(await read(`results?region=${region}`));
      const sum = (pick: (tally: (typeof page)['total']['tally']) => number | null) => page.children.reduce((all, { tally }) => all + (pick(tally) ?? 0), 0);
      for (const name of ['stations', 'stationsIn', 'hard', 'warn', 'corrected', 'incomplete'] as const) expect(sum((tally) => tally[name])).toBe(page.total.tally[name]);
      for (const cell of contest.form.cells) expect(sum((tally) => tally.figures[cell.id] ?? null)).toBe(page.total.tally.figures[cell.id] ?? 0);
      expect(page.ancestors.map(({ path }) => path)).toEqual(region === '' ? [] : ['', ...region.split('.').slice(0, -1).map((_, i, codes) => codes.slice(0, i + 1).join('.'))]);
    }
    const both = GOLDEN.filter(({ figures }) => figures['A1_J'] != null && figures['B4_J'] != null);
    const sumOf = (cell: string): number => both.reduce((sum, { figures }) => sum + (figures[cell] ?? 0), 0);
    for (const [region, more] of [['', 1], ['11', 1], ['11.01', 0], ['11.01.01', 0], [AT, 0]] as const) {
      expect(ResultPage.parse(await read(`results?region=${region}`)).total.tally.turnout).toEqual({ registered: sumOf('A1_J'), voters: sumOf('B4_J'), leftOut: GOLDEN.length - both.length + more });
    }
    const { total } = ResultPage.parse(await read('results'));
    expect(total.tally).toMatchObject({ stations: 64, stationsIn: 6, incomplete: 1, corrected: 1, hard: 4, votersMale: 8000 });
    expect(total.tally.figures['C.1']).toBe(91 + 44 + 67 + 52 + 20_022 + 56);
    expect(total.tally.flags).toMatchObject({ R11: 2, R08: 3 });
  });

  it('hold KPU\'s own figures beside ours and say what may explain the difference', async () => {
    const input = (votes: number, reason?: string) => ({ contest: contest.id, source: 'D.HASIL uji', ...(reason ? { reason } : {}), regions: [{ path: '11.01.01', figures: { 'C.1': votes, V2: 1 } }] });
    const send = (key: string, body: unknown) => execute(database.db, importOfficial, { actor: operator, key, input: body });
    expect(must(await send('official-1', input(20_400)))).toEqual({ recorded: 1, corrected: 0, unchanged: 0 });
    expect(must(await send('official-2', input(20_400)))).toEqual({ recorded: 0, corrected: 0, unchanged: 1 });
    expect(await send('official-3', input(20_401))).toMatchObject({ ok: false, problem: { code: 'reason_missing' } });
    expect(must(await send('official-4', input(20_401, 'Koreksi KPU')))).toEqual({ recorded: 0, corrected: 1, unchanged: 0 });
    const { total } = ResultPage.parse(await read('results?region=11.01.01'));
    const ours = total.tally.figures['C.1']!;
    expect(total.official).toEqual({
      source: 'D.HASIL uji', figures: { 'C.1': 20_401, V2: 1 }, differences: { 'C.1': 20_401 - ours, V2: 1 - total.tally.figures['V2']! },
      explanation: { missing: 10, hard: 4, corrected: 1 },
    });
    await expect(database.pool.query('DELETE FROM official_figure')).rejects.toThrow(/append-only/);
    await expect(database.pool.query(`UPDATE official_figure SET figures = '{}'`)).rejects.toThrow(/append-only/);
  });

  it('can be taken along as CSV and xlsx, and counted anew', async () => {
    const csv = await (await get('export?level=province')).text();
    expect(csv.split('\r\n')[1]).toMatch(/^11,11,Province 11,64,6,/);
    const stations = await (await get('export?level=station&region=11.01.01')).text();
    expect(stations.split('\r\n')).toHaveLength(1 + 16 + 1);
    expect(stations).toContain('11.01.01.1001,1,');
    expect((await (await get('export?level=village&format=xlsx')).arrayBuffer()).byteLength).toBeGreaterThan(3000);
    expect(RecountReport.parse(await read('recount'))).toMatchObject({ sheets: 7, differences: [] });
  });
});

describe('lists of stations', () => {
  const all = async (filter: string): Promise<{ names: string[]; total: number }> => {
    const names: string[] = [];
    let total = 0;
    for (let after: string | null = ''; after !== null;) {
      const page: SheetList = SheetList.parse(await read(`sheets?limit=3&${filter}${after ? `&after=${after}` : ''}`));
      names.push(...page.rows.map(({ village, number }) => `${village.path}/${number}`));
      ({ total, after } = page);
    }
    return { names, total };
  };
  const of = (...stations: number[]) => stations.map((station) => `${AT}/${station}`);

  it.each([
    ['state=in', of(1, 2, 3, 4, 5, 6)], ['state=flagged', of(1, 4, 5, 6)], ['state=hard', of(1, 4, 5, 6)], ['state=corrected', of(1)],
    ['state=incomplete', ['11.02.01.1001/1']], ['rule=R07', of(6)], ['rule=R11&state=hard', of(4, 6)], ['rule=R11&state=corrected', []], ['rule=R11&state=missing', []],
    [`state=hard&region=${AT}`, of(1, 4, 5, 6)], ['state=hard&region=11.02', []], ['state=missing&region=11.01.01.1001', of(7, 8)],
  ])('%s', async (filter, expected) => {
    expect(await all(filter)).toEqual({ names: expected, total: expected.length });
  });

  it('hold every station once, in order, page by page', async () => {
    const { names, total } = await all('region=11');
    expect(total).toBe(64);
    expect(new Set(names).size).toBe(64);
    expect(names).toEqual([...names].sort());
    expect((await all('state=missing')).names).toHaveLength(57);
  });
});

describe('one sheet', () => {
  it('shows its versions, what is wrong with each in words, and what changed', async () => {
    const page = SheetPage.parse(await read(`sheets/${AT}/1`));
    expect(page).toMatchObject({ station: { code: '1101011001001', number: 1 }, previous: null, next: 2, channel: 'main' });
    const [now, before] = page.versions;
    expect(now).toMatchObject({ version: 2, current: true, changed: ['C.1'], reason: 'Salah baca' });
    expect(before).toMatchObject({ version: 1, current: false, changed: [], reason: null });
    expect(now!.findings.map(({ code }) => code)).toContain('R08');
    for (const finding of now!.findings) {
      expect(RULES[finding.code as keyof typeof RULES].severity).toBe(finding.severity);
      for (const text of [finding.kpps, finding.supervisor]) expect(text.id.length * text.en.length).toBeGreaterThan(0);
    }
    expect((await get(`sheets/${AT}/99`)).status).toBe(404);
  });
});

describe('rights', () => {
  it('end at the region', async () => {
    actor = { id: 'ppk', name: 'PPK', grants: (['recapitulation.read', 'sheets.read', 'sheets.record'] as const).map((verb) => ({ verb, scheme: contest.scheme, path: '11.01' })) };
    const statuses = await Promise.all([get('results?region=11.01'), get('results'), get('sheets?region=11.01.01'), get('sheets?region=11.02'), get(`sheets/${AT}/1`), get('sheets/11.02.01.1001/1'), get('recount'), get('export?region=11')].map(async (one) => (await one).status));
    expect(statuses).toEqual([200, 403, 200, 403, 200, 403, 403, 403]);
    expect((await post([{ village: '11.02.01.1001', station: 2, figures: { 'C.1': 1 } }])).status).toBe(403);
    expect((await post([{ village: '11.01.01.1002', station: 2, figures: { 'C.1': 1 } }])).status).toBe(200);
    actor = operator;
  });
});
