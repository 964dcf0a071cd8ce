import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../kernel/ids.ts';
import { must, type Result } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { RegionChange } from '../contract.ts';
import { plantPalembang } from '../fixtures.ts';
import { loadKemendagri } from '../load/kemendagri.ts';
import { codeAt } from '../rules/codes.ts';
import { joinPath, parentPath } from '../rules/paths.ts';
import { regionPage } from '../tree/region-page.ts';
import { findRegion, regionsWithin } from '../tree/store.ts';
import { changeRegion } from './change-region.ts';
import type { ChangeInput } from './inputs.ts';
import { insertVersions } from './store.ts';

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
  await loadKemendagri(house.db);
});
afterAll(() => house.close());

const source = 'UU Uji 1/2025';
const change = (input: ChangeInput, actor = operator): Promise<Result<RegionChange>> => changeRegion(house.db, { actor, key: newId(), input });
const at = async (path: string, on: string): Promise<string | undefined> => (await findRegion(house.db, 'kemendagri', path, on))?.name;

test('a rename counts from its day; the old name is still found and the old tree still holds it', async () => {
  must(await change({ kind: 'renamed', scheme: 'kemendagri', date: '2025-03-01', source, path: '35.71.01', name: 'Mojoroto Baru' }));
  expect(await at('35.71.01', '2025-02-28')).toBe('Mojoroto');
  expect(await at('35.71.01', '2025-03-01')).toBe('Mojoroto Baru');
  const page = must(await regionPage(house.db, { scheme: 'kemendagri', path: '35.71.01', on: '2025-06-01' }));
  expect(page.region.aliases).toEqual(['Mojoroto']);
  expect(page.children).toHaveLength(14);
  expect(page.changes).toMatchObject([{ date: '2025-03-01', kind: 'renamed', source, from: [{ name: 'Mojoroto' }], to: [{ name: 'Mojoroto Baru' }] }]);
});

test('a kecamatan splits: the kelurahan named follow with new codes, the others stay', async () => {
  must(await change({
    kind: 'split', scheme: 'kemendagri', date: '2025-04-01', source, path: '35.71.02', remains: true,
    into: [{ code: '357104', name: 'Kota Utara', children: [{ path: '35.71.02.1001' }, { path: '35.71.02.1002', code: '3571041009' }] }],
  }));
  expect(await at('35.71.04.1009', '2025-04-01')).toBe(await at('35.71.02.1002', '2025-03-31'));
  expect(await at('35.71.02.1002', '2025-04-01')).toBeUndefined();
  expect(await regionsWithin(house.db, 'kemendagri', '35.71', 'village', '2025-04-01')).toHaveLength(46);
  expect(await regionsWithin(house.db, 'kemendagri', '35.71', 'village', '2025-03-31')).toHaveLength(46);
});

test('kecamatan merge: children follow; one code for two of them is refused until one gets another', async () => {
  const merge: ChangeInput = { kind: 'merged', scheme: 'kemendagri', date: '2025-05-01', source, paths: ['11.01.01', '11.01.02'], into: { path: '11.01.01' }, children: [] };
  expect(await change(merge)).toMatchObject({ ok: false, problem: { code: 'input_invalid', params: { column: 'code' } } });
  const moving = await regionsWithin(house.db, 'kemendagri', '11.01.02', 'village', '2025-05-01');
  const children = moving.map((one, i) => ({ path: one.path, code: `110101${7000 + i}` }));
  must(await change({ ...merge, children }));
  expect(await at('11.01.02', '2025-05-01')).toBeUndefined();
  expect(await at('11.01.01.7000', '2025-05-01')).toBe(moving[0]?.name);
});

test('refused with a sentence: unknown node, lost parent, code of another parent, a day a roll stands on', async () => {
  const refused = async (input: ChangeInput, column: string): Promise<void> =>
    expect(await change(input)).toMatchObject({ ok: false, problem: { code: 'input_invalid', params: { column } } });
  const base = { scheme: 'kemendagri', date: '2025-07-01', source };
  await refused({ kind: 'ended', ...base, path: '98.01' }, 'path');
  await refused({ kind: 'ended', ...base, path: '11.01' }, 'parent');
  await refused({ kind: 'new', ...base, parent: '16.71', code: '3571', name: 'X', aliases: [] }, 'code');
  await refused({ kind: 'new', ...base, parent: '16.71.88', code: '1671881001', name: 'X', aliases: [] }, 'parent');
  await refused({ kind: 'moved', ...base, path: '16.71.01.1001', parent: '16.71' }, 'parent');
  await house.db.transaction().execute(plantPalembang);
  await refused({ kind: 'renamed', ...base, date: '2024-02-14', path: '16.71.01.1001', name: 'X' }, 'date');
  must(await change({ kind: 'renamed', ...base, date: '2024-02-15', path: '16.71.01.1001', name: '35 Ilir' }));
});

test('the right is asked for at the lowest node that holds everything touched', async () => {
  const city = { ...operator, grants: [{ verb: 'regions.change' as const, scheme: 'kemendagri', path: '35.71' }] };
  const base = { kind: 'moved' as const, scheme: 'kemendagri', date: '2026-01-01', source };
  expect(await change({ ...base, path: '35.71.03.1001', parent: '35.71.02', code: '3571027001' }, city)).toMatchObject({ ok: true });
  expect(await change({ ...base, path: '35.71.03.1002', parent: '35.06.01', code: '3506017001' }, city)).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
});

