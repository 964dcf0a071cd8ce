import { problem, type Problem } from '../problem.ts';
import { fail, type Result } from '../result.ts';
import { readCsv, type CsvLimits } from './csv.ts';
import { rowErrors, type RowErrors } from './errors.ts';
import { gunzip, UnpackError } from './gunzip.ts';
import { inMebibytes, tooLarge } from './limits.ts';
import type { TableSink } from './sink.ts';
import { openSource, peek, readProblem, SourceError, sourceName, type Bytes, type OnProgress, type TableSource } from './source.ts';
import { readXlsx } from './xlsx.ts';

/** What one table may cost. A workbook is held in memory whole, CSV never is. */
export type TableLimits = CsvLimits & { readonly workbookBytes: number; readonly workbookUnpackedBytes: number; readonly workbookCells: number };

export const TABLE_LIMITS: TableLimits = {
  recordCharacters: 1 << 20,
  unpackedBytes: 16 * 2 ** 30,
  workbookBytes: 64 * 2 ** 20,
  workbookUnpackedBytes: 256 * 2 ** 20,
  workbookCells: Infinity,
  rows: Infinity,
  columns: 16_384,
};

/**
 * What a file that comes over HTTP may cost: enough for the officers of a large regency in one file. The terminal has the large limits.
 * A workbook is parsed in one piece, so it may be smaller unpacked than CSV.
 */
export const UPLOAD_LIMITS: TableLimits = {
  recordCharacters: 1 << 16,
  unpackedBytes: 24 * 2 ** 20,
  workbookBytes: 8 * 2 ** 20,
  workbookUnpackedBytes: 16 * 2 ** 20,
  workbookCells: 400_000,
  rows: 40_000,
  columns: 64,
};

export type TableOptions = {
  /** Worksheet of a workbook; the first unless named. */
  readonly sheet?: string;
  /** Where row errors go (ragged rows, formula cells); the caller adds its own and asks for `errors.problem()` at the end. */
  readonly errors?: RowErrors;
  readonly limits?: Partial<TableLimits>;
  readonly onProgress?: OnProgress;
};

/**
 * Reads a table from CSV, gzipped CSV or xlsx — told apart by their bytes, not their names — and hands it to `sink`
 * in batches. The result is the number of the last row (header = 1), or the problem that ended the reading.
 * Nothing a file can hold makes it throw, and no file makes it hold more than one batch (a workbook: its limit).
 */
export async function readTable(source: TableSource, sink: TableSink, options: TableOptions = {}): Promise<Result<number>> {
  const file = sourceName(source);
  const opened = await openSource(source, options.onProgress);
  if (!opened.ok) return opened;
  try {
    return await readBytes(opened.value, file, sink, { ...options, limits: limitsOf(source, options) });
  } catch (error) {
    if (error instanceof UnpackError) return fail(error.kind === 'too_large' ? tooLarge(inMebibytes(limitsOf(source, options).unpackedBytes), file) : problem(error.kind === 'truncated' ? 'file_truncated' : 'file_corrupt', { file, row: 0 }));
    if (error instanceof SourceError) return fail(readProblem(file, error.cause));
    throw error;
  } finally {
    await opened.value.return();
  }
}

const limitsOf = (source: TableSource, { limits }: TableOptions): TableLimits => ({ ...TABLE_LIMITS, ...('stream' in source ? source.limits : {}), ...limits });

async function readBytes(bytes: Bytes, file: string, sink: TableSink, options: TableOptions & { readonly limits: TableLimits }): Promise<Result<number>> {
  const { limits } = options;
  const errors = options.errors ?? rowErrors();
  const packed = await peek(bytes, 8);
  if (startsWith(packed.head, [0x50, 0x4b, 0x03, 0x04])) {
    const whole = await collect(packed.all, limits.workbookBytes);
    if (!whole) return fail(tooLarge(inMebibytes(limits.workbookBytes), file));
    return readXlsx(whole, file, options.sheet, sink, errors, limits);
  }
  const isGzip = startsWith(packed.head, [0x1f, 0x8b]);
  const text = isGzip ? await peek(gunzip(packed.all, limits.unpackedBytes), 4) : packed;
  const refused = notText(text.head, file);
  if (refused) return fail(refused);
  return readCsv(text.all, text.head, file, sink, errors, limits);
}

function notText(head: Buffer, file: string): Problem | null {
  if (head.length === 0) return problem('file_empty', { file });
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return problem('file_locked', { file });
  if (/\.xls[xmb]?$/i.test(file)) return problem('file_kind', { file });
  const isUtf16 = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
  return isUtf16 ? problem('file_encoding', { file, row: 1 }) : null;
}

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

async function collect(bytes: Bytes, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
