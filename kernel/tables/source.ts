import { open, stat } from 'node:fs/promises';
import { problem, type Problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';
import type { TableLimits } from './read.ts';

/** Where a table comes from: a file, or a stream of bytes (an upload) with the name to speak of it. */
export type TableSource =
  | { readonly path: string }
  | { readonly stream: AsyncIterable<Uint8Array>; readonly name: string; readonly bytesTotal?: number;
    /** What this source may cost, where it is not trusted with the usual limits. */
    readonly limits?: Partial<TableLimits> };

/** Called as bytes are read; the total is null where nobody knows it. Bytes are those of the file, before unpacking. */
export type OnProgress = (bytesRead: number, bytesTotal: number | null) => void;

export type Bytes = AsyncGenerator<Buffer, void, undefined>;

/** The source itself failed while it was read: a disk error, an upload that broke off. What a sink throws is not this. */
export class SourceError extends Error {
  constructor(cause: unknown) {
    super('the source of a table failed', { cause });
  }
}

export const sourceName = (source: TableSource): string => ('path' in source ? source.path : source.name);

// A gzip chunk may unpack to a thousand times its size; 32 KiB keeps the worst case at 33 MB.
const CHUNK_BYTES = 32 * 1024;

/** Opens a source. A missing file, a folder or an unreadable file is a problem here, before anything is read. */
export async function openSource(source: TableSource, onProgress?: OnProgress): Promise<Result<Bytes>> {
  if ('stream' in source) return ok(counted(sliced(source.stream), source.bytesTotal ?? null, onProgress));
  try {
    const found = await stat(source.path);
    if (found.isDirectory()) return fail(problem('file_kind', { file: source.path }));
    const file = await open(source.path);
    const chunks = file.createReadStream({ highWaterMark: CHUNK_BYTES });
    return ok(counted(chunks as AsyncIterable<Uint8Array>, found.size, onProgress));
  } catch (error) {
    return fail(readProblem(source.path, error));
  }
}

/** The problem behind an error of the file system. */
export function readProblem(file: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? 'EIO';
  return code === 'ENOENT' || code === 'ENOTDIR' ? problem('file_missing', { file }) : problem('file_unreadable', { file, reason: code });
}

async function* sliced(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += CHUNK_BYTES) yield chunk.subarray(at, at + CHUNK_BYTES);
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, total: number | null, onProgress?: OnProgress): Bytes {
  const iterator = chunks[Symbol.asyncIterator]();
  let read = 0;
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => { throw new SourceError(error); });
      if (next.done === true) return;
      const chunk = next.value;
      read += chunk.length;
      onProgress?.(read, total);
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    }
  } finally {
    await iterator.return?.();
  }
}

/** Reads at least `size` bytes ahead (fewer if the source is shorter) and gives them back with the rest behind them. */
export async function peek(bytes: Bytes, size: number): Promise<{ head: Buffer; all: Bytes }> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length < size) {
    const next = await bytes.next();
    if (next.done === true) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(chunks);
  async function* all(): Bytes {
    try {
      if (head.length > 0) yield head;
      yield* bytes;
    } finally {
      await bytes.return();
    }
  }
  return { head, all: all() };
}
