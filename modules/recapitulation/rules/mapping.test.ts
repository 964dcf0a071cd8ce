import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { must } from '../../../kernel/result.ts';
import { readMapping } from './mapping.ts';
import { planOf } from './plan.ts';
import { readRecapMapping } from './recap-mapping.ts';

const example = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../../docs/examples/${name}.json`, import.meta.url), 'utf8')) as Record<string, unknown>;
const stations = example('pilpres2019-tps');
const reason = (change: Record<string, unknown>): unknown => {
  const read = readMapping({ ...stations, ...change }, 'm.json');
  return read.ok ? null : [read.problem.code, read.problem.params['reason']];
};

describe('a mapping', () => {
  it('of the examples fits', () => {
    const plan = planOf(must(readMapping(stations, 'm')));
    expect(plan.keys).toHaveLength(10);
    expect(readRecapMapping(example('pilpres2019-rekap'), 'r', plan).ok).toBe(true);
  });

  it('may have one unnamed channel, parties, and a single channel picked out of several', () => {
    const { channels: _channels, ...rest } = stations;
    expect(planOf(must(readMapping({ ...rest, figures: { 'C.1': 'a', 'C.2': 'b' } }, 'm'))).keys).toEqual(['C.1', 'C.2']);
    expect(planOf(must(readMapping(stations, 'm')), 'situng').keys).toEqual(['C.1', 'C.2', 'V1', 'V2', 'V3']);
    const dpr = { variant: '2019', contest: 'dpr', parties: [{ number: 1, name: 'P', candidates: [{ number: 1, name: 'x' }] }] };
    expect(planOf(must(readMapping({ ...rest, form: dpr, figures: { 'P.1.1': 'b', 'P.1.A': 'a' } }, 'm'))).keys).toEqual(['P.1.A', 'P.1.1']);
  });

  it.each([
    [{ station: undefined }, 'station'],
    [{ stations: 'tps' }, 'stations'],
    [{ form: { variant: '2019', contest: 'mayor' } }, 'form.contest'],
    [{ form: { variant: '2019', contest: 'ppwp', contestants: [] } }, 'form.contestants'],
    [{ form: { variant: '1955', contest: 'ppwp' } }, 'form.variant'],
    [{ channels: { crowd: { 'C.9': 'x' } } }, 'channels.crowd.C.9'],
    [{ channels: { crowd: { V1: 'x' } } }, 'channels.crowd'],
    [{ channels: { crowd: { 'C.1': 'x', 'C.2': 'x' } } }, 'channels.crowd.C.2'],
    [{ channels: {} }, 'channels'],
    [{ figures: { 'C.1': 'x' } }, 'channels'],
    [{ region: { levels: {} } }, 'region.levels'],
    [{ region: { levels: { village: {} } } }, 'region.levels.village'],
    [{ region: { levels: { kelurahan: { name: 'kel' } } } }, 'region.levels'],
  ])('%j is refused and the key %s is named', (change, key) => {
    expect(reason(change)).toEqual(['mapping_invalid', expect.stringContaining(key)]);
  });

  it('that is no object is refused', () => {
    for (const json of [null, [], 'x', 3]) expect(readMapping(json, 'm').ok).toBe(false);
  });

  it('of a recapitulation may only compare figures that the stations have', () => {
    const plan = planOf(must(readMapping(stations, 'm')));
    const read = readRecapMapping({ ...example('pilpres2019-rekap'), figures: { S1: 'x' } }, 'r', plan);
    expect(read.ok ? null : read.problem.params['reason']).toContain('figures.S1');
  });
});
