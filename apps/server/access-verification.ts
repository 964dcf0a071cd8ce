import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Probe } from './access-probes.ts';
import type { Spot, World } from './access-world.ts';

const REASON = 'Uji hak akses';
const query = (params: Readonly<Record<string, string>>): string => new URLSearchParams(params).toString();

/** The sheet of the spot's station is the only one of the house that can be handed out. */
async function handable(world: World, spot: Spot): Promise<void> {
  await world.arrived(spot);
  await sql`UPDATE sheet_case c SET state = 'entered', task = NULL, task_kind = NULL, task_person = NULL, task_until = NULL,
    readable = (c.contest_id = ${world.contest(spot)} AND c.path = ${spot.leaf.village} AND c.station = ${spot.leaf.station})`.execute(world.db);
}

/** A task at the spot, in somebody else's hand: who may read there is told so, everybody else that they may not. */
async function taskAt(world: World, spot: Spot): Promise<string> {
  await handable(world, spot);
  const task = newId();
  await sql`UPDATE sheet_case SET task = ${task}, task_kind = 'second', task_person = 'uji', task_until = now() + interval '1 hour' WHERE readable`.execute(world.db);
  return task;
}

/** A picture that was moved away from the sheet of the spot's station. */
async function movedPhoto(world: World, spot: Spot): Promise<number> {
  const { rows } = await sql<{ id: number }>`INSERT INTO sheet_photo (contest_id, village_id, station, page, sha256, standing, person_id)
    SELECT ${world.contest(spot)}, r.id, ${spot.leaf.station}::int, 1, ${'e'.repeat(64)}, 'moved', 'uji' FROM region r WHERE r.scheme = ${spot.scheme} AND r.path = ${spot.leaf.village} RETURNING id`.execute(world.db);
  return rows[0]?.id ?? 0;
}

const queue = (what: string): Probe => (_world, { event, path, station }) => (station === null ? { path: `/api/verification/queue${what}?${query({ event, region: path })}` } : null);
const onCase = (what: string, body?: unknown): Probe => async (world, spot) => {
  await world.arrived(spot);
  return { path: `/api/contests/${world.contest(spot)}/cases/${spot.leaf.village}/${spot.leaf.station}${what}`, ...(body === undefined ? {} : { body }) };
};

/** How to aim the routes of second reading and of the queue. */
export const VERIFICATION_PROBES: Readonly<Record<string, Probe>> = {
  'post /api/verification/next': async (world, spot) => {
    await handable(world, spot);
    return { path: '/api/verification/next', body: { event: spot.event }, sees: ({ text }) => text.includes(`"path":"${spot.leaf.village}"`) };
  },
  'post /api/verification/{task}': async (world, spot) => ({ path: `/api/verification/${await taskAt(world, spot)}`, body: { figures: { 'C.1': 1 }, fault: null, note: null } }),
  'post /api/verification/{task}/release': async (world, spot) => ({ path: `/api/verification/${await taskAt(world, spot)}/release` }),
  'get /api/verification/queue': queue(''),
  'get /api/verification/queue/export': queue('/export'),
  'get /api/verification/owners': (_world, { event, leaf }) => ({ path: `/api/verification/owners?${query({ event, village: leaf.village })}` }),
  'post /api/verification/owners': (_world, { event, leaf }) => ({ path: '/api/verification/owners', body: { event, village: leaf.village, person: null } }),
  'get /api/contests/{id}/cases': (world, spot) => (spot.station === null ? { path: `/api/contests/${world.contest(spot)}/cases?${query({ region: spot.path })}` } : null),
  'get /api/contests/{id}/cases/{village}/{station}': onCase(''),
  'post /api/contests/{id}/cases/{village}/{station}/return': onCase('/return', { to: 'third', note: REASON }),
  'post /api/contests/{id}/cases/{village}/{station}/reopen': onCase('/reopen', { reason: REASON }),
  'post /api/contests/{id}/cases/{village}/{station}/ask-again': onCase('/ask-again', { why: 'unreadable', note: REASON }),
  'post /api/contests/{id}/cases/{village}/{station}/same-figures': onCase('/same-figures', { version: 1, photos: [{ page: 1, sha256: 'e'.repeat(64) }] }),
  'post /api/contests/{id}/cases/{village}/{station}/move-photo': async (world, spot) =>
    onCase('/move-photo', { photo: await movedPhoto(world, spot), ...spot.leaf, page: 1, reason: REASON })(world, spot),
};
