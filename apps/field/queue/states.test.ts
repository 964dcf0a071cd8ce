import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterTry, MOST_SENT_KEPT, retryDelay, tooOld, type QueueItem } from './states.ts';

const item: QueueItem = { id: 'a', saidAt: '2026-02-14T00:00:00.000Z', note: '', target: '/api/field/reports', body: '{}', headers: {}, state: 'waiting', sentAt: null, why: null };
const told = (code: string) => ({ code, title: '', detail: 'sebab', fix: '' });

describe('an item of the queue', () => {
  it('that was answered is sent', () => {
    expect(afterTry(item, { kind: 'answered', at: 'then' })).toEqual({ item: { ...item, state: 'sent', sentAt: 'then' }, next: 'go_on' });
  });
  it.each([408, 425, 429, 500, 502, 503])('that meets a passing fault (%d) waits, and the others with it', (status) => {
    expect(afterTry(item, { kind: 'refused', status, told: told('busy') })).toEqual({ item, next: 'later' });
  });
  it('that reaches nobody waits', () => {
    expect(afterTry(item, { kind: 'unreachable' })).toEqual({ item, next: 'later' });
  });
  it.each([400, 403, 409, 422])('that is refused for itself (%d) keeps the reason and lets the others pass', (status) => {
    expect(afterTry(item, { kind: 'refused', status, told: told('input_invalid') })).toEqual({ item: { ...item, state: 'refused', why: told('input_invalid') }, next: 'go_on' });
  });
  it('of a phone that is refused stays as it is, and nothing more is sent', () => {
    expect(afterTry(item, { kind: 'refused', status: 403, told: told('device_refused') })).toEqual({ item, next: 'halt' });
  });
  it('never leaves the queue unsent', () => {
    const items = fc.array(fc.record({ state: fc.constantFrom('waiting' as const, 'sent' as const, 'refused' as const), minute: fc.nat(500) }), { maxLength: 120 });
    fc.assert(fc.property(items, (some) => {
      const queue = some.map(({ state, minute }, at): QueueItem => ({ ...item, id: String(at), state, saidAt: new Date(minute * 60_000).toISOString() }));
      const old = tooOld(queue);
      expect(old.every(({ state }) => state === 'sent')).toBe(true);
      expect(queue.filter(({ state }) => state === 'sent').length - old.length).toBeLessThanOrEqual(MOST_SENT_KEPT);
    }));
  });
});

describe('the next try', () => {
  it('waits longer each time, never longer than six and a half minutes, and not all phones alike', () => {
    fc.assert(fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const delay = retryDelay(failures, chance);
      expect(delay).toBeGreaterThanOrEqual(1_500);
      expect(delay).toBeLessThanOrEqual(375_000);
      expect(retryDelay(failures + 1, chance)).toBeGreaterThanOrEqual(delay);
    }));
  });
});
