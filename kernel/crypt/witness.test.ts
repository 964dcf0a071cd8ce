import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/database.ts';
import { makeKeys } from './keys.ts';
import { witnessKey } from './witness.ts';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(() => database.close());

it('knows the key of the house, also once it has been replaced, and no other', async () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  expect(await witnessKey(database.db, makeKeys(first))).toMatchObject({ ok: true });
  expect(await witnessKey(database.db, makeKeys(first))).toMatchObject({ ok: true });
  expect(await witnessKey(database.db, makeKeys(second))).toMatchObject({ ok: false, problem: { code: 'key_foreign' } });
  expect(await witnessKey(database.db, makeKeys(second, [first]))).toMatchObject({ ok: true });
});
