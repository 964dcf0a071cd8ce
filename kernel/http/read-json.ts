import { problem, type Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Text } from '../text.ts';

/** No contract of the house nests deeper; what does is meant to exhaust whoever walks it. */
const DEEPEST = 32;

/** Names that reach an object's prototype when they are copied carelessly. No contract uses them. */
const PROTOTYPE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads JSON from outside: not nested too deep (looked at before anything is built), storable, without names that reach a prototype. */
export function readJson(text: string): Result<unknown> {
  if (isDeeper(text, DEEPEST)) return fail(refused({ id: `lebih dari ${DEEPEST} tingkat`, en: `nested deeper than ${DEEPEST}` }));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail(refused({ id: 'bukan JSON', en: 'not JSON' }));
  }
  const flaw = flawIn(value);
  return flaw ? fail(flaw) : ok(value);
}

function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 92) i++;
      else if (code === 34) quoted = false;
    } else if (code === 34) quoted = true;
    else if (code === 91 || code === 123) {
      if (++depth > most) return true;
    } else if (code === 93 || code === 125) depth--;
  }
  return false;
}

/** What no part of a request may hold: PostgreSQL keeps neither the character NUL nor half of a surrogate pair. */
export function flawIn(value: unknown): Problem | null {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000') ? null : refused({ id: 'huruf NUL atau huruf yang rusak', en: 'NUL or a broken character' });
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const flaw = PROTOTYPE_NAMES.has(name) ? refused({ id: `nama "${name}"`, en: `the name "${name}"` }) : flawIn(name) ?? flawIn(inner);
    if (flaw) return flaw;
  }
  return null;
}

const refused = (reason: Text): Problem => problem('input_invalid', { column: '(isi)', reason });
