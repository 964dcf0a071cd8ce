import { describe, expect, it } from 'vitest';
import { buildForm } from '../../../../modules/forms/index.ts';
import type { Finding } from '../../api/types.ts';
import { brokenRules, equalityOf, lastWords, nextOf, overwritten } from './standing.ts';
import type { CaseEntry, CasePage } from './wire.ts';

const form = buildForm({ variant: '2024', contest: 'ppwp', ballot: { kind: 'pairs', contestants: [1, 2, 3].map((number) => ({ number, name: `Pasangan ${number}` })) } });
const all = Object.fromEntries(form.cells.map(({ id }) => [id, 7]));
let number = 0;
const entry = (kind: CaseEntry['kind'], more: Partial<CaseEntry> = {}): CaseEntry => ({
  number: ++number, round: 1, kind, standing: 'current', by: kind, device: null, saidAt: null, receivedAt: '2024-02-14T13:00:00.000Z', figures: all, cells: null,
  broken: [], reasons: {}, reason: null, hash: null, photos: [], missing: [], evidence: 'unsigned', ...more,
});
const page = (...entries: CaseEntry[]) => ({ entries, round: 1, accepted: null });

describe('what is the same', () => {
  it('of one entry alone nothing can be said; the machine is nobody', () => {
    expect(equalityOf(page(), form)).toEqual({ kinds: [], compared: 0, equal: 0, differing: [] });
    expect(equalityOf(page(entry('kpps'), entry('machine')), form)).toMatchObject({ kinds: ['kpps'], compared: 0 });
  });
  it('counts boxes that two people said alike; empty is not zero; what was replaced or of another round is left out', () => {
    const second = entry('second', { figures: { ...all, V1: 8, V2: null } });
    expect(equalityOf(page(entry('kpps', { figures: { ...all, V2: 0 } }), second), form)).toEqual({ kinds: ['kpps', 'second'], compared: 28, equal: 26, differing: ['V1', 'V2'] });
    expect(equalityOf(page(entry('kpps'), entry('kpps', { standing: 'superseded', figures: { V1: 1 } }), entry('second', { round: 2, figures: {} })), form)).toMatchObject({ compared: 0 });
  });
  it('a third person is asked some boxes only', () => {
    const third = entry('third', { cells: ['V1'], figures: { V1: 7 } });
    expect(equalityOf(page(entry('kpps'), third), form)).toMatchObject({ compared: 1, equal: 1, differing: [] });
  });
});

describe('what is open', () => {
  const finding = (code: string): Finding => ({ code, severity: 'hard', cells: [], expected: 1, found: 2, kpps: { id: 'a', en: 'a' }, supervisor: { id: `${code} rusak`, en: `${code} broken` } });
  it('every rule that an entry breaks, hard ones first, with who wrote it and the reason the paper gives', () => {
    const rules = brokenRules(page(entry('kpps', { broken: ['R13', 'R08'], reasons: { R08: 'Tertulis demikian' } }), entry('second', { broken: ['R08'] })), () => [finding('R08')]);
    expect(rules.map(({ code, kinds, reasons }) => [code, kinds, reasons.map(({ reason }) => reason)])).toEqual([['R08', ['kpps', 'second'], ['Tertulis demikian']], ['R13', ['kpps'], []]]);
    expect(rules.map(({ text }) => text?.id ?? null)).toEqual(['R08 rusak', null]);
  });
  it('figures that are equal to the last box still break what they break', () => {
    const both = page(entry('kpps', { broken: ['R08'] }), entry('second', { broken: ['R08'] }));
    expect(equalityOf(both, form)).toMatchObject({ compared: 28, equal: 28 });
    expect(brokenRules(both, () => [])).toHaveLength(1);
  });
  it('what counts breaks stays open though nobody said all of it, and a reason of an entry that was replaced is not lost', () => {
    const first = entry('kpps', { number: 1, standing: 'superseded', reasons: { R18: 'DPT tertulis 289' }, by: 'Ani' });
    const again = entry('kpps', { number: 2, reasons: { R18: 'DPT memang 289' }, by: 'Budi' });
    const counting = { version: 2, since: '2024-02-14T13:00:00.000Z', reason: null, figures: all, broken: ['R18'] };
    expect(brokenRules({ ...page(first, again), accepted: counting }, () => [finding('R18')])).toEqual([{
      code: 'R18', severity: 'hard', text: { id: 'R18 rusak', en: 'R18 broken' }, kinds: [], counts: true,
      reasons: [{ number: 2, by: 'Budi', reason: 'DPT memang 289' }, { number: 1, by: 'Ani', reason: 'DPT tertulis 289' }],
    }]);
  });
  it('what the phone asked a reason for is told also where the house, which knows fewer figures of the roll, finds nothing', () => {
    const asked = page(entry('kpps', { number: 1, by: 'Ani', reasons: { R18: 'Tertulis begitu di C.HASIL' } }));
    expect(brokenRules(asked, () => [])).toEqual([{ code: 'R18', severity: 'hard', text: null, kinds: [], counts: false, reasons: [{ number: 1, by: 'Ani', reason: 'Tertulis begitu di C.HASIL' }] }]);
  });
  it('part of a sheet is not judged', () => expect(brokenRules(page(entry('third', { cells: ['V1'], broken: ['R08'] })), () => [])).toEqual([]));
});

