import type * as Contract from '../../../../modules/people/contract.ts';

/** The wire of privacy, seen from the office: types only, so that no server code enters the bundle. */
export type { BreachView, DueRow, PersonPrivacy, ProcessingLine, ProcessingRegister, RequestView, RetentionReport, RetentionRun, SpecificKind, SpecificShown } from '../../../../modules/people/contract.ts';
export type SpecificValue = NonNullable<Contract.SpecificShown['value']>;

type C = typeof Contract;
/** Held to the contract by their type, without carrying the contract into the bundle. */
export const SPECIFIC_KINDS: C['SPECIFIC_KINDS'] = ['health', 'finance', 'record'];
export const REQUEST_KINDS: C['REQUEST_KINDS'] = ['access', 'correction', 'erasure', 'restriction', 'objection'];
export const BREACH_EVENTS: C['BREACH_EVENTS'] = ['notified_persons', 'notified_authority', 'notified_public', 'measure', 'note', 'closed'];
