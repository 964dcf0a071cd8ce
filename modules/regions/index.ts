/** The door of the room: the only file that other modules import. Server only; screens import contract.ts and rules/. */
export * from './contract.ts';
export { ancestorsOf, depthOf, joinPath, levelOf, parentPath } from './rules/paths.ts';
export { codeAt, pathOfNestedCode, readStationCode, stationCode } from './rules/codes.ts';
export { zoneOf } from './rules/zone.ts';
export { isValidOn, today } from './rules/validity.ts';
export { childrenOf, findRegion, findRegions, regionById, regionsById, regionsWithin, type Region } from './tree/store.ts';
export {
  ensureRoll, findRoll, lookupStations, newestRoll, refreshRollTotals, rollById, rollTotals, stationsOf,
  type Roll, type RollTotals, type Station, type StationKey,
} from './rolls/store.ts';
export { loadKemendagri, KEMENDAGRI } from './load/kemendagri.ts';
export { plantNightRoll, plantPalembang, PALEMBANG, SMALL_SUBDISTRICT } from './fixtures.ts';
export { routes } from './routes.ts';
export { searchRegions } from './search/search-regions.ts';
export { importRegions, planRegionImport, type RegionImport, type RegionImportReport } from './import/import-regions.ts';
export { importVoters, type VoterImport, type VoterImportReport } from './import/import-voters.ts';
export { REGION_TEMPLATE, RegionMapping, STATION_TEMPLATE, VoterMapping } from './rules/mapping.ts';
export { asFile, exportRegions, exportStations } from './export/export-tables.ts';
export { changeRegion } from './changes/change-region.ts';
export { ChangeInput } from './changes/inputs.ts';
export { isOverseas, unitTypeOf } from './rules/unit-type.ts';
