import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { FIGURES, plantNight } from '../capture/fixtures/small-night.ts';
import { allLate, answer, fault, next, plantPerson, reader, ready } from './fixtures/readers.ts';

let house: TestDatabase;
beforeAll(async () => { house = await testDatabase(); });
afterAll(() => house.close());

const VILLAGES = ['11.01.01.1001', '11.01.02.1001', '11.02.01.1001'];
/** Readers by where they live. */
const HOMES: Readonly<Record<string, string>> = { a: '11.01.01.1002', b: '11.01.02.1002', c: '11.02.01.1001', d: '11.02.02.1001', e: '11.02.02.1002' };

const step = fc.record({ who: fc.constantFrom(...Object.keys(HOMES)), does: fc.constantFrom('reads', 'reads', 'reads otherwise', 'cannot read', 'forgets') });

/** Whatever readers do: nobody reads where they live, nobody reads one sheet twice, nobody reads what another has in hand, and what is accepted was said by two. */
it('work is handed to fresh eyes only', { timeout: 120_000 }, async () => {
  let run = 0;
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
    const slug = `acak-${++run}`;
    const contest: ContestContext = await plantNight(house.db, { slug, stations: 2 });
    for (const village of VILLAGES) await ready(house.db, contest, 1, { village });
    for (const [id, home] of Object.entries(HOMES)) await plantPerson(house.db, contest, `${slug}:${id}`, home);
    for (const { who: id, does } of steps) {
      const who = reader(contest, `${slug}:${id}`);
      const { task } = await next(house.db, contest, who);
      if (!task) continue;
      expect(task.village.path.startsWith((HOMES[id] ?? '').split('.').slice(0, 3).join('.'))).toBe(false);
      const said = await house.db.selectFrom('sheet_entry').select('number').where('contest_id', '=', contest.id).where('person_id', '=', who.id)
        .innerJoin('region', 'region.id', 'sheet_entry.village_id').where('region.path', '=', task.village.path).execute();
      expect(said).toEqual([]);
      const figures = { ...FIGURES, 'C.1': does === 'reads' ? 90 : 91 };
      if (does === 'forgets') await allLate(house.db);
      else if (does === 'cannot read') expect((await fault(house.db, who, task.id, 'unreadable')).ok).toBe(true);
      else expect((await answer(house.db, who, task.id, task.cells === null ? figures : Object.fromEntries(task.cells.map((cell) => [cell, figures[cell as 'C.1']])))).ok).toBe(true);
    }
    const held = await house.db.selectFrom('sheet_case').select(['task_person']).where('contest_id', '=', contest.id).where('task', 'is not', null).execute();
    expect(new Set(held.map(({ task_person }) => task_person)).size).toBe(held.length);
    for (const { village_id } of await house.db.selectFrom('sheet_case').select('village_id').where('contest_id', '=', contest.id).where('state', '=', 'accepted').execute()) {
      const sayers = await house.db.selectFrom('sheet_entry').select('person_id').distinct().where('contest_id', '=', contest.id).where('village_id', '=', village_id).where('standing', '=', 'current').execute();
      expect(sayers.length).toBeGreaterThanOrEqual(2);
    }
  }), { numRuns: 25 });
});
