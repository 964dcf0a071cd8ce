import '../roles/tables.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWithin, type Actor, type Place } from '../../../kernel/access.ts';
import { must } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { grantsOfRole, type RoleId } from '../roles/rules/roles.ts';
import { listPeople } from './queries/list-people.ts';
import { byAlphabet, holding, type Cursor } from './store/list.ts';
import type { Scope } from './store/spots.ts';

let house: TestDatabase;
const SCHEME = 'kemendagri';
const NAMES = ['siti aminah', 'siti aminah', 'siti rahma', 'budi santoso', 'budi', 'ratna sari', 'sari', 'sariyem', 'wati', 'agus'];
const HOMES = ['16.71.04.1001', '16.71.04.1002', '16.71.05.1001', '16.74.01.1001', '17.01.01.1001'];
const TERMS = [['-1 day', null], ['-2 days', '-1 day'], ['1 day', null], ['-1 day', '1 day']] as const;

beforeAll(async () => {
  house = await testDatabase();
  for (let n = 0; n < 60; n++) {
    await house.pool.query(`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES ($1, $2, $2, $3, $4, 'uji')`, [`spot:${n}`, NAMES[n % NAMES.length], SCHEME, HOMES[n % 7 % HOMES.length]]);
    for (let post = 0; post < n % 4; post++) await appoint(n, post);
  }
  await house.pool.query(`UPDATE assignment SET revoked_at = now(), revoked_by = 'uji' WHERE id % 9 = 0`);
  await house.pool.query(`UPDATE person SET merged_into = 'spot:0', merged_at = now() WHERE id IN ('spot:11', 'spot:31')`);
  await house.pool.query(`UPDATE person SET name = 'siti baru', search = 'siti baru', path = '16.74.01.1001' WHERE id IN ('spot:21', 'spot:47')`);
  await house.pool.query(`UPDATE assignment SET valid_until = now() - interval '1 hour' WHERE id % 11 = 0 AND valid_from < now() - interval '2 hours'`);
  await house.pool.query(`DELETE FROM person p WHERE id = 'spot:56' AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.person_id = p.id)`);
});
afterAll(() => house.close());

async function appoint(n: number, post: number): Promise<void> {
  const [from, until] = TERMS[(n + post) % TERMS.length] ?? TERMS[0];
  const home = HOMES[(n + post) % HOMES.length] ?? '';
  const [role, path] = [['kpps', `${home}/${1 + post}`], ['ppk', home.slice(0, 8)], ['kpps', `${home}/9`]][post] ?? ['saksi', home];
  await house.pool.query(`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, valid_until, source, granted_by)
    VALUES ($1, $2, $3, $4, $5, now() + $6::interval, now() + $7::interval, 'uji', 'uji')`, [`spot:${n}`, role, SCHEME, path, n % 3 === 0 ? null : `event:uji-${n % 3}`, from, until]);
}

type Home = { id: string; search: string; path: string };
type Post = { person_id: string; role: string; path: string; within: string | null };

/** Whom a scope holds, told from people and posts one by one. */
async function expected({ places: asked, role }: Scope): Promise<Cursor[]> {
  const places = asked.filter(({ scheme }) => scheme === '*' || scheme === SCHEME);
  const people = (await house.pool.query<Home>('SELECT id, search, path FROM person WHERE merged_into IS NULL')).rows;
  const posts = (await house.pool.query<Post>('SELECT person_id, role, path, within FROM assignment WHERE revoked_at IS NULL AND valid_from <= now() AND (valid_until IS NULL OR now() < valid_until)')).rows;
  const lives = (one: Home): boolean => role === undefined && places.some((place) => isWithin(one.path, place.path));
  const serves = (one: Home): boolean => posts.some((post) => post.person_id === one.id && (role === undefined || post.role === role)
    && places.some((place) => isWithin(post.path, place.path) && (place.within === undefined || place.within === post.within)));
  return people.filter((one) => lives(one) || serves(one)).map(({ id, search }) => ({ id, search }))
    .sort((a, b) => (a.search < b.search ? -1 : a.search > b.search ? 1 : a.id < b.id ? -1 : 1));
}

