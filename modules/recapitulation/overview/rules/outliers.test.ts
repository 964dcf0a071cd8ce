import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelDifference, outliersOf, spread, type CountedStation, type Looked } from './outliers.ts';

/** Positions: registered, voters, valid, invalid, then two contestants. */
const looked: Looked = { registered: 0, voters: 1, valid: 2, invalid: 3, votes: [{ cell: 'C.1', position: 4 }, { cell: 'C.2', position: 5 }], reserve: { numerator: 2, denominator: 100, rounding: 'ceil' } };
const station = (number: number, ...figures: (number | null)[]): CountedStation => ({ station: number, dpt: 250, figures });
const codes = (...stations: CountedStation[]) => outliersOf(looked, stations).map(({ station: at, code }) => `${at} ${code}`);

describe('a station by itself', () => {
  it('says nothing of an ordinary sheet', () => expect(codes(station(1, 250, 200, 190, 10, 100, 90))).toEqual([]));
  it('turnout below a fifth or above all registered voters', () => {
    expect(codes(station(1, 250, 49, 48, 1, 24, 24))).toEqual(['1 turnout_low']);
    expect(codes(station(1, 250, 50, 49, 1, 25, 24))).toEqual([]);
    expect(codes(station(1, 250, 250, 240, 10, 120, 120))).toEqual([]);
    expect(codes(station(1, 250, 251, 241, 10, 121, 120))).toEqual(['1 turnout_high']);
  });
  it('a fifth or more of the votes invalid', () => {
    expect(codes(station(1, 250, 200, 161, 39, 81, 80))).toEqual([]);
    expect(outliersOf(looked, [station(1, 250, 200, 160, 40, 80, 80)])).toEqual([{ station: 1, code: 'invalid_high', value: 0.2, beside: 0.2, cell: null }]);
  });
  it('every vote for one, from twenty votes on', () => {
    expect(codes(station(1, 100, 30, 19, 1, 19, 0))).toEqual([]);
    expect(outliersOf(looked, [station(1, 100, 30, 20, 1, 0, 20)])).toEqual([{ station: 1, code: 'one_takes_all', value: 20, beside: null, cell: 'C.2' }]);
  });
  it('nobody got a vote', () => expect(codes(station(1, 250, 200, 190, 10, 0, 0))).toEqual(['1 all_zero']));
  it('valid votes beyond registered voters and reserve, by the rate of the law: 255 of 250 at 2 %', () => {
    expect(codes(station(1, 250, 250, 255, 0, 128, 127))).toEqual([]);
    expect(codes(station(1, 250, 250, 256, 0, 128, 128))).toEqual(['1 above_voters']);
  });
  it('what is absent says nothing; without A1 the roll stands in', () => {
    expect(codes(station(1, null, null, null, null, null, null))).toEqual([]);
    expect(codes(station(1, null, 40, 38, 2, 20, 18))).toEqual(['1 turnout_low']);
  });
});

describe('a station among those of its kelurahan', () => {
  const usual = (number: number, first: number): CountedStation => station(number, 250, 200, 200, 0, first, 200 - first);
  it('one far from the others stands out by its share, with the median beside it', () => {
    // Shares 0.50 0.51 0.49 0.52 0.90: median 0.51, distances 0.01 0 0.02 0.01 0.39, MAD 0.01, taken for 0.02: 0.6745 × 0.39 ÷ 0.02 = 13.2.
    const rows = [usual(1, 100), usual(2, 102), usual(3, 98), usual(4, 104), usual(5, 180)];
    expect(outliersOf(looked, rows)).toEqual([{ station: 5, code: 'far_from_village', value: 0.9, beside: 0.51, cell: 'C.1' }]);
  });
  it('not in a kelurahan of four, nor where all differ widely', () => {
    expect(codes(usual(1, 100), usual(2, 102), usual(3, 98), usual(5, 180))).toEqual([]);
    expect(codes(usual(1, 20), usual(2, 60), usual(3, 100), usual(4, 140), usual(5, 180))).toEqual([]);
  });
  it('property: same shares everywhere never stand out, whatever their order', () => {
    fc.assert(fc.property(fc.integer({ min: 5, max: 30 }), fc.integer({ min: 1, max: 199 }), (count, first) => {
      expect(codes(...Array.from({ length: count }, (_, at) => usual(at + 1, first)))).toEqual([]);
    }));
  });
  it('property: a strange station does not move the median of many', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0.4, max: 0.6, noNaN: true }), { minLength: 9, maxLength: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, strange) => {
      const { median } = spread([...values, strange]);
      expect(median).toBeGreaterThanOrEqual(0.4);
      expect(median).toBeLessThanOrEqual(0.6);
    }));
  });
});

it('both ways: how many cells differ and the first of them; absent is not zero', () => {
  const cells = [{ id: 'A' }, { id: 'B' }, { id: 'C' }];
  expect(channelDifference(cells, [1, 2, 3], [1, 2, 3])).toBeNull();
  expect(channelDifference(cells, [1, 2, null], [1, 3, 0])).toEqual({ cell: 'B', count: 2 });
});
