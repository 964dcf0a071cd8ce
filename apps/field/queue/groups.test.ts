import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grouped, isOpenAside, pageIn } from './groups.ts';
import { QUEUE_KINDS, type QueueItem } from './states.ts';

const item = (order: number, more: Partial<QueueItem> = {}): QueueItem => ({
  id: `i${order}`, kind: 'entry', lane: 'sheet 7/16.71.04.1001/1', order, saidAt: '2024-02-14T15:00:00.000Z', about: 'DPR · TPS 001', note: '', target: '', body: '{}', headers: {},
  state: 'sent', sentAt: null, why: null, answer: null, handled: false, ...more,
});
const photo = (order: number, page: number, more: Partial<QueueItem> = {}): QueueItem => item(order, { kind: 'photo', lane: `photo 7/16.71.04.1001/1/${page}/sheet/ab`, about: `DPR · TPS 001 · ${page}`, ...more });
const dpd = (order: number, more: Partial<QueueItem> = {}): QueueItem => item(order, { lane: 'sheet 8/16.71.04.1001/1', about: 'DPD · TPS 001', ...more });
const report = (order: number, more: Partial<QueueItem> = {}): QueueItem => item(order, { kind: 'report', lane: 'report', about: '', ...more });
const told = (items: QueueItem[], halted = false) => grouped(items, halted).map(({ about, state, open, history }) => [about, state, open.map(({ id }) => id), history.map(({ id }) => id)]);

describe('what was sent, by sheet', () => {
  it('puts figures, photos and statements of one sheet together, newest first, under the name of the sheet', () => {
    expect(told([report(1), item(2), photo(3, 2), dpd(4), item(5, { kind: 'statement', lane: 'statement 7/16.71.04.1001/1' })])).toEqual([
      ['DPR · TPS 001', 'sent', [], ['i5', 'i3', 'i2']], ['DPD · TPS 001', 'sent', [], ['i4']], ['', 'sent', [], ['i1']]]);
    expect(grouped([photo(1, 2)], false)).toMatchObject([{ about: 'DPR · TPS 001', sheet: ['7', '16.71.04.1001', '1'] }]);
    expect([pageIn(photo(1, 2)), pageIn(item(1)), pageIn(photo(1, 1, { about: 'DPR · TPS 001' }))]).toEqual(['2', '', '']);
  });

  it('shows first what needs somebody, then what waits; only the former stands open', () => {
    const why = { code: 'x', title: '', detail: '', fix: '' };
    const refused = dpd(1, { state: 'refused', why });
    expect(told([refused, dpd(2), item(3, { state: 'waiting' }), report(4)])).toEqual([
      ['DPD · TPS 001', 'refused', ['i1'], ['i2']], ['DPR · TPS 001', 'waiting', [], ['i3']], ['', 'sent', [], ['i4']]]);
    expect(told([{ ...refused, handled: true }])).toEqual([['DPD · TPS 001', 'seen', [], ['i1']]]);
    const aside = item(5, { answer: { outcome: 'aside' } });
    expect(told([aside, item(6, { state: 'waiting' })])).toEqual([['DPR · TPS 001', 'aside', ['i5'], ['i6']]]);
    expect([isOpenAside({ ...aside, handled: true }), isOpenAside(item(7, { answer: { outcome: 'received' } }))]).toEqual([false, false]);
  });

  it('of a phone that the house no longer takes: what was not sent stands open', () => {
    expect(told([report(1), report(2, { state: 'waiting' })], true)).toEqual([['', 'unsent', ['i2'], ['i1']]]);
  });

  it('leaves nothing out and shows nothing twice', () => {
    const some = fc.array(fc.record({ kind: fc.constantFrom(...QUEUE_KINDS), state: fc.constantFrom('waiting' as const, 'sent' as const, 'refused' as const), handled: fc.boolean(), lane: fc.constantFrom('report', 'sheet 7/16/1', 'photo 7/16/1/2/sheet/ab', 'statement 8/16/1') }), { maxLength: 40 })
      .map((rows) => rows.map((row, at) => item(at + 1, row)));
    fc.assert(fc.property(some, fc.boolean(), (items, halted) => {
      const shown = grouped(items, halted).flatMap(({ open, history }) => [...open, ...history]);
      expect(shown.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
    }));
  });
});
