import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { announce } from '../../../kernel/announce.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { entry, FIGURES, kpps, plantNight, submit, VILLAGE } from '../capture/fixtures/small-night.ts';
import { composeSheets } from '../compose.ts';
import { answer, next, plantPerson, reader, ready } from '../verification/fixtures/readers.ts';

let house: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  house = await testDatabase();
  contest = await plantNight(house.db, { stations: 20 });
  composeSheets();
});
afterAll(() => house.close());

const merge = (kept: string, merged: string) => house.db.transaction().execute((tx) => announce(tx, operator, 'person.merged', { kept, merged }));
const alarms = async () => (await house.db.selectFrom('audit_entry').select(['thing', 'details']).where('action', '=', 'sheets.same_person').execute());

it('who read a sheet under one record does not read it again under the other; what was in hand goes back; the entry keeps who said it', async () => {
  await ready(house.db, contest, 1);
  const [kept, merged, third] = ['satu', 'dua', 'tiga'].map((id) => reader(contest, id)) as [ReturnType<typeof reader>, ReturnType<typeof reader>, ReturnType<typeof reader>];
  const given = await next(house.db, contest, merged);
  expect(must(await answer(house.db, merged, given.task!.id, { ...FIGURES, 'C.1': 91, 'C.2': 109 })).state).toBe('different');
  await ready(house.db, contest, 2);
  expect((await next(house.db, contest, merged)).task).toMatchObject({ station: 2 });
  await merge(kept.id, merged.id);
  // The difference of station 1 waits for a third person, and that is not the same one under another record.
  expect((await next(house.db, contest, kept)).task).toMatchObject({ kind: 'second', station: 2 });
  expect((await next(house.db, contest, third)).task).toMatchObject({ kind: 'third', station: 1 });
  expect((await house.db.selectFrom('sheet_entry').select('person_id').where('station', '=', 1).where('kind', '=', 'second').execute()).map(({ person_id }) => person_id)).toEqual([merged.id]);
  expect(await alarms()).toEqual([]);
});

it('two records that decided one sheet as two people are told to the office; the figures stay', async () => {
  await ready(house.db, contest, 3);
  const second = reader(contest, 'kembar');
  const given = await next(house.db, contest, second);
  expect(given.task).toMatchObject({ station: 3 });
  expect(must(await answer(house.db, second, given.task!.id, FIGURES)).state).toBe('accepted');
  await merge('kpps-3', second.id);
  expect(await alarms()).toMatchObject([{ thing: 'person kpps-3', details: { merged: 'kembar', count: 1, sheets: [`${contest.id}/${VILLAGE}/3`] } }]);
  expect((await house.db.selectFrom('sheet_case').select('state').where('station', '=', 3).executeTakeFirst())?.state).toBe('accepted');
});

it('a queue goes to the record that is kept', async () => {
  for (const id of ['penanggung', 'penanggung-lama']) await plantPerson(house.db, contest, id, VILLAGE);
  await house.db.insertInto('queue_owner').values({ event_id: contest.eventId, scheme: contest.scheme, path: VILLAGE, person_id: 'penanggung-lama', named_by: 'uji' }).execute();
  await merge('penanggung', 'penanggung-lama');
  expect(await house.db.selectFrom('queue_owner').select('person_id').execute()).toEqual([{ person_id: 'penanggung' }]);
});

it('who read a sheet under a record that was joined with theirs does not bring the figures of its station to what they read', async () => {
  const OTHER = { ...FIGURES, 'C.1': 91, 'C.2': 109 };
  await ready(house.db, contest, 6);
  const second = reader(contest, 'pembaca');
  const { task } = await next(house.db, contest, second);
  expect(task).toMatchObject({ station: 6 });
  expect(must(await answer(house.db, second, task!.id, OTHER)).state).toBe('different');
  await merge('kpps-6', 'pembaca');
  for (const id of ['kpps-6', 'pembaca']) await plantPerson(house.db, contest, id, VILLAGE);
  await sql`UPDATE person SET merged_into = 'kpps-6', merged_at = now() WHERE id = 'pembaca'`.execute(house.db);
  const correction = entry(contest, 6, { after: 1, reason: 'Salah ketik', figures: OTHER });
  expect(await submit(house.db, kpps(contest, 6), correction)).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
  // A colleague of the station may, and then two people agree.
  expect(must(await submit(house.db, kpps(contest, 6, 'kpps-6-lain'), correction))).toMatchObject({ state: 'accepted' });
});
