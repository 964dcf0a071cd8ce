import './audit/table.ts';
import './idempotency.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from './access.ts';
import type { AuditNote } from './audit/trail.ts';
import { isLostRace } from './db/one-trip.ts';
import { PREPARED } from './db/prepared.ts';
import type { Tx } from './db/schema.ts';
import { problem } from './problem.ts';
import { fail, ok, type Result } from './result.ts';

/** One request among many that are done in the same transaction, each with its own key, answer and audit entry. */
export type KeyedRequest = { readonly actor: Actor; readonly key: string; readonly command: string; readonly hash: Buffer };

/** Someone else did the same at the same moment: roll back and begin again, then their work is seen. */
export class LostRace extends Error {
  constructor(over: string) {
    super(`lost a race over ${over}`);
    this.name = 'LostRace';
  }
}

/** The kept answers of requests that were done before, in their order; null for a new one; `key_reused` for another content. */
export async function recallTogether(tx: Tx, requests: readonly KeyedRequest[]): Promise<(Result<unknown> | null)[]> {
  const { rows } = await sql<{ at: number; command: string; request_hash: Buffer; response: unknown }>`/* prepared */
    SELECT asked.at::int AS at, kept.command, kept.request_hash, kept.response
    FROM unnest(${requests.map((r) => r.actor.id)}::text[], ${requests.map((r) => r.key)}::text[]) WITH ORDINALITY AS asked (actor, key, at)
    JOIN idempotency kept ON kept.actor = asked.actor AND kept.key = asked.key`.execute(tx);
  const found = new Array<Result<unknown> | null>(requests.length).fill(null);
  for (const row of rows) {
    const request = requests[row.at - 1] as KeyedRequest;
    const same = row.command === request.command && row.request_hash.equals(request.hash);
    found[row.at - 1] = same ? ok(row.response) : fail(problem('key_reused'));
  }
  return found;
}

export type DoneRequest = KeyedRequest & { readonly response: unknown; readonly note: AuditNote };

/**
 * Keeps key and answer of each request and writes its audit entry, in one statement, at the end of the transaction.
 * Throws LostRace where a key was taken meanwhile.
 */
export async function rememberTogether(tx: Tx, done: readonly DoneRequest[]): Promise<void> {
  if (done.length === 0) return;
  try {
    await rememberStatement(done).execute(tx);
  } catch (error) {
    throw isLostRace(error) ? new LostRace('an idempotency key') : error;
  }
}

/** The statement behind it; a key that is taken already is a unique violation. */
export function rememberStatement(done: readonly DoneRequest[]): RawBuilder<unknown> {
  const requests = sql`
    SELECT * FROM unnest(${done.map(({ actor }) => actor.id)}::text[], ${done.map(({ command }) => command)}::text[],
      ${done.map(({ note }) => note.place.scheme)}::text[], ${done.map(({ note }) => note.place.path)}::text[], ${done.map(({ note }) => note.thing)}::text[],
      ${done.map(({ note }) => JSON.stringify(note.details))}::jsonb[],
      ${done.map(({ key }) => key)}::text[], ${done.map(({ hash }) => hash)}::bytea[], ${done.map(({ response }) => JSON.stringify(response))}::jsonb[]
    ) AS r (person, command, scheme, path, thing, details, key, request_hash, response)`;
  return sql`${sql.raw(PREPARED)} WITH requests AS (${requests}), trail AS (${noteFrom('requests')}) ${keepFrom('requests')}`;
}

/**
 * Audit entries, and below keys with their answers, of the rows of a part of the same statement (`oneStatement`) with the columns person,
 * command, scheme, path, thing, details, key, request_hash, response.
 */
export const noteFrom = (part: string): RawBuilder<unknown> =>
  sql`INSERT INTO audit_entry (actor, action, scheme, path, thing, details) SELECT person, command, scheme, path, thing, details FROM ${sql.ref(part)}`;

export const keepFrom = (part: string): RawBuilder<unknown> =>
  sql`INSERT INTO idempotency (actor, key, command, request_hash, response) SELECT person, key, command, request_hash, response FROM ${sql.ref(part)}`;
