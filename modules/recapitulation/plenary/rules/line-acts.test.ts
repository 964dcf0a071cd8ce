import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_STATES } from '../states.ts';
import { agreement, numbersOf } from './agreement.ts';
import { SUM_MAX } from '../../../sheets/contract.ts';
import { actOnLine, mostOf, type KnownBefore, type LineAsk, type LineStand, type LineVerdict, type Row } from './line-acts.ts';

const NEW: LineStand = { state: 'waiting', written: null, writtenFrom: null, certificate: null, figures: null, corrected: [], misread: null, misreadWhy: null, replaced: null, replacedBy: null, reason: null, evidence: null, askedBy: null, agreedBy: [] };
const nothing: KnownBefore = { written: null, own: null, officeAfter: null };
const accepted = (figures: Row): KnownBefore => ({ ...nothing, written: { figures, from: 'accepted', certificate: null } });
const entry = (figures: Row): KnownBefore => ({ ...nothing, written: { figures, from: 'entry', certificate: null } });
const below = (figures: Row, certificate: number): KnownBefore => ({ ...nothing, written: { figures, from: 'certificate', certificate } });
const confirm = (figures: Row, paperSays: string | null = null): LineAsk => ({ act: 'confirm', figures, paperSays, by: 'Ketua PPK' });
const correct = (figures: Row): LineAsk => ({ act: 'correct', figures, reason: 'Salah jumlah', evidence: 'C.Hasil plano', askedBy: 'Saksi 01', agreedBy: ['Ketua PPK'] });
const undo: LineAsk = { act: 'undo', reason: 'Diminta saksi' };
const became = (verdict: LineVerdict): LineStand => { if (!('becomes' in verdict) || !verdict.becomes) throw new Error(JSON.stringify(verdict)); return verdict.becomes; };

