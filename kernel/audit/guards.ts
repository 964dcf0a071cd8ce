import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Tx } from '../db/schema.ts';
import type { FaultList } from './faults.ts';

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations');
const TABLES = ['audit_entry', 'audit_link'] as const;

type Guard = { readonly table: string; readonly name: string; readonly enabled: string; readonly made: string };
const appendOnly = (table: string): Guard => ({
  table, name: `${table}_append_only`, enabled: 'A',
  made: `CREATE TRIGGER ${table}_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
});

/** The triggers of the trail, as PostgreSQL writes those of the migrations back (`pg_get_triggerdef`). A = always, also where a session plays replica. */
const GUARDS: readonly Guard[] = [
  appendOnly('audit_entry'), appendOnly('audit_link'),
  { table: 'audit_entry', name: 'audit_entry_seal', enabled: 'O', made: 'CREATE TRIGGER audit_entry_seal AFTER INSERT ON audit_entry REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION seal_audit_entries()' },
];
const FUNCTIONS = ['refuse_change', 'seal_audit_entries'] as const;

/** Holds the tables, triggers and functions of the trail against what the migrations make. What was taken away and put back in between leaves no trace here. */
export async function checkGuards(tx: Tx, faults: FaultList): Promise<void> {
  await checkTables(tx, faults);
  await checkColumns(tx, faults);
  await checkTriggers(tx, faults);
  await checkFunctions(tx, faults);
}

/** Each is one ordinary table, in one schema, without rules, heirs or row policies: whoever reads it reads all of it. */
async function checkTables(tx: Tx, faults: FaultList): Promise<void> {
  const { rows } = await sql<{ name: string; ordinary: boolean }>`
    SELECT c.relname AS name, c.relkind = 'r' AND c.relpersistence = 'p' AND NOT c.relrowsecurity AND NOT c.relispartition AND NOT EXISTS (SELECT 1 FROM pg_rewrite r WHERE r.ev_class = c.oid)
      AND NOT EXISTS (SELECT 1 FROM pg_inherits i WHERE c.oid IN (i.inhrelid, i.inhparent)) AND c.oid = to_regclass(quote_ident(c.relname)) AS ordinary
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relname = ANY(${[...TABLES]}) AND (n.nspname !~ '^pg_' OR c.oid = to_regclass(quote_ident(c.relname)))`.execute(tx);
  for (const table of TABLES) {
    const found = rows.filter(({ name }) => name === table);
    if (found.length !== 1 || found[0]?.ordinary !== true) faults.add('table_replaced', { table });
  }
}

/** What stands in a column where nobody says so, and what may stand there at all, as PostgreSQL writes the migrations back. */
const COLUMNS: readonly string[] = [
  'audit_entry at clock_timestamp()', 'audit_entry id a',
];
const CONSTRAINTS: readonly string[] = [
  "audit_entry CHECK (action ~ '^[a-z_]+\\.[a-z_]+$'::text)", 'audit_entry PRIMARY KEY (id)',
  'audit_link CHECK (cardinality(entries) > 0 AND length(digests) = (32 * cardinality(entries)))', 'audit_link CHECK (lane >= 0)', 'audit_link CHECK (length(digest) = 32)', 'audit_link CHECK (n > 0)',
  'audit_link PRIMARY KEY (lane, n)',
];

/** A default writes another moment into every entry, and a constraint keeps entries of somebody's choice out: both without touching a row. */
async function checkColumns(tx: Tx, faults: FaultList): Promise<void> {
  const { rows } = await sql<{ table: string; kind: string; made: string }>`
    SELECT c.relname AS table, 'default' AS kind, concat_ws(' ', c.relname, a.attname, NULLIF(a.attidentity::text, ''), pg_get_expr(d.adbin, d.adrelid, true)) AS made
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.oid IN (to_regclass('audit_entry'), to_regclass('audit_link')) AND a.attnum > 0 AND NOT a.attisdropped AND (a.attidentity <> '' OR d.oid IS NOT NULL)
    UNION ALL SELECT c.relname, 'constraint', concat_ws(' ', c.relname, pg_get_constraintdef(k.oid, true))
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE c.oid IN (to_regclass('audit_entry'), to_regclass('audit_link')) AND k.contype <> 'n'`.execute(tx);
  for (const [kind, wanted] of [['default', COLUMNS], ['constraint', CONSTRAINTS]] as const) {
    const found = rows.filter((row) => row.kind === kind).map(({ made }) => made);
    for (const one of wanted.filter((made) => !found.includes(made))) faults.add('guard_missing', { guard: one });
    for (const one of found.filter((made) => !wanted.includes(made))) faults.add('guard_changed', { guard: one });
  }
}

async function checkTriggers(tx: Tx, faults: FaultList): Promise<void> {
  const { rows } = await sql<Guard>`
    SELECT c.relname AS table, t.tgname AS name, t.tgenabled AS enabled, pg_get_triggerdef(t.oid, true) AS made
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.oid IN (to_regclass('audit_entry'), to_regclass('audit_link')) AND NOT t.tgisinternal`.execute(tx);
  for (const guard of GUARDS) {
    const found = rows.find(({ table, name }) => table === guard.table && name === guard.name);
    if (!found || found.enabled === 'D') faults.add('guard_missing', { guard: guard.name });
    else if (found.enabled !== guard.enabled || found.made !== guard.made) faults.add('guard_changed', { guard: guard.name });
  }
  for (const { name } of rows.filter((row) => !GUARDS.some((guard) => guard.name === row.name))) faults.add('guard_changed', { guard: name });
}

async function checkFunctions(tx: Tx, faults: FaultList): Promise<void> {
  const made = await migratedFunctions();
  const { rows } = await sql<{ name: string; body: string; settings: string[] | null }>`
    SELECT proname AS name, prosrc AS body, proconfig AS settings FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
    WHERE p.oid IN (SELECT tgfoid FROM pg_trigger WHERE tgrelid IN (to_regclass('audit_entry'), to_regclass('audit_link')) AND NOT tgisinternal) AND l.lanname = 'plpgsql'`.execute(tx);
  for (const name of FUNCTIONS) {
    const found = rows.filter((row) => row.name === name);
    const as = made.get(name);
    if (found.length !== 1 || found[0]?.body !== as?.body || (found[0]?.settings ?? []).toSorted().join() !== as?.settings.toSorted().join()) faults.add('guard_changed', { guard: name });
  }
}

type Made = { readonly body: string; readonly settings: readonly string[] };

/** Body and settings of each function as the newest migration that makes it says. */
async function migratedFunctions(): Promise<Map<string, Made>> {
  const made = new Map<string, Made>();
  for (const file of (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()) {
    const text = await readFile(join(MIGRATIONS, file), 'utf8');
    for (const [, name = '', head = '', body = ''] of text.matchAll(/CREATE (?:OR REPLACE )?FUNCTION (\w+)\(\) RETURNS trigger LANGUAGE plpgsql([^$]*?) AS \$\$([\s\S]*?)\$\$/g)) {
      made.set(name, { body, settings: [...head.matchAll(/SET (\w+) = (\w+)/g)].map(([, key = '', value = '']) => `${key}=${value}`) });
    }
  }
  return made;
}
