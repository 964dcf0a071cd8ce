import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { may, type Actor, type Place, type Verb } from './access.ts';
import { appendAudit, type AuditNote } from './audit/trail.ts';
import type { Db, Tx } from './db/schema.ts';
import { recall, remember } from './idempotency.ts';
import { problem } from './problem.ts';
import { reasonsOf } from './reason.ts';
import { fail, ok, ProblemError, type Result } from './result.ts';

/**
 * One action: its right, its contract, what it does and what the trail says of it, all in one file.
 * `place` finds the region the right is checked on; `run` gets nothing but the transaction.
 */
export type Command<I, O> = {
  readonly name: Verb & `${string}.${string}`;
  readonly verb: Verb;
  readonly input: z.ZodType<I>;
  place(tx: Tx, input: I): Promise<Result<Place>>;
  run(tx: Tx, actor: Actor, input: I): Promise<Result<O>>;
  audit(input: I, output: O, place: Place): AuditNote;
  /**
   * Which of its answers leave no entry. Only for a state that follows something else so often that its entries would bury the rest, and only with a record of
   * decision: `apps/server/no-entry.test.ts` lists them.
   */
  leavesNoEntry?(output: O): boolean;
  /** The part of the input that tells one request from another; to be given where the input holds a secret that must leave no hash. */
  fingerprint?(input: I): unknown;
  /** What is kept of the answer for a retry; to be given where the answer holds a secret that is shown once. */
  kept?(output: O): O;
};

export const command = <I, O>(definition: Command<I, O>): Command<I, O> => definition;

export type Request = { readonly actor: Actor; readonly key: string; readonly input: unknown };

/**
 * Runs a command: contract, idempotency key, right, action and audit entry, in one transaction.
 * The same key with the same input gives the first answer again; with another input it is `key_reused`.
 */
export async function execute<I, O>(db: Db, definition: Command<I, O>, request: Request): Promise<Result<O>> {
  const parsed = checkInput(definition.input, request.input);
  if (!parsed.ok) return parsed;
  const told = definition.fingerprint ? definition.fingerprint(parsed.value) : request.input;
  const hash = createHash('sha256').update(JSON.stringify(told)).digest();
  try {
    return await db.transaction().execute(async (tx) => ok(await perform(tx, definition, request, parsed.value, hash)));
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem);
    throw error;
  }
}

/** Throws ProblemError so that the transaction rolls back: a refused command leaves no trace but its answer. */
async function perform<I, O>(tx: Tx, definition: Command<I, O>, request: Request, input: I, hash: Buffer): Promise<O> {
  const before = await recall(tx, request.actor.id, request.key, definition.name, hash);
  if (!before.ok) throw new ProblemError(before.problem);
  if (before.value) return before.value.response as O;
  const place = await definition.place(tx, input);
  if (!place.ok) throw new ProblemError(place.problem);
  if (!may(request.actor, definition.verb, place.value)) throw new ProblemError(problem('not_allowed', { verb: definition.verb }));
  const done = await definition.run(tx, request.actor, input);
  if (!done.ok) throw new ProblemError(done.problem);
  if (!definition.leavesNoEntry?.(done.value)) await appendAudit(tx, request.actor, definition.name, definition.audit(input, done.value, place.value));
  await remember(tx, request.actor.id, request.key, definition.kept ? definition.kept(done.value) : done.value);
  return done.value;
}

/** Which contract gave a value back: whoever is handed it, as a command is by its route, need not check it once more. */
const checked = new WeakMap<object, z.ZodType>();

/**
 * Checks a value against its contract; the first five fields that do not fit are listed.
 * @param within where the value stands in what was sent, where it is only a part of it
 */
export function checkInput<T>(contract: z.ZodType<T>, value: unknown, within: readonly (string | number)[] = []): Result<T> {
  if (typeof value === 'object' && value !== null && checked.get(value) === contract) return ok(value as T);
  const parsed = contract.safeParse(value, { reportInput: true });
  if (parsed.success) {
    if (typeof parsed.data === 'object' && parsed.data !== null) checked.set(parsed.data, contract);
    return ok(parsed.data);
  }
  const reasons = parsed.error.issues.slice(0, 5);
  return fail(problem('input_invalid', {
    column: reasons.map((issue) => [...within, ...issue.path].join('.') || '(isi)').join(', '),
    reason: reasonsOf(reasons),
  }));
}
