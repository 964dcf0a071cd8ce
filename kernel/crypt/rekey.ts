import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../db/schema.ts';
import { hashedIn, sealedIn, type SealedTable } from './columns.ts';
import { SealBroken, type Keys } from './keys.ts';
import { readRows, writeRows, type Renewal, type StoredRow } from './rekey-store.ts';

/** What one table came to. `old`: rows with something that the current key did not make. */
export type Renewed = {
  readonly table: string; readonly looked: number; readonly old: number; readonly renewed: number;
  /** Rows with a seal that no key of this house opens; left as they are. */
  readonly broken: readonly string[];
  /** Rows whose fresh hash somebody else's row has already: one thing recorded twice, once under each key. Left as they are. */
  readonly clashing: readonly string[];
  /** Rows that a server held through all passes. */
  readonly held: number;
};

export type RenewOptions = { readonly dryRun: boolean; readonly onRows?: (table: string, rows: number) => void };

type Tally = { looked: number; old: number; renewed: number; held: number; readonly broken: Set<string>; readonly clashing: Set<string> };

const PASSES = 10;
const PAUSE_MS = 200;

/**
 * Seals and hashes one table anew with the current key, a thousand rows a transaction. What the current key made is left
 * alone, so it may be stopped and begun again at any row. `dryRun` counts and writes nothing.
 */
export async function renewTable(db: Db, keys: Keys, table: SealedTable, options: RenewOptions): Promise<Renewed> {
  const tally: Tally = { looked: 0, old: 0, renewed: 0, held: 0, broken: new Set(), clashing: new Set() };
  for (let pass = 0; pass < PASSES; pass++) {
    if (pass > 0) await pause(PAUSE_MS * pass);
    Object.assign(tally, { looked: 0, held: 0 });
    const before = tally.old;
    await walk(db, keys, table, options, tally);
    if (pass > 0) tally.old = before;
    if (tally.held === 0) break;
  }
  return { table: table.table, ...tally, broken: [...tally.broken], clashing: [...tally.clashing] };
}

async function walk(db: Db, keys: Keys, table: SealedTable, { dryRun, onRows }: RenewOptions, tally: Tally): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const rows: StoredRow[] = await readRows(db, table, { after, current: keys.ids[0] });
    const last = rows.at(-1);
    if (!last) return;
    after = last.key;
    const renewals = rows.flatMap((row) => renewRow(keys, table, row, tally.broken));
    tally.looked += rows.length;
    tally.old += renewals.length;
    if (!dryRun && renewals.length > 0) await write(db, table, renewals, tally);
    onRows?.(table.table, tally.looked);
  }
}

/** One row's renewal; none where the current key made everything. What cannot be opened is noted. */
function renewRow(keys: Keys, table: SealedTable, row: StoredRow, broken: Set<string>): Renewal[] {
  const [was, now]: [Record<string, Buffer>, Record<string, Buffer>] = [{}, {}];
  const plain = new Map<string, string>();
  for (const [name, { purpose, bound }] of sealedIn(table)) {
    const sealed = row.bytes[name];
    const isHashed = hashedIn(table).some(([, { from }]) => from === name);
    if (!sealed || (keys.isCurrent(sealed) && !isHashed)) continue;
    const owner = row.texts[bound] ?? '';
    const opened = open(keys, purpose, sealed, owner);
    if (opened === null) broken.add(row.key);
    else plain.set(name, opened);
    if (opened !== null && !keys.isCurrent(sealed)) [was[name], now[name]] = [sealed, keys.seal(purpose, opened, owner)];
  }
  for (const [name, fresh, from] of freshHashes(keys, table, row, plain)) {
    const [hash, sealed] = [row.bytes[name], row.bytes[from]];
    // The seal is compared as well, so that a value which changed since keeps the hash of the new one.
    if (hash && sealed && !fresh.equals(hash)) [was[name], now[name], was[from]] = [hash, fresh, sealed];
  }
  return Object.keys(now).length > 0 ? [{ key: row.key, was, now }] : [];
}

/** Column, hash by the current key, column of the seal. */
function freshHashes(keys: Keys, table: SealedTable, row: StoredRow, plain: ReadonlyMap<string, string>): (readonly [string, Buffer, string])[] {
  return hashedIn(table).flatMap(([name, { purpose, from, beside, text = asItIs }]) => {
    const opened = plain.get(from);
    return opened === undefined ? [] : [[name, keys.keyedHash(purpose, text(opened, beside === undefined ? '' : (row.texts[beside] ?? ''))), from] as const];
  });
}

const asItIs = (plain: string): string => plain;

function open(keys: Keys, purpose: string, sealed: Buffer, bound: string): string | null {
  try {
    return keys.unseal(purpose, sealed, bound);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

/** A chunk that cannot be written as a whole is written row by row, so that one row does not hold up the others. */
async function write(db: Db, table: SealedTable, renewals: readonly Renewal[], tally: Tally): Promise<void> {
  const waiting = renewals.filter(({ key }) => !tally.clashing.has(key));
  if (waiting.length === 0) return;
  try {
    const written = await writeRows(db, table, waiting);
    tally.renewed += written;
    tally.held += waiting.length - written;
  } catch (error) {
    const code = codeOf(error);
    if (code !== CLASH && code !== DEADLOCK) throw error;
    if (waiting.length > 1) for (const one of waiting) await write(db, table, [one], tally);
    else if (code === CLASH) tally.clashing.add(waiting[0]?.key ?? '');
    else tally.held += 1;
  }
}

const CLASH = '23505';
const DEADLOCK = '40P01';
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
