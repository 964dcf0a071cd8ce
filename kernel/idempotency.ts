import type { Generated } from 'kysely';
import type { Tx } from './db/schema.ts';
import { problem } from './problem.ts';
import { fail, ok, type Result } from './result.ts';

declare module './db/schema.ts' {
  interface Schema {
    idempotency: {
      actor: string; key: string; command: string; request_hash: Buffer; response: string | null; at: Generated<Date>;
    };
  }
}

/**
 * Claims a key for this transaction. A second sender of the same key waits here for the first to end,
 * then gets the first answer (`{response}`), or `null` if the claim is its own.
 */
export async function recall(
  tx: Tx, actor: string, key: string, command: string, hash: Buffer,
): Promise<Result<{ response: unknown } | null>> {
  const claimed = await tx.insertInto('idempotency')
    .values({ actor, key, command, request_hash: hash, response: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) return ok(null);
  const found = await tx.selectFrom('idempotency').selectAll()
    .where('actor', '=', actor).where('key', '=', key).executeTakeFirstOrThrow();
  if (found.command !== command || !found.request_hash.equals(hash)) return fail(problem('key_reused'));
  return ok({ response: found.response });
}

/** Keeps the answer beside the key, in the same transaction as the change. */
export async function remember(tx: Tx, actor: string, key: string, response: unknown): Promise<void> {
  await tx.updateTable('idempotency').set({ response: JSON.stringify(response ?? null) })
    .where('actor', '=', actor).where('key', '=', key).execute();
}
