import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { must } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { FIGURES, plantNight, sheetAt } from '../capture/fixtures/small-night.ts';
import { readCase } from '../capture/store.ts';
import { giveBack } from './commands/release-task.ts';
import { emptyQueue, OTHER } from './fixtures/cases.ts';
import { answer, next, reader, ready } from './fixtures/readers.ts';

let house: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  house = await testDatabase();
  contest = await plantNight(house.db, { stations: 20 });
});
afterAll(() => house.close());
// Every test begins with an empty queue.
beforeEach(() => emptyQueue(house.db));

let last = 0;
const fresh = (): number => ++last;
const state = async (station: number) => readCase(house.db, await sheetAt(house.db, contest, station));
const key = () => crypto.randomUUID();

describe('a sheet in hand', () => {
  it('fifteen minutes it stays, to the second, by the clock of the database whatever a door\'s own clock says', async () => {
    /** As if so much time had passed since it was handed out. */
    const pass = (seconds: number) => sql`UPDATE sheet_case SET task_until = task_until - ${seconds}::int * interval '1 second' WHERE task IS NOT NULL`.execute(house.db);
    const [slow, quick] = [reader(contest, 'menunggu-lama'), reader(contest, 'menunggu-cepat')];
    const handed = async () => {
      await ready(house.db, contest, fresh());
      return (await next(house.db, contest, slow)).task!;
    };
    const inTime = await handed();
    await pass(14 * 60 + 55);
    expect((await next(house.db, contest, quick)).task).toBeNull();
    expect((await next(house.db, contest, slow)).task).toMatchObject({ id: inTime.id });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 3_600_000 });
    expect(must(await answer(house.db, slow, inTime.id, FIGURES))).toEqual({ state: 'accepted' });
    vi.useRealTimers();
    const late = await handed();
    await pass(15 * 60 + 1);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
    expect(await answer(house.db, slow, late.id, FIGURES)).toMatchObject({ ok: false, problem: { code: 'task_gone' } });
    vi.useRealTimers();
    expect(await giveBack(house.db, { actor: slow, key: key(), input: { task: late.id } })).toMatchObject({ ok: false, problem: { code: 'task_gone' } });
    // Given to the next, it is not the first one's any more, neither while it is read nor afterwards.
    const again = (await next(house.db, contest, quick)).task!;
    expect(again).toMatchObject({ station: late.station });
    expect(again.id).not.toBe(late.id);
    expect(await answer(house.db, slow, late.id, OTHER)).toMatchObject({ ok: false, problem: { code: 'task_gone' } });
    expect(await answer(house.db, slow, again.id, OTHER)).toMatchObject({ ok: false, problem: { code: 'task_gone' } });
    expect(must(await answer(house.db, quick, again.id, FIGURES))).toEqual({ state: 'accepted' });
    expect(await answer(house.db, slow, late.id, OTHER)).toMatchObject({ ok: false, problem: { code: 'task_gone' } });
    expect(await state(late.station)).toMatchObject({ state: 'accepted', entries: 2 });
  });

  it('whoever turns to another election keeps what is in hand: that too would be giving back', async () => {
    const [one, two] = [fresh(), fresh()];
    for (const station of [one, two]) await ready(house.db, contest, station);
    const elsewhere = await plantNight(house.db, { slug: 'pemilu-kedua', stations: 2 });
    await ready(house.db, elsewhere, 1);
    const both = { ...reader(contest, 'dua-pemilu'), grants: [contest, elsewhere].flatMap((where) => reader(where, 'dua-pemilu').grants) };
    const task = (await next(house.db, contest, both)).task!;
    expect(task).toMatchObject({ station: one, contest: contest.id });
    for (let turn = 0; turn < 8; turn++) {
      expect((await next(house.db, turn % 2 ? contest : elsewhere, both)).task).toMatchObject({ id: task.id });
    }
    must(await giveBack(house.db, { actor: both, key: key(), input: { task: task.id } }));
    expect((await next(house.db, elsewhere, both)).task).toMatchObject({ contest: elsewhere.id });
    // Where the right to it is gone, it goes back; so does what is late.
    expect((await next(house.db, contest, reader(contest, 'dua-pemilu'))).task).toMatchObject({ contest: contest.id });
  });
});
