import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { placeOfFile } from '../../../../kernel/http/file-place.ts';
import type { FileAnswer } from '../../../../kernel/http/route.ts';
import { csvText, type TableCell, type TableColumn } from '../../../../kernel/tables/index.ts';
import type { DeviceFilter, DeviceView } from '../contract.ts';
import { findDevices } from '../store/devices.ts';
import { scopesOf } from '../store/scope.ts';
import { deviceViews } from './views.ts';

const COLUMNS: readonly TableColumn[] = [
  'device', 'name', 'person', 'person_name', 'role', 'scheme', 'region', 'region_name', 'within', 'state', 'invited_by', 'handed_over', 'enrolled_at', 'seen_at',
  'clock_difference_seconds', 'reported_at', 'report', 'revoked_at', 'revoke_reason',
].map((name) => ({ name }));
const MOST = 100_000;

const cells = ({ id, name, person, on, state, invitedBy, enrolledAt, seenAt, skewMs, report, revokedAt, revokeReason }: DeviceView): TableCell[] => [
  id, name, person.id, person.name, on.role, on.scheme, on.region, on.regionName ?? '', on.within ?? '', state, invitedBy?.id ?? '', invitedBy?.handedOver ? 'ya' : '', enrolledAt, seenAt ?? '',
  skewMs === null ? '' : Math.round(skewMs / 1000), report?.receivedAt ?? '', report?.note ?? '', revokedAt ?? '', revokeReason ?? '',
];

/** The phones of a filter as CSV. */
export async function exportDevices(db: Db, actor: Actor, filter: DeviceFilter): Promise<FileAnswer> {
  const rows = await findDevices(db, { ...filter, scopes: scopesOf(actor, 'devices.read'), limit: MOST });
  const views = await deviceViews(db, rows);
  return { file: csvText(COLUMNS, views.map(cells)), name: `gawai-${new Date().toISOString().slice(0, 10)}.csv`, mediaType: 'text/csv; charset=utf-8', place: placeOfFile(actor, 'devices.read', { scheme: filter.scheme, path: filter.region }) };
}
