import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterTry, heldBack, isOpenRefusal, isUnsent, MOST_SENT_KEPT, newestFirst, nextOrder, nextToSend, QUEUE_KINDS, retryDelay, revive, tooOld, type Outcome, type QueueItem } from './states.ts';

const item: QueueItem = {
  id: 'a', kind: 'report', lane: 'report', order: 1, saidAt: '2026-02-14T00:00:00.000Z', about: '', note: '', target: '/api/field/reports', body: '{}', headers: {},
  state: 'waiting', sentAt: null, why: null, answer: null, handled: false,
};
const sending: QueueItem = { ...item, state: 'sending' };
const told = (code: string) => ({ code, title: '', detail: 'sebab', fix: '' });

describe('an item of the queue', () => {
  it('that was answered is sent, with the answer', () => {
    expect(afterTry(sending, { kind: 'answered', at: 'then', value: { report: 7 } })).toEqual({ item: { ...item, state: 'sent', sentAt: 'then', answer: { report: 7 } }, next: 'go_on' });
  });
  it.each([408, 425, 429, 502, 503, 504])('that meets a busy house or a broken way (%d) waits, and the others with it', (status) => {
    expect(afterTry(sending, { kind: 'refused', status, told: told('busy') })).toEqual({ item, next: 'later' });
  });
  it('that meets a fault of its own (500) waits, and only its own lane with it', () => {
    expect(afterTry(sending, { kind: 'refused', status: 500, told: told('internal') })).toEqual({ item, next: 'lane_waits' });
  });
  it('that reaches nobody waits', () => {
    expect(afterTry(sending, { kind: 'unreachable' })).toEqual({ item, next: 'later' });
  });
  it.each([400, 403, 409, 422])('that is refused for itself (%d) keeps the reason, stays in sight until seen to, and lets the others pass', (status) => {
    const step = afterTry(sending, { kind: 'refused', status, told: told('input_invalid') });
    expect(step).toEqual({ item: { ...item, state: 'refused', why: told('input_invalid') }, next: 'go_on' });
    expect([isOpenRefusal(step.item), isOpenRefusal({ ...step.item, handled: true })]).toEqual([true, false]);
  });
  it('of a phone that is refused stays as it is, and nothing more is sent', () => {
    expect(afterTry(sending, { kind: 'refused', status: 403, told: told('device_refused') })).toEqual({ item, next: 'halt' });
  });
  it('that an older app kept, or one that was killed while sending, waits', () => {
    const { id, saidAt, note, target, body, headers, sentAt, why } = item;
    expect(revive({ id, saidAt, note, target, body, headers, state: 'waiting', sentAt, why })).toEqual({ ...item, order: 0 });
    expect(revive({ ...item, state: 'sending' }).state).toBe('waiting');
  });
});

const lanes = ['sheet 1', 'sheet 2', 'photo 1'];
const someItems = fc.array(fc.record({ state: fc.constantFrom('waiting' as const, 'sent' as const, 'refused' as const), kind: fc.constantFrom(...QUEUE_KINDS), lane: fc.constantFrom(...lanes), minute: fc.nat(500) }), { maxLength: 60 })
  .map((some) => some.map(({ state, kind, lane, minute }, at): QueueItem => ({ ...item, id: `i${at}`, order: at + 1, state, kind, lane, saidAt: new Date(minute * 60_000).toISOString() })));

