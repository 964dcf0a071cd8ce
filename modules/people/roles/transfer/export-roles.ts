import type { Actor } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import type { TableCell } from '../../../../kernel/tables/index.ts';
import { asFile } from '../../../regions/index.ts';
import { placeOfFile } from '../../../../kernel/http/file-place.ts';
import type { FileAnswer } from '../../../../kernel/http/route.ts';
import { assignmentRows, type AssignmentRow, type Filter } from '../store/list.ts';
import { regionOf } from '../rules/place.ts';
import { NATION_SIGN, TABLE_COLUMNS } from './template.ts';

const WIB_MILLISECONDS = 7 * 3_600_000;
const DAY_MILLISECONDS = 86_400_000;
/** As many as a worksheet and a memory hold with ease. */
const MOST_ROWS = 500_000;

/** The list as a file that the import reads back; with the same filters and the same limits of sight. */
export async function exportRoles(db: Reader, actor: Actor, filter: Filter, format: 'csv' | 'xlsx'): Promise<Result<FileAnswer>> {
  const rows = await assignmentRows(db, actor, { ...filter, limit: MOST_ROWS });
  const made = asFile({ columns: TABLE_COLUMNS, rows: rows.map(cells), name: `peran-${filter.path?.replace('/', '-') || 'semua'}` }, format);
  return made.ok ? ok({ ...made.value, place: placeOfFile(actor, 'roles.read', filter) }) : made;
}

const cells = (row: AssignmentRow): TableCell[] => [
  'beri', row.person_id, row.name, row.role, row.path === '' ? NATION_SIGN : regionOf(row.path), row.path.split('/')[1] ?? '', row.within?.replace(/^event:/, '') ?? '',
  written(row.valid_from, 0), row.valid_until === null ? '' : written(row.valid_until, DAY_MILLISECONDS), row.reason ?? '', row.scheme,
];

/** Midnight in Jakarta is written as its day (the last day of a term: the day before), any other moment in full. */
function written(moment: Date, back: number): string {
  const local = moment.getTime() + WIB_MILLISECONDS;
  return local % DAY_MILLISECONDS === 0 ? new Date(local - back).toISOString().slice(0, 10) : moment.toISOString();
}
