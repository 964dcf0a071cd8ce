import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../', import.meta.url);
const page = readFileSync(new URL('docs/asvs.md', ROOT), 'utf8');

/** Section → number of its last requirement of level 1 or 2; where those do not run from 1 without gaps, all of them. OWASP ASVS 5.0.0. */
const LEVEL_2: Readonly<Record<string, number>> = {
  '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1, '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2,
  '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4, '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3, '6.1': 3, '6.2': 11, '6.3': 3, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4,
  '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1, '9.1': 3, '9.2': 4,
  '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1, '12.1': 3, '12.2': 2, '12.3': 4, '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5,
  '14.1': 2, '14.2': 4, '14.3': 3, '15.1': 3, '15.2': 3, '15.3': 7, '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3,
};
const STATES = ['holds', 'partly', 'not yet', 'not applicable'];

type Line = { readonly number: string; readonly state: string; readonly where: string };
const lines: Line[] = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, number = '', state = '', where = '']) => ({ number, state, where }));
const files = (text: string): string[] => [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+|[\w-]+\.(?:json|js))`/g)].map(([, name = '']) => name);

describe('docs/asvs.md', () => {
  it('has one line for every requirement of levels 1 and 2', () => {
    const numbers = lines.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    const wanted = Object.entries(LEVEL_2).flatMap(([section, last]) => Array.from({ length: last }, (_, at) => `${section}.${at + 1}`));
    expect(wanted.filter((number) => !numbers.includes(number))).toEqual([]);
    expect(page.match(/^\| \d+\.\d+\.\d+ /gm)).toHaveLength(lines.length);
  });

  it('names files that exist', () => {
    const named = files(page);
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((name) => !existsSync(new URL(name, ROOT)))).toEqual([]);
  });

  it('says of each line what it is worth: what holds names where, what does not stands under Open', () => {
    const open = page.slice(page.indexOf('\n## Open'));
    for (const { number, state, where } of lines) {
      expect(STATES, number).toContain(state);
      expect(where.trim(), number).not.toBe('');
      if (state === 'not yet') expect(open, number).toContain(number);
    }
  });
});
