import { eventHeads } from '../../../elections/index.ts';
import { findRegions } from '../../../regions/index.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { isRole, ROLES } from '../../roles/rules/roles.ts';
import type { DeviceInviteView, DeviceView, DutyView } from '../contract.ts';
import { deviceState, inviteState } from '../rules/state.ts';
import type { DeviceRow, DutyRow } from '../store/devices.ts';
import type { InviteRow } from '../store/invites.ts';

const EVENT = 'event:';

/** Duties in words: role, region and election by their names, looked up together. */
export async function describeDuties<R extends DutyRow>(db: Reader, rows: readonly R[]): Promise<(R & { readonly on: DutyView })[]> {
  const names = await regionNames(db, rows);
  const events = new Map(rows.some(({ within }) => within?.startsWith(EVENT)) ? (await eventHeads(db)).map(({ slug, name }) => [slug, name]) : []);
  return rows.map((row) => {
    const { assignment, role, scheme, path, within } = row;
    const election = within === null ? null : (events.get(within.slice(EVENT.length)) ?? within);
    const duty = isRole(role) ? ROLES[role].name : { id: role, en: role };
    return { ...row, on: { assignment, role, duty, scheme, region: path, regionName: path === '' ? null : regionName(names, scheme, path), within, election } };
  });
}

/** One query per region tree, whatever the number of rows. */
async function regionNames(db: Reader, rows: readonly DutyRow[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [scheme, some] of Map.groupBy(rows, ({ scheme }) => scheme)) {
    const paths = [...new Set(some.map(({ path }) => nodeOf(path)))].filter((path) => path !== '');
    for (const [path, region] of paths.length > 0 ? await findRegions(db, scheme, paths) : []) names.set(`${scheme} ${path}`, region.name);
  }
  return names;
}

/** The village of a polling station; any other region is its own node. */
const nodeOf = (path: string): string => path.split('/')[0] ?? path;

function regionName(names: ReadonlyMap<string, string>, scheme: string, path: string): string {
  const station = path.split('/')[1];
  const name = names.get(`${scheme} ${nodeOf(path)}`) ?? nodeOf(path);
  return station === undefined ? name : `TPS ${station.padStart(3, '0')} ${name}`;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export async function deviceViews(db: Reader, rows: readonly DeviceRow[]): Promise<DeviceView[]> {
  return (await describeDuties(db, rows)).map((row) => ({
    id: row.id, name: row.name, person: { id: row.person, name: row.personName }, on: row.on, state: deviceState(row),
    invitedBy: row.invitedBy === row.person ? null : { id: row.invitedBy, name: row.inviterName, handedOver: row.sentTo === null },
    enrolledAt: row.enrolledAt.toISOString(), seenAt: iso(row.seenAt), skewMs: row.skewMs, revokedAt: iso(row.revokedAt), revokeReason: row.revokeReason,
    report: row.saidAt && row.receivedAt ? { saidAt: row.saidAt.toISOString(), receivedAt: row.receivedAt.toISOString(), note: row.note ?? '' } : null,
  }));
}

export async function inviteViews(db: Reader, rows: readonly InviteRow[], now: Date): Promise<DeviceInviteView[]> {
  return (await describeDuties(db, rows)).map((row) => ({
    id: row.id, state: inviteState(row, now), person: { id: row.person, name: row.personName }, on: row.on, issuedBy: row.issuedBy, sentTo: row.sentTo,
    issuedAt: row.issuedAt.toISOString(), expiresAt: row.expiresAt.toISOString(), device: row.device !== null ? { id: row.device, name: row.deviceName ?? '' } : null,
  }));
}
