import { ofEvent } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import type { FileAnswer } from '../../../../kernel/http/route.ts';
import type { Result } from '../../../../kernel/result.ts';
import { byteStream, csvText, writeCsv, writeXlsx, type TableCell, type TableColumn } from '../../../../kernel/tables/index.ts';
import type { OutlierExport, OutlierRow, OverviewPage, OverviewRow } from '../contract.ts';
import type { OverviewEvent } from '../queries/event.ts';
import { allOutliers } from '../queries/outlier-list.ts';

export type Format = 'csv' | 'xlsx';
const columns = (names: readonly string[]): TableColumn[] => names.map((name) => ({ name }));
const placeOf = ({ scheme, slug }: { scheme: string; slug: string }, path: string) => ({ scheme, path, within: ofEvent(slug) });
const nameOf = (what: string, region: string, format: Format): string => `${what}-${region === '' ? 'indonesia' : region}-${new Date().toISOString().slice(0, 10)}.${format}`;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';

const OVERVIEW = [
  'path', 'code', 'name', 'stations', 'sheets', 'awaited', 'photographed', 'entered', 'without_photos', 'different', 'asked_again', 'accepted', 'photos_replaced', 'in_quick', 'in_plenary', 'oldest_since', 'owner', 'plenary', 'plenary_in_hall_since', 'lines', 'lines_done',
  'corrected_quick', 'corrected_plenary', 'open_objections', 'station_objections', 'station_objections_taken_up', 'alarms', 'channels_differ', 'channels_differ_explained', 'outliers', 'hard', 'warn', 'rules', 'turnout', 'invalid_share', 'figures_from', 'turnout_left_out',
] as const;

const stateCells = ({ states, unphotographed, replaced }: OverviewRow): TableCell[] => (states
  ? [states.awaited, states.photographed, states.entered, unphotographed, states.different, states.asked_again, states.accepted, replaced] : [null, null, null, null, null, null, null, null]);

const plenaryCells = ({ plenary, halls }: OverviewRow): TableCell[] => (plenary ? [plenary.state, plenary.outSince ?? '', plenary.lines, plenary.done] : ['', '', halls.lines, halls.done]);

const rowCells = (row: OverviewRow): TableCell[] => [
  row.path, row.code, row.name, row.stations, row.sheets, ...stateCells(row), row.quickIn, row.legalIn, row.oldest ?? '', row.owner?.name ?? '', ...plenaryCells(row),
  row.corrected.quick, row.corrected.legal, row.openObjections, row.fieldObjections.all, row.fieldObjections.taken, row.alarms, row.differences.all, row.differences.explained, row.outliers, row.hard, row.warn, Object.entries(row.rules).map(([code, count]) => `${code}:${count}`).join(' '), row.turnout, row.invalid, row.figuresFrom ?? '', row.turnoutLeftOut,
];

/** The table of the overview as it stands, with the time of its counters in the file's details. */
export function exportOverview({ event, region, rows, countedAt }: OverviewPage, format: Format): FileAnswer | Result<never> {
  const table = { columns: columns(OVERVIEW), rows: rows.map(rowCells) };
  const about = { name: nameOf('pantauan', region.path, format), place: placeOf(event, region.path), details: { countedAt } };
  if (format === 'csv') return { ...about, file: csvText(table.columns, table.rows), mediaType: CSV };
  const book = writeXlsx([{ name: 'pantauan', ...table }]);
  return book.ok ? { ...about, file: book.value, mediaType: XLSX } : book;
}

const OUTLIERS = ['village', 'village_name', 'subdistrict_name', 'station', 'contest', 'code', 'value', 'beside', 'cell', 'figures_from', 'explained', 'quick_to_plenary'] as const;

const outlierCells = ({ village, subdistrict, station, contestName, code, value, beside, cell, channel, explained, differing }: OutlierRow): TableCell[] =>
  [village.path, village.name, subdistrict, station, contestName, code, value, beside, cell ?? '', channel, explained ? 'ya' : '', differing.map((one) => `${one.cell}: ${one.quick ?? '-'} > ${one.legal ?? '-'}`).join('; ')];

/** Stations whose figures stand out, with the same filters; CSV is streamed. `too_large` where a workbook cannot hold it. */
export async function exportOutliers(db: Db, event: OverviewEvent, { format, ...filter }: OutlierExport): Promise<FileAnswer | Result<never>> {
  const rows = mapped(allOutliers(db, event, filter));
  const about = { name: nameOf('menonjol', filter.region, format), place: placeOf(event, filter.region) };
  if (format === 'csv') return { ...about, file: byteStream(writeCsv(columns(OUTLIERS), rows)), mediaType: CSV };
  const all: TableCell[][] = [];
  for await (const row of rows) all.push(row);
  const book = writeXlsx([{ name: 'menonjol', columns: columns(OUTLIERS), rows: all }]);
  return book.ok ? { ...about, file: book.value, mediaType: XLSX } : book;
}

async function* mapped(rows: AsyncIterable<OutlierRow>): AsyncGenerator<TableCell[], void, undefined> {
  for await (const row of rows) yield outlierCells(row);
}
