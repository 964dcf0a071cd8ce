/** The door of the room: the only file that other modules import. */
export * from './contract.ts';
export { composeRecapitulation } from './compose.ts';
export { tallyFile, tallyJson, type TallyReport, type TallyRequest } from './tally/index.ts';
export { formName, formTitle, printDHasil, printReceipt, printSpecialEvents, type CertificatePaper, type SheetReceipt, type SpecialEventsPaper } from './papers/index.ts';
export type { Comparison, Difference, LevelComparison } from './rules/compare.ts';
export type { RegionTotal, RegionTotals, TotalLevel } from './rules/region-totals.ts';
export { countRound, keepOverview, lookOverview } from './overview/index.ts';
export * from './plenary/index.ts';
export { recap } from './queries/recap.ts';
export { recount } from './queries/recount.ts';
export { resultPage } from './queries/result-page.ts';
export * from './plenary/certificates/index.ts';
export * from './plenary/bundle/index.ts';
export { routes } from './routes.ts';
export { exportRecap, type RecapExport } from './transfer/export-recap.ts';
export { importResults, type ImportedResults, type ImportResults } from './transfer/import-results.ts';
export { importOfficial } from './commands/import-official.ts';
export { importOfficialFile, type OfficialFile } from './transfer/import-official.ts';
