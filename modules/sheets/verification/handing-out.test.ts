import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { sha256 } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { entry, FIGURES, kpps, plantNight, sheetAt, submit, VILLAGE } from '../capture/fixtures/small-night.ts';
import { readCase } from '../capture/store.ts';
import { putOnSheet } from '../photos/store/photos.ts';
import { nextTask } from './commands/next-task.ts';
import { giveBack } from './commands/release-task.ts';
import { emptyQueue, OTHER } from './fixtures/cases.ts';
import { allLate, answer, fault, holding, next, photograph, plantPerson, plantRole, reader, ready } from './fixtures/readers.ts';
import { casePage } from './queries/case-page.ts';

let house: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  house = await testDatabase();
  contest = await plantNight(house.db, { stations: 60 });
});
afterAll(() => house.close());
// Every test begins with an empty queue.
beforeEach(() => emptyQueue(house.db));

let last = 0;
const fresh = (): number => ++last;
const state = async (station: number, village = VILLAGE) => readCase(house.db, await sheetAt(house.db, contest, station, village));
const key = () => crypto.randomUUID();

describe('the house hands out work', () => {
  it('the oldest first, one at a time, the same again until it is answered', async () => {
    const [one, two] = [fresh(), fresh()];
    await ready(house.db, contest, one);
    await ready(house.db, contest, two);
    const who = reader(contest, 'pembaca-a');
    const first = await next(house.db, contest, who);
    expect(first).toMatchObject({ waiting: 2, mineToday: 0, task: { kind: 'second', contest: contest.id, station: one, cells: null, village: { path: VILLAGE } } });
    expect(await next(house.db, contest, who)).toEqual(first);
    expect(must(await answer(house.db, who, first.task!.id, FIGURES))).toEqual({ state: 'accepted' });
    expect(await next(house.db, contest, who)).toMatchObject({ waiting: 1, mineToday: 1, task: { station: two } });
    const trail = await house.db.selectFrom('audit_entry').select('action').where('thing', '=', `case ${contest.id}/${VILLAGE}/${one}`).orderBy('id').execute();
    expect(trail.map(({ action }) => action)).toEqual(['sheets.hand_out', 'sheets.read_again']);
  });

  it('two readers who race for one sheet: one gets it, the other nothing', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const station = fresh();
      await ready(house.db, contest, station);
      const given = await Promise.all(['lomba-a', 'lomba-b', 'lomba-c'].map((id) => next(house.db, contest, reader(contest, `${id}-${turn}`))));
      expect(given.flatMap(({ task }) => task?.station ?? [])).toEqual([station]);
      await sql`UPDATE sheet_case SET readable = false`.execute(house.db);
    }
  });

  it('the same reader in two windows has one task', async () => {
    for (let turn = 0; turn < 6; turn++) await ready(house.db, contest, fresh());
    const given = await Promise.all([1, 2, 3, 4].map(() => next(house.db, contest, reader(contest, 'dua-jendela'))));
    expect(new Set(given.map(({ task }) => task?.id)).size).toBe(1);
    expect((await house.db.selectFrom('sheet_case').select('task').where('task_person', '=', 'dua-jendela').execute()).length).toBe(1);
  });

  it('what is not answered in time goes back by itself; the late answer is refused and loses nothing', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    const [slow, quick] = [reader(contest, 'lambat'), reader(contest, 'cepat')];
    const task = (await next(house.db, contest, slow)).task!;
    expect((await next(house.db, contest, quick)).task).toBeNull();
    expect(await answer(house.db, quick, task.id, FIGURES)).toMatchObject({ ok: false, problem: { code: 'task_gone', status: 409 } });
    await allLate(house.db);
    expect(await answer(house.db, slow, task.id, FIGURES)).toMatchObject({ ok: false, problem: { code: 'task_gone' } });
    expect((await next(house.db, contest, quick)).task).toMatchObject({ station });
    expect(await answer(house.db, slow, task.id, FIGURES)).toMatchObject({ ok: false, problem: { code: 'task_gone' } });
    expect((await state(station))?.entries).toBe(1);
  });

  it('given back, it waits for whoever asks next, and who gave it back can choose nothing by it', async () => {
    const [one, two] = [fresh(), fresh()];
    for (const station of [one, two]) await ready(house.db, contest, station);
    const more = await plantNight(house.db, { slug: 'pilih', stations: 2 });
    const who = reader(contest, 'memilih');
    const give = (task: string, actor = who) => giveBack(house.db, { actor, key: key(), input: { task } });
    const task = (await next(house.db, contest, who)).task!;
    expect(task).toMatchObject({ station: one });
    must(await give(task.id));
    for (const wanted of [undefined, more.id]) expect(must(await nextTask(house.db, who, { event: contest.event, contest: wanted })).task).toMatchObject({ station: one });
    must(await give((await next(house.db, contest, who)).task!.id));
    // Somebody else was quicker: the next oldest.
    expect((await next(house.db, contest, reader(contest, 'lain'))).task).toMatchObject({ station: one });
    expect((await next(house.db, contest, who)).task).toMatchObject({ station: two });
    await sql`UPDATE sheet_case SET task = NULL, task_person = NULL, task_until = NULL, task_kind = NULL`.execute(house.db);
    await sql`UPDATE sheet_look SET last_at = now() - interval '16 minutes'`.execute(house.db);
    expect(must(await nextTask(house.db, who, { event: contest.event, contest: more.id })).task).toBeNull();
    for (let turn = 3; turn <= 6; turn++) must(await give((await next(house.db, contest, who)).task!.id));
    expect(await give((await next(house.db, contest, who)).task!.id)).toMatchObject({ ok: false, problem: { code: 'too_many' } });
  });

  it('whoever said why it cannot be read is not given it again, when new photos are there', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    const who = reader(contest, 'tak-terbaca');
    must(await fault(house.db, who, (await next(house.db, contest, who)).task!.id, 'unreadable'));
    await photograph(house.db, contest, station);
    // Saying why is work of the day as reading is.
    expect(await next(house.db, contest, who)).toMatchObject({ task: null, mineToday: 1 });
    expect((await next(house.db, contest, reader(contest, 'lain-lagi'))).task).toMatchObject({ station });
  });

  it('an answer that is sent twice counts once and is answered alike', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    const [who, once] = [reader(contest, 'dua-kali'), key()];
    const task = (await next(house.db, contest, who)).task!;
    const answers = await Promise.all([1, 2, 3].map(() => answer(house.db, who, task.id, FIGURES, once)));
    for (const one of answers) expect(one).toEqual({ ok: true, value: { state: 'accepted' } });
    expect((await state(station))?.entries).toBe(2);
  });

  it('nothing is handed out before all pages with figures have their photo; it is seen in the queue meanwhile', async () => {
    const station = fresh();
    must(await submit(house.db, kpps(contest, station), entry(contest, station)));
    expect((await next(house.db, contest, reader(contest, 'menunggu'))).task).toBeNull();
    await photograph(house.db, contest, station, { pages: [1] });
    expect((await next(house.db, contest, reader(contest, 'menunggu'))).task).toBeNull();
    await photograph(house.db, contest, station);
    const { task } = await next(house.db, contest, reader(contest, 'menunggu'));
    expect(task).toMatchObject({ station });
    expect(task?.photos.map(({ page }) => page)).toEqual([...new Set(contest.form.sections.map(({ page }) => page))]);
  });
});

