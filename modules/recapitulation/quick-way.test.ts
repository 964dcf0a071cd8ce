import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ofEvent, type Actor } from '../../kernel/access.ts';
import { mount } from '../../kernel/http/mount.ts';
import { must } from '../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import type { ContestContext } from '../elections/index.ts';
import { SheetPage } from '../sheets/contract.ts';
import { placeIn, plantCountry, routes as sheetRoutes, say, SheetList, submitEntry, transition } from '../sheets/index.ts';
import { composeRecapitulation } from './compose.ts';
import { ResultPage } from './contract.ts';
import { countRound } from './overview/index.ts';
import { routes } from './routes.ts';

/** Whatever anybody may look up of a sheet before two people agree on it: that it is on its way, and nothing else. */
let database: TestDatabase;
let contest: ContestContext;
const app = new Hono();
const AT = '11.01.01.1001';
/** Figures that stand nowhere else by chance. */
const FIGURES = { 'C.1': 70_913, 'C.2': 80_617, 'C.3': 60_421, V1: 211_951, V2: 0, V3: 211_951 };
const TELLTALE = /7091[34]|80617|60421|211951|Tertulis demikian/;

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = await plantCountry(database.db, { stations: 3, publication: 'two_people', channels: ['main', 'pleno'], voters: [134, 155] });
  mount(app, [...routes, ...sheetRoutes], { db: database.db, log: pino({ level: 'silent' }), actorOf: async () => operator });
});
afterAll(() => database.close());

const ANSWERS = [
  ...['', '11', '11.01', '11.01.01', AT].map((region) => `results?region=${region}`),
  ...['all', 'in', 'missing', 'flagged', 'hard', 'warn', 'corrected', 'incomplete'].map((state) => `sheets?region=${AT}&state=${state}`),
  'sheets', `sheets/${AT}/1`, `sheets/${AT}/1?channel=pleno`, 'recount',
  ...['station', 'village', 'subdistrict', 'regency', 'province'].map((level) => `export?level=${level}`),
];
const answers = async (): Promise<string[]> => Promise.all(ANSWERS.map(async (path) => {
  const response = await app.request(`/api/contests/${contest.id}/${path}`);
  expect([path, response.status]).toEqual([path, 200]);
  return `${path}\n${(await response.text()).replace(/"asOf":"[^"]*"/g, '')}`;
}));
/** An answer less how many sheets are being verified: of a table that is its column. */
const without = (answer = ''): string => {
  const rows = answer.replace(/"verifying":(\d+|null)/g, '').split('\n').map((row) => row.split(','));
  const at = rows.flatMap((row) => row.indexOf('verifying')).find((one) => one !== -1);
  return rows.map((row) => row.filter((_, column) => column !== at).join()).join('\n');
};
const sheetState = async () => { const page = SheetPage.parse(await (await app.request(`/api/contests/${contest.id}/sheets/${AT}/1`)).json()); return [page.state, page.versions.length]; };
const listed = async () => SheetList.parse(await (await app.request(`/api/contests/${contest.id}/sheets?region=${AT}`)).json()).rows.map(({ number, state, version, figures }) => [number, state, version, figures]);

const kpps: Actor = { id: 'kpps', name: 'KPPS', grants: [{ verb: 'sheets.enter', scheme: 'uji', path: `${AT}/1`, within: ofEvent('uji') }] };
const REASONS = { R08: 'Tertulis demikian', R10: 'Tertulis demikian', R11: 'Tertulis demikian', R17: 'Tertulis demikian' };

const place = async () => ({ contest, place: must(await placeIn(database.db, contest, { village: AT, station: 1 })) });
const reads = async (id: string, figures: Readonly<Record<string, number>>) => {
  const at = await place();
  const row = contest.form.cells.map((cell) => figures[cell.id] ?? null);
  return database.db.transaction().execute(async (tx) => must(await say(tx, { ...at, actor: { id, name: id, grants: [] }, kind: id === 'ketiga' ? 'third' : 'second', cells: null, figures: row })));
};

describe('before two people agree', () => {
  it('no general answer shows anything of what was entered or read, at any step', async () => {
    const before = await answers();
    must(await submitEntry(database.db, { actor: kpps, key: 'cepat-0001', input: { contest: contest.id, village: AT, station: 1, after: 0, figures: FIGURES, reasons: REASONS, reason: null, photos: [], saidAt: '2024-02-14T13:00:00.000Z' } }));
    expect((await answers()).join('\n')).not.toMatch(TELLTALE);
    expect(await listed()).toEqual([[1, 'entered', null, null], [2, 'awaited', null, null], [3, 'awaited', null, null]]);
    expect((await reads('kedua', { ...FIGURES, 'C.1': 70_914 })).case.state).toBe('different');
    expect((await answers()).join('\n')).not.toMatch(TELLTALE);
    const after = await answers();
    for (const [at, path] of ANSWERS.entries()) if (/^(results|export)/.test(path)) expect(without(after[at])).toBe(without(before[at]));
    // The one thing that is told: how many are in and do not count yet.
    const rowsAt = async (region: string) => { const page = ResultPage.parse(await (await app.request(`/api/contests/${contest.id}/results?region=${region}`)).json()); return [page.total, ...page.children].map(({ path, verifying, tally }) => [path, verifying, tally.stationsIn]); };
    expect(await rowsAt(AT)).toEqual([[AT, 1, 0], [`${AT}/1`, 1, 0], [`${AT}/2`, 0, 0], [`${AT}/3`, 0, 0]]);
    expect((await rowsAt('11.01.01')).slice(0, 2)).toEqual([['11.01.01', 1, 0], [AT, 1, 0]]);
    await countRound(database.db);
    expect((await rowsAt('')).slice(0, 2)).toEqual([['', 1, 0], ['11', 1, 0]]);
    expect((await sheetState())).toEqual(['different', 0]);
  });

  it('once they agree it counts everywhere; opened again, what counted stays and the new readings stay unseen', async () => {
    expect((await reads('ketiga', FIGURES)).case).toMatchObject({ state: 'accepted', acceptedVersion: 1 });
    expect((await answers()).join('\n')).toMatch(/70913/);
    const total = async () => ResultPage.parse(await (await app.request(`/api/contests/${contest.id}/results`)).json()).total.tally;
    expect(await total()).toMatchObject({ stationsIn: 1, figures: { 'C.1': 70_913 } });
    expect(await sheetState()).toEqual(['accepted', 1]);
    await countRound(database.db);
    for (const region of ['', '11.01.01', AT]) expect(ResultPage.parse(await (await app.request(`/api/contests/${contest.id}/results?region=${region}`)).json()).total.verifying).toBe(0);
    expect(ResultPage.parse(await (await app.request(`/api/contests/${contest.id}/results?channel=pleno`)).json()).total.verifying).toBeNull();
    const at = await place();
    await database.db.transaction().execute(async (tx) => must(await transition(tx, at, { event: 'reopened', reason: 'Saksi berkeberatan' })));
    await reads('kedua', { ...FIGURES, 'C.1': 70_914 });
    expect((await answers()).join('\n')).not.toMatch(/70914/);
    expect(await total()).toMatchObject({ stationsIn: 1, figures: { 'C.1': 70_913 } });
    expect((await listed())[0]).toMatchObject([1, 'entered', 1, { 'C.1': 70_913 }]);
    await reads('ketiga', { ...FIGURES, 'C.1': 70_914 });
    expect(await total()).toMatchObject({ stationsIn: 1, corrected: 1, figures: { 'C.1': 70_914 } });
  });
});
