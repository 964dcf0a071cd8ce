import { expect, it } from 'vitest';
import { PARAMETERS } from '../entry/fixtures.ts';
import { findingsOf, hardCodes, sheetFormOf } from '../entry/sheet-form.ts';
import { SAMPLE_FIGURES, SAMPLE_STATION, sampleContest, slips } from './sample.ts';

const sheet = sheetFormOf(sampleContest('Latihan', PARAMETERS), SAMPLE_STATION);

it('the sample is a whole sheet with one sum that the paper has wrong, and no other fault', () => {
  expect(Object.keys(SAMPLE_FIGURES).sort()).toEqual([...sheet.cells].sort());
  const findings = findingsOf(sheet, SAMPLE_FIGURES);
  expect(hardCodes(findings)).toEqual(['R02']);
  expect(findings.map(({ cells }) => cells[0])).toEqual(['H1_J']);
});

it('what was typed otherwise is told, also what was left empty', () => {
  expect(slips(SAMPLE_FIGURES)).toEqual([]);
  expect(slips({ ...SAMPLE_FIGURES, S3: 7, B3_L: null })).toEqual(['B3_L', 'S3']);
});
