import { expect, it } from 'vitest';
import type { Finding } from '../../../modules/forms/index.ts';
import { isOfBallots, nearReason } from './near-reason.ts';

const finding = (code: Finding['code'], ...cells: string[]): Finding => ({ code, severity: 'hard', cells, expected: 1, found: 2, params: {} });
const FINDINGS = [finding('R02', 'A1_J'), finding('R18', 'A1_J'), finding('R06', 'S1'), finding('R10', 'V3', 'V1')];

it('a reason is copied to another rule about the same figures, and to no other', () => {
  const reasons = { R02: 'Tertulis begitu di C.HASIL' };
  expect(['R18', 'R06', 'R10', 'R02'].map((code) => nearReason(code, FINDINGS, reasons))).toEqual(['Tertulis begitu di C.HASIL', null, null, null]);
  expect(nearReason('R18', FINDINGS, { R02: '  ' })).toBeNull();
});

it('that another number of ballots was received explains ballots alone', () => {
  expect(FINDINGS.map((one) => isOfBallots([one]))).toEqual([false, false, true, false]);
});
