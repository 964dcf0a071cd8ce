import type { ByteTable, SealedTable } from '../../kernel/crypt/columns.ts';
import { ACCOUNT_BYTES } from './accounts/bytes.ts';
import { DEVICE_BYTES } from './devices/bytes.ts';
import { IDENTITY_BYTES } from './identity/bytes.ts';
import { PRIVACY_BYTES } from './privacy/bytes.ts';

/** The columns of bytes of people, accounts, phones and the privacy register. */
export const PEOPLE_BYTES: readonly (ByteTable | SealedTable)[] = [...IDENTITY_BYTES, ...ACCOUNT_BYTES, ...DEVICE_BYTES, ...PRIVACY_BYTES];
