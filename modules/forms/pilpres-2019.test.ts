import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PARAMETERS, sampleForm } from './fixtures.ts';
import { cellIndex, compileRules, RULE_CODES } from './index.ts';

const file = new URL('../../../shared/data/pilpres2019/tps.csv.gz', import.meta.url);
const form = sampleForm('2019', 'ppwp', 2);
const CELLS = ['C.1', 'C.2', 'V1', 'V2', 'V3'].map((cell) => cellIndex(form, cell));

const figure = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));
/** The file writes -1 for an unknown DPT. */
const registered = (men: string | undefined, women: string | undefined): number | null => {
  const [l, p] = [figure(men), figure(women)];
  return l === null || p === null || l < 0 || p < 0 ? null : l + p;
};

/** Broken sheets by code, over every station of one channel. The names before the last 18 columns may hold commas. */
function count(lines: readonly string[], channel: 'crowd' | 'situng'): Partial<Record<string, number>> {
  const broken = compileRules(form, PARAMETERS);
  const counts = new Array<number>(RULE_CODES.length).fill(0);
  const sheet = new Array<number | null>(form.cells.length).fill(null);
  const first = channel === 'crowd' ? 2 : 7;
  for (const line of lines) {
    const columns = line.split(',').slice(-18);
    CELLS.forEach((cell, i) => { sheet[cell] = figure(columns[first + i]); });
    for (let mask = broken(sheet, registered(columns[0], columns[1]), 'regular'); mask !== 0; mask &= mask - 1) counts[31 - Math.clz32(mask & -mask)]!++;
  }
  return Object.fromEntries(RULE_CODES.map((code, i) => [code, counts[i]!] as const).filter(([, n]) => n > 0));
}

describe.skipIf(!existsSync(file))('every station of the presidential election 2019 (skipped where the data is absent)', () => {
  const lines = existsSync(file) ? gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n').slice(1) : [];

  it('breaks the rules as often as counted apart from this code', { timeout: 60_000 }, () => {
    expect(lines.length).toBe(816_920);
    const crowd = count(lines, 'crowd');
    const situng = count(lines, 'situng');
    expect(crowd).toEqual({ R08: 8_052, R10: 20_633, R13: 425, R17: 1_980, W01: 5_065 });
    expect(situng).toEqual({ R08: 13_848, R10: 39_666, R13: 425, R17: 3_843, W01: 5_171 });
  });
});
