import { expect, it } from 'vitest';
import { actionName, thingName } from '../../i18n/actions.ts';
import { formatsOf } from '../../i18n/format.ts';
import { tellDetails } from './details.ts';

const words = { ...formatsOf('id'), lang: 'id' as const };

it('tells details in words, and leaves out what says nothing', () => {
  expect(tellDetails({ outcome: 'recorded', version: 1, broken: ['R03', 'R07'], origin: 'phone', reason: null, left_out: 1200 }, words))
    .toEqual([['hasil', 'dicatat'], ['versi', '1'], ['aturan dilanggar', 'R03, R07'], ['asal', 'ponsel'], ['penolakan serupa sebelumnya', '1.200']]);
  expect(tellDetails({ date: '2026-02-14', at: '2026-02-14T07:05:00.000Z', ok: false, broken: [], odd_name: { from: 'a', to: 'b' } }, words))
    .toEqual([['tanggal', '14 Februari 2026'], ['pada', '14 Feb 2026, 14.05 WIB'], ['ok', 'tidak'], ['odd name', 'dari a, menjadi b']]);
  expect(tellDetails({ withheld: ['broken', 'reason', 'note'] }, words)).toEqual([['ditahan sampai lembarnya dihitung', 'aturan dilanggar, alasan, catatan']]);
  for (const nothing of [null, undefined, 'x', 3, []]) expect(tellDetails(nothing, words)).toEqual([]);
});

it('tells ways in, roles and things as the rooms call them', () => {
  expect(tellDetails({ via: ['password', 'totp', 'new way'], role: 'kpu_kab', delivery: 'handed_over', known_browser: false }, words, { kpu_kab: { id: 'Operator KPU Kabupaten/Kota', en: 'KPU city operator' } }))
    .toEqual([['cara masuk', 'kata sandi, aplikasi kode, new way'], ['peran', 'Operator KPU Kabupaten/Kota'], ['cara menyerahkan kode', 'diserahkan di kantor'], ['peramban dikenal', 'tidak']]);
  expect(thingName('device invite 01M8', 'id')).toBe('undangan gawai 01M8');
  expect(thingName('device 01M8', 'en')).toBe('device 01M8');
  expect(thingName('sheets 10/main', 'id')).toBe('lembar 10/main');
  expect(thingName('comet 3', 'id')).toBe('comet 3');
});

it('tells an action in words; an unknown one by its code', () => {
  expect(actionName('access.refused', 'id')).toBe('Ditolak: tidak berwenang');
  expect(actionName('recapitulation.export', 'en')).toBe('Downloaded a file: Recapitulation');
  expect(actionName('moon.land', 'id')).toBe('moon.land');
});
