import type { ProblemCode } from '../problem.ts';

/** What a numeric cell can be refused for. */
export type CellCode = Extract<ProblemCode, 'value_not_number' | 'value_negative' | 'value_too_large' | 'value_formula'>;

/** `scanInteger` answers with a negative number where there is no value; -1 means that the cell is empty. */
export const ABSENT = -1;
const CODES: readonly CellCode[] = ['value_not_number', 'value_negative', 'value_too_large', 'value_formula'];
const NOT_NUMBER = -2;
const NEGATIVE = -3;
const TOO_LARGE = -4;
const FORMULA = -5;

/** The largest figure a cell may hold unless the caller says otherwise: eight digits, as wide as the widest recap form. */
export const LARGEST = 99_999_999;

const SPACE = 32;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/**
 * Reads a cell as a whole number ≥ 0, for hot loops: no allocation, no regular expression.
 * Returns the number, `ABSENT` for an empty cell, or a lower number that `cellCode` names.
 * Dots and commas are never taken for thousands: "3.05" in a KPU file has meant 3,050 and "313.6" 313,600.
 */
export function scanInteger(raw: string, largest: number = LARGEST): number {
  let value = 0;
  const length = raw.length;
  if (length === 0) return ABSENT;
  for (let i = 0; i < length; i++) {
    const digit = raw.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return scanOdd(raw, largest);
    // Stops growing far above any limit, so that no length of digits can reach an inexact number.
    if (value <= largest) value = value * 10 + digit;
  }
  return value > largest ? TOO_LARGE : value;
}

/** Everything that is not digits alone: spaces around, signs, formulas, text. */
function scanOdd(raw: string, largest: number): number {
  if (raw.charCodeAt(0) === SPACE || raw.charCodeAt(raw.length - 1) === SPACE) {
    const bare = raw.trim();
    return bare.length === raw.length ? NOT_NUMBER : scanInteger(bare, largest);
  }
  if (looksLikeFormula(raw)) return FORMULA;
  return raw.charCodeAt(0) === 45 && scanInteger(raw.slice(1)) !== ABSENT && allDigits(raw, 1) ? NEGATIVE : NOT_NUMBER;
}

function allDigits(raw: string, from: number): boolean {
  for (let i = from; i < raw.length; i++) if (!isDigit(raw.charCodeAt(i))) return false;
  return raw.length > from;
}

/** The problem code behind a negative answer of `scanInteger` below `ABSENT`. */
export const cellCode = (scanned: number): CellCode => CODES[-scanned - 2] ?? 'value_not_number';

/** Reads a cell as a whole number ≥ 0; empty is null, never zero; anything else is the code of what is wrong with it. */
export function integerCell(raw: string, largest: number = LARGEST): number | null | CellCode {
  const scanned = scanInteger(raw, largest);
  return scanned >= 0 ? scanned : scanned === ABSENT ? null : cellCode(scanned);
}

/**
 * True for text that a spreadsheet would run as a formula: `=…`, `@…`, and `+` or `-` before anything but a number.
 * Source: OWASP, CSV injection.
 */
export function looksLikeFormula(raw: string): boolean {
  const first = raw.charCodeAt(0);
  if (first === 61 || first === 64) return true;
  if (first !== 43 && first !== 45) return false;
  for (let i = 1; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (!isDigit(code) && code !== 44 && code !== 46) return true;
  }
  return false;
}

/** Reads a code or key (kept as text, leading zeros included); it must be there and must not be a formula. */
export function codeCell(raw: string): { readonly value: string } | { readonly code: 'value_missing' | 'value_formula' } {
  const value = raw.trim();
  if (value === '') return { code: 'value_missing' };
  return looksLikeFormula(value) ? { code: 'value_formula' } : { value };
}

// Excel in an East Asian setting reads the full-width signs as the plain ones.
const GUARDED = /^'*[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NEGATIVE = /^-\d+(\.\d+)?$/;

/** Puts `'` before text that a spreadsheet would run; plain negative numbers stay as they are. */
export const guardText = (text: string): string => (GUARDED.test(text) && !PLAIN_NEGATIVE.test(text) ? `'${text}` : text);

/** Reads free text: takes off the one `'` that `guardText` put there. */
export const textCell = (raw: string): string =>
  raw.charCodeAt(0) === 39 && GUARDED.test(raw) ? raw.slice(1) : raw;
