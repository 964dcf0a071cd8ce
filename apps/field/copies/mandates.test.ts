import { describe, expect, it } from 'vitest';
import { isHeldAt } from '../../../modules/supervision/rules.ts';
import type { KnownWork, WorkContest } from '../station/names.ts';
import { mandatesAt, numberOnBallot, ownContestant, ownFirst } from './mandates.ts';

const VILLAGE = '16.71.04.1001';
const contest = (id: number, type: WorkContest['type'], names: readonly string[]): WorkContest => ({
  id, slug: `uji-${id}`, type, name: `Kontes ${id}`, variant: '2024', district: 'X', villages: [VILLAGE], ballot: null, parameters: {}, pages: 1,
  contestants: names.map((name, at) => ({ number: at + 1, name, shortName: null })),
});
const work: KnownWork = {
  event: { slug: 'uji', name: 'Uji', date: '2024-02-14' }, sheets: [], serverTime: '2024-02-14T00:00:00Z', stations: [],
  contests: [contest(1, 'ppwp', ['Andi Contoh', 'Cici Contoh']), contest(2, 'dpr', ['Partai Contoh', 'Partai Lain']), contest(3, 'dpd', ['Eko Contoh'])],
  mandates: [{ kind: 'witness', contestType: 'dpr', contestant: { number: 2, name: 'PL' }, path: '16.71' }, { kind: 'witness', contestType: 'ppwp', contestant: { number: 9, name: 'Tidak di surat suara' }, path: `${VILLAGE}/3` }],
};

describe('mandates', () => {
  it.each([['', VILLAGE, true], ['16.71', `${VILLAGE}/1`, true], [`${VILLAGE}/1`, `${VILLAGE}/1`, true], [`${VILLAGE}/1`, `${VILLAGE}/11`, false], ['16.7', '16.71', false], [`${VILLAGE}/1`, VILLAGE, false]])(
    'given at "%s" hold at %s: %s', (given, place, held) => { expect(isHeldAt(given, place)).toBe(held); });

  it('tell whose witness somebody is in a contest, as its own ballot names them', () => {
    expect(ownContestant(work, { village: VILLAGE, station: 1 }, 2)).toEqual({ number: 2, name: 'Partai Lain' });
    expect(ownContestant(work, { village: VILLAGE, station: 3 }, 1)).toEqual({ number: 9, name: 'Tidak di surat suara' });
    expect([ownContestant(work, { village: VILLAGE, station: 1 }, 1), ownContestant(work, { village: '16.72.01.1001', station: 1 }, 2), ownContestant(null, { village: VILLAGE, station: 1 }, 2)]).toEqual([null, null, null]);
    expect(numberOnBallot(2)).toBe('02');
  });

  it('put the own contest first and leave the others as they were; a phone that was told none changes nothing', () => {
    const order = (known: KnownWork) => ownFirst([1, 2, 3], known, (id) => ({ village: VILLAGE, station: 1, contest: id }));
    expect(order(work)).toEqual([2, 1, 3]);
    const { mandates: _none, ...rest } = work;
    const before: KnownWork = rest;
    expect(order(before)).toEqual([1, 2, 3]);
    expect(mandatesAt(before, { village: VILLAGE, station: 1 })).toEqual([]);
  });
});
