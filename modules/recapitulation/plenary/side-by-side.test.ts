import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, type Command } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { plantHall } from './fixtures/hall.ts';
import { confirmLine, openPlenary, pausePlenary, planPlenary, resumePlenary, undoLine } from './index.ts';
import { lockPlenary, sharePlenary } from './store/plenaries.ts';

let database: TestDatabase;
let contests: ContestContext[];
let id = 0;
let keys = 0;
const VILLAGES = ['11.01.01.1001', '11.01.01.1002', '11.01.01.1003'];
const STATIONS = 12;
const run = <I, O>(command: Command<I, O>, input: object) => execute(database.db, command, { actor: operator, key: `samping-${keys++}`, input });

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase(12);
  contests = await plantHall(database.db, { regencies: 1, subdistricts: 1, villages: 3, stations: STATIONS, parts: [{ slug: 'wali-kota', type: 'mayor', region: '11.01', variant: '2024-kwk' }] });
  id = must(await execute(database.db, planPlenary, { actor: operator, key: 'samping-rencana', input: { event: 'uji', region: '11.01.01', place: 'Aula', plannedFor: null, groups: VILLAGES.map((path) => ({ name: path, regions: [path] })) } })).id;
  must(await execute(database.db, openPlenary, { actor: operator, key: 'samping-buka', input: { id } }));
});
afterAll(() => database.close());

describe('groups side by side', () => {
  it('read 72 lines at once: none lost, acts numbered without a gap, totals are the fold of the lines', async () => {
    const lines = contests.flatMap(({ id: contest }) => VILLAGES.flatMap((region) => Array.from({ length: STATIONS }, (_, at) => ({ id, contest, region, station: at + 1 }))));
    const answers = await Promise.all(lines.map((line, at) => run(confirmLine, { ...line, after: 0, figures: { 'C.1': at, 'C.2': 1 } })));
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    const acts = await database.db.selectFrom('plenary_act').select('number').where('plenary_id', '=', id).orderBy('number').execute();
    expect(acts.map(({ number }) => number)).toEqual(Array.from({ length: 2 + 72 }, (_, at) => at + 1));
    // 0 + 1 + … + 35 = 630 of the first contest, 36 + … + 71 = 1,926 of the second.
    const sums = await database.db.selectFrom('running_total').select(['contest_id', 'sums']).where('channel', '=', 'pleno').orderBy('contest_id').execute();
    expect(sums.map(({ contest_id: contest, sums: row }) => row[contests.find((one) => one.id === contest)!.form.index['C.1']!])).toEqual([630, 1926]);
  });

  it('who comes second on one line is told so; one of two changes it', async () => {
    const line = { id, contest: contests[0]!.id, region: VILLAGES[0], station: 1, after: 1, reason: 'Dibacakan ulang' };
    const answers = await Promise.all([run(undoLine, line), run(undoLine, line)]);
    expect(answers.map((one) => (one.ok ? 'ok' : one.problem.code)).sort()).toEqual(['conflict', 'ok']);
  });

  it('hold the plenary\'s state together, while a recess waits for all of them', async () => {
    const { db } = database;
    const order: string[] = [];
    let recess: Promise<unknown> = Promise.resolve();
    await db.transaction().execute(async (one) => {
      await sharePlenary(one, id);
      await db.transaction().execute(async (two) => { await sharePlenary(two, id); order.push('second group'); });
      recess = db.transaction().execute(async (alone) => { await lockPlenary(alone, id); order.push('recess'); });
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push('first group');
    });
    await recess;
    expect(order).toEqual(['second group', 'first group', 'recess']);
  });

  it('never deadlock with recesses in between', async () => {
    const work = Array.from({ length: 30 }, (_, at) => {
      if (at === 15) return run(resumePlenary, { id });
      if (at % 10 === 5) return run(pausePlenary, { id, reason: 'Istirahat', resumesAt: null });
      return run(confirmLine, { id, contest: contests[0]!.id, region: VILLAGES[at % 3], station: (at % STATIONS) + 1, after: 99, figures: { 'C.1': 1 } });
    });
    const codes = (await Promise.all(work)).map((one) => (one.ok ? 'ok' : one.problem.code));
    expect(codes.filter((code) => !['ok', 'conflict', 'plenary_state'].includes(code))).toEqual([]);
  });
});
