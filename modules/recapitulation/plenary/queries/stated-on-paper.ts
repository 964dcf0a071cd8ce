import type { Reader } from '../../../../kernel/db/schema.ts';
import { contestPage, type ContestContext } from '../../../elections/index.ts';
import { namesOf } from '../../../people/index.ts';
import { regionsById } from '../../../regions/index.ts';
import { countedAmong } from '../../../sheets/index.ts';
import { objectionsNumbered, type FieldObjection } from '../../../supervision/index.ts';
import { placeName } from '../rules/station-name.ts';
import { watchesFor } from '../rules/watches-for.ts';
import type { Plenary } from '../store/plenaries.ts';
import { takenUp } from '../store/taken-up.ts';
import { foundIn } from './field-objections.ts';

/** Who stated an objection at a station, and for whom they watched (null = by no mandate). Nothing of both while the sheet counts nowhere. */
type Who = { readonly by: string | null; readonly of: string | null };
type Untaken = Who & { readonly contest: number; readonly place: string; readonly matter: string | null; readonly signed: boolean | null };
export type StatedAt = Who & { readonly place: string };

/**
 * Those that were not taken up, for a paper that everybody who may read the plenary may print: of a sheet that counts nowhere yet neither who objects nor in which
 * words, for they may name its figures. Whoever leads has them on the screen.
 */
export async function untakenForAll(db: Reader, plenary: Plenary, contests: readonly ContestContext[]): Promise<Untaken[]> {
  const found = (await foundIn(db, plenary, contests)).filter(({ view }) => view.taken === null);
  const who = await toldOf(db, contests, found.map(({ said }) => said));
  return found.map(({ said, view: { contest, region, station, signed, matter } }) => {
    const told = who.get(said.id);
    return { ...(told ?? NOT_TOLD), contest, place: placeName({ region: region.path, name: region.name, station }), matter: told ? matter : null, signed };
  });
}

/** Those that the plenary took up, by their number there: who stated each, for whom, and at which station. What was taken up stays as it was stated, whatever the same people said since. */
export async function takenOnPaper(db: Reader, plenary: Plenary, contests: readonly ContestContext[]): Promise<Map<number, StatedAt>> {
  const taken = await takenUp(db, [plenary.id]);
  const found = await objectionsNumbered(db, [...taken.keys()]);
  const [who, regions] = [await toldOf(db, contests, found), await regionsById(db, [...new Set(found.map(({ villageId }) => villageId))])];
  return new Map(found.flatMap(({ id, villageId, station }) => {
    const [number, region] = [taken.get(id), regions.get(villageId)];
    return number === undefined || !region ? [] : [[number, { ...(who.get(id) ?? NOT_TOLD), place: placeName({ region: region.path, name: region.name, station }) }] as const];
  }));
}

const NOT_TOLD: Who = { by: null, of: null };

/** By the number of the statement, of those whose sheet counts on some way. */
async function toldOf(db: Reader, contests: readonly ContestContext[], all: readonly FieldObjection[]): Promise<Map<number, Who>> {
  const counted = await countedAmong(db, contests, all);
  const [names, ballots] = [await namesOf(db, counted.map(({ person }) => person)), await ballotsOf(db, [...new Set(counted.map(({ contestId }) => contestId))])];
  return new Map(counted.map(({ id, contestId, person, kind, contestant, path }) => {
    const name = names.get(person) ?? person;
    return [id, { by: kind === null ? `${name} (tanpa mandat)` : name, of: watchesFor({ kind, contestant, name: ballots.get(`${contestId}/${contestant}`) ?? null, path }) }];
  }));
}

/** What those who stand are called, by `contest/number`. */
async function ballotsOf(db: Reader, contests: readonly number[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of contests) {
    const page = await contestPage(db, id);
    if (page.ok) for (const { number, name } of page.value.contestants) names.set(`${id}/${number}`, name);
  }
  return names;
}
