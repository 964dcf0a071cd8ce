import type { Db, Reader } from '../../../kernel/db/schema.ts';
import type { Origin } from '../../../kernel/http/route.ts';
import { forgive, takeFrom, tooMany } from '../../../kernel/limits/limits.ts';
import { networkOf } from '../../../kernel/limits/network.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { knownBrowser } from './known-browser.ts';
import { TRIES } from './rules/policy.ts';

/** What is tried on an account: each has its own count. */
export type Tried = 'password' | 'factor' | 'message';

/** Strangers share one count; where messages are asked for, those of one network do. */
function bucket(what: Tried, login: Buffer, from: Origin) {
  const stranger = what === 'message' ? `stranger ${networkOf(from.address)}` : 'stranger';
  return { name: `sign-in.${what}`, key: `${login.toString('base64url')} ${knownBrowser(from, login) ?? stranger}` };
}

/** Counts a try by address and by account; the problem if it was one too many. Whether the account exists makes no difference. */
export async function throttle(db: Db, what: Tried, login: Buffer, from: Origin): Promise<Problem | null> {
  const stopped = (await throttleAddress(db, from)) ?? (await refusal(db, { ...bucket(what, login, from), ...TRIES[what] }));
  if (stopped || what !== 'message' || knownBrowser(from, login) !== null) return stopped;
  return refusal(db, { name: 'sign-in.message.total', key: login.toString('base64url'), ...TRIES.messageTotal });
}

/** Counts a try by address alone, where no account is named; a call without a socket has no address. */
export const throttleAddress = async (db: Db, from: Origin): Promise<Problem | null> =>
  from.address === '' ? null : refusal(db, { name: 'sign-in.address', key: networkOf(from.address), ...TRIES.address });

/** Counts what somebody signed in proves of themselves. */
export const throttleProof = (db: Db, session: string): Promise<Problem | null> => refusal(db, { name: 'account.proof', key: session, ...TRIES.proof });

/** Counts messages that somebody makes the house send to one person. */
export const throttleLink = (db: Db, person: string): Promise<Problem | null> => refusal(db, { name: 'account.link', key: person, ...TRIES.link });

async function refusal(db: Db, limit: Parameters<typeof takeFrom>[1]): Promise<Problem | null> {
  const taken = await takeFrom(db, limit);
  return taken.allowed ? null : tooMany(taken);
}

/** Whoever got in has no failures left. */
export async function forgiveTries(db: Reader, login: Buffer, from: Origin, tried: readonly Tried[] = ['password', 'factor']): Promise<void> {
  for (const what of tried) await forgive(db, bucket(what, login, from));
}
