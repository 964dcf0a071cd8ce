import type { TableColumn } from '../../../kernel/tables/index.ts';

/**
 * The columns of the template: one row per contestant, and per candidate of a party list. `publication` belongs to the election: a file
 * tells when its figures count, and is refused by an election that counts them otherwise. `pages`: on how many C.HASIL is printed, where that is not what
 * the form of its year names.
 */
export const COLUMNS = [
  'event', 'contest', 'type', 'name', 'variant', 'district', 'members', 'channels',
  'number', 'contestant', 'short_name', 'color', 'candidate_number', 'candidate',
  'publication', 'pages',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Columns a file may leave out. */
export const OPTIONAL: ReadonlySet<Column> = new Set(['district', 'channels', 'short_name', 'color', 'candidate_number', 'candidate', 'publication', 'pages']);

const WIDTHS: Partial<Record<Column, number>> = { name: 28, district: 24, members: 40, contestant: 32, candidate: 32 };

export const TEMPLATE_COLUMNS: readonly TableColumn[] = COLUMNS.map((name) => ({ name, width: WIDTHS[name] ?? 14 }));

/** How the whole nation is written in `members`, where an empty cell means "as above". */
export const NATION = '*';
export const SEPARATOR = ';';
