import type { Text } from '../../kernel/text.ts';
import { CONTESTS } from './contests.ts';
import type { Cell, Form, Group, Row, Section } from './form.ts';
import { VARIANTS } from './variants/index.ts';

type WithCells<R> = Omit<R, 'cells'> & { readonly cells: readonly Cell[] };
type DescribedGroup = Omit<Group, 'rows'> & { readonly rows: readonly WithCells<Row>[] };
type DescribedSection = Omit<Section, 'groups'> & { readonly groups: readonly DescribedGroup[] };

/** A form as a screen lays it out: pages, sections, groups, rows and figures in the order of the paper. */
export type FormDescription = {
  readonly name: Text;
  readonly contest: Text;
  readonly pages: readonly { readonly page: number; readonly sections: readonly DescribedSection[] }[];
};

export function describeForm(form: Form): FormDescription {
  const cell = (id: string): Cell => form.cells[form.index[id] ?? -1] as Cell;
  const described = form.sections.map((section): DescribedSection => ({
    ...section,
    groups: section.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({ ...row, cells: row.cells.map(cell) })),
    })),
  }));
  const pages = [...new Set(described.map((section) => section.page))];
  return {
    name: VARIANTS[form.variant].name,
    contest: CONTESTS[form.contest].name,
    pages: pages.map((page) => ({ page, sections: described.filter((section) => section.page === page) })),
  };
}
