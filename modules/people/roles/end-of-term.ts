import type { Actor } from '../../../kernel/access.ts';
import { appendAudit } from '../../../kernel/audit/trail.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { endDevicesWithoutDuty, endSessionsWithoutRole, lastPlace } from './store/assignments.ts';

/** The house itself, where the clock and no person acts. */
export const HOUSE_CLOCK: Actor = { id: 'system:clock', name: 'Jam E-Rekap', grants: [] };

export type EndedTerms = { readonly people: number; readonly sessions: number; readonly devices: number };

/**
 * Rights end by themselves at their moment, for they are read with every request. This takes away what would be left: the
 * sign-ins of whoever has no role any more, and the phones whose duty is over. Run again it finds nothing.
 */
export const endOverdueRoles = (db: Db): Promise<EndedTerms> => db.transaction().execute(async (tx) => {
  const sessions = await endSessionsWithoutRole(tx, null, 'role_ended');
  for (const [person, ended] of sessions) {
    const place = (await lastPlace(tx, person)) ?? { scheme: '*', path: '' };
    await appendAudit(tx, HOUSE_CLOCK, 'roles.end', { place, thing: `person ${person}`, details: { sessions_ended: ended } });
  }
  const devices = await endDevicesWithoutDuty(tx, HOUSE_CLOCK.id, 'masa tugas berakhir');
  for (const { id, person_id: person, scheme, path } of devices) {
    await appendAudit(tx, HOUSE_CLOCK, 'devices.end', { place: { scheme, path }, thing: `device ${id}`, details: { person } });
  }
  return { people: sessions.size, sessions: [...sessions.values()].reduce((sum, one) => sum + one, 0), devices: devices.length };
});
