/** The door of the room: the only file that other modules import. Server only; screens import contract.ts and rules/. */
export * from './contract.ts';
export { ancestorsOf, depthOf, joinPath, levelOf, parentPath } from './rules/paths.ts';
export { codeAt, pathOfNestedCode, readStationCode, stationCode } from './rules/codes.ts';
export { isValidOn, today } from './rules/validity.ts';
export { childrenOf, findRegion, findRegions, regionById, regionsById, regionsWithin, type Region } from './tree/store.ts';
export {
  ensureRoll, findRoll, lookupStations, newestRoll, refreshRollTotals, rollById, rollTotals, stationsOf,
  type Roll, type RollTotals, type Station, type StationKey,
} from './rolls/store.ts';
export { loadKemendagri, KEMENDAGRI } from './load/kemendagri.ts';
export { plantPalembang, PALEMBANG } from './fixtures.ts';
export { routes } from './routes.ts';
export { searchRegions } from './search/search-regions.ts';
