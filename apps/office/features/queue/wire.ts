import type { z } from 'zod';
import type * as Contract from '../../../../modules/sheets/contract.ts';

/** The wire of this room, seen from the office: types only. */
type C = typeof Contract;
export type QueueRow = Contract.QueueRow;
export type QueuePage = z.infer<C['QueuePage']>;
export type CaseList = z.infer<C['CaseList']>;
export type CaseRow = CaseList['rows'][number];
export type CasePage = z.infer<C['CasePage']>;
export type CaseEntry = CasePage['entries'][number];
export type CasePhoto = CasePage['photos'][number];
export type OwnerChoices = z.infer<C['OwnerChoices']>;

/** Held to the contract by their types, without carrying it into the bundle. */
export const WAITING_STATES = ['awaited', 'photographed', 'entered', 'unphotographed', 'different', 'asked_again', 'replaced'] as const satisfies C['WAITING_STATES'];
export const QUEUE_SORTS = ['place', 'oldest', 'waiting'] as const satisfies C['QUEUE_SORTS'];
export const FAULTS = ['unreadable', 'wrong_page', 'wrong_station', 'not_a_sheet'] as const satisfies C['SHEET_FAULTS'];
export type WaitingState = (typeof WAITING_STATES)[number];
export type QueueSort = (typeof QUEUE_SORTS)[number];
export type Fault = (typeof FAULTS)[number];
