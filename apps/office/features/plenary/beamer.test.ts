import { expect, it } from 'vitest';
import { chosenGroups, fixesOf, leastWidth, widthOf } from './beamer.ts';
import { beamerSearch } from './search.ts';

const group = (number: number) => ({ number, name: `Kelompok ${number}`, regions: [], showing: null });
const page = { groups: [group(1), group(2), group(3)] };
const chosen = (said: unknown) => chosenGroups(page, beamerSearch({ group: said }).group).map(({ number }) => number);

it('shows the groups that the address names, and all where it names none that is there', () => {
  expect(chosen('2')).toEqual([2]);
  expect(chosen(2)).toEqual([2]);
  expect(chosen('3,1')).toEqual([1, 3]);
  expect(chosen(undefined)).toEqual([1, 2, 3]);
  expect(chosen('9')).toEqual([1, 2, 3]);
  expect(chosen('<1>')).toEqual([1, 2, 3]);
});

it('tells box by box what a correction changed, and nothing of a line that only was read', () => {
  const written = { mark: '', figures: { 'C.1': 60, V1: null }, from: 'accepted' as const, state: null };
  const line = { state: 'corrected' as const, correctedCells: ['C.1', 'V1'], written, figures: { 'C.1': 55, V1: 150 } };
  expect(fixesOf(line)).toEqual([{ cell: 'C.1', before: 60, after: 55 }, { cell: 'V1', before: null, after: 150 }]);
  expect(fixesOf({ ...line, state: 'confirmed' })).toEqual([]);
});

it('asks as much room as the widest name on two lines needs, so that none is cut', () => {
  expect(leastWidth('Gerindra')).toBeCloseTo(0.72 + 7 * 0.58);
  // The second word alone is the widest line.
  expect(leastWidth('Partai Kebangkitan')).toBeCloseTo(0.72 + 10 * 0.58 + 0);
  expect(widthOf([{ name: 'PKB', figures: '62' }, { name: 'Gerindra', figures: '1.234' }])).toEqual({ ems: 2.6 + 0.9 * leastWidth('Gerindra') + 1.15 * 5 * 0.62, twoLines: false });
  expect(widthOf([{ name: 'Dewi Contoh Lestari', figures: '–' }]).twoLines).toBe(true);
});
