/** The wire of plenaries in halls: types only, so that no server code enters the bundle. */
export type { BundleConflict, BundleDecision, BundleList, BundlePassword, BundleView, HallView, JoinedCertificate, JoinReport, TakenOut } from '../../../../modules/recapitulation/contract.ts';
