import type { Generated, JSONColumnType } from 'kysely';
import type { SessionKind } from './rules/policy.ts';

export type AccountTable = {
  person_id: string; login_hash: Buffer; login_sealed: Buffer; password_hash: string | null; password_set_at: Date | null;
  password_temporary: Generated<boolean>; totp_sealed: Buffer | null; totp_confirmed_at: Date | null; totp_last_step: number | null;
  disabled_at: Date | null; disabled_reason: string | null; created_at: Generated<Date>; created_by: string;
};

export type PasskeyTable = {
  credential_id: string; person_id: string; public_key: Buffer; counter: number; transports: string[]; name: string;
  created_at: Generated<Date>; used_at: Date | null;
};

export type RecoveryCodeTable = { person_id: string; code_hash: Buffer; key_id: string | null; used_at: Date | null };

export type SessionTable = {
  id: string; token_hash: Buffer; person_id: string; kind: SessionKind; user_agent: string; address_sealed: Buffer | null;
  created_at: Generated<Date>; seen_at: Generated<Date>; idle_seconds: number; expires_at: Date; ended_at: Date | null; end_reason: string | null;
};

export type SignInStepTable = {
  token_hash: Buffer; kind: 'factor' | 'passkey' | 'passkey_new' | 'code' | 'reset' | 'setup'; person_id: string | null; secret: Buffer | null;
  detail: JSONColumnType<Record<string, unknown>>; tries: Generated<number>; created_at: Generated<Date>; expires_at: Date; used_at: Date | null;
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema { account: AccountTable; passkey: PasskeyTable; recovery_code: RecoveryCodeTable; session: SessionTable; sign_in_step: SignInStepTable }
}