const at = (path: string, within?: string): Place => ({ scheme: SCHEME, path, within });
const SCOPES: readonly Scope[] = [undefined, 'kpps', 'ppk', 'saksi'].flatMap((role) => [
  [at('')], [at('16')], [at('16.71')], [at('16.71.04')], [at('16.71.04.1001/9')], [at('1')], [at('16.71', 'event:uji-1')], [at('16.74'), at('17')], [at('16.71.04', 'event:uji-2'), at('16', 'event:uji-1')],
  [{ scheme: '*', path: '16' }], [{ scheme: 'lain', path: '16' }],
].map((places): Scope => ({ places, role })));

describe('where people are found', () => {
  it('is what people and posts say, after names, homes, terms, revocations and merges', async () => {
    const { rows } = await house.pool.query<{ n: number }>(`
      WITH told AS (SELECT id, 0::bigint, search COLLATE "C", '' COLLATE "C", scheme, path, NULL::text, NULL::timestamptz, NULL::timestamptz FROM person WHERE merged_into IS NULL
        UNION ALL SELECT a.person_id, a.id, p.search COLLATE "C", a.role, a.scheme, a.path, a.within, a.valid_from, a.valid_until FROM assignment a JOIN person p ON p.id = a.person_id WHERE a.revoked_at IS NULL AND p.merged_into IS NULL)
      SELECT count(*)::int AS n FROM ((TABLE told EXCEPT TABLE person_spot) UNION ALL (TABLE person_spot EXCEPT TABLE told)) differing`);
    expect(rows).toEqual([{ n: 0 }]);
    expect((await house.pool.query(`SELECT 1 FROM person_spot WHERE search = 'siti baru'`)).rows.length).toBeGreaterThan(2);
  });

  it('gives the same people in the same order, gathered or walked, page by page', async () => {
    for (const scope of SCOPES) {
      const all = await expected(scope);
      for (const isFew of [true, false]) {
        const seen: Cursor[] = [];
        for (let after: Cursor | null = null; ;) {
          const page = await byAlphabet(house.db, { scope, isFew }, { after, limit: 4 });
          seen.push(...page.map(({ id, search }) => ({ id, search })));
          after = page.at(-1) ?? null;
          if (page.length < 4) break;
        }
        expect(seen, JSON.stringify({ scope, isFew })).toEqual(all);
        const begun = await byAlphabet(house.db, { scope, isFew }, { after: null, start: 'sari', limit: 100 });
        expect(begun.map(({ id }) => id)).toEqual(all.filter(({ search }) => search.startsWith('sari')).map(({ id }) => id));
      }
    }
  });

  it('finds the same parts of names, gathered or by the index of parts', async () => {
    for (const scope of SCOPES) {
      const wanted = (await expected(scope)).filter(({ search }) => search.includes('sari')).map(({ id }) => id).sort();
      for (const isFew of [true, false]) {
        expect((await holding(house.db, { scope, isFew }, ['sari'])).map(({ id }) => id).sort(), JSON.stringify({ scope, isFew })).toEqual(wanted);
      }
    }
  });

  it('shows a reader of one election the posts of no other', async () => {
    const reader = (role: RoleId, within: string | null): Actor => ({ id: 'uji', name: 'Uji', grants: grantsOfRole({ role, scheme: SCHEME, path: '16.71', within }) });
    for (const within of ['event:uji-1', 'event:uji-2']) {
      const { rows } = must(await listPeople(house.db, reader('kpu_kab', within), { scheme: SCHEME, path: '16.71', role: 'kpps', limit: 200 }));
      expect(rows.map(({ id }) => id)).toEqual((await expected({ places: [at('16.71', within)], role: 'kpps' })).map(({ id }) => id));
      expect(rows.length).toBeGreaterThan(0);
    }
  });
});
