import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../certificates/rules/canonical.ts';
import { alike } from './alike.ts';

const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, fc.integer({ min: 0, max: 2 }), fc.constantFrom(null, true, '', 'a', '__proto__'), fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'toString'), tie('any'), { maxKeys: 3 })),
})).any;

it('says what the canonical texts say', () => {
  fc.assert(fc.property(value, value, (one, other) => { expect(alike(one, other)).toBe(canonicalJson(one) === canonicalJson(other)); }));
  fc.assert(fc.property(value, (one) => { expect(alike(one, JSON.parse(canonicalJson(one)))).toBe(true); }));
});
it('names without a value do not count', () => {
  expect([alike({ a: 1, b: undefined }, { a: 1 }), alike({ a: 1 }, { a: 1, b: undefined }), alike({ a: 1 }, { b: 1 }), alike([1], { 0: 1 })]).toEqual([true, true, false, false]);
});
