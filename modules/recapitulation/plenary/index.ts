/** What the rest of recapitulation takes of its plenaries. */
export { plenaryRoutes } from './routes.ts';
export { placeOf, wrongState, unknownPlenary } from './commands/act.ts';
export { attend } from './commands/attend.ts';
export { answerObjection, leave, raiseObjection } from './commands/hall.ts';
export { correctObjection } from './commands/put-record-right.ts';
export { showLine } from './commands/show.ts';
export { confirmLine, confirmMany, correctLine, undoLine } from './commands/lines.ts';
export { changePlan } from './commands/change-plan.ts';
export { planPlenary } from './commands/plan.ts';
export { closePlenary, openPlenary, pausePlenary, reopenIn, reopenPlenary, resumePlenary, setGroups } from './commands/steps.ts';
export { lineChanged } from './store/line-changed.ts';
export { lockPlenary, noteAct, plenaryById, sharePlenary, type Plenary } from './store/plenaries.ts';
export { plantHall } from './fixtures/hall.ts';