describe('what an act makes of a line', () => {
  it('no figure of a region is so large that a thousand of them are no sum any more', () => {
    expect(mostOf(false) * 1000).toBeLessThanOrEqual(SUM_MAX);
    expect(mostOf(true)).toBeLessThan(mostOf(false));
  });

  it('confirms what is written, types what nobody wrote, and asks for a correction of all else', () => {
    expect(became(actOnLine(NEW, nothing, confirm([1, null, 3]), true))).toEqual({ ...NEW, state: 'confirmed', written: [1, null, 3], writtenFrom: 'typed', figures: [1, null, 3] });
    expect(became(actOnLine(NEW, accepted([1, 2]), confirm([1, 2]), true))).toMatchObject({ state: 'confirmed', writtenFrom: 'accepted', corrected: [] });
    // Absent is not zero.
    expect(actOnLine(NEW, accepted([1, 0]), confirm([1, null]), true)).toEqual({ refused: 'correction_needed', cells: [1] });
    expect(actOnLine(NEW, nothing, confirm([1]), false)).toEqual({ refused: 'certificate_missing' });
  });

  it('takes the paper for what it says only where a station is read for the first time', () => {
    const paper = 'Tertulis 9 di C.Hasil plano';
    expect(became(actOnLine(NEW, accepted([7]), confirm([9], paper), true))).toMatchObject({ written: [9], writtenFrom: 'typed', misread: [7], misreadWhy: paper, reason: paper });
    expect(became(actOnLine(NEW, entry([7]), confirm([9], paper), true))).toMatchObject({ written: [9], misread: null, reason: paper });
    expect(actOnLine(NEW, below([7], 4), confirm([9], paper), false)).toEqual({ refused: 'correction_needed', cells: [0] });
    const again = became(actOnLine(became(actOnLine(NEW, accepted([7]), confirm([7]), true)), nothing, undo, true));
    expect(actOnLine(again, accepted([7]), confirm([9], paper), true)).toEqual({ refused: 'correction_needed', cells: [0] });
  });

  it('keeps what the station itself had typed and an office replaced, when it is first read and never after', () => {
    const known: KnownBefore = { ...accepted([9]), own: [7], officeAfter: 'Operator' };
    expect(actOnLine(NEW, known, { act: 'confirm_many', doubts: ['office'] }, true)).toEqual({ refused: 'entry_replaced' });
    expect(became(actOnLine(NEW, known, confirm([9]), true))).toMatchObject({ replaced: [7], replacedBy: 'Operator' });
    expect(became(actOnLine(NEW, { ...entry([7]), own: [7] }, confirm([9], 'Tertulis sembilan'), true))).toMatchObject({ replaced: [7], replacedBy: 'Ketua PPK' });
    expect(became(actOnLine(NEW, { ...accepted([9]), own: [7] }, confirm([9]), true))).toMatchObject({ replaced: null });
    const first = became(actOnLine(NEW, accepted([9]), confirm([9]), true));
    expect(became(actOnLine(first, known, correct([8]), true))).toMatchObject({ written: [9], replaced: null, corrected: [0] });
  });

  it('corrects what was read or known, and only to something else; a region waits for its certificate', () => {
    expect(actOnLine(NEW, nothing, correct([1]), true)).toEqual({ refused: 'correction_unwritten' });
    expect(actOnLine(NEW, nothing, correct([1]), false)).toEqual({ refused: 'certificate_missing' });
    expect(actOnLine(NEW, accepted([1, 2]), correct([1, 2]), true)).toEqual({ refused: 'correction_empty' });
    expect(became(actOnLine(NEW, below([1, 2], 8), correct([1, 5]), false))).toMatchObject({ state: 'corrected', written: [1, 2], certificate: 8, corrected: [1], agreedBy: ['Ketua PPK'] });
  });

  it('reads again: a station keeps what was written, a region takes its certificate anew', () => {
    const [station, region] = [became(actOnLine(NEW, accepted([1]), correct([2]), true)), became(actOnLine(NEW, below([1], 8), confirm([1]), false))];
    expect(became(actOnLine(station, nothing, undo, true))).toMatchObject({ state: 'waiting', written: [1], writtenFrom: 'accepted', figures: [2], corrected: [], reason: 'Diminta saksi', evidence: null, agreedBy: [] });
    expect(became(actOnLine(region, nothing, undo, false))).toMatchObject({ state: 'waiting', written: null, writtenFrom: null, certificate: null, figures: [1] });
    expect(actOnLine(NEW, nothing, undo, true)).toEqual({ refused: 'step' });
    expect(actOnLine(station, nothing, confirm([1]), true)).toEqual({ refused: 'reason_missing' });
  });

  it('never moves figures of a station otherwise than by a correction, in whatever order things are done', () => {
    const figures = fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 2, maxLength: 2 });
    const step = fc.record({ what: fc.constantFrom('confirm', 'confirm_many', 'correct', 'undo'), figures, paper: fc.option(fc.constant('Tertulis begitu')), known: fc.option(figures) });
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let line = NEW;
      for (const { what, figures: read, paper, known } of steps) {
        const ask = what === 'confirm' ? confirm(read, paper) : what === 'correct' ? correct(read) : what === 'undo' ? undo : { act: 'confirm_many', doubts: [] } as const;
        const verdict = actOnLine(line, known ? accepted(known) : nothing, ask, true);
        const next = 'becomes' in verdict && verdict.becomes ? verdict.becomes : line;
        if (line.written !== null) expect([next.written, next.writtenFrom, next.misread, next.replaced]).toEqual([line.written, line.writtenFrom, line.misread, line.replaced]);
        if (next.state === 'confirmed') expect(next.figures).toEqual(next.written);
        if (next.state === 'corrected') expect(next.corrected.length).toBeGreaterThan(0);
        expect(LINE_STATES).toContain(next.state);
        line = next;
      }
    }));
  });
});

describe('who agrees to a correction', () => {
  const present = [{ id: 1, name: 'Budi', capacity: 'witness' as const }, { id: 2, name: 'Budi', capacity: 'chair' as const }, { id: 3, name: 'Citra', capacity: 'supervisor' as const }];
  it('is there, and the chair among them; two of one name are two people', () => {
    expect(agreement(present, [2, 3, 2])).toEqual({ names: ['Budi', 'Citra'] });
    expect(agreement(present, [1, 3])).toEqual({ chairless: true });
    expect(agreement(present, [2, 9])).toEqual({ absent: [9] });
    expect(numbersOf(present, ['Citra', 'Budi'])).toEqual([3, 2]);
    expect(numbersOf(present, ['Budi', 'Budi'])).toEqual([2, 1]);
    expect(numbersOf(present, ['Budi', 'Budi', 'Budi'])).toBeNull();
  });
});
