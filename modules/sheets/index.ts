/** The door of the room: the only file that other modules import. Server only; screens import contract.ts and rules/. */
export * from './contract.ts';
export type { SheetChange, SheetsAccepted, SheetState, StationPlace } from './intake/submission.ts';
export { recordSheets } from './commands/record-sheets.ts';
export { arrivingSheets, submissionOf, type Sending } from './intake/intake.ts';
export { record } from './intake/lanes.ts';
export { acceptIn, type Accepting } from './intake/accept.ts';
export { countOutcomes, type Outcome, type OutcomeCounts } from './intake/outcome.ts';
export type { ArrivingSheet, Submission } from './intake/submission.ts';
export { countedSums, gapsAt, joinCounts, markedSheets, sideBySide, type CountedSums } from './store/recount.ts';
export { sumSheets, type SheetSums, type SumsScope } from './store/sums.ts';
export { countStations, stationRows, votingSubdistricts, type StationRow, type StationScope } from './store/read.ts';
export { sheetPage } from './queries/sheet-page.ts';
export { routes } from './routes.ts';
export { plantDemoSheets } from './fixtures/plant-demo.ts';
export { listedVillages, type ListedVillage } from './store/stations.ts';
export { plantCountry, THREE_PAIRS, TWO_PAIRS, type CountryOptions } from './fixtures/small-country.ts';
export { GOLDEN } from './fixtures/golden.ts';
