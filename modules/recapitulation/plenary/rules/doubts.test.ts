import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LINE_STATES } from '../states.ts';
import { DOUBTS, doubtsAbout, openDoubts, type Heard } from './doubts.ts';
import { actOnLine, type LineStand } from './line-acts.ts';

const CALM: Heard = { state: 'waiting', quick: 'entered', from: 'entry', against: 0, behind: 0, open: 0, isReplaced: false, isReadBefore: false };
const NEW: LineStand = { state: 'waiting', written: null, writtenFrom: null, certificate: null, figures: null, corrected: [], misread: null, misreadWhy: null, replaced: null, replacedBy: null, reason: null, evidence: null, askedBy: null, agreedBy: [] };

it('finds nothing where all say the same, and names each who says otherwise', () => {
  expect(doubtsAbout(CALM)).toEqual([]);
  expect(doubtsAbout({ ...CALM, against: 1 })).toEqual(['statement']);
  expect(doubtsAbout({ ...CALM, behind: 2 })).toEqual(['copy']);
  expect(doubtsAbout({ ...CALM, quick: 'different' })).toEqual(['reader']);
  expect(doubtsAbout({ ...CALM, isReplaced: true })).toEqual(['office']);
  expect(doubtsAbout({ ...CALM, open: 1 })).toEqual(['objection']);
  expect(doubtsAbout({ ...CALM, isReadBefore: true })).toEqual(['figures']);
});

it('does not ask for the second reader where the hall read the paper itself, or where people agreed', () => {
  for (const from of ['typed', 'accepted', 'certificate', null] as const) expect(doubtsAbout({ ...CALM, quick: 'different', from })).toEqual([]);
});

const heard: fc.Arbitrary<Heard> = fc.record({
  state: fc.constantFrom(...LINE_STATES), quick: fc.constantFrom('entered', 'different', 'accepted', null), from: fc.constantFrom('accepted', 'entry', 'certificate', 'typed', null),
  against: fc.nat(2), behind: fc.nat(2), open: fc.nat(2), isReplaced: fc.boolean(), isReadBefore: fc.boolean(),
});

it('a line is confirmed with many others just where nothing is open about it, and always by itself; who only reads along learns of no entry', () => {
  fc.assert(fc.property(heard, (one) => {
    const doubts = doubtsAbout(one);
    expect(doubts).toEqual(DOUBTS.filter((kind) => doubts.includes(kind)));
    if (one.state !== 'waiting') expect(doubts).toEqual([]);
    const known = { written: { figures: [7], from: 'accepted', certificate: null }, own: null, officeAfter: null } as const;
    const many = actOnLine(NEW, { ...known, written: { ...known.written, figures: [7] } }, { act: 'confirm_many', doubts }, true);
    expect('becomes' in many).toBe(doubts.length === 0);
    expect(actOnLine(NEW, { ...known, written: { ...known.written, figures: [7] } }, { act: 'confirm', figures: [7], paperSays: null, by: '' }, true)).toMatchObject({ becomes: { state: 'confirmed' } });
    expect(openDoubts(doubts)).toEqual(openDoubts(doubtsAbout({ ...one, behind: 0, isReplaced: false })));
  }));
});
