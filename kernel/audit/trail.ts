import './table.ts';
import { sql } from 'kysely';
import type { Actor, Place } from '../access.ts';
import type { Reader, Tx } from '../db/schema.ts';

/** What a command says of itself in the trail: where, on which thing (`sheet 3/main/16.71.04.1001/7`), with which details. */
export type AuditNote = { readonly place: Place; readonly thing: string; readonly details: Readonly<Record<string, unknown>> };

export type AuditRow = {
  id: number; at: Date; actor: string; action: string; scheme: string; path: string; thing: string; details: Record<string, unknown>;
};

/** Adds one entry inside the transaction of the change it describes; returns its number. */
export async function appendAudit(tx: Tx, actor: Actor, action: string, note: AuditNote): Promise<number> {
  const { id } = await tx
    .insertInto('audit_entry')
    .values({
      actor: actor.id, action, scheme: note.place.scheme, path: note.place.path, thing: note.thing,
      details: JSON.stringify(note.details),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type TrailFilter = {
  readonly before?: number | undefined; readonly thing?: string | undefined; readonly limit: number;
  /** Only entries at these places or below them. */
  readonly within: readonly Place[];
};

/** Newest entries first, below entry `before`; `thing` matches a whole thing or the start of one. */
export async function readTrail(db: Reader, filter: TrailFilter): Promise<AuditRow[]> {
  let query = db.selectFrom('audit_entry').selectAll().orderBy('id', 'desc').limit(filter.limit);
  if (filter.before !== undefined) query = query.where('id', '<', filter.before);
  query = query.where(({ or, and, eb }) => or(filter.within.map(({ scheme, path }) => and([
    ...(scheme === '*' ? [] : [eb('scheme', '=', scheme)]),
    ...(path === '' ? [] : [or([eb('path', '=', path), sql<boolean>`starts_with(path, ${`${path}.`})`, sql<boolean>`starts_with(path, ${`${path}/`})`])]),
  ]))));
  if (filter.thing) query = query.where(sql<boolean>`starts_with(thing, ${filter.thing})`);
  return query.execute();
}
