import type * as Contract from '../../../../modules/people/contract.ts';

/** The wire of privacy, seen from the office: types only, so that no server code enters the bundle. */
export type BreachView = Contract.BreachView;
export type DueRow = Contract.DueRow;
export type PersonPrivacy = Contract.PersonPrivacy;
export type ProcessingLine = Contract.ProcessingLine;
export type ProcessingRegister = Contract.ProcessingRegister;
export type RequestView = Contract.RequestView;
export type RetentionReport = Contract.RetentionReport;
export type RetentionRun = Contract.RetentionRun;
export type SpecificKind = Contract.SpecificKind;
export type SpecificShown = Contract.SpecificShown;
export type SpecificValue = NonNullable<SpecificShown['value']>;

type C = typeof Contract;
/** Held to the contract by their type, without carrying the contract into the bundle. */
export const SPECIFIC_KINDS: C['SPECIFIC_KINDS'] = ['health', 'finance', 'record'];
export const REQUEST_KINDS: C['REQUEST_KINDS'] = ['access', 'correction', 'erasure', 'restriction', 'objection'];
export const BREACH_EVENTS: C['BREACH_EVENTS'] = ['notified_persons', 'notified_authority', 'notified_public', 'measure', 'note', 'closed'];
