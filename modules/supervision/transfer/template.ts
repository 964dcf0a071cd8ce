import type { TableColumn } from '../../../kernel/tables/index.ts';

/** Columns of the mandates file: what the export writes, the import reads back. */
export const MANDATE_COLUMNS = ['action', 'election', 'person', 'name', 'kind', 'ballot', 'number', 'contestant', 'region', 'station', 'letter', 'reason'] as const;
export type MandateColumn = (typeof MANDATE_COLUMNS)[number];
/** The others may be left out. */
export const NEEDED_COLUMNS: readonly MandateColumn[] = ['action', 'election', 'person', 'kind', 'region'];

const WIDTHS: Partial<Record<MandateColumn, number>> = { person: 30, name: 30, contestant: 28, region: 18, letter: 28, reason: 40, election: 20 };
export const TABLE_COLUMNS: readonly TableColumn[] = MANDATE_COLUMNS.map((name) => ({ name, width: WIDTHS[name] ?? 12 }));

/** Words of the file; the export writes the Indonesian ones. A row that tells of an ended mandate asks for nothing. */
export const ACTIONS: Readonly<Record<string, 'give' | 'revoke' | 'ended'>> = { beri: 'give', give: 'give', cabut: 'revoke', revoke: 'revoke', berakhir: 'ended', ended: 'ended' };
export const KINDS: Readonly<Record<string, 'witness' | 'supervisor'>> = { saksi: 'witness', witness: 'witness', pengawas: 'supervisor', supervisor: 'supervisor' };
/** The whole nation, where a cell left empty could be forgotten. */
export const NATION_SIGN = '*';
