import type { Reader } from '../../../../kernel/db/schema.ts';
import { isAddress } from '../../../../kernel/messages/check.ts';
import type { Channel } from '../../../../kernel/messages/message.ts';
import { contactHashes, openContact } from '../../identity/secrets.ts';
import { openLogin } from '../logins.ts';
import { readLogin, type Login } from '../rules/login.ts';
import type { Account } from '../store.ts';
import { contactsOf } from './store.ts';

export type Address = { readonly channel: Channel; readonly to: string };

/** How the contact that a login spells is found, by the current key first; a text that is no contact has hashes as well, and is found by nobody. */
export function hashesOfContact(text: string): [Buffer, ...Buffer[]] {
  const login = readLogin(text);
  const [now, ...before] = contactHashes(login?.kind === 'phone' ? 'phone' : 'email', login && login.kind !== 'name' ? login.value : `? ${text}`);
  if (!now) throw new Error('a house has a key');
  return [now, ...before];
}

/** Where a message for this login can go; null for a user name. */
export function addressOfLogin({ kind, value }: Login): Address | null {
  const channel = kind === 'email' ? 'email' : 'whatsapp';
  return kind !== 'name' && isAddress(channel, value) ? { channel, to: value } : null;
}

/** `verified` = its owner used what was sent there; `stands` = that, or it was not added only just now by somebody else. */
export type Recorded = { readonly address: Address; readonly login: Login; readonly verified: boolean; readonly stands: boolean; /** Recorded together with the person. */ readonly withRecord: boolean };

/** The recorded contacts of a person: those that were proved first, then those that stand, e-mail before telephone. */
export async function addressesOf(db: Reader, person: string): Promise<Recorded[]> {
  const rows = await contactsOf(db, person);
  return rows.flatMap(({ valueSealed, verified, stands, withRecord }) => {
    const login = readLogin(openContact(valueSealed, person));
    const address = login && addressOfLogin(login);
    return address ? [{ address, login, verified, stands, withRecord }] : [];
  });
}

type Owner = Pick<Account, 'loginSealed' | 'person'>;

/** Where the house writes to the owner of an account: the login itself, else the first contact that stands. Null if there is none. */
export async function addressOfAccount(db: Reader, account: Owner): Promise<Address | null> {
  return addressOfLogin(openLogin(account)) ?? (await addressesOf(db, account.person)).find(({ stands }) => stands)?.address ?? null;
}

/** Where a link goes that anybody can ask for: the login itself, else a contact that the owner proved. */
export async function provedAddress(db: Reader, account: Owner): Promise<Address | null> {
  return addressOfLogin(openLogin(account)) ?? (await addressesOf(db, account.person)).find(({ verified }) => verified)?.address ?? null;
}
