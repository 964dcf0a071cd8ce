import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Spot, World } from './access-world.ts';

type Db = Pick<World, 'db'>;

/** Somebody who serves as a supervisor at the spot, in its election. */
async function supervisorAt({ db }: Db, { scheme, path, event }: Spot): Promise<string> {
  const id = `uji:pengawas-${newId()}`;
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES (${id}, ${id}, ${id}, ${scheme}, ${path.split('/')[0] ?? ''}, 'uji')`.execute(db);
  await sql`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by)
    VALUES (${id}, 'bawaslu', ${scheme}, ${path}, ${`event:${event}`}, '2024-01-01', 'uji', 'uji')`.execute(db);
  return id;
}

/** A warrant that may be recorded at the spot. */
export const mandateInput = async (world: Db, spot: Spot) => ({
  event: spot.event, person: await supervisorAt(world, spot), kind: 'supervisor', contestType: null, contestant: null, path: spot.path, letter: 'ST/UJI',
});

/** A file with the one warrant that may be recorded at the spot. */
export async function mandatesFile(world: Db, spot: Spot) {
  const { event, person, path, letter } = await mandateInput(world, spot);
  const [region = '', station = ''] = path.split('/');
  const file = `action,election,person,kind,region,station,letter\nberi,${event},${person},pengawas,${region || '*'},${station},${letter}`;
  return { name: 'uji.csv', file: Buffer.from(file).toString('base64') };
}

/** A warrant that stands at the spot: its number. */
export async function newMandate(world: Db, spot: Spot): Promise<number> {
  const person = await supervisorAt(world, spot);
  const { rows } = await sql<{ id: number }>`INSERT INTO mandate (event_id, person_id, kind, scheme, path, letter, given_by)
    SELECT id, ${person}, 'supervisor', ${spot.scheme}, ${spot.path}, ${person}, 'uji' FROM event WHERE slug = ${spot.event} RETURNING id`.execute(world.db);
  return rows[0]?.id ?? 0;
}

/** The same: the letter by which a list shows it. */
export async function mandateAt(world: Db, spot: Spot): Promise<string> {
  const { rows } = await sql<{ letter: string }>`SELECT letter FROM mandate WHERE id = ${await newMandate(world, spot)}`.execute(world.db);
  return rows[0]?.letter ?? '';
}

/** The station of the spot has filled in its sheet. */
export async function entryAt({ db, contest }: Pick<World, 'db' | 'contest'>, spot: Spot): Promise<void> {
  const { scheme, leaf } = spot;
  await sql`INSERT INTO sheet_entry (contest_id, village_id, station, number, round, kind, person_id, said_at, figures, broken, hash)
    SELECT ${contest(spot)}, id, ${leaf.station}, 1, 1, 'kpps', 'uji:pengisi', now(), '{1}', 0, repeat('0', 64) FROM region
    WHERE scheme = ${scheme} AND path = ${leaf.village} ON CONFLICT DO NOTHING`.execute(db);
}
