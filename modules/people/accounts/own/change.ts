import { z } from 'zod';
import type { Actor } from '../../../../kernel/access.ts';
import { command, execute } from '../../../../kernel/command.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../../kernel/result.ts';
import { tokenOf } from '../../identity/secrets.ts';
import { holdAccount, personAt, type Account } from '../store.ts';

/** What everybody may do with what is their own; no role gives it and no route asks for it. */
const OWN = 'accounts.own';

export const noAccount = () => fail(problem('not_found', { thing: { id: 'Akun', en: 'The account' } }));

export type OwnRequest = { readonly actor: Actor; readonly key: string };
export type OwnChange<O> = {
  readonly name: `accounts.${string}`;
  /** What tells this request from another; it may hold secrets, of which a keyed hash alone is kept. */
  readonly about?: unknown;
  readonly details?: (output: O) => Readonly<Record<string, unknown>>;
  readonly kept?: (output: O) => O;
  readonly run: (tx: Tx, actor: Actor) => Promise<Result<O>>;
};

/** A change somebody makes to their own affairs: a command like any other (key, transaction, entry), with a right that everybody has over themselves. */
export function changeOwn<O>(db: Db, { actor, key }: OwnRequest, change: OwnChange<O>): Promise<Result<O>> {
  const thing = `person ${actor.id}`;
  const definition = command<{ about: string }, O>({
    name: change.name, verb: OWN, input: z.object({ about: z.string() }),
    async place(tx) {
      const me = await personAt(tx, actor.id);
      return me ? ok(me.home) : fail(problem('not_found', { thing }));
    },
    run: (tx) => change.run(tx, actor),
    audit: (_input, output, place) => ({ place, thing, details: change.details?.(output) ?? {} }),
    ...(change.kept ? { kept: change.kept } : {}),
  });
  const self: Actor = { ...actor, grants: [...actor.grants, { verb: OWN, scheme: '*', path: '' }] };
  return execute(db, definition, { actor: self, key, input: { about: tokenOf(change.about) } });
}

/** The actor's own account, held until the change is made; throws `not_found` for people who sign in with one-time codes. */
export async function ownAccount(tx: Tx, actor: Actor): Promise<Account> {
  const account = await holdAccount(tx, actor.id);
  if (!account) throw new ProblemError(noAccount().problem);
  return account;
}
