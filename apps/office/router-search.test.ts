import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch, parseSort, resultSearch, stationSearch, stringifySearch, writeSort } from './router-search.ts';

describe('the address of a screen', () => {
  it('keeps every text as it is, numbers and codes too', () => {
    expect(stringifySearch({ region: '16', q: 'a b&c' })).toBe('?region=16&q=a+b%26c');
    fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string(), { noNullPrototype: true }), (search) => {
      expect(parseSearch(stringifySearch(search))).toEqual(search);
    }));
  });
  it('leaves out what has its usual value', () => {
    expect(stringifySearch(resultSearch({ region: '16.71', unit: 'share', wide: 'yes', q: '' }))).toBe('?region=16.71');
  });
  it('reads the whole nation apart from no region at all', () => {
    expect(resultSearch({ region: '' }).region).toBe('');
    expect(resultSearch({}).region).toBeUndefined();
  });
  it('ignores a state that does not exist', () => {
    expect(stationSearch({ state: 'nonsense' }).state).toBeUndefined();
    expect(stationSearch({ state: 'hard' }).state).toBe('hard');
  });
  it('writes a sorting and reads it again', () => {
    for (const text of ['-c2', 'name']) expect(writeSort(parseSort(text))).toBe(text);
    expect(parseSort(undefined)).toBeNull();
  });
});
