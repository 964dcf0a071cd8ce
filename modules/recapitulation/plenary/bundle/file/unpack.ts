import { createGunzip } from 'node:zlib';
import { flawIn } from '../../../../../kernel/http/read-json.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { FILE_LIMITS, type FileLimit } from './limits.ts';
import { damaged, type BundleRow, type Wrapped } from './pack.ts';
import { countValues, tableOf } from './scan.ts';
import { turn } from './turn.ts';

const PIECE = 256 * 1024;
const NEWLINE = 10;

/**
 * Rows by table, in their order. Unpacked piece by piece: the first thing that is too large, unknown or unreadable ends it, and no row is
 * built before its values are counted. Problems: bundle_damaged, too_large.
 */
export async function unpackBundle({ kind, packed }: Wrapped): Promise<Result<Map<string, unknown[]>>> {
  const reading = new Reading(FILE_LIMITS[kind]);
  const unzip = createGunzip({ chunkSize: PIECE });
  unzip.end(packed);
  try {
    for await (const piece of unzip) {
      const refused = await reading.take(piece as Buffer);
      if (refused) return refused;
    }
  } catch {
    return fail(damaged('isinya tidak dapat dibuka', 'its content cannot be unpacked'));
  } finally {
    unzip.destroy();
  }
  return await reading.end() ?? ok(reading.rows);
}

type Refused = ReturnType<typeof fail> | null;

/** A file that is being read, line by line. */
class Reading {
  readonly rows = new Map<string, unknown[]>();
  readonly #limit: FileLimit;
  #open: Buffer[] = [];
  #openBytes = 0;
  #bytes = 0;
  #count = 0;
  #values = 0;
  #holders = 0;
  readonly #turn = turn();

  constructor(limit: FileLimit) { this.#limit = limit; }

  async take(piece: Buffer): Promise<Refused> {
    this.#bytes += piece.length;
    if (this.#bytes > this.#limit.bytes) return tooLarge(this.#limit.bytes);
    for (let from = 0; from < piece.length;) {
      const end = piece.indexOf(NEWLINE, from);
      const part = piece.subarray(from, end < 0 ? piece.length : end);
      from += part.length + 1;
      this.#open.push(part);
      this.#openBytes += part.length;
      // Before the line is whole: what can be no row of this place is not waited for.
      const most = this.#limit.of(this.#limit.order[this.#count] ?? '').bytes;
      if (this.#openBytes > most) return tooLarge(most);
      const refused = end < 0 ? null : await this.#line();
      if (refused) return refused;
    }
    return null;
  }

  async end(): Promise<Refused> { return this.#openBytes > 0 ? this.#line() : null; }

  async #line(): Promise<Refused> {
    const line = this.#open.length === 1 && this.#open[0] ? this.#open[0] : Buffer.concat(this.#open);
    [this.#open, this.#openBytes] = [[], 0];
    const due = this.#limit.order[this.#count];
    if (++this.#count > this.#limit.rows) return fail(damaged(`lebih dari ${this.#limit.rows} baris`, `more than ${this.#limit.rows} lines`));
    const table = tableOf(line);
    if (table === null || (due === undefined ? !this.#limit.rest.has(table) : table !== due)) return unreadable(this.#count);
    const counted = countValues(line, this.#limit.of(table));
    if (!counted) return fail(damaged(`baris ${this.#count} terlalu besar`, `line ${this.#count} is too large`));
    [this.#values, this.#holders] = [this.#values + counted.values, this.#holders + counted.holders];
    if (this.#values > this.#limit.values || this.#holders > this.#limit.holders) return fail(damaged('isinya terlalu banyak', 'it holds too much'));
    await this.#turn();
    const row = readRow(line, table);
    await this.#turn();
    if (!row || await isFlawed(row.r, this.#turn)) return unreadable(this.#count);
    const known = this.rows.get(table);
    if (known) known.push(row.r);
    else this.rows.set(table, [row.r]);
    await this.#turn();
    return null;
  }
}

const tooLarge = (bytes: number) => fail(problem('too_large', { limit: bytes < 1024 * 1024 ? `${bytes / 1024} KiB` : `${bytes / 1024 / 1024} MiB` }));
const unreadable = (line: number) => fail(damaged(`baris ${line} tidak terbaca`, `line ${line} cannot be read`));

/** Can neither the database nor whoever walks it hold it? The long lists of a snapshot are looked through one by one; how deep they nest was counted before. */
async function isFlawed(row: unknown, served: () => Promise<void>): Promise<boolean> {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return flawIn(row) !== null;
  for (const [name, value] of Object.entries(row)) {
    if (flawIn({ [name]: Array.isArray(value) ? null : (value as unknown) })) return true;
    for (const one of Array.isArray(value) ? (value as unknown[]) : []) {
      if (flawIn(one)) return true;
      await served();
    }
  }
  return false;
}

/** A row of its table; null of what is none. */
function readRow(line: Buffer, table: string): BundleRow | null {
  try {
    const row = JSON.parse(line.toString('utf8')) as unknown;
    if (typeof row !== 'object' || row === null || !('t' in row) || row.t !== table || !('r' in row)) return null;
    return { t: table, r: row.r };
  } catch {
    return null;
  }
}
