import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle, type EntryKind, type Opinion } from './settle.ts';

const SIZE = 4;
const never = (): boolean => false;
const of = (kind: EntryKind, person: string, figures: readonly (number | null)[], cells: readonly number[] | null = null): Opinion => ({ kind, person, figures, cells });
const decide = (opinions: readonly Opinion[], policy: 'two_people' | 'person_and_machine' = 'two_people', isHard = never) => settle(opinions, SIZE, policy, isHard);

const figure = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null });
const figures = fc.array(figure, { minLength: SIZE, maxLength: SIZE });
const cells = fc.option(fc.uniqueArray(fc.integer({ min: 0, max: SIZE - 1 }), { minLength: 1, maxLength: SIZE }), { nil: null });
const person = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const opinion = fc.record({ kind: fc.constantFrom<EntryKind>('kpps', 'office', 'second', 'third', 'machine'), person, figures, cells });
const opinions = fc.array(opinion, { maxLength: 6 });
const readers = fc.array(opinion.map((one): Opinion => (one.kind === 'machine' ? { ...one, kind: 'second' } : one)), { maxLength: 6 });
const policy = fc.constantFrom('two_people' as const, 'person_and_machine' as const);

describe('who agrees with whom', () => {
  it('one person alone decides nothing, however often they speak', () => {
    fc.assert(fc.property(fc.array(opinion, { minLength: 1, maxLength: 5 }), (said) => {
      expect(decide(said.filter(({ kind }) => kind !== 'machine').map((one) => ({ ...one, person: 'a' })))).toEqual({ state: 'entered' });
    }));
  });

  it('colleagues of one station are one pair of eyes', () => {
    expect(decide([of('kpps', 'a', [1, 2, 3, 4]), of('kpps', 'b', [1, 2, 3, 4]), of('office', 'c', [1, 2, 3, 4])])).toEqual({ state: 'entered' });
    expect(decide([of('kpps', 'a', [1, 2, 3, 4]), of('second', 'd', [1, 2, 3, 4])])).toEqual({ state: 'accepted', figures: [1, 2, 3, 4] });
    expect(decide([of('second', 'a', [1, 2, 3, 4]), of('second', 'b', [1, 2, 3, 4])])).toEqual({ state: 'accepted', figures: [1, 2, 3, 4] });
  });

  it('every figure that is accepted was said by two people, not both of the station', () => {
    fc.assert(fc.property(readers, (said) => {
      const settled = decide(said);
      if (settled.state !== 'accepted') return;
      for (const [at, value] of settled.figures.entries()) {
        const sayers = said.filter((one) => (one.cells === null || one.cells.includes(at)) && one.figures[at] === value);
        const pair = sayers.some((one) => sayers.some((two) => one.person !== two.person && !(['kpps', 'office'].includes(one.kind) && ['kpps', 'office'].includes(two.kind))));
        expect(pair).toBe(true);
      }
    }));
  });

  it('the order in which people spoke says nothing', () => {
    fc.assert(fc.property(opinions.chain((said) => fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length }))), policy, ([said, shuffled], by) => {
      expect(decide(shuffled, by)).toEqual(decide(said, by));
    }));
  });
});

describe('what they say', () => {
  it('absent is not zero, and absent agrees with absent', () => {
    expect(decide([of('kpps', 'a', [1, 2, 3, null]), of('second', 'b', [1, 2, 3, 0])])).toEqual({ state: 'different', cells: [3] });
    expect(decide([of('kpps', 'a', [1, 2, 3, null]), of('second', 'b', [1, 2, 3, null])])).toEqual({ state: 'accepted', figures: [1, 2, 3, null] });
  });

  it('a third person settles the cells that were asked, and no others', () => {
    const two = [of('kpps', 'a', [1, 2, 3, 4]), of('second', 'b', [1, 9, 3, 8])];
    expect(decide(two)).toEqual({ state: 'different', cells: [1, 3] });
    expect(decide([...two, of('third', 'c', [null, 9, null, 4], [1, 3])])).toEqual({ state: 'accepted', figures: [1, 9, 3, 4] });
    expect(decide([...two, of('third', 'c', [7, 9, 7, 5], [1, 3])])).toEqual({ state: 'different', cells: [3] });
  });

  it('where as many people say one figure as another, nothing is settled', () => {
    const tied = [of('kpps', 'a', [1, 2, 3, 5]), of('second', 'b', [1, 2, 3, 4]), of('third', 'c', [1, 2, 3, 4]), of('third', 'd', [1, 2, 3, 5])];
    expect(decide(tied)).toEqual({ state: 'different', cells: [3] });
    expect(decide([...tied, of('third', 'e', [0, 0, 0, 5], [3])])).toEqual({ state: 'accepted', figures: [1, 2, 3, 5] });
  });

  it('the cells of a difference are exactly those that no two people agree on', () => {
    fc.assert(fc.property(figures, figures, (a, b) => {
      const differing = a.flatMap((value, at) => (value === b[at] ? [] : [at]));
      expect(decide([of('kpps', 'a', a), of('second', 'b', b)])).toEqual(differing.length === 0 ? { state: 'accepted', figures: a } : { state: 'different', cells: differing });
    }));
  });
});

describe('the machine', () => {
  it('under two people says nothing that changes anything', () => {
    fc.assert(fc.property(opinions, (said) => {
      expect(decide(said)).toEqual(decide(said.filter(({ kind }) => kind !== 'machine')));
    }));
  });

  it('stands beside one person where the election says so and no hard rule is broken', () => {
    const said = [of('kpps', 'a', [1, 2, 3, 4]), of('machine', 'm', [1, 2, 3, 4])];
    expect(decide(said, 'person_and_machine')).toEqual({ state: 'accepted', figures: [1, 2, 3, 4] });
    expect(decide(said, 'person_and_machine', () => true)).toEqual({ state: 'entered' });
    expect(decide([said[0]!, of('machine', 'm', [1, 2, 3, 5])], 'person_and_machine')).toEqual({ state: 'entered' });
    expect(decide([said[1]!], 'person_and_machine')).toEqual({ state: 'entered' });
  });

  it('never decides between people', () => {
    const said = [of('kpps', 'a', [1, 2, 3, 4]), of('second', 'b', [1, 2, 3, 5]), of('machine', 'm', [1, 2, 3, 4])];
    expect(decide(said, 'person_and_machine')).toEqual({ state: 'different', cells: [3] });
  });
});
