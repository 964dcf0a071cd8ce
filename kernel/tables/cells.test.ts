import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeCell, guardText, integerCell, looksLikeFormula, textCell } from './cells.ts';

describe('a figure', () => {
  it.each([
    ['', null], ['  ', null], ['0', 0], ['007', 7], ['300', 300], [' 12 ', 12], ['99999999', 99_999_999],
    ['313.6', 'value_not_number'], ['3.05', 'value_not_number'], ['1.234', 'value_not_number'], ['1,234', 'value_not_number'],
    ['12a', 'value_not_number'], ['x', 'value_not_number'], ['-', 'value_not_number'], ['1e5', 'value_not_number'],
    ['٣', 'value_not_number'], ['+5', 'value_not_number'], ['-1.5', 'value_not_number'], ['1 2', 'value_not_number'],
    ['-1', 'value_negative'], ['-20', 'value_negative'], ['100000000', 'value_too_large'], ['9'.repeat(400), 'value_too_large'],
    ['=1+1', 'value_formula'], ['@SUM(A1)', 'value_formula'], ['+cmd', 'value_formula'], ['-cmd|x', 'value_formula'], ['-2+3', 'value_formula'],
  ] as const)('%j is %j', (raw, expected) => expect(integerCell(raw)).toBe(expected));

  it('reads exactly the digits that are written, never a text with anything else in it', () => {
    fc.assert(fc.property(fc.nat(99_999_999), fc.nat(5), (n, zeros) => integerCell('0'.repeat(zeros) + n) === n));
    fc.assert(fc.property(fc.string(), (raw) => typeof integerCell(raw) !== 'number' || /^ *\d+ *$/.test(raw.replace(/\s/g, ' '))));
  });

  it('knows a limit given by the caller', () => {
    expect([integerCell('999', 999), integerCell('1000', 999)]).toEqual([999, 'value_too_large']);
  });
});

describe('codes and texts', () => {
  it('a code keeps its zeros and must be there', () => {
    expect(codeCell(' 0012 ')).toEqual({ value: '0012' });
    expect(codeCell('-991304')).toEqual({ value: '-991304' });
    expect(codeCell('  ')).toEqual({ code: 'value_missing' });
    expect(codeCell('=A1')).toEqual({ code: 'value_formula' });
  });

  it('a guarded text never looks like a formula and reads back', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string().map((s) => `=${s}`), fc.string().map((s) => `'-${s}`)), (s) => {
      const guarded = guardText(s);
      expect(textCell(guarded)).toBe(s);
      expect(looksLikeFormula(guarded)).toBe(false);
    }));
    expect(guardText('-5')).toBe('-5');
    expect(guardText('-5+1')).toBe("'-5+1");
  });
});
