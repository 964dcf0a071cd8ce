import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { sha256 } from '../ids.ts';
import { problem } from '../problem.ts';
import { ProblemError } from '../result.ts';
import type { Db } from './schema.ts';

const FOLDER = join(import.meta.dirname, '../../db/migrations');
const LOCK = 823_236;

/**
 * Applies the numbered SQL files that the database has not seen, each in its own transaction, under one lock
 * so that two starting servers do not collide. A file that changed after it was applied, or one that only a newer
 * E-Rekap knows, stops everything (ProblemError `migration_edited`, `database_newer`).
 * Returns the names applied now.
 */
export async function migrate(db: Db, folder: string = FOLDER): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort();
  return db.connection().execute(async (connection) => {
    await sql`SELECT pg_advisory_lock(${sql.lit(LOCK)})`.execute(connection);
    try {
      await sql`CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`.execute(connection);
      const { rows } = await sql<{ name: string; sha256: string }>`SELECT name, sha256 FROM migration`.execute(connection);
      const applied = new Map(rows.map((row) => [row.name, row.sha256]));
      const unknown = rows.find((row) => !files.includes(row.name) && /^0/.test(row.name));
      if (unknown) throw new ProblemError(problem('database_newer', { name: unknown.name }));
      const now: string[] = [];
      for (const name of files) if (await applyOne(connection, folder, name, applied)) now.push(name);
      return now;
    } finally {
      await sql`SELECT pg_advisory_unlock(${sql.lit(LOCK)})`.execute(connection);
    }
  });
}

async function applyOne(db: Db, folder: string, name: string, applied: ReadonlyMap<string, string>): Promise<boolean> {
  const text = await readFile(join(folder, name), 'utf8');
  const hash = sha256(text);
  const before = applied.get(name);
  if (before === hash) return false;
  if (before !== undefined) throw new ProblemError(problem('migration_edited', { name }));
  await db.transaction().execute(async (tx) => {
    await sql.raw(text).execute(tx);
    await sql`INSERT INTO migration (name, sha256) VALUES (${name}, ${hash})`.execute(tx);
  });
  return true;
}