describe('photos that an entry names', () => {
  it('and that never arrived are told on the case page and to the reader; the entry is taken all the same', async () => {
    const station = fresh();
    const [came, lost] = [sha256('tiba'), sha256('hilang')];
    must(await submit(house.db, kpps(contest, station), entry(contest, station, { photos: [{ page: 1, sha256: came }, { page: 2, sha256: lost }] })));
    await photograph(house.db, contest, station);
    await house.db.transaction().execute(async (tx) => putOnSheet(tx, await sheetAt(house.db, contest, station), { page: 1, sha256: came, person: `kpps-${station}`, device: null, takenAt: null }));
    const { task } = await next(house.db, contest, reader(contest, 'melihat-yang-tiba'));
    expect(task).toMatchObject({ station, missing: [2] });
    const page = must(await casePage(house.db, holding(contest, 'ppk-lihat', [['sheets.supervise', '11.01.01']]), contest, { village: VILLAGE, station }));
    expect(page.entries.map(({ number, missing }) => [number, missing])).toEqual([[1, [{ page: 2, sha256: lost }]]]);
    must(await answer(house.db, reader(contest, 'melihat-yang-tiba'), task!.id, FIGURES));
    const after = must(await casePage(house.db, holding(contest, 'ppk-lihat', [['sheets.supervise', '11.01.01']]), contest, { village: VILLAGE, station }));
    expect(after.state).toBe('accepted');
    expect(after.entries[1]?.missing).toEqual([]);
  });
});

