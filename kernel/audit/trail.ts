import './table.ts';
import type { Actor, Place } from '../access.ts';
import type { Db, Reader, Tx } from '../db/schema.ts';

/** What a command says of itself in the trail: where, on which thing (`sheet 3/main/16.71.04.1001/7`), with which details. */
export type AuditNote = { readonly place: Place; readonly thing: string; readonly details: Readonly<Record<string, unknown>> };

/** Adds one entry inside the transaction of the change it describes; returns its number. */
export const appendAudit = (tx: Tx, actor: Actor, action: string, note: AuditNote): Promise<number> => insert(tx, actor, action, note);

/**
 * Adds one entry on its own, for what changes nothing and is to be known all the same: a sign-in, a refusal, an export, a
 * print, a look at sensitive data. `action` is `module.what`, small letters and `_`. Returns its number.
 */
export const noteAudit = (db: Db, actor: Actor, action: string, note: AuditNote): Promise<number> => insert(db, actor, action, note);

async function insert(db: Reader, actor: Actor, action: string, { place, thing, details }: AuditNote): Promise<number> {
  const { id } = await db
    .insertInto('audit_entry')
    .values({ actor: actor.id, action, scheme: place.scheme, path: place.path, thing, details: JSON.stringify(details) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
