import { houseAddress } from '../../../../kernel/http/house-address.ts';
import { enqueueMessage } from '../../../../kernel/messages/enqueue.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { addressOfAccount, type Address } from '../contacts/contact.ts';
import { openLogin } from '../logins.ts';
import { INVITE_SECONDS, RESET_SECONDS } from '../rules/policy.ts';
import { insertStep } from '../steps/store.ts';
import type { Account } from '../store.ts';
import { droppedWords, inviteWords, noticeWords, resetWords, type NoticeKind } from './words.ts';

type Owner = Pick<Account, 'person' | 'loginSealed'>;

/** Tells the owner what happened to their account; nobody is told where there is no address. */
export async function sendNotice(tx: Tx, owner: Owner, kind: NoticeKind): Promise<void> {
  const address = await addressOfAccount(tx, owner);
  if (address) await enqueueMessage(tx, { ...address, ...noticeWords(kind) });
}

export type LinkKind = 'reset' | 'invite' | 'dropped';

/** Sends the owner a link with which a new password is chosen, once; false if there is no address. The secret stands behind #, which browsers send to nobody. */
export async function sendLink(tx: Tx, owner: Owner, kind: LinkKind, to?: Address): Promise<boolean> {
  const address = to ?? (await addressOfAccount(tx, owner));
  if (!address) return false;
  const invite = kind !== 'reset';
  const token = await insertStep(tx, { kind: 'reset', person: owner.person, detail: { invite }, seconds: invite ? INVITE_SECONDS : RESET_SECONDS });
  const link = `${houseAddress()}/sign-in#${invite ? 'invite' : 'reset'}=${token}`;
  const words = kind === 'reset' ? resetWords(link) : kind === 'dropped' ? droppedWords(link) : inviteWords(link, openLogin(owner).value);
  await enqueueMessage(tx, { ...address, ...words });
  return true;
}