describe('who is given nothing', () => {
  it('whoever filled it in, or may; whoever lives there or serves there; whoever watches there or leads its plenary', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    await plantPerson(house.db, contest, 'tetangga', '11.01.01.1002');
    await plantPerson(house.db, contest, 'dulu-kpps', '11.02.01.1001');
    await plantRole(house.db, contest, 'dulu-kpps', 'kpps', '11.01.01.1002/3');
    await sql`UPDATE assignment SET revoked_at = now(), revoked_by = 'uji' WHERE person_id = 'dulu-kpps'`.execute(house.db);
    for (const who of [
      reader(contest, `kpps-${station}`), reader(contest, 'tetangga'), reader(contest, 'dulu-kpps', '11'),
      holding(contest, 'juga-kpps', [['sheets.verify', ''], ['sheets.enter', `${VILLAGE}/${station}`]]), holding(contest, 'juga-ppk', [['sheets.verify', '11.01'], ['sheets.supervise', '11.01.01']]),
      holding(contest, 'saksi', [['sheets.verify', '11'], ['supervision.witness', '11']]), holding(contest, 'ketua', [['sheets.verify', '11.01'], ['recapitulation.lead', '11.01']]),
      reader(contest, 'kota-lain', '11.02'),
    ]) expect([who.id, (await next(house.db, contest, who)).task]).toEqual([who.id, null]);
    await plantPerson(house.db, contest, 'jauh', '11.01.02.1001');
    expect((await next(house.db, contest, reader(contest, 'jauh', '11.01'))).task).toMatchObject({ station });
  });

  it('whoever gets a duty there while having it in hand loses it', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    await plantPerson(house.db, contest, 'nanti', '11.02.01.1001');
    const who = reader(contest, 'nanti');
    expect((await next(house.db, contest, who)).task).toMatchObject({ station });
    await plantRole(house.db, contest, 'nanti', 'pps', VILLAGE);
    expect((await next(house.db, contest, who)).task).toBeNull();
    expect((await state(station))?.task).toBeNull();
  });

  it('another election, or no right to read again', async () => {
    const { nextTask } = await import('./commands/next-task.ts');
    expect(await nextTask(house.db, reader(contest, 'x'), { event: 'tidak-ada' })).toMatchObject({ ok: false, problem: { code: 'not_found' } });
    expect(await nextTask(house.db, holding(contest, 'ppk', [['sheets.supervise', '']]), { event: contest.event })).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
  });
});

describe('differences', () => {
  it('a third person is asked for the differing cells alone and sees nobody\'s figures', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    const [second, third] = [reader(contest, 'kedua'), reader(contest, 'ketiga')];
    const task = (await next(house.db, contest, second)).task!;
    expect(must(await answer(house.db, second, task.id, { ...OTHER, 'C.1': 777_123, 'C.2': 777_456 }))).toEqual({ state: 'different' });
    expect((await next(house.db, contest, second)).task).toBeNull();
    const given = await next(house.db, contest, third);
    expect(given.task).toMatchObject({ kind: 'third', station, cells: ['C.1', 'C.2'] });
    expect(Object.keys(given.task!).sort()).toEqual(['cells', 'contest', 'contestName', 'contestType', 'id', 'kind', 'missing', 'photos', 'station', 'subdistrict', 'until', 'village']);
    expect(JSON.stringify({ ...given, task: { ...given.task, photos: [], id: '' } })).not.toMatch(/777|kedua|kpps-|\b90\b|\b110\b/);
    expect(await answer(house.db, third, given.task!.id, {})).toMatchObject({ ok: false, problem: { code: 'value_missing' } });
    expect(await answer(house.db, third, given.task!.id, { 'C.99': 1 })).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
    expect(must(await answer(house.db, third, given.task!.id, { 'C.1': 90, 'C.2': 110 }))).toEqual({ state: 'accepted' });
  });

  it('what cannot be read is asked again; only the pages in doubt need a new photo', async () => {
    const station = fresh();
    await ready(house.db, contest, station);
    const who = reader(contest, 'mata');
    const task = (await next(house.db, contest, who)).task!;
    expect(must(await fault(house.db, who, task.id, 'unreadable', [2]))).toEqual({ state: 'asked_again' });
    expect(await state(station)).toMatchObject({ asked: 'unreadable', readable: false, task: null });
    const photos = await house.db.selectFrom('sheet_photo').select(['page', 'standing']).where('station', '=', station).orderBy('page').execute();
    expect(photos.filter(({ standing }) => standing === 'set_aside').map(({ page }) => page)).toEqual([2]);
    expect((await next(house.db, contest, who)).task).toBeNull();
    const at = await sheetAt(house.db, contest, station);
    const { putOnSheet } = await import('../photos/store/photos.ts');
    const { transition } = await import('../capture/transition.ts');
    await house.db.transaction().execute(async (tx) => {
      await putOnSheet(tx, at, { page: 2, sha256: 'c'.repeat(64), person: 'kpps', device: null, takenAt: null });
      must(await transition(tx, at, { event: 'photographed', complete: true, replaced: false }));
    });
    expect((await next(house.db, contest, reader(contest, 'pembaca-lain'))).task).toMatchObject({ station });
  });
});
