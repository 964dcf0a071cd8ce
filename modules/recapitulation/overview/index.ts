/** What the rest of recapitulation, and the house's clock, take of the overview. */
export { countRound } from './count.ts';
export { keepOverview } from './keep.ts';
export { lookOverview } from './queries/look.ts';
export { overviewRoutes } from './routes.ts';
export { markLegal, markVillage } from './store/marks.ts';
