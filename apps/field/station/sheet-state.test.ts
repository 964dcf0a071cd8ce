import { describe, expect, it } from 'vitest';
import type { FieldSheet, SubmittedEntry } from '../../../modules/sheets/contract.ts';
import { correctionOf, emptyDraft, type Draft } from '../entry/draft.ts';
import type { QueueItem } from '../queue/states.ts';
import { colleaguesOf, hasArrived, laneOf, replacementOf, standingOf, viewOf } from './sheet-state.ts';

const NAME = { contest: 7, village: '16.71.04.1001', station: 1 };
const KEY = '7/16.71.04.1001/1';
const item = (order: number, more: Partial<QueueItem> = {}, figures: Record<string, number | null> = { S1: order }): QueueItem => ({
  id: `i${order}`, kind: 'entry', lane: laneOf(NAME), order, saidAt: '2024-02-14T15:00:00.000Z', about: '', note: '', target: '/api/field/entries', headers: {},
  body: JSON.stringify({ figures, reasons: {} }), state: 'waiting', sentAt: null, why: null, answer: null, handled: false, ...more,
});
const answer = (outcome: SubmittedEntry['outcome'], number: number, standing: SubmittedEntry['standing'] = null): SubmittedEntry => ({ outcome, number, state: 'entered', hash: 'a'.repeat(64), broken: [], standing });
const sheet = (more: Partial<FieldSheet> = {}): FieldSheet => ({ ...NAME, state: 'entered', entry: null, again: [], asked: null, note: null, accepted: null, photos: [], ...more });
const entry = (number: number): FieldSheet['entry'] => ({ number, hash: 'b'.repeat(64), by: 'Rekan', saidAt: null, receivedAt: '2024-02-14T15:00:00.000Z', figures: { S1: 90 }, reasons: {}, broken: [] });
const view = (items: QueueItem[], sheets: FieldSheet[] = [], hasDraft = false) => viewOf(NAME, { items, sheets, drafts: hasDraft ? { [KEY]: emptyDraft(NAME) } : {} });
const why = { code: 'rule_unexplained', title: '', detail: 'sebab', fix: '' };

