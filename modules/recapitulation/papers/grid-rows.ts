import { describeForm, type Form } from '../../forms/index.ts';
import { wrap } from '../../../kernel/paper/index.ts';

/** A row of the recapitulation: a heading over its part, or a figure of the form. Heights in millimetres. */
export type GridRow = {
  readonly kind: 'section' | 'group' | 'figure';
  readonly number: string; readonly lines: readonly string[]; readonly height: number;
  /** LK, PR or JML where men, women and sum stand under each other; the first of them bears the label. */
  readonly part: string; readonly spans: number;
  readonly position: number; readonly isSum: boolean;
};

export const LABEL = { size: 6.6, leading: 2.75, width: 72, row: 4.1, heading: 4.6 };
const PARTS = { L: 'LK', P: 'PR', J: 'JML' } as const;
const SUMS = /^(A4|B4|S1|V1|V3|P\.\d+\.B)/;

/** All rows of a form from top to bottom, in the blocks that must not be torn apart: a group, or a party with its candidates. */
export function gridBlocks(form: Form, labelWidth = LABEL.width): GridRow[][] {
  return describeForm(form).pages.flatMap((page) => page.sections).flatMap((section) => {
    const heading = headingRow('section', section.number, section.title.id);
    const blocks = section.groups.map((group): GridRow[] => [
      ...(group.title ? [headingRow('group', group.letter, group.title.id)] : []),
      ...group.rows.flatMap((row) => figureRows(numberOf(row.place, section.id === 'votes' ? group.letter : '', group.letter), row.label.id, row.cells, labelWidth)),
    ]);
    return blocks.map((block, at) => (at === 0 ? [heading, ...block] : block));
  });
}

/** `IV.3.A.2.1` stands under the heads IV and 3 as A.2.1, `I.B.2` under I as B.2; a group of a single row is numbered by its head. */
function numberOf(place: string, underLetter: string, letter: string): string {
  const number = place.split('.').slice(underLetter ? 2 : 1).join('.');
  return number === letter ? '' : number;
}

const headingRow = (kind: 'section' | 'group', number: string, title: string): GridRow =>
  ({ kind, number, lines: [title], height: LABEL.heading, part: '', spans: 1, position: -1, isSum: false });

type Cells = ReturnType<typeof describeForm>['pages'][number]['sections'][number]['groups'][number]['rows'][number]['cells'];
function figureRows(number: string, label: string, cells: Cells, width: number): GridRow[] {
  const isSplit = cells.length > 1;
  const lines = wrap(label, width - (isSplit ? 11 : 2), LABEL.size, cells.some((cell) => SUMS.test(cell.id)));
  const tall = Math.max(LABEL.row, lines.length * LABEL.leading + 1.2);
  return cells.map((cell, at) => ({
    kind: 'figure', number: at === 0 ? number : '', lines: at === 0 ? lines : [], height: isSplit ? Math.max(LABEL.row, tall / 3) : tall,
    part: cell.column && isSplit ? PARTS[cell.column] : '', spans: at === 0 ? cells.length : 0, position: cell.position, isSum: SUMS.test(cell.id),
  }));
}

/** Blocks filled into pages of `height` millimetres; a block higher than a page is continued under its own heading. */
export function gridPages(blocks: readonly (readonly GridRow[])[], height: number): GridRow[][] {
  const pages: GridRow[][] = [];
  let page: GridRow[] = [];
  let used = 0;
  const turn = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    used = 0;
  };
  for (const block of blocks.flatMap((one) => cut(one, height))) {
    const needed = heightOf(block);
    if (used + needed > height) turn();
    page.push(...block);
    used += needed;
  }
  turn();
  return pages;
}

export const heightOf = (rows: readonly GridRow[]): number => rows.reduce((sum, row) => sum + row.height, 0);

function cut(block: readonly GridRow[], height: number): GridRow[][] {
  if (heightOf(block) <= height) return [[...block]];
  const parts: GridRow[][] = [];
  let part: GridRow[] = [];
  for (const row of block) {
    if (heightOf(part) + row.height > height) {
      parts.push(part);
      part = block.filter((one) => one.kind === 'group').map((one) => ({ ...one, lines: one.lines.map((line) => `${line} (lanjutan)`) }));
    }
    part.push(row);
  }
  return [...parts, part];
}
