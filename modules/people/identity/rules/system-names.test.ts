import { expect, it } from 'vitest';
import { systemName } from './system-names.ts';

it.each([['system:demo', 'Kota contoh'], ['system:demo-kpps', 'Kota contoh'], ['system:demo-pembaca', 'Kota contoh'], ['system:clock', 'Jam E-Rekap'], ['system:demokrasi', undefined], ['demo:kpps', undefined], ['', undefined]])(
  'the house as "%s" is called %s', (id, name) => { expect(systemName(id)).toBe(name); });
