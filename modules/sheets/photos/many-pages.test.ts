import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { plantCountry } from '../fixtures/small-country.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { announced, personAt, sent, start } from './fixtures/sending.ts';

let house: TestDatabase;
const kpps = personAt('uji:kpps', 'sheets.enter', '11.01.01.1001/1');

beforeAll(async () => {
  house = await testDatabase();
  await plantCountry(house.db);
  await house.pool.query(`UPDATE contest SET ballot = ballot || '{"pages": 40}', stamp = gen_random_uuid()`);
});
afterAll(() => house.close());

it('a paper of 40 pages is photographed page by page, and read again once the last one is here, in whatever order they came', async () => {
  const readable = async (): Promise<unknown> => (await house.pool.query<{ readable: boolean }>('SELECT readable FROM sheet_case')).rows[0]?.readable;
  expect(await start(house.db, kpps, announced(await pictureOf(1), { page: 41 }))).toMatchObject({ problem: { code: 'value_unknown' } });
  for (const page of Array.from({ length: 40 }, (_, at) => 40 - at)) {
    await sent(house.db, kpps, await pictureOf(100 + page), { page });
    expect(await readable()).toBe(page === 1);
  }
});