describe('the queue', () => {
  it('sends pictures after words, and each lane in its own order', () => {
    const one = (id: string, order: number, lane: string, kind: QueueItem['kind']): QueueItem => ({ ...item, id, order, lane, kind });
    const queue = [one('p', 1, 'photo 1', 'photo'), one('e1', 2, 'sheet 1', 'entry'), one('e2', 3, 'sheet 1', 'entry'), one('f', 4, 'sheet 2', 'entry')];
    expect(nextToSend(queue, new Set())?.id).toBe('e1');
    expect(nextToSend(queue, new Set(['sheet 1']))?.id).toBe('f');
    expect(nextToSend(queue, new Set(['sheet 1', 'sheet 2']))?.id).toBe('p');
    expect(nextToSend(queue, new Set(lanes))).toBeNull();
  });

  it('never leaves what was not sent, nor what was said of a sheet', () => {
    fc.assert(fc.property(someItems, (queue) => {
      const old = tooOld(queue);
      expect(old.every(({ state, kind }) => state === 'sent' && (kind === 'report' || kind === 'photo'))).toBe(true);
      expect(queue.filter(({ state, kind }) => state === 'sent' && (kind === 'report' || kind === 'photo')).length - old.length).toBeLessThanOrEqual(MOST_SENT_KEPT);
    }));
  });

  it('whatever the network does: nothing is lost, nothing arrives twice as two, and each lane arrives in the order it was said', () => {
    const outcome = fc.constantFrom<Outcome>(
      { kind: 'answered', at: 'then', value: null }, { kind: 'unreachable' }, { kind: 'refused', status: 503, told: told('busy') },
      { kind: 'refused', status: 500, told: told('internal') }, { kind: 'refused', status: 422, told: told('input_invalid') });
    fc.assert(fc.property(someItems, fc.array(fc.tuple(outcome, fc.boolean()), { maxLength: 200 }), (start, tries) => {
      let queue = [...start];
      const arrived: string[] = [];
      let heldUp = new Set<string>();
      const settled = new Map(start.filter((one) => !isUnsent(one)).map((one) => [one.id, one.state]));
      for (const [what, isKilled] of tries) {
        const next = nextToSend(queue, heldUp);
        if (!next) { heldUp = new Set(); continue; }
        // Killed after the house took it and before the phone heard of it: it goes again, under the same key.
        if (what.kind === 'answered' && !arrived.includes(next.id)) arrived.push(next.id);
        if (isKilled) { queue = queue.map(revive); heldUp = new Set(); continue; }
        const step = afterTry({ ...next, state: 'sending' }, what);
        queue = queue.map((one) => (one.id === step.item.id ? step.item : one));
        if (step.next === 'lane_waits') heldUp.add(next.lane);
        if (step.next === 'later') heldUp = new Set();
      }
      expect(queue.map(({ id }) => id)).toEqual(start.map(({ id }) => id));
      for (const one of queue) if (settled.has(one.id)) expect(one.state).toBe(settled.get(one.id));
      for (const lane of lanes) {
        const orders = arrived.flatMap((id) => start.filter((one) => one.id === id && one.lane === lane)).map(({ order }) => order);
        expect(orders).toEqual([...orders].sort((a, b) => a - b));
      }
      expect(queue.filter(({ state }) => state === 'sent').every(({ id }) => arrived.includes(id) || settled.get(id) === 'sent')).toBe(true);
    }), { numRuns: 500 });
  });

  it('holds back what was said after an entry that a colleague had come before, and nothing else', () => {
    const entry = (id: string, order: number, more: Partial<QueueItem> = {}): QueueItem => ({ ...item, id, order, kind: 'entry', lane: 'sheet 1', ...more });
    const queue = [entry('b', 2), entry('c', 3, { state: 'sent' }), entry('d', 4, { lane: 'sheet 2' }), entry('e', 5)];
    const answered = entry('a', 1, { state: 'sent', answer: { outcome: 'aside' } });
    expect(heldBack(answered, queue, told('colleague_first')).map(({ id, state, why }) => [id, state, why?.code])).toEqual([['b', 'refused', 'colleague_first'], ['e', 'refused', 'colleague_first']]);
    expect(heldBack({ ...answered, answer: { outcome: 'received' } }, queue, told('colleague_first'))).toEqual([]);
  });

  it('counts on, however its clock jumps', () => {
    fc.assert(fc.property(someItems, (queue) => {
      const next = { ...item, id: 'next', order: nextOrder(queue), saidAt: '1970-01-01T00:00:00.000Z' };
      expect(newestFirst([...queue, next])[0]?.id).toBe('next');
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
