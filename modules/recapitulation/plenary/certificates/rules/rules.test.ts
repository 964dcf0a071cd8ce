import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildForm, figuresFromRecord } from '../../../../forms/index.ts';
import { pairs, subdistrictPaper } from '../../../papers/fixtures/papers.ts';
import { CertificateDocument } from '../../contract.ts';
import { canonicalJson } from './canonical.ts';
import { brokenOf, buildDocument, isLast, type DocumentFrame, type DocumentLine } from './document.ts';
import { bindsHands, isSigned, signsFor, waitingFor } from './signing.ts';

const form = buildForm({ variant: '2024', contest: 'ppwp', ballot: { kind: 'pairs', contestants: [{ number: 1, name: 'Satu' }, { number: 2, name: 'Dua' }] } });
const frame = { attendance: [] } as unknown as DocumentFrame;
const lineOf = (station: number, figures: Record<string, number>, more: Partial<DocumentLine> = {}): DocumentLine =>
  ({ region: 'a', name: 'Desa', station, written: figuresFromRecord(form, figures), figures: figuresFromRecord(form, figures), corrected: [], reason: null, evidence: null, askedBy: null, agreedBy: [], misread: null, misreadWhy: null, replaced: null, replacedBy: null, ...more });

describe('one text for one meaning', () => {
  it('whatever the order in which it was made', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.array(fc.integer()))), (record) => {
      const turned = Object.fromEntries(Object.entries(record).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(record));
      expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
    }));
    expect(canonicalJson({ b: [1, null], a: { d: 'é', c: true } })).toBe('{"a":{"c":true,"d":"é"},"b":[1,null]}');
    expect(() => canonicalJson({ a: 0.5 })).toThrow(TypeError);
  });
});

describe('signing', () => {
  const people = [{ id: 1, capacity: 'chair', hasLeft: false }, { id: 2, capacity: 'witness', hasLeft: false }, { id: 3, capacity: 'supervisor', hasLeft: true }, { id: 4, capacity: 'guest', hasLeft: false }] as const;
  it('waits for those present who sign, not for guests nor for who has left', () => {
    expect(waitingFor(people, [])).toEqual([1, 2]);
    expect(isSigned(people, [{ attendance: 1, signed: true }])).toBe(false);
    expect(isSigned(people, [{ attendance: 1, signed: true }, { attendance: 2, signed: false }])).toBe(true);
  });
  it('needs the chair: everybody else\'s signature does not make up for it', () => {
    expect(isSigned(people, [{ attendance: 1, signed: false }, { attendance: 2, signed: true }])).toBe(false);
  });
});

it('binds the hands of who signs and is there, or said yes or no before they left; of nobody who left without, is struck, or only looks on', () => {
  const bound = (who: object, hasSpoken = false) => bindsHands({ capacity: 'member', hasLeft: false, struck: false, ...who }, hasSpoken);
  expect([bound({}), bound({}, true), bound({ hasLeft: true }, true)]).toEqual([true, true, true]);
  expect([bound({ hasLeft: true }), bound({ struck: true, hasLeft: true }), bound({ capacity: 'guest' }), bound({ capacity: 'observer', hasLeft: true })]).toEqual([false, false, false, false]);
});

it('a witness signs D.Hasil of their own contestant: a pair one contest, a party all three that parties stand for', () => {
  const signed = (contestType: string | null, capacity: 'witness' | 'chair' | 'guest' = 'witness') => (['ppwp', 'dpd', 'dpr', 'dprd_prov', 'dprd_kab', 'governor', 'mayor'] as const).filter((type) => signsFor({ capacity, contestType }, type));
  expect([signed('ppwp'), signed('dpd'), signed('mayor')]).toEqual([['ppwp'], ['dpd'], ['mayor']]);
  for (const party of ['dpr', 'dprd_prov', 'dprd_kab']) expect(signed(party)).toEqual(['dpr', 'dprd_prov', 'dprd_kab']);
  expect([signed(null).length, signed(null, 'chair').length, signed(null, 'guest').length]).toEqual([7, 7, 0]);
});

describe('what a certificate breaks', () => {
  it('nothing where sums hold and every change has its correction: 10+5 and 7+8 are 17 and 13', () => {
    const lines = [lineOf(1, { 'C.1': 10, 'C.2': 5, V1: 15 }), lineOf(2, { 'C.1': 7, 'C.2': 8, V1: 15 })];
    const document = buildDocument(frame, form, lines);
    expect(['C.1', 'C.2', 'V1', 'S1'].map((cell) => document.total[form.index[cell] ?? -1])).toEqual([17, 13, 30, null]);
    expect(brokenOf(form, 'subdistrict', document, lines, false)).toEqual([]);
  });
  it('R08 where valid votes are not those of the contestants; R21 where a figure changed without a correction', () => {
    const wrong = lineOf(1, { 'C.1': 10, 'C.2': 5, V1: 16 });
    expect(brokenOf(form, 'subdistrict', buildDocument(frame, form, [wrong]), [wrong], false)).toEqual(['R08']);
    const silent = lineOf(1, { 'C.1': 10, 'C.2': 5, V1: 15 }, { written: figuresFromRecord(form, { 'C.1': 9, 'C.2': 6, V1: 15 }) });
    expect(brokenOf(form, 'subdistrict', buildDocument(frame, form, [silent]), [silent], false)).toEqual(['R21']);
  });
});

it('a text of before misreadings and replacements were told is read as one that tells none', () => {
  const { misreadings: _misreadings, replacements: _replacements, ...before } = subdistrictPaper({ ballot: pairs(), type: 'ppwp', villages: 1, stations: 2 }).document;
  expect(CertificateDocument.parse(before)).toMatchObject({ ...before, misreadings: [], replacements: [] });
});

it('each contest has its last level', () => {
  expect([isLast('national', { recapitulatedUpTo: 'national' }), isLast('regency', { recapitulatedUpTo: 'national' }), isLast('regency', { recapitulatedUpTo: 'regency' }), isLast('province', { recapitulatedUpTo: 'province' })]).toEqual([true, false, true, true]);
});
