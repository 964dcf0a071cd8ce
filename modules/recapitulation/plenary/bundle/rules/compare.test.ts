import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSides, renumbered, verdictOf, type Thing } from './compare.ts';

const thing = (whole: string, face = whole): Thing => ({ whole, face });

describe('two sides of what was once one', () => {
  it('takes what only the hall changed, keeps what only the office changed', () => {
    expect(verdictOf('a', thing('a'), thing('b'))).toBe('taken');
    expect(verdictOf('a', thing('b'), thing('a'))).toBe('kept');
    expect(verdictOf(undefined, undefined, thing('b'))).toBe('taken');
    expect(verdictOf('a', thing('a'), thing('a'))).toBe('kept');
  });
  it('agrees where both found the same figures, whoever said so, and else leaves it to a person', () => {
    expect(verdictOf('a', thing('b', '90'), thing('c', '90'))).toBe('agreed');
    expect(verdictOf('a', thing('b', '90'), thing('c', '91'))).toBe('conflict');
  });
  it('of any split of changes, conflicts are exactly what both changed differently; all else is the union', () => {
    const side = fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6'), fc.constantFrom('x', 'y', 'z'));
    fc.assert(fc.property(side, side, (office, hall) => {
      const keys = ['1', '2', '3', '4', '5', '6'];
      const base = new Map(keys.map((key) => [key, 'base']));
      const things = (changed: Record<string, string>) => new Map(keys.map((key) => [key, thing(changed[key] ?? 'base')]));
      for (const [key, verdict] of compareSides(base, things(office), things(hall))) {
        const [o, h] = [office[key], hall[key]];
        expect(verdict).toBe(h === undefined ? 'kept' : o === undefined ? 'taken' : o === h ? 'agreed' : 'conflict');
      }
    }));
  });
});

describe('numbers that both sides gave', () => {
  it('moves the hall’s behind the office’s, and nothing where they are the same', () => {
    const base = new Set([1]);
    expect([...renumbered(base, new Map([[1, thing('a')], [2, thing('b')]]), new Map([[1, thing('a')], [2, thing('c')], [3, thing('d')]]))]).toEqual([[2, 3], [3, 4]]);
    expect([...renumbered(base, new Map([[1, thing('a')], [2, thing('b')]]), new Map([[1, thing('a')], [2, thing('b')]]))]).toEqual([]);
    expect([...renumbered(base, new Map([[1, thing('a')]]), new Map([[1, thing('a')], [2, thing('c')]]))]).toEqual([]);
  });
  it('what is one on both sides bears the office’s number, and never shares it with another', () => {
    const none = new Set<number>();
    expect([...renumbered(none, new Map([[1, thing('a')]]), new Map([[1, thing('b')]]), new Map([[1, 1]]))]).toEqual([]);
    expect([...renumbered(none, new Map([[1, thing('a')], [2, thing('s')]]), new Map([[1, thing('t')], [2, thing('u')]]), new Map([[1, 2]]))]).toEqual([[1, 2], [2, 3]]);
    expect([...renumbered(none, new Map([[1, thing('s')]]), new Map([[1, thing('x')], [2, thing('t')]]), new Map([[2, 1]]))]).toEqual([[2, 1], [1, 2]]);
    expect([...renumbered(none, new Map([[1, thing('s')]]), new Map([[1, thing('s')], [2, thing('t')]]), new Map([[2, 1]]))]).toEqual([[2, 1], [1, 2]]);
  });
  it('of any numbers on both sides, no two things of the hall come to bear one number, and none takes the office’s but its own', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 6 });
    fc.assert(fc.property(numbers, numbers, fc.infiniteStream(fc.constantFrom('x', 'y')), fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 3 }), (here, there, says, pairs) => {
      const next = () => thing(says.next().value as string);
      const [office, hall] = [new Map(here.map((n) => [n, next()])), new Map(there.map((n) => [n, next()]))];
      const same = new Map<number, number>();
      for (const [a, b] of pairs) { const [from, to] = [there[a], here[b]]; if (from !== undefined && to !== undefined && !same.has(from) && ![...same.values()].includes(to)) same.set(from, to); }
      const moved = renumbered(new Set(), office, hall, same);
      const end = there.map((n) => moved.get(n) ?? n);
      expect(new Set(end).size).toBe(there.length);
      for (const n of there) { const to = moved.get(n) ?? n; if (same.has(n)) expect(to).toBe(same.get(n)); else if (office.has(to)) expect(office.get(to)?.face).toBe(hall.get(n)?.face); }
    }));
  });
});
