import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryText } from '../../../modules/sheets/rules.ts';
import { correctionOf, emptyDraft, entryOf, HIGHEST, isBegun, isReason, notLookedAt, toReadBack, withDigit, withFigure, withoutDigit, withReason } from './draft.ts';
import { EVERY_FORM, PARAMETERS, sampleForm } from './fixtures.ts';
import { placesOfRule } from './rule-places.ts';
import { findingsOf, hardCodes, sumBeside, sumsOf, warningsOf, type SheetForm } from './sheet-form.ts';
import { filledIn, firstOpen, leftBehind, partyProgress, stepsOf } from './steps.ts';

const NAME = { contest: 7, village: '16.71.04.1001', station: 1 };
const sheetOf = (form: SheetForm['form']): SheetForm => ({ form, cells: form.cells.map(({ id }) => id), parameters: PARAMETERS, context: { unitType: 'regular' } });

describe('a figure under the keys', () => {
  it('grows by digits, begins anew on a cell one has just come to, and never passes what the house takes', () => {
    expect(withDigit(undefined, 2, true)).toBe(2);
    expect(withDigit(2, 1, false)).toBe(21);
    expect(withDigit(21, 0, false)).toBe(210);
    expect(withDigit(210, 5, true)).toBe(5);
    expect(withDigit(null, 5, false)).toBe(5);
    expect(withDigit(HIGHEST, 9, false)).toBe(HIGHEST);
  });
  it('shrinks to nobody-has-looked, which is neither empty nor zero', () => {
    expect([withoutDigit(210), withoutDigit(21), withoutDigit(2), withoutDigit(0), withoutDigit(null), withoutDigit(undefined)]).toEqual([21, 2, undefined, undefined, undefined, undefined]);
    const draft = withFigure(withFigure(withFigure(emptyDraft(NAME), 'A1_L', 0), 'A1_P', null), 'A1_J', 3);
    expect(notLookedAt(draft, ['A1_L', 'A1_P', 'A1_J', 'S1'])).toEqual(['S1']);
    expect(notLookedAt(withFigure(draft, 'A1_J', undefined), ['A1_L', 'A1_P', 'A1_J', 'S1'])).toEqual(['A1_J', 'S1']);
  });
  it('is what was typed, digit by digit, and is taken back digit by digit', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: HIGHEST }), (value) => {
      const digits = String(value).split('').map(Number);
      const typed = digits.reduce<number | undefined>((before, digit, at) => withDigit(before, digit, at === 0), undefined);
      expect(typed).toBe(value);
      expect(digits.reduce<number | undefined>((before) => withoutDigit(before), typed)).toBeUndefined();
    }));
  });
});

it('nothing is called saved before something was typed', () => {
  const correction = correctionOf(NAME, ['S1', 'S2'], { figures: { S1: 10, S2: 8 }, reasons: {}, number: 3 }, []);
  expect([isBegun(emptyDraft(NAME)), isBegun(correction)]).toEqual([false, false]);
  expect([isBegun(withFigure(emptyDraft(NAME), 'S1', null)), isBegun(withFigure(correction, 'S1', 11))]).toEqual([true, true]);
  // Where one cell is asked again, the others stand from the start: the figure of before, typed once more, was typed.
  const asked = correctionOf(NAME, ['S1', 'S2'], { figures: { S1: 10, S2: 8 }, reasons: {}, number: 3 }, ['S1']);
  expect([isBegun(asked), isBegun(withFigure(asked, 'S1', 10))]).toEqual([false, true]);
});

describe('what is signed', () => {
  it('leaves out what is absent, and carries only the reasons of rules that are broken', () => {
    const draft = withReason(withReason(withFigure(emptyDraft(NAME), 'S1', 0), 'R05', ' tertulis begitu '), 'R10', 'lama');
    const entry = entryOf(draft, ['S1', 'S2'], ['R05'], [], '2024-02-14T15:00:00.000Z');
    expect(entryText(entry)).toBe('{"contest":7,"village":"16.71.04.1001","station":1,"after":0,"figures":{"S1":0},"reasons":{"R05":"tertulis begitu"},"reason":null,"photos":[],"saidAt":"2024-02-14T15:00:00.000Z"}');
  });
  it('needs a reason of three letters', () => { expect([isReason(' ab '), isReason('abc'), isReason(null), isReason('...'), isReason('\u200b\u200b\u200b')]).toEqual([false, true, false, false, false]); });
  it('of a correction keeps what stood, asks again only what is asked, and reads back only that and what changed', () => {
    const draft = correctionOf(NAME, ['S1', 'S2', 'S3', 'S4'], { figures: { S1: 10, S2: 8, S3: 1 }, reasons: {}, number: 3 }, ['S2']);
    expect([draft.figures, draft.only, draft.after, draft.isCorrection]).toEqual([{ S1: 10, S3: 1, S4: null }, ['S2'], 3, true]);
    expect(notLookedAt(draft, ['S1', 'S2', 'S3', 'S4'])).toEqual(['S2']);
    const typed = withFigure(withFigure(draft, 'S2', 8), 'S3', 2);
    expect(toReadBack(typed, ['S1', 'S2', 'S3', 'S4'])).toEqual(['S2', 'S3']);
    expect(entryOf({ ...typed, reason: ' Salah ketik ' }, ['S1', 'S2', 'S3', 'S4'], [], [], 'now')).toMatchObject({ after: 3, reason: 'Salah ketik', figures: { S1: 10, S2: 8, S3: 2, S4: null } });
  });
});

