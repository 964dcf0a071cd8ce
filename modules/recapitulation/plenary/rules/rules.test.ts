import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_STATES, LINE_STEPS, nextLine, nextPlenary, PLENARY_STATES, PLENARY_STEPS, type PlenaryState } from '../states.ts';
import { divide } from './groups.ts';
import { addsStations, isAbroad, leadAbove, plenaryLevel, reachesUp, touches } from './levels.ts';

describe('the step tables', () => {
  it('lead from every state that they name, and to no other', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...PLENARY_STEPS.map(({ event }) => event)), { maxLength: 40 }), (events) => {
      let state: PlenaryState | 'none' = 'none';
      for (const event of events) {
        const next: PlenaryState | null = nextPlenary(state, event);
        expect(next === null).toBe(!PLENARY_STEPS.some((step) => step.event === event && step.from.includes(state)));
        state = next ?? state;
        expect([...PLENARY_STATES, 'none']).toContain(state);
      }
    }));
  });
  it('let a plenary be closed only while it is open, and opened again from above only', () => {
    expect(PLENARY_STATES.filter((state) => nextPlenary(state, 'close'))).toEqual(['open']);
    expect(PLENARY_STEPS.filter(({ by }) => by === 'parent').map(({ event }) => event)).toEqual(['reopen']);
    expect(PLENARY_STEPS.filter(({ from }) => from.includes('closed')).map(({ event }) => event)).toEqual(['reopen']);
  });
  it('let a line that was read be read again, and nothing else undo it', () => {
    expect(LINE_STATES.map((state) => nextLine(state, 'undo'))).toEqual([null, 'waiting', 'waiting']);
    expect(LINE_STEPS.filter(({ to }) => to === 'waiting').map(({ event }) => event)).toEqual(['undo']);
  });
});

describe('levels', () => {
  it('follow the tree; a mission abroad stands alone under the nation', () => {
    expect([['', 'national'], ['16', 'province'], ['16.71', 'regency'], ['16.71.04', 'subdistrict'], ['16.71.04.1001', 'village'], ['99', 'province'], ['99.01', 'regency'], ['99.01.02', 'subdistrict']]
      .map(([path, level]) => plenaryLevel({ path: path!, level: level as 'province' }))).toEqual(['national', 'province', 'regency', 'subdistrict', null, null, null, 'overseas']);
    expect([leadAbove({ path: '16.71.04', level: 'subdistrict' }), leadAbove({ path: '16', level: 'province' }), leadAbove({ path: '', level: 'national' }), leadAbove({ path: '99.01.02', level: 'overseas' })]).toEqual(['16.71', '', '', '']);
    expect([isAbroad('99.01'), isAbroad('-99'), isAbroad('991'), isAbroad('16.99')]).toEqual([true, true, false, false]);
    expect(['subdistrict', 'overseas', 'regency', 'province', 'national'].map((level) => addsStations(level as 'regency'))).toEqual([true, true, false, false, false]);
  });
  it('carry a contest as high as its rule set says, and no higher', () => {
    const at = (last: 'regency' | 'province' | 'national') => (['subdistrict', 'overseas', 'regency', 'province', 'national'] as const).filter((level) => reachesUp({ recapitulatedUpTo: last }, level));
    expect([at('regency'), at('province'), at('national')]).toEqual([['subdistrict', 'overseas', 'regency'], ['subdistrict', 'overseas', 'regency', 'province'], ['subdistrict', 'overseas', 'regency', 'province', 'national']]);
  });
  it('know a region that lies in a district, holds a part of it, or neither', () => {
    const district = { districtPaths: ['16.71.04'], covers: (path: string) => path === '16.71.04' || path.startsWith('16.71.04.') };
    expect(['16.71.04.1001', '16.71', '', '16.72', '16.71.0', '16.71.05'].map((path) => touches(district, path))).toEqual([true, true, true, false, false, false]);
  });
});

describe('groups', () => {
  const units = [1, 2, 3, 4].map((id) => ({ id, path: `16.71.04.100${id}`, name: `Kelurahan ${id}` }));
  it('read every region exactly once, however they are divided', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.constantFrom(...units.map(({ path }) => path), '16.71.05.1001'), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (wished) => {
      const answer = divide(units, wished.map((regions, at) => ({ name: `K${at}`, regions })), 'Semua');
      const all = wished.flat();
      const fits = all.length === units.length && units.every(({ path }) => all.includes(path));
      expect('groups' in answer).toBe(fits);
      if ('groups' in answer) expect(answer.groups.flatMap(({ regions }) => regions).sort()).toEqual([1, 2, 3, 4]);
    }));
  });
  it('are one where nobody divides', () => expect(divide(units, [], 'Semua')).toEqual({ groups: [{ number: 1, name: 'Semua', regions: [1, 2, 3, 4] }] }));
});
