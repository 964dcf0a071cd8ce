import type { ByteTable, SealedTable } from '../../../kernel/crypt/columns.ts';
import { TOTP } from './factors/totp.ts';
import { LOGIN } from './logins.ts';
import { SESSION_ADDRESS } from './sessions/open-session.ts';

const TOKEN = 'SHA-256 of 256 bits of chance';

export const ACCOUNT_BYTES: readonly (ByteTable | SealedTable)[] = [
  { table: 'account', key: 'person_id', keyType: 'text', columns: {
    login_hash: { is: 'hashed', purpose: LOGIN, from: 'login_sealed' },
    login_sealed: { is: 'sealed', purpose: LOGIN, bound: 'person_id' },
    totp_sealed: { is: 'sealed', purpose: TOTP, bound: 'person_id' },
  } },
  { table: 'session', key: 'id', keyType: 'text', columns: {
    token_hash: { is: 'plain', why: TOKEN },
    address_sealed: { is: 'sealed', purpose: SESSION_ADDRESS, bound: 'id' },
  } },
  { table: 'sign_in_step', key: 'token_hash', keyType: 'bytea', columns: {
    token_hash: { is: 'plain', why: TOKEN },
    // Else it is the challenge of a passkey, or the keyed hash of a one-time code, which ends with its ten minutes.
    secret: { is: 'sealed', purpose: TOTP, bound: 'person_id', when: `detail->>'pending' = 'totp'` },
  } },
  { table: 'recovery_code', columns: { code_hash: { is: 'apart', why: 'nobody kept the code: it works while its key is here (key_id) and ends with it' } } },
  { table: 'passkey', columns: { public_key: { is: 'plain', why: 'a public key' } } },
];
