import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import { personalParts } from '../../modules/people/index.ts';
import { composeHouse } from './compose.ts';

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
  composeHouse();
});
afterAll(() => house.close());

describe('a copy of one\'s data', () => {
  it('forgets no table: every one that points to a person, or names one, has its part, or a reason to have none', async () => {
    const { rows } = await house.pool.query<{ name: string }>(`
      SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND confrelid = 'person'::regclass
      UNION SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'person_id' ORDER BY 1`);
    // A hash of a code; an exchange of minutes; "these two are not one", which tells of another person too; a letter of the alphabet of a name.
    const without = ['recovery_code', 'sign_in_step', 'person_distinct', 'person_spot'];
    const told = personalParts().flatMap(({ tables }) => tables);
    expect(rows.map(({ name }) => name).filter((name) => ![...told, ...without].includes(name))).toEqual([]);
  });

  it('asks only tables that are there, and every part can be read', async () => {
    const parts = personalParts();
    expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
    const { rows } = await house.pool.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p')`);
    const there = rows.map(({ name }) => name);
    expect(parts.flatMap(({ tables }) => tables).filter((name) => !there.includes(name))).toEqual([]);
    for (const part of parts) expect(await part.of(house.db, ['nobody'], { own: true, kinds: [], nik: true, contacts: true }), part.name).toEqual([]);
  });
});
