import type { CliCommand } from '../help.ts';
import { tally } from './tally.ts';

export const tallyCommand: CliCommand = {
  name: 'tally',
  usage: ['erekap tally FILE --mapping M.json [--level LEVEL] [--channel C] [--compare RECAP --compare-mapping M2.json] [--json]'],
  about: { id: 'Menjumlahkan berkas TPS tanpa basis data, dan membandingkannya dengan rekapitulasi', en: 'Add up a file of stations without a database, and compare it with a recapitulation' },
  options: [
    ['--mapping M.json', { id: 'nama kolom berkas (contoh: docs/examples)', en: 'names of the columns (examples: docs/examples)' }],
    ['--level LEVEL', { id: 'hanya tingkat ini', en: 'this level only' }],
    ['--channel C', { id: 'hanya jalur ini', en: 'this channel only' }],
    ['--compare RECAP', { id: 'berkas rekapitulasi resmi, dengan --compare-mapping', en: 'file of the official recapitulation, with --compare-mapping' }],
    ['--json', { id: 'hasil sebagai JSON', en: 'result as JSON' }],
  ],
  run: tally,
};
