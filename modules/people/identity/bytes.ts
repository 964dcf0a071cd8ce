import type { SealedTable } from '../../../kernel/crypt/columns.ts';
import { ADDRESS, CONTACT, contactText, NIK } from './secrets.ts';

export const IDENTITY_BYTES: readonly SealedTable[] = [
  { table: 'person', key: 'id', keyType: 'text', columns: {
    nik_sealed: { is: 'sealed', purpose: NIK, bound: 'id' },
    nik_hash: { is: 'hashed', purpose: NIK, from: 'nik_sealed' },
    address_sealed: { is: 'sealed', purpose: ADDRESS, bound: 'id' },
  } },
  { table: 'contact', key: 'id', keyType: 'bigint', columns: {
    value_sealed: { is: 'sealed', purpose: CONTACT, bound: 'person_id' },
    value_hash: { is: 'hashed', purpose: CONTACT, from: 'value_sealed', beside: 'kind', text: (value, kind) => contactText(kind, value) },
  } },
];
