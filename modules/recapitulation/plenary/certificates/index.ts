/** D.Hasil of plenaries: see README.md of recapitulation. */
export { certificateRoutes } from './routes.ts';
export { answerAlarm } from './commands/answer-alarm.ts';
export { addSigner } from './commands/add-signer.ts';
export { drawUp } from './commands/draw-up.ts';
export { acceptCertificate, readBack, reopenCertificate, returnCertificate, sendCertificate, signCertificate } from './commands/steps.ts';
export { warnOfSheets } from './store/alarms.ts';
