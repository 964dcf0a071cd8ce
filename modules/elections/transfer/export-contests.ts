import type { Reader } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { csvText, type TableCell } from '../../../kernel/tables/index.ts';
import { EMPTY_COLUMN } from '../../forms/index.ts';
import { contestById, contestHeads, districtPaths, eventBySlug, type ContestRow, type EventRow } from '../store/contests.ts';
import { NATION, SEPARATOR, TEMPLATE_COLUMNS } from './columns.ts';

/** The contests of an event as CSV in the template's columns: what this writes, the import reads back. `not_found`. */
export async function exportContests(db: Reader, eventSlug: string): Promise<Result<string>> {
  const event = await eventBySlug(db, eventSlug);
  if (!event) return fail(problem('not_found', { thing: { id: `Pemilu "${eventSlug}"`, en: `Election "${eventSlug}"` } }));
  const rows: TableCell[][] = [];
  for (const { id } of await contestHeads(db, { event: event.id })) {
    const contest = await contestById(db, id);
    if (contest) rows.push(...contestRows(event, contest, await districtPaths(db, id)));
  }
  return ok(csvText(TEMPLATE_COLUMNS, rows));
}

/** An empty table with the right header row. */
export const contestTemplate = (): string => csvText(TEMPLATE_COLUMNS, []);

function contestRows({ slug: event, publication }: Pick<EventRow, 'slug' | 'publication'>, contest: ContestRow, members: readonly string[]): TableCell[][] {
  const { slug, type, name, variant, district, channels, ballot } = contest;
  const paths = members.map((path) => (path === '' ? NATION : path)).join(SEPARATOR);
  const head: TableCell[] = [event, slug, type, name, variant, district, paths, channels.join(SEPARATOR)];
  const below: TableCell[] = [event, slug, null, null, null, null, null, null];
  const standing = ballot.kind === 'parties' ? ballot.parties : ballot.contestants.map((one) => ({ ...one, candidates: [] }));
  const rows = standing.flatMap((one): TableCell[][] => [
    [one.number, one.name, one.shortName, one.color, null, null],
    ...one.candidates.map((candidate) => [one.number, null, null, null, candidate.number, candidate.name]),
  ]);
  if (ballot.kind === 'pairs' && ballot.emptyColumn) rows.push([EMPTY_COLUMN, 'Kolom kosong', null, null, null, null]);
  return rows.map((row, i) => [...(i === 0 ? head : below), ...row, ...(i === 0 ? [publication, ballot.pages ?? null] : [null, null])]);
}
