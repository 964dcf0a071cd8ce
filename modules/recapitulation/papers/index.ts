/** Papers of the recapitulation as PDF: see README.md of this module. */
export type { CertificatePaper } from './certificate-paper.ts';
export { printDHasil } from './d-hasil.ts';
export { formName, formTitle } from './form-names.ts';
export { printMinutes, type MinutesPaper } from './minutes.ts';
export { printSpecialEvents, type SpecialEventsPaper } from './kejadian-khusus.ts';
export { printReceipt, type SheetReceipt } from './receipt.ts';
