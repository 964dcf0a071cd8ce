import { sql } from 'kysely';
import type { Actor } from '../../kernel/access.ts';
import { execute } from '../../kernel/command.ts';
import { must } from '../../kernel/result.ts';
import { contestContext } from '../../modules/elections/index.ts';
import { drawUp } from '../../modules/recapitulation/index.ts';
import { hallAt } from './access-plenary.ts';
import type { Spot, World } from './access-world.ts';

const CHAIR: Actor = { id: 'uji:ketua-pleno', name: 'Ketua', grants: [{ verb: 'recapitulation.lead', scheme: '*', path: '' }] };
const papers = new WeakMap<World, Map<number, Promise<{ certificate: number; alarm: number }>>>();

/** A certificate of the plenary at the spot, and an alarm there; null where no plenary is held. */
export async function certificateAt(world: World, spot: Spot): Promise<{ certificate: number; alarm: number } | null> {
  const hall = await hallAt(world, spot);
  if (!hall) return null;
  const known = papers.get(world) ?? new Map<number, Promise<{ certificate: number; alarm: number }>>();
  papers.set(world, known);
  const made = known.get(hall.id) ?? make(world, spot, hall.id, hall.contest);
  known.set(hall.id, made);
  return made;
}

async function make({ db }: World, spot: Spot, hall: number, contest: number): Promise<{ certificate: number; alarm: number }> {
  const { form, eventId } = must(await contestContext(db, contest));
  await sql`UPDATE plenary_line SET state = 'confirmed', written_from = 'typed', written = ${form.cells.map(() => 0)}::int[], figures = ${form.cells.map(() => 0)}::int[] WHERE plenary_id = ${hall} AND contest_id = ${contest}`.execute(db);
  const { id } = must(await execute(db, drawUp, { actor: CHAIR, key: `akses d-hasil ${hall}`, input: { id: hall, contest } }));
  const { rows } = await sql<{ id: number }>`INSERT INTO recap_alarm (event_id, scheme, path, contest_id, what, details) VALUES (${eventId}, ${spot.scheme}, ${spot.region}, ${contest}, 'sheet_changed', '{}') RETURNING id`.execute(db);
  return { certificate: id, alarm: rows[0]?.id ?? 0 };
}
