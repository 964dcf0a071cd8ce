import { KERNEL_BYTES } from '../../kernel/byte-columns.ts';
import type { ByteTable, SealedTable } from '../../kernel/crypt/columns.ts';
import { PEOPLE_BYTES } from '../../modules/people/index.ts';
import { SHEETS_BYTES } from '../../modules/sheets/index.ts';
import { SUPERVISION_BYTES } from '../../modules/supervision/index.ts';

/** Every column of bytes in the house; a test holds this list against the database. */
export const HOUSE_BYTES: readonly (ByteTable | SealedTable)[] = [...KERNEL_BYTES, ...PEOPLE_BYTES, ...SHEETS_BYTES, ...SUPERVISION_BYTES];
