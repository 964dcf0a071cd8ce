/** The door of the room: the only file that other modules import. Server only; screens import contract.ts. */
export * from './contract.ts';
export { routes } from './routes.ts';
export { composeSupervision } from './compose.ts';
export { giveMandate } from './commands/give-mandate.ts';
export { plantDemoMandates } from './fixtures/plant-mandates.ts';
export { makeStatement } from './commands/make-statement.ts';
export { describeMandates } from './queries/list-mandates.ts';
export { describeStatements } from './queries/statements.ts';
export { countStatements } from './store/statements.ts';
export { letPlenariesTell, ownObjections, type AskOutcomes } from './queries/objection-outcomes.ts';
export { fieldObjections, objectionsNumbered, objectionsSince, type FieldObjection } from './store/field-objections.ts';
export { mandateById, mandatesOf, witnessMandatesBelow, witnessMandatesOver, type MandateRow } from './store/mandates.ts';
export { SUPERVISION_BYTES } from './bytes.ts';
import './tables.ts';
