import type { Actor } from '../../kernel/access.ts';
import { execute } from '../../kernel/command.ts';
import { must } from '../../kernel/result.ts';
import { attend, openPlenary, planPlenary, raiseObjection, takeOut } from '../../modules/recapitulation/index.ts';
import type { Spot, World } from './access-world.ts';

/** Leads every plenary of this test, so that there is one to ask about. */
const CHAIR: Actor = { id: 'uji:ketua-pleno', name: 'Ketua', grants: [{ verb: 'recapitulation.lead', scheme: '*', path: '' }] };

export type OpenHall = {
  readonly id: number; readonly contest: number;
  /** The first line: a kelurahan with its first station, or a region of the level below. */
  readonly line: { readonly contest: number; readonly region: string; readonly station: number };
};

const halls = new WeakMap<World, Map<string, Promise<OpenHall>>>();

/** The open plenary of the spot, with somebody present and an objection; null where none is held: in a kelurahan, at a station. */
export function hallAt(world: World, spot: Spot): Promise<OpenHall> | null {
  if (spot.station !== null || spot.region.split('.').length > 3) return null;
  const known = halls.get(world) ?? new Map<string, Promise<OpenHall>>();
  halls.set(world, known);
  const name = `${spot.event} ${spot.region}`;
  const hall = known.get(name) ?? openHall(world, spot, name);
  known.set(name, hall);
  return hall;
}

async function openHall({ db, contest: contestOf }: World, spot: Spot, name: string): Promise<OpenHall> {
  const key = (what: string): string => `akses pleno ${what} ${name}`;
  const { id } = must(await execute(db, planPlenary, { actor: CHAIR, key: key('plan'), input: { event: spot.event, region: spot.region, place: 'Aula', plannedFor: null } }));
  must(await execute(db, openPlenary, { actor: CHAIR, key: key('open'), input: { id } }));
  must(await execute(db, attend, { actor: CHAIR, key: key('attend'), input: { id, name: 'Ketua', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null } }));
  must(await execute(db, raiseObjection, { actor: CHAIR, key: key('object'), input: { id, contest: null, region: null, station: null, raisedBy: 1, matter: 'Uji hak akses', kind: 'objection' } }));
  const contest = contestOf(spot);
  const [leaf, depth] = [spot.leaf.village.split('.'), spot.region === '' ? 0 : spot.region.split('.').length];
  const inside = depth === 3 ? `${spot.region}.1001` : [...spot.region.split('.').filter(Boolean), leaf[depth] ?? ''].join('.');
  return { id, contest, line: { contest, region: inside, station: depth === 3 ? 1 : 0 } };
}

/** The copy of the spot's plenary that left for a hall; who may ask for it is told so, whatever became of it meanwhile. */
export async function bundleAt(world: World, spot: Spot): Promise<{ readonly hall: OpenHall; readonly bundle: string } | null> {
  const hall = await hallAt(world, spot);
  if (!hall) return null;
  const { bundle } = must(await execute(world.db, takeOut, { actor: CHAIR, key: `akses pleno bundle ${hall.id}`, input: { id: hall.id, carrier: 'Sekretaris' } }));
  return { hall, bundle };
}
