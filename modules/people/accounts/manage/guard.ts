import type { Actor } from '../../../../kernel/access.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { reachesAll } from '../rules/reach.ts';
import { accountOf, personAt } from '../store.ts';
import { grantsOf } from './standing.ts';

/**
 * Links that open an account go to its owner's contacts: whoever changes those could sign in as the owner. So where there is
 * an account, only somebody who holds everything its owner holds may change them. Null = allowed; else `account_stronger`.
 */
export async function contactGuard(tx: Tx, actor: Actor, person: string): Promise<Problem | null> {
  const owner = await personAt(tx, person);
  if (!owner || !(await accountOf(tx, person))) return null;
  return reachesAll(actor, grantsOf(owner)) ? null : problem('account_stronger');
}
