import { expect, it } from 'vitest';
import type { Snapshot } from '../store/snapshot.ts';
import { needsOf } from './needed.ts';

it('a line needs each of those who agreed once, however often they were put right', () => {
  const attendance = [{ id: 1, name: 'Ketua' }, { id: 2, name: 'Saksi' }] as Snapshot['attendance'];
  const lines = Array.from({ length: 2000 }, (_, at) => ({ contest_id: 1, region: '11.01.01.1001', station: at + 1, agreed_by: ['Ketua', 'Saksi lama'] })) as Snapshot['lines'];
  const former = Array.from({ length: 40_000 }, (_, at) => ({ id: at % 2 === 0 ? 1 : 2, name: at % 2 === 0 ? 'Ketua' : 'Saksi lama' }));
  const needs = needsOf({ attendance, objections: [], lines }, former);
  expect(new Set([...needs.values()].map((those) => those.join()))).toEqual(new Set(['1,2']));
});
