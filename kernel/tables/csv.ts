import { setImmediate } from 'node:timers/promises';
import { parse, type CsvError, type Parser } from 'csv-parse';
import { problem, type Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import { readHeader } from './columns.ts';
import type { RowErrors } from './errors.ts';
import { UnpackError } from './gunzip.ts';
import { inMebibytes, tooLarge } from './limits.ts';
import { batcher, type Batcher, type TableSink } from './sink.ts';
import type { Bytes } from './source.ts';
import { utf8Guard } from './utf8.ts';

export type CsvLimits = {
  readonly recordCharacters: number; readonly unpackedBytes: number;
  /** Rows below the header, and columns of each: the first one beyond ends the reading. */
  readonly rows: number; readonly columns: number;
};

/** Bytes that are parsed before others get their turn; some milliseconds. */
const PIECE_BYTES = 1 << 18;

/** State of one reading; `row` is the number of the last row that csv-parse completed. */
type Reading = {
  readonly file: string;
  readonly sink: TableSink;
  readonly errors: RowErrors;
  readonly limits: CsvLimits;
  readonly parser: Parser;
  row: number;
  batcher: Batcher | null;
  refused: Problem | null;
  /** The last byte given to the parser ended a line. */
  lineEnded: boolean;
};

/**
 * Reads CSV text: UTF-8 with or without BOM, `,` `;` or tab (whichever the header line has most of), LF, CRLF or CR.
 * Answers with the number of the last row. Problems: file_empty, file_encoding, file_line_too_long, file_quote,
 * file_truncated, file_corrupt, too_large, column_duplicate and what the sink says of the header.
 */
export async function readCsv(bytes: Bytes, first: Buffer, file: string, sink: TableSink, errors: RowErrors, limits: CsvLimits): Promise<Result<number>> {
  const reading = begin(file, sniffDelimiter(first), sink, errors, limits);
  const guard = utf8Guard();
  let total = 0;
  let pause = PIECE_BYTES;
  try {
    for await (const chunk of bytes) {
      total += chunk.length;
      if (total > limits.unpackedBytes) return fail(tooLarge(inMebibytes(limits.unpackedBytes), file));
      if (total >= pause) {
        pause = total + PIECE_BYTES;
        await setImmediate();
      }
      const bad = guard.check(chunk);
      const failure = await feed(reading, bad === -1 ? chunk : chunk.subarray(0, bad));
      if (failure) return fail(failure);
      if (bad !== -1) return fail(problem('file_encoding', { file, row: await brokenRow(reading) }));
    }
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error;
    if (error.kind === 'too_large') return fail(tooLarge(inMebibytes(limits.unpackedBytes), file));
    return fail(problem(error.kind === 'truncated' ? 'file_truncated' : 'file_corrupt', { file, row: reading.row }));
  }
  if (guard.cut()) return fail(problem('file_encoding', { file, row: await brokenRow(reading) }));
  return finish(reading);
}

function begin(file: string, delimiter: string, sink: TableSink, errors: RowErrors, limits: CsvLimits): Reading {
  const parser = parse({
    delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: limits.recordCharacters,
    // Rows are taken here and never pass through the stream's own queue, which would cost as much as the parsing.
    on_record: (cells: string[]) => takeRow(reading, cells),
  });
  const reading: Reading = { file, sink, errors, limits, parser, row: 0, batcher: null, refused: null, lineEnded: true };
  parser.on('error', () => undefined);
  parser.resume();
  return reading;
}

function takeRow(reading: Reading, cells: string[]): null {
  reading.row += 1;
  if (reading.refused) return null;
  const { rows, columns } = reading.limits;
  if (reading.row > rows + 1) reading.refused = tooLarge({ id: `${rows} baris`, en: `${rows} rows` }, reading.file);
  else if (cells.length > columns) reading.refused = tooLarge({ id: `${columns} kolom`, en: `${columns} columns` }, reading.file);
  if (reading.refused) return null;
  // Ragged rows are noted by the batcher; csv-parse would build an error with a stack trace for each, so every row is its first.
  (reading.parser.info as { records: number }).records = 0;
  if (reading.batcher) {
    reading.batcher.add(reading.row, cells);
  } else {
    const header = readHeader(cells);
    reading.refused = header.ok ? (reading.sink.header?.(header.value) ?? null) : header.problem;
    if (!reading.refused) reading.batcher = batcher(cells.length, reading.errors);
  }
  return null;
}

async function feed(reading: Reading, chunk: Buffer): Promise<Problem | null> {
  const error = chunk.length === 0 ? null : await write(reading.parser, chunk);
  const last = chunk.at(-1);
  if (last !== undefined) reading.lineEnded = last === 10 || last === 13;
  if (reading.refused) return reading.refused;
  await reading.batcher?.deliver(reading.sink);
  return error ? parseProblem(reading, error) : null;
}

async function finish(reading: Reading): Promise<Result<number>> {
  const error = await end(reading.parser);
  if (reading.refused) return fail(reading.refused);
  if (error) return fail(parseProblem(reading, error));
  if (!reading.batcher) return fail(problem('file_empty', { file: reading.file }));
  await reading.batcher.deliver(reading.sink);
  return ok(reading.row);
}

/** The row that the file broke off in. csv-parse looks a few bytes ahead, so it is told first that nothing more comes. */
async function brokenRow(reading: Reading): Promise<number> {
  const error = await end(reading.parser);
  return error || reading.lineEnded ? reading.row + 1 : reading.row;
}

function parseProblem(reading: Reading, error: CsvError): Problem {
  const at = { file: reading.file, row: reading.row + 1, limit: reading.limits.recordCharacters };
  return problem(error.code === 'CSV_MAX_RECORD_SIZE' ? 'file_line_too_long' : 'file_quote', at);
}

const write = (parser: Parser, chunk: Buffer): Promise<CsvError | null> =>
  new Promise((resolve) => void parser.write(chunk, (error) => resolve((error as CsvError | null | undefined) ?? null)));

const end = (parser: Parser): Promise<CsvError | null> =>
  new Promise((resolve) => {
    parser.once('error', resolve);
    parser.once('finish', () => resolve(null));
    parser.end();
  });

const DELIMITERS = [',', ';', '\t'];

/** Indonesian Excel separates by `;`. The header line decides; what stands in quotes does not count. */
function sniffDelimiter(first: Buffer): string {
  const text = first.toString('utf8');
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return DELIMITERS.reduce((best, delimiter) => ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0) ? delimiter : best));
}