describe('the sign of a sheet', () => {
  it.each([
    ['nothing yet', view([]), 'empty'],
    ['only a photo arrived', view([], [sheet({ state: 'photographed' })]), 'empty'],
    ['a draft', view([], [], true), 'draft'],
    ['signed, not sent', view([item(1)]), 'waiting'],
    ['on its way', view([item(1, { state: 'sending' })]), 'waiting'],
    ['sent, the house not asked since', view([item(1, { state: 'sent', answer: answer('received', 1) })]), 'verifying'],
    ['known by the house only: a new phone', view([], [sheet({ entry: entry(1) })]), 'verifying'],
    ['refused', view([item(1, { state: 'refused', why })]), 'attention'],
    ['refused and seen', view([item(1, { state: 'refused', why, handled: true })]), 'empty'],
    ['asked again', view([], [sheet({ state: 'different', entry: entry(1), again: ['S1'] })]), 'attention'],
    ['asked again, the answer waits', view([item(1)], [sheet({ state: 'different', entry: entry(1), again: ['S1'] })]), 'waiting'],
    ['given to a third reader', view([], [sheet({ state: 'different', entry: entry(1) })]), 'verifying'],
    ['accepted, whatever else there is', view([item(1, { state: 'refused', why })], [sheet({ state: 'accepted', entry: entry(1), accepted: { S1: 90 } })], true), 'accepted'],
  ] as const)('%s', (_what, seen, sign) => { expect(seen.sign).toBe(sign); });

  it('takes a correction that was opened and left as it was for none', () => {
    const opened = correctionOf(NAME, ['S1', 'S2'], { figures: { S1: 90 }, reasons: {}, number: 1 }, []);
    const seen = (draft: Draft) => viewOf(NAME, { items: [], sheets: [sheet({ entry: entry(1) })], drafts: { [KEY]: draft } });
    expect([seen(opened).sign, seen(opened).draft]).toEqual(['verifying', null]);
    for (const draft of [{ ...opened, figures: { ...opened.figures, S1: 91 } }, { ...opened, figures: { S2: null } }, { ...opened, reason: 'salah tulis' }, { ...opened, stage: 'check' as const }, { ...opened, only: ['S1'] }]) {
      expect([seen(draft).sign, hasArrived(seen(draft))]).toEqual(['draft', true]);
    }
    expect(hasArrived(seen(emptyDraft(NAME)))).toBe(true);
    expect([view([item(1)]), view([], [], true), view([item(1, { state: 'refused', why })])].map(hasArrived)).toEqual([false, false, false]);
  });

  it('tells who filled it in on another phone of the TPS, while nothing is to be done here', () => {
    expect(colleaguesOf(view([], [sheet({ entry: entry(1) })]))?.by).toBe('Rekan');
    const quiet = [view([]), view([item(1)], [sheet({ entry: entry(1) })]), view([], [sheet({ entry: entry(1) })], true), view([], [sheet({ entry: entry(1), state: 'different', again: ['S1'] })]), view([], [sheet({ entry: entry(1), state: 'accepted', accepted: { S1: 90 } })])];
    expect(quiet.map(colleaguesOf)).toEqual([null, null, null, null, null]);
  });

  it('tells that a colleague came first until the two were compared', () => {
    const standing = { number: 1, by: 'Rekan', figures: { S1: 90 }, differing: ['S1'] };
    const aside = item(1, { state: 'sent', answer: answer('aside', 2, standing) });
    expect([view([aside]).sign, view([aside]).attention]).toEqual(['attention', 'aside']);
    expect(view([{ ...aside, handled: true }]).attention).toBeNull();
    // A correction that had followed was held back: it is one's own word now.
    const both = view([item(2, { state: 'refused', why }), aside]);
    expect([both.attention, standingOf(both)]).toEqual(['aside', { figures: { S1: 2 }, reasons: {}, number: 2 }]);
    expect(standingOf(view([aside]))).toEqual({ figures: { S1: 1 }, reasons: {}, number: 2 });
  });
});

describe('a colleague who corrected what this phone said', () => {
  const sent = item(1, { state: 'sent', answer: answer('received', 1) });
  it.each([
    ['is named', [sent], [sheet({ entry: entry(2) })], 2],
    ['is nobody while the own entry stands', [sent], [sheet({ entry: entry(1) })], null],
    ['is nobody while the house was not asked since', [item(1, { state: 'sent', answer: answer('received', 3) })], [sheet({ entry: entry(2) })], null],
    ['is nobody where this phone said nothing', [], [sheet({ entry: entry(2) })], null],
    ['is not told of while an own correction waits', [item(2), sent], [sheet({ entry: entry(2) })], null],
  ] as const)('%s', (_what, items, sheets, number) => { expect(replacementOf(view([...items], [...sheets]))?.number ?? null).toBe(number); });
});

describe('what a correction begins with', () => {
  it('is the newest that is known: what waits here, else what the house has', () => {
    expect(standingOf(view([]))).toBeNull();
    expect(standingOf(view([], [sheet({ entry: entry(4) })]))).toMatchObject({ figures: { S1: 90 }, number: 4 });
    expect(standingOf(view([item(2), item(1, { state: 'sent', answer: answer('received', 1) })], [sheet({ entry: entry(1) })]))).toMatchObject({ figures: { S1: 2 }, number: 2 });
    expect(standingOf(view([item(1, { state: 'sent', answer: answer('received', 5) })], [sheet({ entry: entry(4) })]))).toMatchObject({ figures: { S1: 1 }, number: 5 });
    expect(standingOf(view([item(2), item(1)]))).toMatchObject({ figures: { S1: 2 }, number: 2 });
    expect(standingOf(view([item(1, { state: 'sent', answer: answer('received', 3) })], [sheet({ entry: entry(4) })]))).toMatchObject({ figures: { S1: 90 }, number: 4 });
  });
});
