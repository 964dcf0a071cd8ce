import { expect, it } from 'vitest';
import { buildForm } from '../../../../modules/forms/index.ts';
import { columnsOf, differingBy, doubtsOf } from './sides.ts';
import type { LinePage } from './wire.ts';

const form = buildForm({ variant: '2024', contest: 'ppwp', ballot: { kind: 'pairs', contestants: [1, 2, 3].map((number) => ({ number, name: `Pasangan ${number}` })) } });
const WRITTEN = { 'C.1': 150, 'C.2': 60, 'C.3': 26, V1: 236, V2: 8, V3: 244 };
const witness = { by: 'Wulan', of: '2 Pasangan Dua', statement: 'differs', figures: { 'C.2': 62 }, reason: null, entry: 1, standing: 'superseded', copied: { ...WRITTEN, V1: 238, V3: 246 } } as const;
const line = (more: Partial<LinePage> = {}): LinePage => ({
  line: { contest: 1, region: '16.71.04.1001', station: 1 }, region: { path: '16.71.04.1001', code: '16.71.04.1001', name: 'Bukitlama', level: 'village' }, state: 'waiting', changes: 0, outdated: false, next: null, previous: null, hidden: false, doubts: [],
  written: { mark: '0'.repeat(16), figures: WRITTEN, from: 'entry', state: 'entered' }, figures: null, correctedCells: [], reason: null, evidence: null, askedBy: null, agreedBy: [], replaced: null, findings: [], kpps: {}, copies: [], roll: null, photos: [], objections: [], ...more,
});
const doubts = (more: Partial<LinePage>) => doubtsOf(line(more), 'subdistrict', form);

it('counts what a witness names apart from what the copy of another entry brings along', () => {
  expect(differingBy(columnsOf(line({ copies: [witness] }), 'subdistrict'), form)).toEqual({ said: ['C.2'], copied: ['V1', 'V3'] });
  // Whoever agreed to a copy that was replaced named no box: all of it is what they hold.
  expect(differingBy(columnsOf(line({ copies: [{ ...witness, statement: 'agreed', figures: {} }] }), 'subdistrict'), form)).toEqual({ said: ['V1', 'V3'], copied: [] });
});

it('asks before a line is said to agree on which somebody says otherwise: the box that is named first, with both figures', () => {
  const found = doubts({ doubts: ['statement'], copies: [witness] });
  expect(found?.cells.map(({ cell, written, said }) => [cell, written, said.map(({ value }) => value)])).toEqual([['C.2', 60, [62]], ['V1', 236, [238]], ['V3', 244, [246]]]);
  expect(found).toMatchObject({ more: 0, against: [], objections: [], isReadOtherwise: false });
});

it('asks for an objection without figures, for another reading, and for figures that were read before', () => {
  expect(doubts({ doubts: ['statement'], copies: [{ ...witness, statement: 'objection', figures: {}, reason: 'Surat suara tercoblos' }] })?.against).toMatchObject([{ by: 'Wulan' }]);
  expect(doubts({ doubts: ['reader'], written: { mark: '', figures: WRITTEN, from: 'entry', state: 'different' } })).toMatchObject({ cells: [], isReadOtherwise: true });
  expect(doubts({ doubts: ['figures'], figures: { ...WRITTEN, 'C.1': 153 } })?.cells.map(({ cell }) => cell)).toEqual(['C.1']);
});

it('asks nothing where all say the same, and of a line that is read', () => {
  expect(doubts({})).toBeNull();
  expect(doubts({ copies: [{ ...witness, statement: 'agreed', figures: {}, copied: WRITTEN }] })).toBeNull();
  // What is open is the server's word: the list, the desk and what is confirmed with many others go by the same.
  expect(doubts({ doubts: ['copy'], copies: [{ ...witness, statement: 'agreed', figures: {} }] })?.cells.map(({ cell }) => cell)).toEqual(['V1', 'V3']);
  expect(doubts({ doubts: ['office'] })).toMatchObject({ cells: [], isReplaced: true });
  expect(doubts({ state: 'confirmed', figures: WRITTEN, copies: [witness] })).toBeNull();
});
