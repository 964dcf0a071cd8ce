import '../tree/tables.ts';
import { sql, type SqlBool } from 'kysely';
import type { Reader, Tx } from '../../../kernel/db/schema.ts';
import type { RegionChange } from '../contract.ts';
import { codeAt } from '../rules/codes.ts';
import { searchText } from '../rules/names.ts';
import { levelOf, parentPath } from '../rules/paths.ts';
import type { NewVersion, NodeVersion } from '../rules/versions.ts';

/** Changes of one scheme happen one after another; the lock ends with the transaction. */
export const lockScheme = async (tx: Tx, scheme: string): Promise<void> => {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`regions:${scheme}`}))`.execute(tx);
};

/** All versions, of any date, of the nodes at these paths and (if asked) below them. */
export async function versionsAt(db: Reader, scheme: string, paths: readonly string[], withSubtree: boolean): Promise<NodeVersion[]> {
  const { rows } = await sql<NodeVersion>`
    SELECT DISTINCT region.id, path, name, aliases, valid_from AS "validFrom", valid_to AS "validTo"
    FROM unnest(${paths}::text[]) AS wanted (root)
    JOIN region ON region.scheme = ${scheme} AND (region.path = wanted.root COLLATE "C" OR ${withSubtree}
      AND region.path > (wanted.root || '.') COLLATE "C" AND region.path < (wanted.root || '/') COLLATE "C")
    ORDER BY path`.execute(db);
  return rows;
}

const takeIds = async (tx: Tx, count: number): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`
    SELECT nextval(pg_get_serial_sequence('region', 'id'))::int AS id FROM generate_series(1, ${count}::int)`.execute(tx);
  return rows.map((row) => row.id);
};

const CHUNK = 10_000;

/**
 * Adds versions of nodes, parents and children in any order. `known` gives the ids of parents that are already there.
 * Returns the id of each, in order.
 */
export async function insertVersions(tx: Tx, scheme: string, source: string, versions: readonly NewVersion[], known: ReadonlyMap<string, number>): Promise<number[]> {
  const ids = await takeIds(tx, versions.length);
  const idAt = new Map(known);
  versions.forEach((version, i) => idAt.set(version.path, ids[i] as number));
  // Parents first, so that a chunk never refers to a later one.
  const order = versions.map((_, i) => i).sort((a, b) => ((versions[a]?.path ?? '') < (versions[b]?.path ?? '') ? -1 : 1));
  let sending: Promise<void> = Promise.resolve();
  for (let at = 0; at < order.length; at += CHUNK) {
    // The next chunk is made while the database takes in the last one.
    const rows = order.slice(at, at + CHUNK).map((i) => row(scheme, versions[i] as NewVersion, ids[i] as number, idAt));
    await sending;
    sending = insertChunk(tx, scheme, source, rows);
  }
  await sending;
  return ids;
}

const row = (scheme: string, version: NewVersion, id: number, idAt: ReadonlyMap<string, number>) => {
  const level = levelOf(version.path);
  const above = parentPath(version.path);
  const parent = above === null ? null : idAt.get(above);
  if (level === null || parent === undefined) throw new Error(`no parent or level for region ${version.path}`);
  return { id, parent, level, code: codeAt(scheme, version.path), ...version, search: searchText(version.name, version.aliases, level) };
};

async function insertChunk(tx: Tx, scheme: string, source: string, rows: readonly ReturnType<typeof row>[]): Promise<void> {
  await sql`
    INSERT INTO region (id, scheme, code, path, parent_id, level, name, aliases, search, valid_from, source)
    OVERRIDING SYSTEM VALUE
    SELECT id, ${scheme}, code, path, parent, level, name,
           CASE WHEN aliases = '' THEN '{}' ELSE string_to_array(aliases, E'\n') END, search, valid_from, ${source}
    FROM unnest(${rows.map((r) => r.id)}::int[], ${rows.map((r) => r.code)}::text[], ${rows.map((r) => r.path)}::text[],
      ${rows.map((r) => r.parent)}::int[], ${rows.map((r) => r.level)}::text[], ${rows.map((r) => r.name)}::text[],
      ${rows.map((r) => r.aliases.join('\n'))}::text[], ${rows.map((r) => r.search)}::text[], ${rows.map((r) => r.validFrom)}::date[])
      AS new (id, code, path, parent, level, name, aliases, search, valid_from)`.execute(tx);
}

/**
 * Runs `fill` without the indexes and the parent's foreign key, and makes them anew afterwards in one sweep, which costs
 * half as much; only where no tree is there yet, because the table is locked meanwhile.
 */
export async function fillEmptyTree(tx: Tx, fill: () => Promise<unknown>): Promise<void> {
  const { rows } = await sql<{ empty: boolean }>`SELECT NOT EXISTS (SELECT FROM region) AS empty`.execute(tx);
  if (rows[0]?.empty !== true) {
    await fill();
    return;
  }
  const aside = await sql<{ away: string; back: string }>`
    SELECT 'DROP INDEX ' || indexrelid::regclass AS away, pg_get_indexdef(indexrelid) AS back
    FROM pg_index WHERE indrelid = 'region'::regclass AND NOT indisunique
    UNION ALL
    SELECT format('ALTER TABLE region DROP CONSTRAINT %I', conname), format('ALTER TABLE region ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE conrelid = 'region'::regclass AND confrelid = 'region'::regclass`.execute(tx);
  for (const { away } of aside.rows) await sql.raw(away).execute(tx);
  await fill();
  for (const { back } of aside.rows) await sql.raw(back).execute(tx);
}

/** Tells the planner how large the tree became; it would guess for minutes otherwise. */
export const analyseTree = async (tx: Tx): Promise<void> => {
  await sql`ANALYZE region`.execute(tx);
};

/** Ends versions on a date: from that day they are no longer part of the tree. */
export const closeVersions = async (tx: Tx, ids: readonly number[], date: string): Promise<void> => {
  await sql`UPDATE region SET valid_to = ${date} WHERE id = ANY(${ids}::int[])`.execute(tx);
};

/** Rewrites versions that begin on the very day of the change: they never were anything else. */
export async function rewriteVersions(tx: Tx, scheme: string, source: string, changed: readonly (NewVersion & { id: number })[], idAt: ReadonlyMap<string, number>): Promise<void> {
  for (const version of changed) {
    const { id, parent, level, code, path, name, aliases, search } = row(scheme, version, version.id, idAt);
    await tx.updateTable('region').set({ parent_id: parent, level, code, path, name, aliases: [...aliases], search, source }).where('id', '=', id).execute();
  }
}

/** Keeps in the tree's book what became of what, when, and by which law. */
export async function recordChange(tx: Tx, scheme: string, change: { kind: RegionChange['kind']; date: string; fromIds: number[]; toIds: number[]; source: string }): Promise<void> {
  await tx.insertInto('region_change')
    .values({ scheme, kind: change.kind, on_date: change.date, from_ids: change.fromIds, to_ids: change.toIds, source: change.source })
    .execute();
}

/** The first roll, if any, that stands on these versions on or after the date: its tree must not change under it. */
export async function rollStandingOn(tx: Tx, ids: readonly number[], date: string): Promise<string | undefined> {
  const found = await tx.selectFrom('roll').innerJoin('roll_region', 'roll_region.roll_id', 'roll.id')
    .select('roll.slug').where('roll.valid_on', '>=', date).where(sql<SqlBool>`roll_region.region_id = ANY(${ids}::int[])`)
    .limit(1).executeTakeFirst();
  return found?.slug;
}
