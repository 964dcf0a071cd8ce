import { describe, expect, it } from 'vitest';
import { buildForm, type Ballot } from '../../../../modules/forms/index.ts';
import { digitsOf, EMPTY, figureOf, figuresOf, jumpTo, liveSum, placeOnPaper, restEmpty, stepsOf, unsaid } from './reading.ts';

const pairs: Ballot = { kind: 'pairs', contestants: [1, 2, 3].map((number) => ({ number, name: `Pasangan ${number}` })) };
const parties: Ballot = { kind: 'parties', parties: [1, 2].map((number) => ({ number, name: `Partai ${number}`, candidates: [1, 2, 3].map((at) => ({ number: at, name: `Calon ${at}` })) })) };
const ppwp = buildForm({ variant: '2024', contest: 'ppwp', ballot: pairs });
const dpr = buildForm({ variant: '2024', contest: 'dpr', ballot: parties });

describe('what is typed', () => {
  it('is digits, or said to be empty, or nothing; none of the last two is zero', () => {
    expect([digitsOf('1a2 3'), digitsOf('-0'), digitsOf('123456789')]).toEqual(['123', '0', '12345678']);
    expect([figureOf('007'), figureOf('0'), figureOf(EMPTY), figureOf(''), figureOf(undefined)]).toEqual([7, 0, null, null, null]);
    expect(figuresOf(['V1', 'V2', 'V3'], { V1: '12', V2: EMPTY })).toEqual({ V1: 12, V2: null, V3: null });
    expect(unsaid(['V1', 'V2', 'V3'], { V1: '12', V2: EMPTY })).toEqual(['V3']);
  });
});

it('all the rest said to be empty leaves what was typed, and nothing unsaid', () => {
  const cells = ['V1', 'V2', 'V3'];
  const rest = restEmpty(cells, { V1: '12', V2: '' });
  expect(rest).toEqual({ V1: '12', V2: EMPTY, V3: EMPTY });
  expect([unsaid(cells, rest), figuresOf(cells, rest)]).toEqual([[], { V1: 12, V2: null, V3: null }]);
});

describe('parts of a form', () => {
  it('a form of pairs is one part with every box in the order of the paper', () => {
    const [all, ...rest] = stepsOf(ppwp, null);
    expect(rest).toEqual([]);
    expect(all?.cells).toEqual(ppwp.cells.map(({ id }) => id));
  });
  it('a legislative form goes party by party, between what comes before and after', () => {
    const steps = stepsOf(dpr, null);
    expect(steps.map(({ id, party }) => [id, party])).toEqual([['before', null], ['party-1', 1], ['party-2', 2], ['after', null]]);
    expect(steps[1]?.cells).toEqual(['P.1.A', 'P.1.1', 'P.1.2', 'P.1.3', 'P.1.B']);
    expect(steps.flatMap(({ cells }) => cells)).toEqual(dpr.cells.map(({ id }) => id));
  });
  it('where some boxes are asked, only the rows that hold them are left', () => {
    const steps = stepsOf(dpr, new Set(['P.2.3', 'V2']));
    expect(steps.map(({ id, cells }) => [id, cells])).toEqual([['party-2', ['P.2.3']], ['after', ['V2']]]);
    expect(stepsOf(ppwp, new Set(['B1_P']))[0]?.cells).toEqual(['B1_P']);
  });
});

describe('where a box stands on the paper', () => {
  it('is its page and how far down among the rows there: all boxes of a row alike', () => {
    const last = ppwp.sections.filter(({ page }) => page === ppwp.cells.at(-1)?.page).flatMap(({ groups }) => groups.flatMap(({ rows }) => rows));
    expect([placeOnPaper(ppwp, 'A1_L'), placeOnPaper(ppwp, 'A1_J')]).toEqual([{ page: 1, share: 0 }, { page: 1, share: 0 }]);
    expect(last.map(({ cells: [cell = ''] }) => placeOnPaper(ppwp, cell).share)).toEqual([0, 0.5, 1]);
    expect(placeOnPaper(ppwp, 'nothing')).toEqual({ page: undefined, share: 0 });
  });
});

describe('a paper of many pages', () => {
  const long = buildForm({ variant: '2024', contest: 'dpr', ballot: { ...parties, pages: 20 } });
  it('is turned by hand among the votes, of which only the first page is known', () => {
    expect([placeOnPaper(long, 'P.1.A'), placeOnPaper(long, 'P.2.B')]).toEqual([{ page: 2, share: undefined }, { page: 2, share: undefined }]);
    expect([placeOnPaper(long, 'A1_L'), placeOnPaper(long, 'V3'), placeOnPaper(dpr, 'P.2.B')]).toEqual([{ page: 1, share: 0 }, { page: 20, share: 1 }, { page: 2, share: 1 }]);
  });
});

describe('a jump', () => {
  it('goes to a party, to its candidate, to a pair, or to a number of the paper', () => {
    expect([jumpTo(dpr, '2'), jumpTo(dpr, '2.3'), jumpTo(dpr, ' 02/3 '), jumpTo(dpr, '2.9'), jumpTo(dpr, '3')]).toEqual(['P.2.A', 'P.2.3', 'P.2.3', null, null]);
    expect([jumpTo(ppwp, '3'), jumpTo(ppwp, 'ii.3'), jumpTo(ppwp, 'V.b'), jumpTo(ppwp, ''), jumpTo(ppwp, 'x')]).toEqual(['C.3', 'S3', 'V2', null, null]);
  });
});

describe('sums as they are typed', () => {
  it('are told once all parts are there, and whether the total agrees once it is', () => {
    expect(liveSum(ppwp, 'A1_J', { A1_L: '120' })).toBeNull();
    expect(liveSum(ppwp, 'A1_J', { A1_L: '120', A1_P: '131' })).toEqual({ sum: 251, holds: null });
    expect(liveSum(ppwp, 'A1_J', { A1_L: '120', A1_P: '131', A1_J: '250' })).toEqual({ sum: 251, holds: false });
    expect(liveSum(ppwp, 'A1_L', { A1_L: '120' })).toBeNull();
    expect(liveSum(dpr, 'P.1.B', { 'P.1.A': '5', 'P.1.1': '1', 'P.1.2': '2', 'P.1.3': '3', 'P.1.B': '11' })).toEqual({ sum: 11, holds: true });
    expect(liveSum(dpr, 'P.1.B', { 'P.1.A': '5', 'P.1.1': EMPTY, 'P.1.2': '2', 'P.1.3': '3' })).toBeNull();
  });
  it('of two that lead to one box the one that does not hold comes first', () => {
    const rows = { B1_J: '200', B2_J: '3', B3_J: '2', B4_L: '100', B4_P: '105', B4_J: '205' };
    expect(liveSum(ppwp, 'B4_J', rows)).toEqual({ sum: 205, holds: true });
    expect(liveSum(ppwp, 'B4_J', { ...rows, B4_P: '106' })).toEqual({ sum: 206, holds: false });
  });
});
