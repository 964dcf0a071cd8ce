import { isWithin } from '../../../kernel/access.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import type { Level, NodeLevel, RegionHit } from '../contract.ts';
import { readStationCode, stationCode } from '../rules/codes.ts';
import { ancestorsOf } from '../rules/paths.ts';
import { today } from '../rules/validity.ts';
import { lookupStations, newestRoll, rollTotals } from '../rolls/store.ts';
import { refOf } from '../tree/region-page.ts';
import { findRegion, findRegions } from '../tree/store.ts';
import { byName, type Scored } from './by-name.ts';
import { codesLike, type Among } from './store.ts';

export type Search = {
  readonly q: string; readonly scheme: string; readonly level?: Level | undefined; readonly limit: number; readonly on?: string | undefined;
  /** Only these regions and what lies in them. */
  readonly within?: Among;
};

/**
 * Finds regions by code, path, name or alias, forgiving typing errors, best first; '16.71.04.1001/7', the 13 digits of
 * a TPS and 'Bukitlama TPS 7' find the station.
 */
export async function searchRegions(db: Db, search: Search): Promise<RegionHit[]> {
  const on = search.on ?? today();
  const station = /^(.+?)[\s,]+tps\s*\.?\s*(\d{1,4})$/i.exec(search.q);
  const code = readStationCode(search.scheme, search.q);
  if (code && wants(search, 'station')) {
    const village = await findRegion(db, search.scheme, code.village, on);
    if (village && isAmong(village.path, search.within)) return stationHits(db, search.scheme, [{ region: village, score: 1 }], code.number, on, search.limit);
  }
  if (station && wants(search, 'station')) {
    const villages = await byName(db, { scheme: search.scheme, text: station[1] ?? '', level: 'village', on, limit: 20, among: search.within });
    return stationHits(db, search.scheme, villages, Number(station[2]), on, search.limit);
  }
  if (search.level === 'station') return [];
  const found = /^-?[\d.]+$/.test(search.q) ? await byCode(db, search, on) : [];
  return toHits(db, search.scheme, found.length > 0 ? found : await named(db, search, on), on);
}

const isAmong = (path: string, among: Among): boolean => among === undefined || among.some((one) => isWithin(path, one));

const wants = (search: Search, level: Level): boolean => search.level === undefined || search.level === level;

const nodeLevel = (level: Level | undefined): NodeLevel | null => (level === undefined || level === 'station' ? null : level);

/** How much it helps a name that its region has polling stations: of namesakes, the one that votes is meant. */
const VOTES = 0.06;
const WIDER = 3;

async function named(db: Db, search: Search, on: string): Promise<Scored[]> {
  const wide = await byName(db, { scheme: search.scheme, text: search.q, level: nodeLevel(search.level), on, limit: search.limit * WIDER, among: search.within });
  const roll = await newestRoll(db, search.scheme);
  if (!roll) return wide.slice(0, search.limit);
  const listed = await rollTotals(db, roll.id, wide.map(({ region }) => region.id));
  const votes = ({ region }: Scored): number => ((listed.get(region.id)?.stations ?? 0) > 0 ? VOTES : 0);
  return wide.map((one) => ({ ...one, score: one.score * (1 - VOTES) + votes(one) }))
    .sort((a, b) => b.score - a.score || (a.region.path < b.region.path ? -1 : 1)).slice(0, search.limit);
}

async function byCode(db: Db, search: Search, on: string): Promise<Scored[]> {
  const found = await codesLike(db, search.scheme, search.q, nodeLevel(search.level), on, search.within);
  return found.slice(0, search.limit).map((region) => {
    const length = region.path.startsWith(search.q) ? region.path.length : region.code.length;
    return { region, score: search.q.length / Math.max(length, 1) };
  });
}

async function stationHits(db: Db, scheme: string, villages: readonly Scored[], number: number, on: string, limit: number): Promise<RegionHit[]> {
  const roll = await newestRoll(db, scheme);
  if (!roll) return [];
  const stations = await lookupStations(db, roll.id, villages.map((one) => ({ villageId: one.region.id, number })));
  const hits = await toHits(db, scheme, villages.filter((_, i) => stations[i] !== null), on, true);
  return hits.slice(0, limit).map((hit) => ({ ...hit, level: 'station', station: number, code: stationCode(hit.code, number), name: `TPS ${String(number).padStart(3, '0')}` }));
}

async function toHits(db: Db, scheme: string, found: readonly Scored[], on: string, withSelf = false): Promise<RegionHit[]> {
  const above = await findRegions(db, scheme, [...new Set(found.flatMap((one) => ancestorsOf(one.region.path)))], on);
  return found.map(({ region, score: points }) => {
    const ancestors = ancestorsOf(region.path).flatMap((path) => above.get(path) ?? []).map(refOf);
    return { ...refOf(region), score: Math.round(points * 1000) / 1000, ancestors: withSelf ? [...ancestors, refOf(region)] : ancestors, station: null };
  });
}
