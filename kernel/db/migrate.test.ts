import { copyFile, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../testing/database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(async () => { await database.close(); });

it('has nothing left to do on a database that is up to date', async () => {
  expect(await migrate(database.db)).toEqual([]);
});

it('numbers every file once, so that their order is known', async () => {
  const numbers = (await readdir('db/migrations')).map((name) => name.slice(0, 4));
  expect(new Set(numbers).size).toBe(numbers.length);
});

it('applies new files once and in order, and stops at one that was edited afterwards', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'erekap-migrations-'));
  await writeFile(join(folder, '9001_first.sql'), 'CREATE TABLE first (n int)');
  await writeFile(join(folder, '9002_second.sql'), 'ALTER TABLE first ADD COLUMN m int');
  for (const name of await readdir('db/migrations')) await copyFile(join('db/migrations', name), join(folder, name));
  const both = await Promise.all([migrate(database.db, folder), migrate(database.db, folder)]);
  expect(both.flat()).toEqual(['9001_first.sql', '9002_second.sql']);
  await writeFile(join(folder, '9001_first.sql'), 'CREATE TABLE first (n bigint)');
  await expect(migrate(database.db, folder)).rejects.toMatchObject({ problem: { code: 'migration_edited' } });
});

it('does not touch a database that a newer E-Rekap has used', async () => {
  await sql`INSERT INTO migration (name, sha256) VALUES ('0999_future.sql', 'x')`.execute(database.db);
  await expect(migrate(database.db)).rejects.toMatchObject({ problem: { code: 'database_newer' } });
});
