import type { ByteTable, SealedTable } from './crypt/columns.ts';
import { MESSAGE_BYTES } from './messages/bytes.ts';

/** The kernel's own tables with columns of bytes. */
export const KERNEL_BYTES: readonly (ByteTable | SealedTable)[] = [
  MESSAGE_BYTES,
  { table: 'house_key', columns: { witness: { is: 'apart', why: 'the witness of the key is sealed anew last of all (kernel/crypt/witness.ts)' } } },
  { table: 'rate_limit', columns: { bucket: { is: 'apart', why: 'a new key begins every count anew; the buckets of before are full within a day and swept' } } },
  { table: 'idempotency', columns: { request_hash: { is: 'apart', why: 'of requests with secrets a keyed hash of the request; whoever repeats such a request across the change is told key_reused' } } },
  { table: 'audit_link', columns: { digests: { is: 'plain', why: 'SHA-256 of entries' }, digest: { is: 'plain', why: 'SHA-256 of the chain' } } },
];
