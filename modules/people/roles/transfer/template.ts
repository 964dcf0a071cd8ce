import type { TableColumn } from '../../../../kernel/tables/index.ts';

/** Columns of the roles file: what the export writes, the import reads back. */
export const ROLE_COLUMNS = ['action', 'person', 'name', 'role', 'region', 'station', 'election', 'from', 'until', 'reason', 'scheme'] as const;
export type RoleColumn = (typeof ROLE_COLUMNS)[number];
/** The others may be left out. */
export const NEEDED_COLUMNS: readonly RoleColumn[] = ['action', 'person', 'role', 'region'];

const WIDTHS: Readonly<Record<RoleColumn, number>> = {
  action: 8, person: 30, name: 30, role: 18, region: 16, station: 8, election: 20, from: 26, until: 26, reason: 40, scheme: 12,
};
export const TABLE_COLUMNS: readonly TableColumn[] = ROLE_COLUMNS.map((name) => ({ name, width: WIDTHS[name] }));

/** Words of the first column; the export writes the Indonesian ones. */
export const ACTIONS: Readonly<Record<string, 'grant' | 'revoke'>> = { beri: 'grant', grant: 'grant', cabut: 'revoke', revoke: 'revoke' };
/** The whole nation, where a cell left empty could be forgotten. */
export const NATION_SIGN = '*';
