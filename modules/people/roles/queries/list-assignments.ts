import type { Actor } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { findRegions } from '../../../regions/index.ts';
import type { AssignmentPage, AssignmentView } from '../contract.ts';
import { regionOf } from '../rules/place.ts';
import { isRole, ROLES } from '../rules/roles.ts';
import { assignmentRows, cursorOf, type Asked, type AssignmentRow } from '../store/list.ts';

/** The names of the regions of rows, as `scheme path` → name; a region that is no longer in its tree has none. */
export async function regionNames(db: Reader, rows: readonly { readonly scheme: string; readonly path: string }[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [scheme, all] of Map.groupBy(rows, (row) => row.scheme)) {
    if (scheme === '*') continue;
    for (const [path, { name }] of await findRegions(db, scheme, [...new Set(all.map((row) => regionOf(row.path)))])) names.set(`${scheme} ${path}`, name);
  }
  return names;
}

export async function listAssignments(db: Reader, actor: Actor, asked: Asked): Promise<AssignmentPage> {
  const rows = await assignmentRows(db, actor, asked);
  const names = await regionNames(db, rows);
  const last = rows.length === asked.limit ? rows.at(-1) : undefined;
  return { rows: rows.map((row) => view(row, names)), after: last ? cursorOf(last) : null };
}

const view = (row: AssignmentRow, names: ReadonlyMap<string, string>): AssignmentView => ({
  id: row.id, person: { id: row.person_id, name: row.name }, role: row.role, roleName: isRole(row.role) ? ROLES[row.role].name : { id: row.role, en: row.role },
  scheme: row.scheme, path: row.path, region: names.get(`${row.scheme} ${regionOf(row.path)}`) ?? '', within: row.within,
  from: row.valid_from.toISOString(), until: row.valid_until?.toISOString() ?? null, state: row.state,
  source: row.source, reason: row.reason, grantedBy: row.granted_by, grantedByName: row.granted_by_name, grantedAt: row.granted_at.toISOString(),
  revokedBy: row.revoked_by, revokedAt: row.revoked_at?.toISOString() ?? null, revokeReason: row.revoke_reason,
});
