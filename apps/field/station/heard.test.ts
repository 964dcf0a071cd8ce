import { describe, expect, it } from 'vitest';
import type { FieldAnswer, FieldSheet } from '../../../modules/sheets/contract.ts';
import { heardOf, isOfEntry, notAgreeing } from './heard.ts';

const NOW = 'b'.repeat(64);
const said = (copyOf: string, by = 'Sari'): FieldAnswer => ({ by, kind: 'witness', contestant: 2, statement: 'differs', figures: { 'C.2': 62 }, reason: 'lain', copyOf, receivedAt: '2024-02-14T15:00:00.000Z', became: null });
const sheet = (answers?: FieldSheet['answers']): FieldSheet => ({
  contest: 7, village: '16.71.04.1001', station: 1, state: 'entered', again: [], asked: null, note: null, accepted: null, photos: [], ...(answers ? { answers } : {}),
  entry: { number: 2, hash: NOW, by: 'Rekan', saidAt: null, receivedAt: '2024-02-14T15:00:00.000Z', figures: {}, reasons: {}, broken: [] },
});

describe('what a station hears of those who watch', () => {
  it('is about the entry that stands, or about one that was corrected since', () => {
    const one = sheet({ agreed: 3, differs: 1, objection: 1, said: [said(NOW, 'Baru'), said('a'.repeat(64), 'Lama')] });
    expect(heardOf(one)).toEqual({ standing: [said(NOW, 'Baru')], earlier: [said('a'.repeat(64), 'Lama')], untold: 0 });
    expect(notAgreeing(one)).toBe(1);
  });
  it('stays open through a correction that leaves a figure other than theirs, and is earlier once none is', () => {
    const corrected = (figures: Record<string, number>): FieldSheet => {
      const one = sheet({ agreed: 0, differs: 1, objection: 0, said: [said('a'.repeat(64))] });
      return { ...one, entry: one.entry && { ...one.entry, figures } };
    };
    expect([{ 'C.2': 60 }, { 'C.2': 61 }, { 'C.2': 62 }, { 'C.1': 60 }].map((figures) => notAgreeing(corrected(figures)))).toEqual([1, 1, 0, 0]);
    expect(heardOf({ ...corrected({ 'C.2': 60 }), accepted: { 'C.2': 62 } }).earlier).toHaveLength(1);
    expect([NOW, 'a'.repeat(64)].map((copyOf) => isOfEntry(corrected({}), said(copyOf)))).toEqual([true, false]);
  });
  it('is nothing where nobody spoke, and how many where an earlier app kept no more', () => {
    expect([notAgreeing(null), notAgreeing(sheet())]).toEqual([0, 0]);
    const kept = sheet({ agreed: 1, differs: 1, objection: 2 } as FieldSheet['answers']);
    expect(heardOf(kept)).toEqual({ standing: [], earlier: [], untold: 3 });
    expect(notAgreeing(kept)).toBe(3);
  });
});
