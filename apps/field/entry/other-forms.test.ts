import { describe, expect, it } from 'vitest';
import type { Ballot, ContestType, VariantId } from '../../../modules/forms/index.ts';
import { entryText } from '../../../modules/sheets/rules.ts';
import type { WorkContest, WorkStation } from '../station/names.ts';
import { formOfCopy, slimBallot } from '../copies/ballot.ts';
import { emptyDraft, entryOf, notLookedAt, toReadBack, withDigit, withFigure, withReason, type Draft } from './draft.ts';
import { PARAMETERS } from './fixtures.ts';
import { findingsOf, hardCodes, sheetFormOf, sumBeside, sumsOf, type SheetForm } from './sheet-form.ts';
import { firstOpen, stepsOf } from './steps.ts';

const VILLAGE = { path: '16.71.04.1001', code: '1671041001', name: 'Bukitlama', level: 'village' } as const;
const STATION: WorkStation = { village: VILLAGE, station: 2, unitType: 'regular', votersMale: 124, votersFemale: 126 };
const called = (count: number) => Array.from({ length: count }, (_, at) => ({ number: at + 1, name: `Contoh ${at + 1}` }));

function contestOf(type: ContestType, variant: VariantId, ballot: Ballot): WorkContest {
  const contestants = ballot.kind === 'parties' ? [] : ballot.contestants.map(({ number, name }) => ({ number, name, shortName: null }));
  return { id: 7, slug: type, type, name: type, variant, district: 'Contoh', villages: [VILLAGE.path], ballot, parameters: PARAMETERS, pages: 3, contestants };
}

/** Voters, ballots and disability of a station of 250 voters (reserve 2 %: 5 ballots) where 210 came: 205 of the list, 3 moved here, 2 by their card. */
const HEAD = [124, 126, 250, 104, 101, 205, 1, 2, 3, 1, 1, 2, 106, 104, 210, 255, 210, 1, 44, 1, 0, 1];
/** 200 valid votes and 10 invalid ones: behind the votes of the contestants. */
const FOOT = [200, 10, 210];

const FORMS = [
  { name: 'DPD', contest: contestOf('dpd', '2024', { kind: 'candidates', contestants: called(3) }), votes: [90, 70, 40], cells: ['C.1', 'C.2', 'C.3'] },
  { name: 'governor', contest: contestOf('governor', '2024-kwk', { kind: 'pairs', contestants: called(2) }), votes: [120, 80], cells: ['C.1', 'C.2'] },
  { name: 'mayor', contest: contestOf('mayor', '2024-kwk', { kind: 'pairs', contestants: called(3) }), votes: [101, 66, 33], cells: ['C.1', 'C.2', 'C.3'] },
  { name: 'a single pair and the empty column', contest: contestOf('mayor', '2024-kwk', { kind: 'pairs', contestants: called(1), emptyColumn: true }), votes: [130, 70], cells: ['C.1', 'C.0'] },
] as const;

/** Types figures as the keys do: digit by digit, always in the cell that is open next. */
function typed(sheet: SheetForm, figures: readonly number[]): Draft {
  let draft = emptyDraft({ contest: 7, village: VILLAGE.path, station: 2 });
  const steps = stepsOf(sheet.form, null);
  for (const figure of figures) {
    const step = steps.find(({ cells }) => cells.some((cell) => draft.figures[cell] === undefined));
    const cell = step && firstOpen(step, draft.figures);
    if (cell === undefined) throw new Error('no cell is open');
    const value = String(figure).split('').map(Number).reduce<number | undefined>((before, digit, at) => withDigit(before, digit, at === 0), undefined);
    draft = withFigure(draft, cell, value);
  }
  return draft;
}

describe.each(FORMS)('a sheet of $name on the phone', ({ contest, votes, cells }) => {
  const sheet = sheetFormOf(contest, STATION);

  it('asks for its contestants in the order of the paper, and adds up when it is typed as it should be', () => {
    expect(stepsOf(sheet.form, null).find(({ key }) => key === 'votes')?.cells).toEqual(cells);
    const draft = typed(sheet, [...HEAD, ...votes, ...FOOT]);
    expect(notLookedAt(draft, sheet.cells)).toEqual([]);
    expect(findingsOf(sheet, draft.figures)).toEqual([]);
    expect(sumBeside(sumsOf(sheet), 'V1', draft.figures)).toEqual({ sum: 200, state: 'same' });
    const entry = entryOf(draft, sheet.cells, [], [], '2024-11-27T13:00:00.000Z');
    expect(cells.map((cell) => entry.figures[cell])).toEqual([...votes]);
    expect(toReadBack(draft, sheet.cells)).toEqual(sheet.cells);
    expect(Object.keys((JSON.parse(entryText(entry)) as { figures: object }).figures)).toHaveLength(sheet.cells.length);
  });

  it('says beside the total and by its rule what does not add up, and is signed as written with the reason', () => {
    // The total of valid votes leaves out the contestant that stands last.
    const wrong = 200 - (votes.at(-1) ?? 0);
    const draft = typed(sheet, [...HEAD, ...votes, wrong, 10, 210]);
    expect(sumBeside(sumsOf(sheet), 'V1', draft.figures)).toEqual({ sum: 200, state: 'differs' });
    const broken = hardCodes(findingsOf(sheet, draft.figures));
    // The votes of the contestants make another total (R08), and so do valid and invalid votes together (R10).
    expect(broken).toEqual(['R08', 'R10']);
    const told = broken.reduce((before, code) => withReason(before, code, 'Tertulis begitu di C.HASIL'), draft);
    expect(entryOf(told, sheet.cells, broken, [], '2024-11-27T13:00:00.000Z')).toMatchObject({ figures: { V1: wrong, V3: 210 }, reasons: Object.fromEntries(broken.map((code) => [code, 'Tertulis begitu di C.HASIL'])) });
  });

  it('goes to a witness with a form that has the same cells', () => {
    const copy = { v: 1, text: '', device: '', time: '', key: '', signature: '', publicKey: null, by: '', contest: { name: contest.name, type: contest.type, variant: contest.variant, ballot: slimBallot(contest) }, place: 'Bukitlama' } as const;
    expect(formOfCopy(copy)?.cells.map(({ id }) => id)).toEqual(sheet.cells);
  });
});
