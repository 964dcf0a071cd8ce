import { integerCell, textCell, type RowErrors } from '../../../kernel/tables/index.ts';
import { CONTESTS, CONTEST_TYPES, EMPTY_COLUMN, MOST_PAGES, type ContestType } from '../../forms/index.ts';
import { CreateContest, Publication } from '../contract.ts';
import { NATION, SEPARATOR, type Column } from './columns.ts';

/** One row of the file: what stands in each column, '' where nothing does. */
export type FileRow = { readonly row: number; cell(column: Column): string };

/** A contest gathered from its rows; `row` is where it starts. */
export type Gathered = { readonly row: number; readonly contest: CreateContest; /** When its figures count, where the file tells. */ readonly publication: Publication | null };

type Standing = { number: number; name: string; shortName: string | null; color: string | null; candidates: Map<number, string> };
type Draft = { row: number; head: Map<Column, string>; emptyColumn: boolean; standing: Map<number, Standing> };

const HEAD: readonly Column[] = ['type', 'name', 'variant', 'district', 'members', 'channels', 'publication', 'pages'];

/** Gathers rows into contests. Errors carry row, column and value; a contest with an error is left out of `finish`. */
export function assembler(errors: RowErrors): { take(row: FileRow): void; finish(): Gathered[] } {
  const drafts = new Map<string, Draft>();
  const broken = new Set<string>();
  return {
    take(row) {
      const before = errors.count;
      const [event, slug] = [row.cell('event'), row.cell('contest')];
      if (event === '') errors.add('value_missing', row.row, 'event', '');
      if (slug === '') errors.add('value_missing', row.row, 'contest', '');
      const key = `${event}/${slug}`;
      const draft = drafts.get(key) ?? { row: row.row, head: new Map([['event', event], ['contest', slug]]), emptyColumn: false, standing: new Map() };
      drafts.set(key, draft);
      takeHead(draft, row, errors);
      takeStanding(draft, row, errors);
      if (errors.count > before) broken.add(key);
    },
    finish: () => [...drafts].filter(([key]) => !broken.has(key)).flatMap(([, draft]) => finishOne(draft, errors)),
  };
}

/** What describes the contest is written in its first row; below it may be repeated or left empty. */
function takeHead(draft: Draft, row: FileRow, errors: RowErrors): void {
  for (const column of HEAD) {
    const value = row.cell(column);
    const known = draft.head.get(column);
    if (value === '' || value === known) continue;
    if (known === undefined && row.row === draft.row) draft.head.set(column, value);
    else errors.add('row_contradicts', row.row, column, value);
  }
}

function takeStanding(draft: Draft, row: FileRow, errors: RowErrors): void {
  const number = numberIn(row, 'number', errors);
  if (number === null) return;
  const found = draft.standing.get(number);
  const name = row.cell('contestant');
  const isCandidate = row.cell('candidate_number') !== '' || row.cell('candidate') !== '';
  if (number === EMPTY_COLUMN) {
    draft.emptyColumn = true;
  } else if (!found) {
    if (name === '') { errors.add('value_missing', row.row, 'contestant', ''); return; }
    draft.standing.set(number, { number, name, shortName: row.cell('short_name') || null, color: row.cell('color') || null, candidates: new Map() });
  } else if (!isCandidate) {
    errors.add('row_duplicate', row.row, 'number', String(number)); return;
  } else if (name !== '' && name !== found.name) {
    errors.add('row_contradicts', row.row, 'contestant', name); return;
  }
  if (isCandidate) takeCandidate(draft.standing.get(number), row, errors);
}

function takeCandidate(party: Standing | undefined, row: FileRow, errors: RowErrors): void {
  const number = numberIn(row, 'candidate_number', errors);
  const name = row.cell('candidate');
  if (number === null) return;
  if (name === '') { errors.add('value_missing', row.row, 'candidate', ''); return; }
  if (!party) { errors.add('value_unknown', row.row, 'number', row.cell('number')); return; }
  if (party.candidates.has(number)) { errors.add('row_duplicate', row.row, 'candidate_number', String(number)); return; }
  party.candidates.set(number, name);
}

function numberIn(row: FileRow, column: Column, errors: RowErrors): number | null {
  const found = integerCell(row.cell(column), 999);
  if (typeof found === 'number') return found;
  errors.add(found ?? 'value_missing', row.row, column, row.cell(column));
  return null;
}

function finishOne(draft: Draft, errors: RowErrors): Gathered[] {
  const head = (column: Column): string => draft.head.get(column) ?? '';
  const parsed = CreateContest.safeParse({
    event: head('event'), slug: head('contest'), type: head('type'), name: head('name'), variant: head('variant'),
    ...(head('district') === '' ? {} : { district: head('district') }),
    ...(head('channels') === '' ? {} : { channels: list(head('channels')) }),
    members: list(head('members')).map((path) => (path === NATION ? '' : path)),
    ballot: { ...ballotOf(head('type'), draft), ...(head('pages') === '' ? {} : { pages: integerCell(head('pages'), MOST_PAGES) }) },
  });
  const publication = Publication.nullable().safeParse(head('publication') || null);
  if (!publication.success) errors.add('value_unknown', draft.row, 'publication', head('publication'));
  if (parsed.success) return publication.success ? [{ row: draft.row, contest: parsed.data, publication: publication.data }] : [];
  const seen = new Set<string>();
  for (const { path: [field, ...rest] } of parsed.error.issues) {
    const column = columnOf(String(field), rest);
    if (seen.has(column)) continue;
    seen.add(column);
    const value = head(column);
    errors.add(value === '' && field !== 'ballot' ? 'value_missing' : 'value_unknown', draft.row, column, value);
  }
  return [];
}

/** The column of the file behind a field of the contract. */
function columnOf(field: string, rest: readonly PropertyKey[]): Column {
  if (field === 'slug') return 'contest';
  if (field !== 'ballot') return field as Column;
  const last = String(rest.at(-1));
  if (last === 'pages') return 'pages';
  if (last === 'color') return 'color';
  if (last === 'shortName') return 'short_name';
  if (rest.includes('candidates')) return last === 'name' ? 'candidate' : 'candidate_number';
  return last === 'name' ? 'contestant' : 'number';
}

const list = (cell: string): string[] => cell.split(SEPARATOR).map((part) => part.trim()).filter((part) => part !== '');

function ballotOf(type: string, draft: Draft): object {
  const kind = CONTEST_TYPES.includes(type as ContestType) ? CONTESTS[type as ContestType].ballot : 'pairs';
  const standing = [...draft.standing.values()];
  if (kind === 'parties') {
    return { kind, parties: standing.map((party) => ({ ...party, candidates: [...party.candidates].map(([number, name]) => ({ number, name })) })) };
  }
  const contestants = standing.map(({ candidates: _, ...contestant }) => contestant);
  return kind === 'pairs' ? { kind, contestants, emptyColumn: draft.emptyColumn } : { kind, contestants };
}

/** A row as read: free text without the guard against formulas, and without spaces around it. */
export const fileRow = (cells: readonly string[], row: number, at: ReadonlyMap<Column, number>, constants: Partial<Record<Column, string>>): FileRow => ({
  row,
  cell(column) {
    const place = at.get(column);
    const written = place === undefined ? '' : textCell((cells[place] ?? '').trim());
    return written === '' ? (constants[column] ?? '') : written;
  },
});
