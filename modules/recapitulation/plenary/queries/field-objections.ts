import type { Reader } from '../../../../kernel/db/schema.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { namesOf } from '../../../people/index.ts';
import { regionsById } from '../../../regions/index.ts';
import { fieldObjections, type FieldObjection } from '../../../supervision/index.ts';
import { hallHouse } from '../bundle/store/hall-house.ts';
import type { PlenaryPage } from '../contract.ts';
import { addsStations } from '../rules/levels.ts';
import { groupsOf } from '../store/groups.ts';
import type { Plenary } from '../store/plenaries.ts';
import { takenUp } from '../store/taken-up.ts';
import { refOf } from './views.ts';

/** What was objected at the stations of this plenary, and under which number it took each up, if it did. Like the copies, for whoever leads. */
export const fieldObjectionViews = async (db: Reader, plenary: Plenary, contests: readonly ContestContext[], isLeading: boolean): Promise<PlenaryPage['fieldObjections']> =>
  (isLeading ? (await foundIn(db, plenary, contests)).map(({ view }) => view) : []);

type View = PlenaryPage['fieldObjections'][number];
/** Each with what the room of witnesses knows of it. */
export async function foundIn(db: Reader, plenary: Plenary, contests: readonly ContestContext[]): Promise<{ readonly said: FieldObjection; readonly view: View }[]> {
  if (!addsStations(plenary.level)) return [];
  const villages = (await groupsOf(db, plenary.id)).flatMap(({ regions }) => regions);
  const found = await fieldObjections(db, contests.map(({ id }) => id), villages);
  const [names, regions] = [await namesOf(db, found.map(({ person }) => person)), await regionsById(db, [...new Set(found.map(({ villageId }) => villageId))])];
  const [taken, isHall] = [await takenUp(db, [plenary.id]), (await hallHouse(db)) !== undefined];
  return found.flatMap((said) => {
    const { id, contestId, villageId, station, person, reason, isSigned } = said;
    const region = regions.get(villageId);
    return region ? [{ said, view: { statement: id, contest: contestId, region: refOf(region), station, by: names.get(person) ?? person, matter: reason, signed: isHall ? null : isSigned, taken: taken.get(id) ?? null } }] : [];
  });
}
