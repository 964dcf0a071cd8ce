import { describe, expect, it } from 'vitest';
import { buildForm } from '../../../../modules/forms/index.ts';
import { newKey } from '../../api/key.ts';
import { changedCells, draftOf, figuresOf } from './drafts.ts';

const form = buildForm({ variant: '2024', contest: 'ppwp', ballot: { kind: 'pairs', contestants: [{ number: 1, name: 'Satu' }, { number: 2, name: 'Dua' }] } });

describe('what is typed into a correction', () => {
  it('keeps an empty field absent and a typed zero zero', () => {
    const figures = figuresOf({ ...draftOf(form, {}), 'C.1': '0', 'C.2': ' 12 ' });
    expect(figures?.['C.1']).toBe(0);
    expect(figures?.['C.2']).toBe(12);
    expect(figures?.['V1']).toBeNull();
  });
  it('is no figure once a letter, sign or dot is in it', () => {
    for (const text of ['1.000', '-1', 'X12', '12,5', '123456789']) expect(figuresOf({ 'C.1': text })).toBeNull();
  });
  it('counts absent against zero as a change', () => {
    expect(changedCells(form, { 'C.1': 0, 'C.2': 5 }, { 'C.2': 5 })).toEqual(['C.1']);
    expect(changedCells(form, {}, { 'C.1': null })).toEqual([]);
  });
  it('makes a new key for each write', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newKey()).not.toBe(newKey());
  });
});
