import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { reserveBallots } from '../../forms/index.ts';
import { listRuleSets } from '../queries/list-rule-sets.ts';
import { RULE_SETS, findRuleSet, ruleParameters } from './index.ts';
import { plantRuleSets } from './plant.ts';
import type { RuleSet } from './rule-set.ts';

const of = (slug: string): RuleSet => findRuleSet(slug) as RuleSet;

describe('rule sets as data', () => {
  it('say up to which level a contest is added up: in general elections by an article that was read, in regional ones not yet', () => {
    const told = RULE_SETS.map(({ slug, values }) => [slug, values.recapitulatedUpTo?.value, values.recapitulatedUpTo?.article, values.recapitulatedUpTo?.verified]);
    const general = { ppwp: 'national', dpr: 'national', dpd: 'national', dprd_prov: 'province', dprd_kab: 'regency' };
    const regional = { governor: 'province', mayor: 'regency' };
    expect(told).toEqual([['pemilu-2014', general, 'Pasal 206', true], ['pemilu-2019', general, 'Pasal 413', true], ['pilkada-2020', regional, '-', false], ['pemilu-2024', general, 'Pasal 413', true], ['pilkada-2024', regional, 'belum dicari', false]]);
  });

  it('cover the five elections, each following an earlier one or none', () => {
    expect(RULE_SETS.map(({ slug }) => slug)).toEqual(['pemilu-2014', 'pemilu-2019', 'pilkada-2020', 'pemilu-2024', 'pilkada-2024']);
    for (const [i, set] of RULE_SETS.entries()) {
      if (set.follows) expect(RULE_SETS.slice(0, i).map(({ slug }) => slug)).toContain(set.follows);
    }
  });
  it('name a source for every value, and never call one verified that has none', () => {
    for (const set of RULE_SETS) {
      for (const [key, value] of Object.entries(set.values)) {
        expect(value.law, `${set.slug} ${key}`).not.toBe('');
        expect(value.article).not.toBe('');
        if (value.verified) {
          expect(value.date, `${set.slug} ${key}`).toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(value.number).not.toBe('-');
        }
      }
    }
  });
  it.each([
    ['pemilu-2024', 500, 300], ['pilkada-2024', 800, 600], ['pilkada-2020', 800, 500], ['pemilu-2019', 500, 300],
  ])('%s: at most %i voters by law, %i by KPU', (slug, law, kpu) => {
    expect(of(slug).values['votersPerTps.law']?.value).toBe(law);
    expect(of(slug).values['votersPerTps.kpu']?.value).toBe(kpu);
    expect(ruleParameters(of(slug)).voterCap.regular).toBe(kpu);
    expect(ruleParameters(of(slug)).voterCap.noken).toBeNull();
    expect(ruleParameters(of(slug)).voterCap.overseas_post).toBeNull();
  });
  it.each([
    ['pemilu-2024', 289, 6], ['pemilu-2024', 230, 5], ['pemilu-2024', 300, 6], ['pilkada-2024', 600, 15], ['pilkada-2024', 601, 16],
  ])('%s: a TPS of %i voters gets %i reserve ballots', (slug, voters, reserve) => {
    expect(reserveBallots(voters, ruleParameters(of(slug)).reserveRate)).toBe(reserve);
  });
  it('leaves unsettled points of the law marked as such', () => {
    const { values } = of('pemilu-2024');
    expect(values['reserveBallots.numerator']).toMatchObject({ value: 2, law: 'UU', number: '7', year: 2017, article: 'Pasal 344 ayat (2)', verified: true });
    expect(values['reserveBallots.rounding']?.verified).toBe(false);
    expect(values['votersPerTps.law']?.verified).toBe(false);
    expect(values['ballotsPerVoter']?.value).toEqual({ '': 5, '31': 4, '99': 2 });
    expect(of('pilkada-2024').values['emptyColumnCounts']?.verified).toBe(false);
    expect(of('pilkada-2024').values['recapWindows']?.verified).toBe(false);
  });
  it('keeps the deadlines of Art. 413 apart from the windows as they were held, and both agree', () => {
    const { values } = of('pemilu-2024');
    const days = values['recapDeadlineDays']?.value as Record<string, number>;
    const windows = values['recapWindows']?.value as Record<string, readonly [string, string]>;
    for (const level of ['regency', 'province', 'national']) {
      const last = new Date(Date.UTC(2024, 1, 14) + (days[level] ?? 0) * 86_400_000).toISOString().slice(0, 10);
      expect(windows[level]?.[1]).toBe(last);
    }
  });
});

describe('planted rule sets', () => {
  let database: TestDatabase;
  beforeAll(async () => { database = await testDatabase(); });
  afterAll(async () => database.close());
  const plant = (sets?: readonly RuleSet[]) => database.db.transaction().execute(async (tx) => plantRuleSets(tx, sets));

  it('are the data, with their sources, however often planted', async () => {
    await plant();
    const first = await listRuleSets(database.db);
    await plant();
    expect(await listRuleSets(database.db)).toEqual(first);
    const set = first.find(({ slug }) => slug === 'pemilu-2024');
    expect(set?.follows).toBe('pemilu-2019');
    for (const value of set?.values ?? []) expect(of('pemilu-2024').values[value.key as 'voterCap']).toEqual(expect.objectContaining({ value: value.value, law: value.law, date: value.date }));
    expect(set?.values).toHaveLength(Object.keys(of('pemilu-2024').values).length);
  });
  it('take a value that is new, and refuse one that differs: a change of law is a new set', async () => {
    const old = of('pemilu-2024');
    const changed: RuleSet = { ...old, values: { ...old.values, 'votersPerTps.kpu': { ...old.values['votersPerTps.kpu']!, value: 500 } } };
    await expect(plant([changed])).rejects.toThrow(/pemilu-2024 differs.*votersPerTps\.kpu/);
    await plant([{ ...old, slug: 'pemilu-2029', follows: 'pemilu-2024', values: { ...changed.values } }]);
    const sets = await listRuleSets(database.db);
    expect(sets.find(({ slug }) => slug === 'pemilu-2024')?.values.find(({ key }) => key === 'votersPerTps.kpu')?.value).toBe(300);
    expect(sets.find(({ slug }) => slug === 'pemilu-2029')?.values.find(({ key }) => key === 'votersPerTps.kpu')?.value).toBe(500);
  });
  it('cannot be updated or deleted in the database either', async () => {
    await expect(sql`UPDATE rule_value SET value = '1'`.execute(database.db)).rejects.toThrow(/append-only/);
    await expect(sql`DELETE FROM rule_value`.execute(database.db)).rejects.toThrow(/append-only/);
    await expect(sql`UPDATE rule_set SET name = 'x'`.execute(database.db)).rejects.toThrow(/append-only/);
  });
});
