import type { Db } from '../../../kernel/db/schema.ts';
import { byteStream, writeCsv, writeXlsx, type TableCell, type TableColumn } from '../../../kernel/tables/index.ts';
import type { FileAnswer } from '../../../kernel/http/route.ts';
import type { Result } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import type { Form } from '../../forms/index.ts';
import type { Level } from '../../regions/index.ts';
import type { ResultRow } from '../contract.ts';
import { recap } from '../queries/recap.ts';

export type RecapExport = { readonly region: string; readonly channel: string; readonly level: Level; readonly format: 'csv' | 'xlsx' };

/**
 * The recapitulation of one level as a table, one row per region or station; an absent figure is an empty cell. CSV is
 * streamed, however long; `too_large` where a workbook cannot hold it.
 */
export async function exportRecap(db: Db, contest: ContestContext, wanted: RecapExport): Promise<FileAnswer | Result<never>> {
  const name = `${contest.event}-${contest.slug}-${wanted.channel}-${wanted.region || 'nasional'}-${wanted.level}.${wanted.format}`;
  const place = { scheme: contest.scheme, path: wanted.region };
  const columns = columnsOf(contest.form, wanted.level);
  const rows = tableRows(recap(db, contest, wanted), contest.form, wanted.level);
  if (wanted.format === 'csv') {
    return { file: byteStream(writeCsv(columns, rows)), name, mediaType: 'text/csv; charset=utf-8', place };
  }
  const book = writeXlsx([{ name: wanted.level, columns, rows: await collected(rows) }]);
  if (!book.ok) return book;
  return { file: book.value, name, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', place };
}

const COUNTS = ['stations', 'stationsIn', 'verifying', 'hard', 'warn', 'corrected', 'incomplete', 'votersMale', 'votersFemale'] as const;

/** `village` and `station` with the cell ids are the columns that the import of results reads back. */
const columnsOf = (form: Form, level: Level): TableColumn[] => [
  ...(level === 'station' ? ['village', 'station', 'code'] : ['path', 'code', 'name']),
  ...COUNTS, ...form.cells.map(({ id }) => id), ...(level === 'station' ? [] : officialCells(form).map((id) => `official.${id}`)),
].map((name) => ({ name }));

/** Cells of which a recapitulation is published: votes and their totals. */
const officialCells = (form: Form): string[] => form.cells.filter(({ kind }) => kind === 'votes' || kind === 'total').map(({ id }) => id);

async function* tableRows(rows: AsyncIterable<ResultRow>, form: Form, level: Level): AsyncGenerator<TableCell[], void, undefined> {
  for await (const { path, code, name, tally, verifying, official } of rows) {
    const slash = path.lastIndexOf('/');
    const place = level === 'station' ? [path.slice(0, slash), Number(path.slice(slash + 1)), code] : [path, code, name];
    const figures = form.cells.map(({ id }) => tally.figures[id] ?? null);
    yield [...place, ...COUNTS.map((count) => (count === 'verifying' ? verifying : tally[count])), ...figures, ...(level === 'station' ? [] : officialCells(form).map((id) => official?.figures[id] ?? null))];
  }
}

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
