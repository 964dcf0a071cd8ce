import { houseAddress } from '../../../../kernel/http/house-address.ts';
import { enqueueMessage } from '../../../../kernel/messages/enqueue.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { addressesOf, addressOfAccount, hashesOfContact, provedAddress, type Address } from '../contacts/contact.ts';
import { langOf } from '../../identity/store/languages.ts';
import { openLogin } from '../logins.ts';
import { INVITE_SECONDS, RESET_SECONDS } from '../rules/policy.ts';
import { insertStep } from '../steps/store.ts';
import type { Account } from '../store.ts';
import { contactWords, droppedWords, inviteWords, noticeWords, resetWords, type ContactNews, type NoticeKind } from './words.ts';

type Owner = Pick<Account, 'person' | 'loginSealed'>;

/** Tells the owner what happened to their account; nobody is told where there is no address. */
export async function sendNotice(tx: Tx, owner: Owner, kind: NoticeKind): Promise<void> {
  const address = await addressOfAccount(tx, owner);
  if (address) await enqueueMessage(tx, { ...address, ...noticeWords(await langOf(tx, owner.person), kind) });
}

/** Tells a person at every contact that stands, with an account or without, what was done to their contacts; not at the one it is about, where `but` names it. */
export async function sendContactNews(tx: Tx, person: string, news: ContactNews, but?: string): Promise<void> {
  const lang = await langOf(tx, person);
  for (const { address, stands } of await addressesOf(tx, person)) if (stands && address.to !== but) await enqueueMessage(tx, { ...address, ...contactWords(lang, news) });
}

export type LinkKind = 'reset' | 'invite' | 'dropped';

/** Sends the owner a link with which a new password is chosen, once; false if there is no address. One that anybody can ask for goes to a proved contact only. The secret stands behind #, which browsers send to nobody. */
export async function sendLink(tx: Tx, owner: Owner, kind: LinkKind, to?: Address): Promise<boolean> {
  const address = to ?? (await (kind === 'reset' ? provedAddress : addressOfAccount)(tx, owner));
  if (!address) return false;
  const invite = kind !== 'reset';
  const token = await insertStep(tx, { kind: 'reset', person: owner.person, detail: { invite, contacts: hashesOfContact(address.to).map((one) => one.toString('base64url')) }, seconds: invite ? INVITE_SECONDS : RESET_SECONDS });
  const link = `${houseAddress()}/sign-in#${invite ? 'invite' : 'reset'}=${token}`;
  const lang = await langOf(tx, owner.person);
  const words = kind === 'reset' ? resetWords(lang, link) : kind === 'dropped' ? droppedWords(lang, link) : inviteWords(lang, link, openLogin(owner).value);
  await enqueueMessage(tx, { ...address, ...words });
  return true;
}
