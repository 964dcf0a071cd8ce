import { expect, it } from 'vitest';
import { recordClosed, recordMisfit } from './put-record-right.ts';

const before = { contest: 1, region: '11.01', station: 2, raisedBy: 3, matter: 'Suara hilang' };
const open = { before, outcome: 'open', isSealed: false, isStated: false } as const;

it('an objection or special event is put right until it is answered or a signed D.Hasil tells of it', () => {
  for (const change of [{ contest: null }, { region: null, station: null }, { station: 1 }, { raisedBy: 4 }, { matter: 'Suara hilang satu' }]) expect(recordMisfit(open, { ...before, ...change })).toBeNull();
  expect(recordMisfit(open, { ...before })).toBe('unchanged');
  for (const outcome of ['accepted', 'rejected', 'recommended'] as const) expect(recordMisfit({ ...open, outcome }, { ...before, raisedBy: 4 })).toBe('answered');
  expect(recordMisfit({ ...open, isSealed: true }, { ...before, raisedBy: 4 })).toBe('sealed');
});

it('what was stated at a station keeps its words, its contest and its place', () => {
  const stated = { ...open, isStated: true };
  expect(recordMisfit(stated, { ...before, raisedBy: 4 })).toBeNull();
  for (const change of [{ contest: 2 }, { station: 1 }, { matter: 'Suara hilang satu' }]) expect(recordMisfit(stated, { ...before, ...change, raisedBy: 4 })).toBe('stated');
});

it('a screen offers it by the same word as the house refuses it', () => {
  for (const outcome of ['open', 'accepted', 'rejected', 'recommended'] as const) for (const isSealed of [false, true]) {
    const closed = recordClosed({ outcome, isSealed });
    expect(recordMisfit({ ...open, outcome, isSealed }, { ...before, raisedBy: 4 })).toBe(closed);
    expect(closed === null).toBe(outcome === 'open' && !isSealed);
  }
});
