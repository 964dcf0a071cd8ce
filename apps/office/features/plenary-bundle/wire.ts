import type * as Contract from '../../../../modules/recapitulation/contract.ts';

/** The wire of plenaries in halls: types only, so that no server code enters the bundle. */
export type BundleList = Contract.BundleList;
export type BundlePassword = Contract.BundlePassword;
export type BundleView = Contract.BundleView;
export type BundleConflict = Contract.BundleConflict;
export type BundleDecision = Contract.BundleDecision;
export type JoinedCertificate = Contract.JoinedCertificate;
export type JoinReport = Contract.JoinReport;
export type TakenOut = Contract.TakenOut;
export type HallView = Contract.HallView;
