import { heavyTurns } from '../doors/heavy-work.ts';
import { inTurn } from '../in-turn.ts';
import type { Result } from '../result.ts';
import { UPLOAD_LIMITS } from './read.ts';
import type { TableSource } from './source.ts';

/** A file as it stands in the body of a request. */
export type Upload = { readonly name: string; readonly file: string };

/** An uploaded file (base64) as a table, with the limits of uploads. */
export function uploadedTable({ name, file }: Upload): TableSource {
  const bytes = Buffer.from(file, 'base64');
  return { name, bytesTotal: bytes.length, limits: UPLOAD_LIMITS, stream: (async function* () { yield await Promise.resolve(bytes); })() };
}

/** One at a time in the whole house: a table in memory is many times its file. */
const turns = heavyTurns('tables', { atOnce: 1, waiting: 4, patience: 15_000 });

/** Reads an upload and does the work on it when its turn has come; `busy` where others are before it. */
export const withUpload = <T>(upload: Upload, work: (table: TableSource) => Promise<Result<T>>): Promise<Result<T>> => inTurn(turns, () => work(uploadedTable(upload)));