describe('what an office put in place of the figures of KPPS', () => {
  const first = entry('kpps', { number: 1, standing: 'superseded', figures: { ...all, 'C.1': 3, V2: null } });
  it('names who did and which boxes, also where one was empty', () => {
    expect(overwritten(page(first, entry('office', { number: 2, by: 'Maya' })), form)).toEqual({ by: 'Maya', cells: ['C.1', 'V2'] });
  });
  it('nothing where the figures are the same, where KPPS corrected themselves, or where the office typed first', () => {
    expect(overwritten(page(first, entry('office', { number: 2, figures: first.figures })), form)).toBeNull();
    expect(overwritten(page(first, entry('kpps', { number: 2 })), form)).toBeNull();
    expect(overwritten(page(entry('office', { number: 1 }), entry('second', { number: 2 })), form)).toBeNull();
  });
});

describe('what comes next', () => {
  const standing = (state: CasePage['state'], more: Partial<Pick<CasePage, 'readable' | 'returnedTo' | 'entries'>> = {}) => nextOf({ state, readable: true, returnedTo: null, entries: [], round: 1, ...more });
  it('is for the station, for photos, or for a second reader', () => {
    expect([standing('photographed'), standing('asked_again', { readable: false }), standing('different', { returnedTo: 'first' })]).toEqual(['figures', 'asked', 'first']);
    expect([standing('entered', { readable: false }), standing('different', { readable: false })]).toEqual(['photos', 'photos']);
    expect([standing('entered'), standing('different', { returnedTo: 'second' })]).toEqual(['second', 'same_reader']);
    expect(standing('accepted')).toBeNull();
  });
  it('of two who differ a third person, of three who all differ one more; the machine and what was replaced are nobody', () => {
    const two = [entry('kpps'), entry('second')];
    expect(standing('different', { entries: [...two, entry('machine'), entry('kpps', { standing: 'superseded' }), entry('third', { round: 2 })] })).toBe('third');
    expect(standing('different', { entries: [...two, entry('third', { cells: ['V1'] })] })).toBe('another');
    expect(standing('different', { entries: [...two, entry('third'), entry('third')] })).toBe('another');
  });
});

describe('what witnesses say', () => {
  it('an objection taken back by its own witness no longer stands; those of others do, in the order in which they came', () => {
    const says = (person: string, statement: string) => ({ person: { id: person }, statement });
    expect(lastWords([says('ani', 'objection'), says('budi', 'objection'), says('ani', 'agreed'), says('citra', 'differs')]))
      .toEqual([says('budi', 'objection'), says('ani', 'agreed'), says('citra', 'differs')]);
    expect(lastWords([says('ani', 'agreed'), says('ani', 'objection')])).toEqual([says('ani', 'objection')]);
  });
});
