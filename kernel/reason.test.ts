import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkInput } from './command.ts';
import { inLanguage, problem } from './problem.ts';
import { saying } from './text.ts';

const Contract = z.object({
  day: z.string().refine((day) => day < '2026', saying({ id: 'di masa depan', en: 'in the future' })),
  count: z.int().min(1),
  code: z.string().regex(/^[a-z]+$/, 'a–z'),
});

const refusal = (value: unknown, lang: 'id' | 'en'): string => {
  const read = checkInput(Contract, value);
  return read.ok ? 'ok' : inLanguage(read.problem, lang).detail;
};

describe('a refusal of a contract', () => {
  it('speaks one language at a time, the reader\'s', () => {
    const value = { day: '2027-01-01', count: 1, code: 'a' };
    expect(refusal(value, 'id')).toBe('day: di masa depan');
    expect(refusal(value, 'en')).toBe('day: in the future');
  });
  it('tells what the library finds in both languages too, and what was given', () => {
    expect(refusal({ day: '2025', count: 'x', code: 'a' }, 'id')).toBe('count: Input tidak valid: diharapkan number, diterima string');
    expect(refusal({ day: '2025', count: 'x', code: 'a' }, 'en')).toBe('count: Invalid input: expected number, received string');
  });
  it('keeps the words of a contract that reads alike in both', () => {
    for (const lang of ['id', 'en'] as const) expect(refusal({ day: '2025', count: 1, code: 'A1' }, lang)).toBe('code: a–z');
  });
});

it('a problem fills its sentence with words of the language it is told in', () => {
  const missing = problem('not_found', { thing: { id: 'Sesi ini', en: 'This session' } });
  expect(missing.detail).toBe('Sesi ini tidak ditemukan.');
  expect(inLanguage(missing, 'en').detail).toBe('This session was not found.');
});
