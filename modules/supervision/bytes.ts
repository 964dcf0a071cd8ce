import type { ByteTable } from '../../kernel/crypt/columns.ts';

export const SUPERVISION_BYTES: readonly ByteTable[] = [{ table: 'copy_statement', columns: { signature: { is: 'plain', why: 'a signature by the phone' } } }];
