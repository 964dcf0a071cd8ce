import type { ByteTable } from '../../../kernel/crypt/columns.ts';

export const DEVICE_BYTES: readonly ByteTable[] = [
  { table: 'device', columns: { public_key: { is: 'plain', why: 'a public key' } } },
  { table: 'device_invite', columns: { code_hash: { is: 'apart', why: 'nobody kept the code: it works while its key is here, for its minutes' } } },
  { table: 'device_report', columns: { signature: { is: 'plain', why: 'a signature by the phone' } } },
];