const DATES = ['2024-03-01', '2024-06-01', '2025-01-01', '2025-09-01', '2026-02-01', '2027-01-01'];
const step = fc.record({ kind: fc.constantFrom('new', 'renamed', 'moved', 'ended', 'split', 'merged'), date: fc.nat(DATES.length - 1), a: fc.nat(999), b: fc.nat(999) });

test('random changes leave every earlier day as it was, and every day a tree: one parent each, no orphans', async () => {
  let run = 0;
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
    const scheme = `acak-${(run += 1)}`;
    await house.db.transaction().execute((tx) => insertVersions(tx, scheme, 'uji', seed(), new Map()));
    const first = await snapshot(scheme, '2024-02-14');
    for (const [i, one] of steps.entries()) {
      const date = DATES[one.date] as string;
      const before = await Promise.all(DATES.filter((day) => day < date).map((day) => snapshot(scheme, day)));
      const done = await change(await toInput(scheme, date, one, i));
      if (!done.ok) expect(done.problem.code).toBe('input_invalid');
      expect(await Promise.all(DATES.filter((day) => day < date).map((day) => snapshot(scheme, day)))).toEqual(before);
    }
    expect(await snapshot(scheme, '2024-02-14')).toEqual(first);
    expect(await brokenLinks(scheme)).toEqual([]);
  }), { numRuns: 25 });
}, 120_000);

const seed = () => ['', ...['1', '2'].flatMap((p) => [p, ...['1', '2'].flatMap((k) => [`${p}.${p}${k}`, ...['1', '2'].flatMap((c) =>
  [`${p}.${p}${k}.${p}${k}${c}`, ...['1', '2', '3'].map((v) => `${p}.${p}${k}.${p}${k}${c}.${p}${k}${c}${v}`)])])])]
  .map((path) => ({ path, name: `N${path}`, aliases: [], validFrom: null }));

type Snapshot = { id: number; path: string; name: string; parent_id: number | null }[];

const snapshot = async (scheme: string, on: string): Promise<Snapshot> => (await sql<Snapshot[number]>`
  SELECT id, path, name, parent_id FROM region WHERE scheme = ${scheme} AND (valid_from IS NULL OR valid_from <= ${on}) AND (valid_to IS NULL OR ${on} < valid_to) ORDER BY path`.execute(house.db)).rows;

/** Nodes that on some day of their own dates lack a parent at the path above, or share their path with another. */
async function brokenLinks(scheme: string): Promise<string[]> {
  const broken: string[] = [];
  for (const day of ['2020-01-01', ...DATES, '2030-01-01']) {
    const tree = await snapshot(scheme, day);
    const byPath = new Map(tree.map((node) => [node.path, node]));
    if (byPath.size !== tree.length) broken.push(`${day}: a path twice`);
    for (const node of tree) {
      const above = parentPath(node.path);
      if ((above === null ? null : byPath.get(above)?.id) !== node.parent_id) broken.push(`${day}: ${node.path}`);
    }
  }
  return broken;
}

/** A change that a person might mean: mostly possible, sometimes not. */
async function toInput(scheme: string, date: string, one: { kind: string; a: number; b: number }, i: number): Promise<ChangeInput> {
  const tree = (await snapshot(scheme, date)).filter((node) => node.path !== '');
  const pick = (n: number, list: Snapshot): string => list[n % Math.max(1, list.length)]?.path ?? '1';
  const path = pick(one.a, tree);
  const depth = path.split('.').length;
  const peers = tree.filter((node) => node.path !== path && node.path.split('.').length === depth);
  const base = { scheme, date, source };
  const fresh = `x${i}`;
  if (one.kind === 'new') return { kind: 'new', ...base, parent: path, code: fresh, name: fresh, aliases: [] };
  if (one.kind === 'renamed') return { kind: 'renamed', ...base, path, name: `${fresh} baru` };
  if (one.kind === 'moved') return { kind: 'moved', ...base, path, parent: parentPath(pick(one.b, peers)) ?? '' };
  if (one.kind === 'ended') return { kind: 'ended', ...base, path };
  const children = tree.filter((node) => parentPath(node.path) === path);
  if (one.kind === 'split') {
    const half = children.slice(0, Math.ceil(children.length / 2));
    const parts = [{ code: fresh, name: fresh, children: half.map((node) => ({ path: node.path })) }];
    if (one.b % 2 === 1) parts.push({ code: `y${i}`, name: 'y', children: children.slice(half.length).map((node) => ({ path: node.path })) });
    return { kind: 'split', ...base, path, remains: one.b % 2 === 0, into: parts };
  }
  const other = pick(one.b, peers);
  return { kind: 'merged', ...base, paths: [path, other], into: one.b % 3 === 0 ? { code: fresh, name: fresh } : { path }, children: [] };
}

test('paths of the random trees are what their codes say', () => {
  expect(codeAt('acak-1', joinPath('1.11', '111'))).toBe('111');
});
