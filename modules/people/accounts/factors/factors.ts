import type { Reader } from '../../../../kernel/db/schema.ts';
import type { z } from 'zod';
import type { Factor } from '../contract.ts';
import type { Account } from '../store.ts';
import { passkeysOf, recoveryCodesLeft } from './store.ts';

/** What a person can prove themselves with besides the password. Recovery codes stand in for a factor, they are none of their own. */
export async function factorsOf(db: Reader, account: Account): Promise<z.infer<typeof Factor>[]> {
  const passkeys = await passkeysOf(db, account.person);
  const real: z.infer<typeof Factor>[] = [...(account.totpSealed ? ['totp' as const] : []), ...(passkeys.length > 0 ? ['passkey' as const] : [])];
  if (real.length === 0) return [];
  return (await recoveryCodesLeft(db, account.person)) > 0 ? [...real, 'recovery'] : real;
}
