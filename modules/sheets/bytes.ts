import type { ByteTable } from '../../kernel/crypt/columns.ts';

export const SHEETS_BYTES: readonly ByteTable[] = [{ table: 'sheet_entry', columns: { signature: { is: 'plain', why: 'a signature by the phone' } } }];
