import { printDHasil } from '../modules/recapitulation/index.ts';
import { parties, subdistrictPaper } from '../modules/recapitulation/papers/fixtures/papers.ts';

const paper = subdistrictPaper({ ballot: parties(18, 10), type: 'dpr', villages: 20, stations: 20 });
const peak = (): number => process.resourceUsage().maxRSS / 1024;
const beforeMiB = peak();
const began = performance.now();
const file = await printDHasil(paper);
process.stdout.write(JSON.stringify({ seconds: (performance.now() - began) / 1000, peakMiB: peak(), beforeMiB, bytes: file.length }));
