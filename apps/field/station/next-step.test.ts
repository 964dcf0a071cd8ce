import { describe, expect, it } from 'vitest';
import type { FieldSheet } from '../../../modules/sheets/contract.ts';
import { emptyDraft } from '../entry/draft.ts';
import type { QueueItem } from '../queue/states.ts';
import { correctingButton, nextStepOf, sheetAfter } from './next-step.ts';
import { laneOf, standingOf, viewOf } from './sheet-state.ts';

const NAME = { contest: 7, village: '16.71.04.1001', station: 1 };
const item = (more: Partial<QueueItem> = {}): QueueItem => ({
  id: 'i', kind: 'entry', lane: laneOf(NAME), order: 1, saidAt: '2024-02-14T15:00:00.000Z', about: '', note: '', target: '', headers: {}, body: '{"figures":{"S1":1},"reasons":{}}',
  state: 'waiting', sentAt: null, why: null, answer: null, handled: false, ...more,
});
const entry: FieldSheet['entry'] = { number: 1, hash: 'b'.repeat(64), by: 'Rekan', saidAt: null, receivedAt: '2024-02-14T15:00:00.000Z', figures: { S1: 90 }, reasons: {}, broken: [] };
const photo = (page: number, standing: 'current' | 'set_aside') => ({ page, sha256: 'c'.repeat(64), standing, receivedAt: '2024-02-14T15:00:00.000Z' });
const sheet = (more: Partial<FieldSheet> = {}): FieldSheet => ({ ...NAME, state: 'entered', entry: null, again: [], asked: null, note: null, accepted: null, photos: [], ...more });
const step = (done: number, { items = [] as QueueItem[], sheets = [] as FieldSheet[], draft = false } = {}) => {
  const view = viewOf(NAME, { items, sheets, drafts: draft ? { '7/16.71.04.1001/1': emptyDraft(NAME) } : {} });
  return nextStepOf(view, { done, all: 3 }, standingOf(view) !== null);
};
const unreadable = sheet({ state: 'asked_again', asked: 'unreadable', entry, photos: [photo(1, 'current'), photo(2, 'set_aside')] });
const why = { code: 'x', title: '', detail: '', fix: '' };

describe('the next thing to do with a sheet', () => {
  it.each([
    ['nothing was done yet', step(0), 'fill'],
    ['photos first', step(3), 'fill'],
    ['it was begun', step(0, { draft: true }), 'continue'],
    ['figures wait for a network, photos are missing', step(1, { items: [item()] }), 'photo'],
    ['figures are at the office, photos are missing', step(2, { sheets: [sheet({ entry })] }), 'photo'],
    ['all of it is under way', step(3, { items: [item()] }), 'nothing'],
    ['a photo is asked for again: the photo, not the figures', step(2, { sheets: [unreadable] }), 'photo'],
    ['figures and a photo are asked: the figures first', step(2, { sheets: [sheet({ ...unreadable, again: ['S1'] })] }), 'again'],
    ['figures are asked again', step(3, { sheets: [sheet({ state: 'different', entry, again: ['S1'] })] }), 'again'],
    ['what was asked again was begun', step(3, { sheets: [sheet({ state: 'different', entry, again: ['S1'] })], draft: true }), 'continue'],
    ['refused', step(0, { items: [item({ state: 'refused', why })] }), 'refused'],
    ['accepted', step(0, { sheets: [sheet({ state: 'accepted', entry, accepted: { S1: 90 } })] }), 'nothing'],
  ] as const)('%s', (_what, next, expected) => { expect(next).toBe(expected); });

  it('a photo that was asked for again is answered once each page of them is on its way', () => {
    const again = (page: number, state: QueueItem['state'] = 'waiting') => item({ id: `p${page}`, kind: 'photo', lane: `photo 7/16.71.04.1001/1/${page}/sheet/${'d'.repeat(64)}`, state });
    const seen = (items: QueueItem[], asked = unreadable) => viewOf(NAME, { items, sheets: [asked], drafts: {} });
    expect(seen([]).sign).toBe('attention');
    expect([seen([again(2)]).sign, seen([again(2)]).answered]).toEqual(['waiting', true]);
    expect([seen([again(1)]).sign, seen([again(2, 'refused')]).sign]).toEqual(['attention', 'attention']);
    expect(seen([again(2)], { ...unreadable, photos: [photo(2, 'set_aside'), photo(3, 'set_aside')] }).sign).toBe('attention');
    // A photo does not answer for figures.
    expect(seen([again(2)], { ...unreadable, again: ['S1'] }).attention).toBe('again');
  });
});

it('the next sheet is the next on the pile that nobody has sent, and before it one that is asked again', () => {
  const pile = (...signs: ('empty' | 'draft' | 'waiting' | 'verifying' | 'attention' | 'accepted')[]) => signs.map((sign, at) => ({ view: { key: String(at), sign } }));
  expect(sheetAfter(pile('empty', 'verifying', 'verifying', 'draft', 'empty'), '1')?.view.key).toBe('3');
  expect(sheetAfter(pile('empty', 'verifying', 'accepted'), '1')?.view.key).toBe('0');
  expect(sheetAfter(pile('attention', 'verifying', 'empty'), '1')?.view.key).toBe('0');
  expect(sheetAfter(pile('waiting', 'verifying', 'accepted'), '1')).toBeNull();
});

it('what witnesses said names the button that is there', () => {
  const button = (sheets: FieldSheet[], { items = [] as QueueItem[], draft = false } = {}) => {
    const view = viewOf(NAME, { items, sheets, drafts: draft ? { '7/16.71.04.1001/1': emptyDraft(NAME) } : {} });
    return correctingButton(view, standingOf(view) !== null);
  };
  expect(button([sheet({ entry })])).toBe('sheet.correct');
  expect(button([unreadable])).toBe('sheet.correct');
  expect(button([sheet({ entry })], { draft: true })).toBe('sheet.continue');
  expect(button([sheet({ entry, again: ['S1'] })])).toBe('sheet.again');
  expect(button([sheet({ entry })], { items: [item({ state: 'refused', why })] })).toBe('sheet.refusedFix');
});
