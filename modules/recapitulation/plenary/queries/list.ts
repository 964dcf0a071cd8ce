import type { Reader } from '../../../../kernel/db/schema.ts';
import { isWithin } from '../../../../kernel/access.ts';
import { ancestorsOf, findRegion } from '../../../regions/index.ts';
import type { PlenaryLevel, PlenaryList } from '../contract.ts';
import { addsStations, isAbroad, plenaryLevel, reachesUp } from '../rules/levels.ts';
import { objectionsBelow } from '../../overview/store/objected.ts';
import { newestCertificates } from '../store/certificate-views.ts';
import { districtMembers, missionsWithin, openAlarms, standingOf } from '../store/list.ts';
import type { EventOf } from '../store/plenaries.ts';
import { unitsOf, type UnitRow } from '../store/units.ts';
import { refOf } from './views.ts';

/** Of a region that nobody has planned one for. */
const UNPLANNED = { id: null, regionId: 0, state: null, lines: 0, done: 0, openObjections: 0, out: null };

type Held = { readonly region: UnitRow; readonly level: PlenaryLevel };

/** The plenary of a region and those of the level below it, with those that nobody has planned yet. */
export async function listPlenaries(db: Reader, event: EventOf, path: string): Promise<PlenaryList> {
  const held = await reached(db, event, await placesAt(db, event, path));
  const standing = new Map((await standingOf(db, event.id, held.map(({ region }) => region.id))).map((row) => [row.regionId, row]));
  const certificates = Map.groupBy(await newestCertificates(db, [...standing.values()].map(({ id }) => id)), ({ plenary }) => plenary);
  const alarms = await openAlarms(db, event.id, event.scheme, held.map(({ region }) => region.path));
  const objected = await objectionsAt(db, event, path, held);
  return { rows: held.map(({ region, level }) => {
    const { regionId: _at, ...own } = standing.get(region.id) ?? UNPLANNED;
    const papers = own.id === null ? [] : certificates.get(own.id) ?? [];
    return {
      ...own, region: refOf(region), level, certificates: papers.map(({ contest, state, id, version, note }) => ({ contest, state, id, version, note })), fieldObjections: objected.get(region.path) ?? 0, alarms: alarms.get(region.path) ?? 0,
    };
  }) };
}

/** Objections signed at the stations of the plenaries that read stations and not taken up there yet, as the overview counted them some seconds ago. */
async function objectionsAt(db: Reader, event: EventOf, path: string, held: readonly Held[]): Promise<Map<string, number>> {
  if (!held.some(({ level }) => addsStations(level))) return new Map();
  const counted = await objectionsBelow(db, { event: event.id, scheme: event.scheme, region: path, depth: SUBDISTRICT, contest: undefined });
  return new Map([...counted].map(([at, { all, taken }]) => [at, all - taken]));
}
/** Depth of a kecamatan, and of a mission abroad. */
const SUBDISTRICT = 3;

async function placesAt(db: Reader, event: EventOf, path: string): Promise<UnitRow[]> {
  const region = await findRegion(db, event.scheme, path, event.validOn);
  if (!region) return [];
  const where = { eventId: event.id, scheme: event.scheme, rollId: event.rollId, validOn: event.validOn, path };
  const level = plenaryLevel(region);
  if (level === null) return isAbroad(path) && region.level !== 'village' ? missionsWithin(db, where) : [];
  return addsStations(level) ? [region] : [region, ...await unitsOf(db, { ...where, level })];
}

/** Those where a plenary is held, of some contest: what lies in no district has nothing to add up. */
async function reached(db: Reader, event: EventOf, regions: readonly UnitRow[]): Promise<Held[]> {
  const members = await districtMembers(db, event.id);
  const byLevel = new Map<PlenaryLevel, { readonly held: ReadonlySet<string>; readonly above: ReadonlySet<string> }>();
  const districts = (level: PlenaryLevel) => {
    let found = byLevel.get(level);
    if (!found) {
      const paths = members.filter(({ upTo }) => reachesUp({ recapitulatedUpTo: upTo }, level)).map(({ path }) => path);
      byLevel.set(level, (found = { held: new Set(paths), above: new Set(paths.flatMap((path) => ancestorsOf(path))) }));
    }
    return found;
  };
  return regions.flatMap((region) => {
    const level = plenaryLevel(region);
    if (level === null) return [];
    const { held, above } = districts(level);
    const inside = above.has(region.path) || held.has(region.path) || ancestorsOf(region.path).some((path) => held.has(path) && isWithin(region.path, path));
    return inside ? [{ region, level }] : [];
  });
}
