import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { execute, type Command } from '../../../kernel/command.ts';
import { mount } from '../../../kernel/http/mount.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { routes } from '../routes.ts';
import { ActList } from './contract.ts';
import { plantHall } from './fixtures/hall.ts';
import { attend, confirmLine, openPlenary, planPlenary } from './index.ts';

const VILLAGE = '11.01.01.1001';
const STATIONS = 240;
let database: TestDatabase;
let contest: ContestContext;
let id = 0;
let number = 0;
let actor: Actor = operator;
const app = new Hono();
const run = <I, O>(command: Command<I, O>, input: object) => execute(database.db, command, { actor: operator, key: `risalah-uji-${number++}`, input });
const get = (path: string) => app.request(`/api/plenaries/${id}/acts${path}`);
const acts = async (query: string) => ActList.parse(await (await get(`?${query}`)).json());

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = (await plantHall(database.db, { regencies: 1, subdistricts: 1, villages: 1, stations: STATIONS }))[0]!;
  mount(app, routes, { db: database.db, log: pino({ level: 'silent' }), actorOf: async () => actor });
  id = must(await run(planPlenary, { event: 'uji', region: '11.01.01', place: 'Aula', plannedFor: null })).id;
  must(await run(openPlenary, { id }));
  must(await run(attend, { id, name: '=Saksi Satu', capacity: 'witness', contestType: 'ppwp', contestant: 1, letter: 'SM/RAHASIA', person: null, withoutMandate: 'Surat tertinggal' }));
  for (let station = 1; station <= STATIONS; station++) must(await run(confirmLine, { id, contest: contest.id, region: VILLAGE, station, after: 0, figures: { 'C.1': station } }));
});
afterAll(() => database.close());

describe('the minutes of 243 acts', () => {
  it('are paged from the newest back, and from the first on, none lost and none twice', async () => {
    for (const order of ['asc', 'desc'] as const) {
      const seen: number[] = [];
      for (let after: number | null = 0; after !== null;) {
        const page = await acts(`order=${order}&limit=50&after=${after}`);
        expect(page.total).toBe(STATIONS + 3);
        seen.push(...page.rows.map((row) => row.number));
        after = page.next;
      }
      const all = Array.from({ length: STATIONS + 3 }, (_, at) => at + 1);
      expect(seen).toEqual(order === 'asc' ? all : all.reverse());
    }
    expect((await get('?limit=501')).status).toBe(400);
  });

  it('tell no letter of mandate to who only reads', async () => {
    const detailsOf = async () => (await acts('limit=3')).rows[2]!.details;
    expect(await detailsOf()).toMatchObject({ name: '=Saksi Satu', letter: 'SM/RAHASIA' });
    actor = { id: 'uji:baca', name: 'Baca', grants: [{ verb: 'recapitulation.read', scheme: 'uji', path: '11.01.01' }] };
    expect(await detailsOf()).toEqual({ id: 1, name: '=Saksi Satu', capacity: 'witness', contestType: 'ppwp', contestant: 1, withoutMandate: 'Surat tertinggal' });
    actor = operator;
  });

  it('are a table, whole, in words, without a formula or a letter; each file is an entry', async () => {
    const answer = await get('/export');
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines[0]).toContain('nomor,waktu,waktu_setempat,tindakan,oleh,keterangan');
    expect(lines).toHaveLength(STATIONS + 4);
    expect(lines[3]).toMatch(/^3,.*,Hadir,.*,"'=Saksi Satu; Saksi; tanpa mandat: Surat tertinggal"$/);
    expect(lines[3]).not.toContain(',=');
    expect(lines[4]).toMatch(/,Dibacakan dan cocok,.*,"?Pemilihan Uji; TPS 001 Village 11.01.01.1001"?$/);
    expect(lines.join('')).not.toContain('RAHASIA');
    expect(new Uint8Array(await (await get('/export?format=xlsx')).arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    expect((await database.db.selectFrom('audit_entry').select('path').where('action', '=', 'recapitulation.export').execute()).map(({ path }) => path)).toEqual(['11.01.01', '11.01.01']);
  });

  it('are printed with the same bytes each time, each print an entry', async () => {
    const print = async () => Buffer.from(await (await get('/pdf')).arrayBuffer());
    const one = await print();
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.equals(await print())).toBe(true);
    const prints = await database.db.selectFrom('audit_entry').select('details').where('action', '=', 'recapitulation.print').execute();
    expect(prints.map(({ details }) => details)).toMatchObject([{ form: 'RISALAH', acts: STATIONS + 3 }, { form: 'RISALAH' }]);
  });
});
