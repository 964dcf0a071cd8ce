import type { FormVariant, RowData, SectionId } from '../variants/variant.ts';

/** The rows of a variant that the rules speak of, by their role on the paper. */
export type RowIds = {
  readonly registered: { readonly all: readonly string[]; readonly lists: readonly string[] };
  readonly voted: { readonly all: readonly string[]; readonly lists: readonly string[]; readonly unlisted: readonly string[] };
  readonly disability: readonly string[];
};

const rowsOf = (variant: FormVariant, section: SectionId): RowData[] =>
  variant.sections.filter((s) => s.id === section).flatMap((s) => s.groups).flatMap((group) => group.rows);

const ids = (rows: readonly RowData[]): string[] => rows.map((row) => row.id);

export function rowIds(variant: FormVariant): RowIds {
  const voters = rowsOf(variant, 'voters');
  const registered = voters.filter((row) => row.id.startsWith('A'));
  const voted = voters.filter((row) => row.id.startsWith('B'));
  return {
    registered: { all: ids(registered), lists: ids(registered.filter((row) => row.list !== 'all')) },
    voted: {
      all: ids(voted),
      lists: ids(voted.filter((row) => row.list !== 'all')),
      unlisted: ids(voted.filter((row) => row.list === 'unlisted')),
    },
    disability: ids(rowsOf(variant, 'disability')),
  };
}
