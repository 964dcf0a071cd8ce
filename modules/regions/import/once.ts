import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Actor } from '../../../kernel/access.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { recall, remember } from '../../../kernel/idempotency.ts';
import { newId } from '../../../kernel/ids.ts';
import { ProblemError } from '../../../kernel/result.ts';
import { readProblem, type TableSource } from '../../../kernel/tables/source.ts';

/** `key`: what makes a repeated sending one import. Without it every run is its own: a file that comes again is compared again. */
export type KeyedImport = { readonly actor: Actor; readonly key?: string | undefined; readonly table: TableSource };

/**
 * Does an import once per key, inside its transaction: the same key again with the same file and the same settings (`told`)
 * gives the first answer, with others it is `key_reused` (ProblemError). What `work` throws frees the key again.
 */
export async function once<T>(tx: Tx, command: string, { actor, key = `impor ${newId()}`, table }: KeyedImport, told: unknown, work: () => Promise<T>): Promise<T> {
  const before = await recall(tx, actor.id, key, command, await fingerprint(table, told));
  if (!before.ok) throw new ProblemError(before.problem);
  if (before.value) return before.value.response as T;
  const done = await work();
  await remember(tx, actor.id, key, done);
  return done;
}

/** The content of a file; of a stream, which cannot be read twice, its name and length. */
async function fingerprint(table: TableSource, told: unknown): Promise<Buffer> {
  const hash = createHash('sha256').update(JSON.stringify(told));
  if ('stream' in table) return hash.update(`${table.name} ${table.bytesTotal ?? ''}`).digest();
  try {
    for await (const chunk of createReadStream(table.path)) hash.update(chunk as Buffer);
  } catch (error) {
    throw new ProblemError(readProblem(table.path, error));
  }
  return hash.digest();
}
