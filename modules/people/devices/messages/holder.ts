import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import { houseAddress } from '../../../../kernel/http/house-address.ts';
import { mask } from '../../../../kernel/messages/check.ts';
import { enqueueMessage } from '../../../../kernel/messages/enqueue.ts';
import { addressesOf, addressOfLogin, type Address } from '../../accounts/contacts/contact.ts';
import { openLogin } from '../../accounts/logins.ts';
import { readLogin } from '../../accounts/rules/login.ts';
import { accountOf } from '../../accounts/store.ts';
import { openContact } from '../../identity/secrets.ts';
import { langOf } from '../../identity/store/languages.ts';
import { provedContacts } from '../store/holder.ts';
import { codeWords, enrolledWords } from './words.ts';

/**
 * How the holder of a duty is reached: at the address of their account or one that they proved; `null` where there is neither
 * an account nor was ever an address proved, so that only a meeting in person remains; `lost` where the holder can only act alone.
 */
export async function addressOfHolder(db: Reader, person: string): Promise<Address | 'lost' | null> {
  const account = await accountOf(db, person);
  const login = account && addressOfLogin(openLogin(account));
  if (login) return login;
  const proved = await provedContacts(db, person);
  for (const { valueSealed, ended } of proved) {
    const contact = ended === null ? readLogin(openContact(valueSealed, person)) : null;
    const address = contact && addressOfLogin(contact);
    if (address) return address;
  }
  return account || proved.length > 0 ? 'lost' : null;
}

/** Sends the code to the holder of the duty; returns where it went, masked. */
export async function sendCode(tx: Tx, person: string, address: Address, code: string, minutes: number): Promise<string> {
  await enqueueMessage(tx, { ...address, ...codeWords(await langOf(tx, person), code, `${houseAddress()}/field/enrol#${code}`, minutes) });
  return mask(address.channel, address.to);
}

/** Tells the person everywhere they can be reached that a phone signs in their name now, and who invited it. */
export async function sendEnrolled(tx: Tx, person: string, inviter: string | null): Promise<void> {
  const [account, lang] = [await accountOf(tx, person), await langOf(tx, person)];
  const login = account && addressOfLogin(openLogin(account));
  const all = [...(login ? [login] : []), ...(await addressesOf(tx, person)).map(({ address }) => address)];
  for (const address of new Map(all.map((one) => [`${one.channel} ${one.to}`, one])).values()) {
    await enqueueMessage(tx, { ...address, ...enrolledWords(lang, inviter, `${houseAddress()}/account`) });
  }
}