describe('a written DPT other than the roll\'s', () => {
  const sheet: SheetForm = { ...sheetOf(sampleForm('2024', 'ppwp')), context: { unitType: 'regular', dpt: { male: 140, female: 146, total: 286 } } };
  const told = (figures: Record<string, number>): string[] => warningsOf(sheet, figures, findingsOf(sheet, figures)).map(({ code }) => code);
  it('is asked about first: ballots that are right for the roll are not warned of, and wrong ones still are', () => {
    expect(findingsOf(sheet, { A1_J: 290, S1: 292 }).map(({ code }) => code)).toEqual(expect.arrayContaining(['R18', 'R06']));
    expect([told({ A1_J: 290, S1: 292 }), told({ A1_J: 290, S1: 300 }), told({ A1_J: 286, S1: 296 }), told({ A1_J: 286, S1: 292 })]).toEqual([[], ['R06'], ['R06'], []]);
  });
});

describe('the parts of the paper', () => {
  it.each(EVERY_FORM)('of $name hold every cell once, in the order of the paper', ({ form }) => {
    expect(stepsOf(form, null).flatMap(({ cells }) => cells)).toEqual(form.cells.map(({ id }) => id));
  });
  it('are one per party, and count the parties that are done', () => {
    const form = sampleForm('2024', 'dpr', 18);
    const steps = stepsOf(form, null);
    expect(steps.filter(({ party }) => party !== null).map(({ party }) => party)).toEqual(Array.from({ length: 18 }, (_, at) => at + 1));
    const third = steps.find(({ party }) => party === 3);
    expect(third?.cells).toEqual(['P.3.A', 'P.3.1', 'P.3.2', 'P.3.3', 'P.3.4', 'P.3.B']);
    const figures = Object.fromEntries((third?.cells ?? []).map((cell) => [cell, 0]));
    expect(partyProgress(steps, figures)).toEqual({ at: 1, all: 18 });
    expect(third && [filledIn(third, figures), firstOpen(third, { 'P.3.A': 1 })]).toEqual([6, 'P.3.1']);
    expect(partyProgress(stepsOf(sampleForm('2024', 'ppwp'), null), {})).toBeNull();
  });
  it('that are asked again are the only ones shown', () => {
    const steps = stepsOf(sampleForm('2024', 'dpr', 4), ['P.2.1', 'V3', 'A1_J']);
    expect(steps.map(({ cells }) => cells)).toEqual([['A1_J'], ['P.2.1'], ['V3']]);
  });
});

describe('sums beside a total', () => {
  const sheet = sheetOf(sampleForm('2024', 'ppwp', 3));
  const sums = sumsOf(sheet);
  it('grow as one types, agree or differ once all is there', () => {
    expect(sumBeside(sums, 'V1', {})).toBeNull();
    expect(sumBeside(sums, 'V1', { 'C.1': 87, 'C.2': 74 })).toEqual({ sum: 161, state: 'open' });
    expect(sumBeside(sums, 'V1', { 'C.1': 87, 'C.2': 74, 'C.3': 36, V1: 197 })).toEqual({ sum: 197, state: 'same' });
    expect(sumBeside(sums, 'V1', { 'C.1': 87, 'C.2': 74, 'C.3': 36, V1: 196 })).toEqual({ sum: 197, state: 'differs' });
    expect(sumBeside(sums, 'V1', { 'C.1': 87, 'C.2': null, 'C.3': 36, V1: 123 })?.state).toBe('open');
  });
  it('agree on every form once each total says what stands above it, and differ as soon as one says one more', () => {
    fc.assert(fc.property(fc.constantFrom(...EVERY_FORM), fc.nat(200), ({ form }, seed) => {
      const own = sheetOf(form);
      const all = sumsOf(own);
      const figures: Record<string, number> = Object.fromEntries(own.cells.filter((cell) => !all.has(cell)).map((cell, at) => [cell, (seed * (at + 3)) % 97]));
      // Totals of totals need a second look.
      for (let round = 0; round < 3; round++) for (const total of all.keys()) figures[total] = sumBeside(all, total, figures)?.sum ?? 0;
      for (const cell of own.cells) expect([cell, sumBeside(all, cell, figures)?.state]).toEqual([cell, all.has(cell) ? 'same' : undefined]);
      for (const total of all.keys()) expect(sumBeside(all, total, { ...figures, [total]: (figures[total] ?? 0) + 1 })?.state).toBe('differs');
    }), { numRuns: 100 });
  });
});

it('a sheet that does not add up names each broken hard rule once', () => {
  const sheet = sheetOf(sampleForm('2024', 'ppwp', 3));
  const codes = hardCodes(findingsOf(sheet, { H1_L: 1, H1_P: 0, H1_J: 2, A1_L: 1, A1_P: 1, A1_J: 3 }));
  expect(codes).toEqual(['R02']);
});

describe('what does not add up', () => {
  const form = sampleForm('2024', 'ppwp');
  const sheet = sheetOf(form);
  // 10 + 5 + 5 = 20, the paper says 21: only the sum of valid votes is broken.
  const figures = { 'C.1': 10, 'C.2': 5, 'C.3': 5, V1: 21, V2: 1, V3: 22 };

  it('is said once one has gone on, and leads back to the very figure', () => {
    const steps = stepsOf(form, null);
    const found = findingsOf(sheet, figures);
    const part = steps.find(({ cells }) => cells.includes('V1'));
    const cell = leftBehind(part, found)?.cell ?? '';
    expect(part?.cells).toContain(cell);
    expect(leftBehind(part, findingsOf(sheet, { ...figures, V1: 20, V3: 21 }))).toBeNull();
    expect(leftBehind(undefined, found)).toBeNull();
  });

  it('names the row that a reason answers for, also where the phone knows nothing but the form', () => {
    const [code = ''] = hardCodes(findingsOf(sheet, figures));
    expect(placesOfRule(form, code, figures)).toEqual(['V1']);
    expect(placesOfRule(form, 'R99', figures)).toEqual([]);
  });
});
