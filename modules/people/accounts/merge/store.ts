import '../tables.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';

/** Hands an account to another person, its sealed parts sealed anew for them; passkeys and recovery codes were made for the old one and end. */
export async function moveAccount(tx: Tx, from: string, to: string, sealed: { readonly login: { readonly login_hash: Buffer; readonly login_sealed: Buffer }; readonly totp: Buffer | null }): Promise<void> {
  await tx.deleteFrom('passkey').where('person_id', '=', from).execute();
  await tx.deleteFrom('recovery_code').where('person_id', '=', from).execute();
  await tx.updateTable('account').set({ person_id: to, ...sealed.login, totp_sealed: sealed.totp }).where('person_id', '=', from).execute();
}
