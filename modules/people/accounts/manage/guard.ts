import type { Actor } from '../../../../kernel/access.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { masterGuard } from '../../identity/standing.ts';
import { reachesAll } from '../rules/reach.ts';
import { personAt } from '../store.ts';
import { grantsOf } from './standing.ts';

/**
 * Codes and links go to a person's contacts: whoever changes those could sign in as the person, today or when an account is
 * made for them. So only somebody who holds everything that the person holds or will hold, and could give it to them, may
 * change them; with an account or without. Null = allowed; else `account_stronger`.
 */
export async function contactGuard(tx: Tx, actor: Actor, person: string): Promise<Problem | null> {
  const owner = await personAt(tx, person);
  if (!owner) return null;
  return reachesAll(actor, grantsOf(owner)) ? masterGuard(tx, actor, person) : problem('account_stronger');
}
