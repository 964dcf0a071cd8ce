import { describe, expect, it } from 'vitest';
import { lineOf, ranked } from './figures.ts';

const pair = (number: number) => ({ number, name: `Pasangan ${number}`, shortName: null, color: null });
const turnout = { registered: 0, voters: 0, leftOut: 0 };
const contest = { contestants: [pair(1), pair(2), pair(3)], contestantCells: ['C.1', 'C.2', 'C.3'] };

describe('a region as its screen shows it', () => {
  it('gives the national result of 2024 its percentages (golden numbers P1)', () => {
    const line = lineOf(contest, { turnout, figures: { 'C.1': 40_971_906, 'C.2': 96_214_691, 'C.3': 27_040_878 } });
    expect(line.valid).toBe(164_227_475);
    expect(line.standings.map((s) => ((s.share ?? 0) * 100).toFixed(4))).toEqual(['24.9483', '58.5862', '16.4655']);
    expect(line.standings.map((s) => s.leading)).toEqual([false, true, false]);
  });
  it('keeps absent apart from zero', () => {
    const line = lineOf(contest, { turnout, figures: { 'C.1': null, 'C.2': 0, 'C.3': 10, V2: null } });
    expect(line.standings.map((s) => s.votes)).toEqual([null, 0, 10]);
    expect(line.standings[0]?.share).toBeNull();
    expect(line.invalid).toBeNull();
    expect(line.turnout).toBeNull();
  });
  it('has no leader where nobody has a vote, and two where they are level', () => {
    expect(lineOf(contest, { turnout, figures: { 'C.1': 0, 'C.2': 0, 'C.3': 0 } }).standings.some((s) => s.leading)).toBe(false);
    expect(lineOf(contest, { turnout, figures: { 'C.1': 5, 'C.2': 5, 'C.3': 1 } }).standings.map((s) => s.leading)).toEqual([true, true, false]);
  });
  it('measures invalid votes against all votes and turnout against the permanent list', () => {
    const line = lineOf(contest, { turnout: { registered: 230, voters: 207, leftOut: 1 }, figures: { 'C.1': 56, 'C.2': 72, 'C.3': 75, V2: 4, B4_J: 1207, A1_J: 230 } });
    expect(line.invalidShare).toBeCloseTo(4 / 207, 12);
    expect(line.turnout).toBeCloseTo(0.9, 12);
  });
  it('ranks by votes, the unknown last', () => {
    const line = lineOf(contest, { turnout, figures: { 'C.1': null, 'C.2': 3, 'C.3': 9 } });
    expect(ranked(line.standings).map((s) => s.contestant.number)).toEqual([3, 2, 1]);
  });
});
