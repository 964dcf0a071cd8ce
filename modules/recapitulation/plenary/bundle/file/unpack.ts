import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { flawIn } from '../../../../../kernel/http/read-json.ts';
import { problem } from '../../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../../kernel/result.ts';
import { damaged, UNPACKED, type BundleRow, type Wrapped } from './pack.ts';

/** Lines of a file: every line of a night of 1,000 stations with eight contests, read three times each, is a tenth of it. */
const MOST_ROWS = 250_000;
/** No row of a bundle nests deeper; what does is meant to exhaust whoever walks it. */
const DEEPEST = 32;
const [NEWLINE, QUOTE, STROKE] = [10, 34, 92];
const [OPEN, CLOSE] = [new Set([91, 123]), new Set([93, 125])];

/** Rows by table, in their order. Never more than the limit is unpacked and no row too many is built, however small the file. */
export async function unpackBundle({ kind, packed }: Wrapped): Promise<Result<Map<string, unknown[]>>> {
  let bytes: Buffer;
  try {
    bytes = await promisify(gunzip)(packed, { maxOutputLength: UNPACKED[kind] });
  } catch (error) {
    const isBomb = error instanceof RangeError;
    return fail(isBomb ? problem('too_large', { limit: `${UNPACKED[kind] / 1024 / 1024} MiB` }) : damaged('isinya tidak dapat dibuka', 'its content cannot be unpacked'));
  }
  const rows = new Map<string, unknown[]>();
  let count = 0;
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    from += line.length + 1;
    if (++count > MOST_ROWS) return fail(damaged(`lebih dari ${MOST_ROWS} baris`, `more than ${MOST_ROWS} lines`));
    const row = readRow(line);
    if (!row) return fail(damaged(`baris ${count} tidak terbaca`, `line ${count} cannot be read`));
    const known = rows.get(row.t);
    if (known) known.push(row.r);
    else rows.set(row.t, [row.r]);
  }
  return ok(rows);
}

/** A row that JSON, the database and whoever walks it can hold; null of everything else. */
function readRow(line: Buffer): BundleRow | null {
  if (isDeep(line)) return null;
  try {
    const row = JSON.parse(line.toString('utf8')) as unknown;
    if (typeof row !== 'object' || row === null || !('t' in row) || typeof row.t !== 'string' || !('r' in row)) return null;
    return flawIn(row.r) ? null : { t: row.t, r: row.r };
  } catch {
    return null;
  }
}

/** Looked at before anything is built. */
function isDeep(line: Buffer): boolean {
  let depth = 0;
  for (let at = 0; at < line.length; at++) {
    const code = line[at] ?? 0;
    if (code === QUOTE) {
      for (at++; at < line.length && line[at] !== QUOTE; at++) if (line[at] === STROKE) at++;
    } else if (OPEN.has(code) && ++depth > DEEPEST) return true;
    else if (CLOSE.has(code)) depth--;
  }
  return false;
}
