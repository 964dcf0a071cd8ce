import './table.ts';
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Place } from '../access.ts';
import type { Reader, Schema } from '../db/schema.ts';

export type AuditRow = {
  id: number; at: Date; actor: string; action: string; scheme: string; path: string; thing: string; details: Record<string, unknown>;
};

/** Which entries; whatever is left out does not narrow. Person, action, place, thing and time narrow together. */
export type TrailFilter = {
  /** One person, or any of several; an empty list finds nothing. */
  readonly actor?: string | readonly string[] | undefined;
  /** `sheets.record`, or `sheets` for everything of that module. */
  readonly action?: string | undefined;
  readonly scheme?: string | undefined;
  /** This region or below it. */
  readonly path?: string | undefined;
  /** A whole thing or the start of one. */
  readonly thing?: string | undefined;
  /** From this moment on. */
  readonly from?: Date | undefined;
  /** Before this moment. */
  readonly until?: Date | undefined;
  /** Only entries at these places or below them: what the reader may see. */
  readonly within: readonly Place[];
};

export type TrailPage = TrailFilter & { /** Below this entry number. */ readonly before?: number | undefined; readonly limit: number };

type Builder = ExpressionBuilder<Schema, 'audit_entry'>;

/** Newest entries first. */
export async function readTrail(db: Reader, filter: TrailPage): Promise<AuditRow[]> {
  return db.selectFrom('audit_entry').selectAll()
    .where((eb) => eb.and(conditions(eb, filter)))
    .orderBy('id', 'desc').limit(filter.limit).execute();
}

const PIECE = 2000;

/** All entries of the filter, newest first, in pieces read as fast as they are taken. */
export async function* walkPieces(db: Reader, filter: TrailFilter): AsyncGenerator<AuditRow[], void, undefined> {
  for (let before: number | undefined; ;) {
    const rows = await readTrail(db, { ...filter, before, limit: PIECE });
    yield rows;
    if (rows.length < PIECE) return;
    before = rows.at(-1)?.id;
  }
}

/** All entries of the filter, one by one. */
export async function* walkTrail(db: Reader, filter: TrailFilter): AsyncGenerator<AuditRow, void, undefined> {
  for await (const piece of walkPieces(db, filter)) yield* piece;
}

/** True if the trail knows somebody of this id. */
export async function hasActed(db: Reader, actor: string): Promise<boolean> {
  return (await db.selectFrom('audit_entry').select('id').where('actor', '=', actor).limit(1).executeTakeFirst()) !== undefined;
}

function conditions(eb: Builder, { before, actor, action, scheme, path, thing, from, until, within }: TrailFilter & { before?: number | undefined }): Expression<SqlBool>[] {
  const asked: Expression<SqlBool>[] = [eb.or(within.map((place) => below(eb, place)))];
  if (before !== undefined) asked.push(eb('id', '<', before));
  if (actor !== undefined) asked.push(typeof actor === 'string' ? eb('actor', '=', actor) : sql<boolean>`actor = ANY(${[...actor]}::text[])`);
  if (action !== undefined) asked.push(action.includes('.') ? eb('action', '=', action) : sql<boolean>`starts_with(action, ${`${action}.`})`);
  if (scheme !== undefined || path !== undefined) asked.push(below(eb, { scheme: scheme ?? '*', path: path ?? '' }));
  if (thing !== undefined) asked.push(sql<boolean>`starts_with(thing, ${thing})`);
  if (from !== undefined) asked.push(eb('at', '>=', from));
  if (until !== undefined) asked.push(eb('at', '<', until));
  return asked;
}

/** At a place or below it. Both signs that part levels, '.' and '/', stand right before '0', so one range of the index holds all of them. */
const below = (eb: Builder, { scheme, path }: Place): Expression<SqlBool> => eb.and([
  ...(scheme === '*' ? [] : [eb('scheme', '=', scheme)]),
  ...(path === '' ? [] : [eb.or([eb('path', '=', path), eb.and([eb('path', '>=', `${path}.`), eb('path', '<', `${path}0`)])])]),
]);
