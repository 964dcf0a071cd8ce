import { expect, it } from 'vitest';
import { actionName } from '../../i18n/actions.ts';
import { formatsOf } from '../../i18n/format.ts';
import { tellDetails } from './details.ts';

const words = { ...formatsOf('id'), lang: 'id' as const };

it('tells details in words, and leaves out what says nothing', () => {
  expect(tellDetails({ outcome: 'recorded', version: 1, broken: ['R03', 'R07'], origin: 'phone', reason: null, left_out: 1200 }, words))
    .toEqual([['hasil', 'dicatat'], ['versi', '1'], ['aturan dilanggar', 'R03, R07'], ['asal', 'ponsel'], ['penolakan serupa sebelumnya', '1.200']]);
  expect(tellDetails({ date: '2026-02-14', at: '2026-02-14T07:05:00.000Z', ok: false, broken: [], odd_name: { from: 'a', to: 'b' } }, words))
    .toEqual([['tanggal', '14 Februari 2026'], ['at', '14 Feb 2026, 14.05 WIB'], ['ok', 'tidak'], ['odd name', 'dari a, menjadi b']]);
  for (const nothing of [null, undefined, 'x', 3, []]) expect(tellDetails(nothing, words)).toEqual([]);
});

it('tells an action in words; an unknown one by its code', () => {
  expect(actionName('access.refused', 'id')).toBe('Ditolak: tidak berwenang');
  expect(actionName('recapitulation.export', 'en')).toBe('Downloaded a file: Recapitulation');
  expect(actionName('moon.land', 'id')).toBe('moon.land');
});
