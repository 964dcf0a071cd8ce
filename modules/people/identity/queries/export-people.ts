import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { placeOfFile } from '../../../../kernel/http/file-place.ts';
import type { FileAnswer } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ProblemError, type Result } from '../../../../kernel/result.ts';
import { byteStream, writeCsv, writeXlsx, type TableCell, type TableColumn } from '../../../../kernel/tables/index.ts';
import { isRole, ROLES } from '../../roles/rules/roles.ts';
import type { PeopleFilter, PersonRow } from '../contract.ts';
import { listPeople } from './list-people.ts';

const COLUMNS: readonly TableColumn[] = [
  { name: 'id', width: 28 }, { name: 'nama', width: 32 }, { name: 'nik', width: 18 }, { name: 'jenis_kelamin', width: 14 }, { name: 'tahun_lahir', width: 12 },
  { name: 'wilayah', width: 16 }, { name: 'nama_wilayah', width: 28 }, { name: 'peran', width: 48 },
];
const PIECE = 1000;
const MOST_IN_A_WORKBOOK = 100_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const roleName = (role: string): string => (isRole(role) ? ROLES[role].name.id : role);

const cells = ({ id, name, nik, sex, birthYear, region, roles }: PersonRow): TableCell[] => [
  id, name, nik, sex === null ? null : sex === 'male' ? 'L' : 'P', birthYear, region.path, region.name, roles.map(({ role, place }) => `${roleName(role)}: ${place}`).join('; '),
];

/** The people of a filter as a file, NIK masked; its entry in the trail tells the region, and only that a name was searched. */
export async function exportPeople(db: Db, actor: Actor, filter: PeopleFilter, format: 'csv' | 'xlsx'): Promise<FileAnswer | Result<never>> {
  const first = await listPeople(db, actor, { ...filter, limit: 1 });
  if (!first.ok) return first;
  const about = {
    name: `orang-${filter.path || 'nasional'}.${format}`, place: placeOfFile(actor, 'people.read', filter), thing: 'people',
    details: { scheme: filter.scheme, path: filter.path, role: filter.role ?? null, byName: Boolean(filter.q), format },
  };
  if (format === 'csv') return { file: byteStream(writeCsv(COLUMNS, rowsOf(db, actor, filter))), ...about, mediaType: 'text/csv; charset=utf-8' };
  const rows: TableCell[][] = [];
  for await (const row of rowsOf(db, actor, filter)) {
    if (rows.length === MOST_IN_A_WORKBOOK) return fail(problem('too_large', { limit: `${MOST_IN_A_WORKBOOK} (xlsx)` }));
    rows.push(row);
  }
  const book = writeXlsx([{ name: 'Orang', columns: COLUMNS, rows }]);
  return book.ok ? { file: book.value, ...about, mediaType: XLSX } : book;
}

async function* rowsOf(db: Db, actor: Actor, filter: PeopleFilter): AsyncGenerator<TableCell[], void, undefined> {
  for (let after: string | undefined; ;) {
    // The same was allowed a moment ago: a file that ended here would look whole.
    const page = await listPeople(db, actor, { ...filter, after, limit: PIECE });
    if (!page.ok) throw new ProblemError(page.problem);
    yield* page.value.rows.map(cells);
    if (page.value.after === null) return;
    after = page.value.after;
  }
}
