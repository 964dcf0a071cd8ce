/** Plenaries in halls without network: what leaves, what a laptop makes of it, what comes back. */
export { bundleRoutes, previewBundle } from './routes.ts';
export { passwordOf } from './queries/out-password.ts';
export { bundleById, bundleOut, bundlePassword } from './store/bundles.ts';
export { joinBundle } from './commands/join.ts';
export { loseBundle, takeOut } from './commands/take-out.ts';
export { finishHall, undoFinish } from './hall/finish-hall.ts';
export { openHall, type OpenedHall } from './hall/open-hall.ts';
export { plenaryAtPath, plenaryOfBundle } from './queries/which-plenary.ts';
export { outFile } from './queries/out-file.ts';
export * as hallNight from './fixtures/one-night.ts';
export { hallHouse } from './store/hall-house.ts';
