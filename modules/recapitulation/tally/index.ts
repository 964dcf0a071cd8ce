export { tallyFile, type TallyReport, type TallyRequest } from './tally-file.ts';
export { tallyJson } from './tally-json.ts';
