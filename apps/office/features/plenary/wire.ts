import type { z } from 'zod';
import type * as Contract from '../../../../modules/recapitulation/contract.ts';

/** The wire of plenaries, seen from the office: types only, so that no server code enters the bundle. */
type C = typeof Contract;
export type PlenaryPage = Contract.PlenaryPage;
export type PlenaryList = Contract.PlenaryList;
export type PlenaryRow = PlenaryList['rows'][number];
export type PlenaryState = PlenaryPage['state'];
export type PlenaryDone = Contract.PlenaryDone;
export type PlenaryLevel = Contract.PlenaryLevel;
export type ContestProgress = Contract.ContestProgress;
export type Group = PlenaryPage['groups'][number];
export type Child = PlenaryPage['children'][number];
export type Alarm = PlenaryPage['alarms'][number];
export type LineList = Contract.LineList;
export type LineRow = LineList['rows'][number];
export type LinePage = Contract.LinePage;
export type LineRef = Contract.LineRef;
export type BrokenLines = Contract.BrokenLines;
export type BrokenLine = BrokenLines['rows'][number];
export type LinesDone = Contract.LinesDone;
export type LineState = LineRow['state'];
export type Attendance = Contract.AttendanceView;
export type Attend = Contract.Attend;
export type HallMandates = Contract.HallMandates;
export type HallMandate = HallMandates['rows'][number];
export type Capacity = Contract.Capacity;
export type Objection = Contract.ObjectionView;
export type PlenaryObjection = Contract.PlenaryObjection;
export type Outcome = Objection['outcome'];
export type Certificate = Contract.CertificateView;
export type CertificateState = Certificate['state'];
export type CertificatePage = Contract.CertificatePage;
export type CertificateDocument = Contract.CertificateDocument;
export type ActList = Contract.ActList;
export type PlenaryTotals = Contract.PlenaryTotals;
export type PlanChanged = Contract.PlanChanged;
export type ChangePlan = z.input<C['ChangePlan']>;
export type PlanPlenary = z.input<C['PlanPlenary']>;

/** Held to the contract by its type, without carrying the contract into the bundle. */
export const CAPACITIES: C['CAPACITIES'] = ['chair', 'member', 'witness', 'supervisor', 'pps', 'observer', 'guest'];
