import { problem, type Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Text } from '../text.ts';

/** No contract of the house nests deeper; what does is meant to exhaust whoever walks it. */
const DEEPEST = 32;

/**
 * What holds more is meant to keep the house from everybody else: building and refusing it takes time in which nobody is served.
 * A list of 2,000 sheets has some 75,000 values; the largest form has some 500 names in one object.
 */
export const MOST = { values: 80_000, names: 1000 } as const;

/** Names that reach an object's prototype when they are copied carelessly. No contract uses them. */
const PROTOTYPE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Shorter texts have no room for so many names (each takes five signs, `"":0,`) or values, and cost nothing to build however deep they are. */
const SHORT = 5 * MOST.names;

/**
 * Reads JSON from outside: neither nested too deep nor of too many values (looked at before anything is built where that is dear), storable,
 * without names that reach a prototype.
 */
export function readJson(text: string): Result<unknown> {
  const excess = text.length > SHORT ? excessOf(text) : null;
  if (excess) return fail(refused(excess));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail(refused({ id: 'bukan JSON', en: 'not JSON' }));
  }
  const flaw = flawIn(value);
  return flaw ? fail(flaw) : ok(value);
}

/** What there is too much of, counted by the signs between the values: every value stands behind a comma or an opening. */
function excessOf(text: string): Text | null {
  const names = countNames();
  let depth = 0;
  let values = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfText(text, i);
    else if (code === COMMA) {
      values++;
      if (names.another(depth)) return { id: `lebih dari ${MOST.names} nama`, en: `more than ${MOST.names} names` };
    } else if (code === LIST || code === OBJECT) {
      values++;
      if (++depth > DEEPEST) return TOO_DEEP;
      names.opened(depth, code === OBJECT);
    } else if (code === LIST_END || code === OBJECT_END) depth--;
    if (values > MOST.values) return { id: `lebih dari ${MOST.values} nilai`, en: `more than ${MOST.values} values` };
  }
  return null;
}

const TOO_DEEP: Text = { id: `lebih dari ${DEEPEST} tingkat`, en: `nested deeper than ${DEEPEST}` };
const [QUOTE, STROKE, COMMA, LIST, OBJECT, LIST_END, OBJECT_END] = [34, 92, 44, 91, 123, 93, 125];

/** Where the text ends that begins here. */
function endOfText(text: string, from: number): number {
  const next = text.indexOf('"', from + 1);
  if (next > 0 && text.charCodeAt(next - 1) !== STROKE) return next;
  let at = from + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === STROKE) at++;
    else if (code === QUOTE) break;
  }
  return at;
}

/** Commas since the opening at each level; a list may have as many as there are values, an object not. */
function countNames(): { opened(depth: number, isObject: boolean): void; another(depth: number): boolean } {
  const left = new Float64Array(DEEPEST + 1).fill(Infinity);
  return {
    opened: (depth, isObject) => { left[depth] = isObject ? MOST.names : Infinity; },
    another: (depth) => depth > 0 && (left[depth] = (left[depth] ?? 0) - 1) <= 0,
  };
}

/** What no part of a request may hold: PostgreSQL keeps neither the character NUL nor half of a surrogate pair. @param level how deep the value stands */
export function flawIn(value: unknown, level = 1): Problem | null {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000') ? null : refused({ id: 'huruf NUL atau huruf yang rusak', en: 'NUL or a broken character' });
  if (typeof value !== 'object' || value === null) return null;
  if (level > DEEPEST) return refused(TOO_DEEP);
  if (Array.isArray(value)) {
    for (const inner of value) {
      const flaw = flawIn(inner, level + 1);
      if (flaw) return flaw;
    }
    return null;
  }
  for (const name of Object.keys(value)) {
    const flaw = PROTOTYPE_NAMES.has(name) ? refused({ id: `nama "${name}"`, en: `the name "${name}"` }) : flawIn(name) ?? flawIn((value as Record<string, unknown>)[name], level + 1);
    if (flaw) return flaw;
  }
  return null;
}

const refused = (reason: Text): Problem => problem('input_invalid', { column: '(isi)', reason });
