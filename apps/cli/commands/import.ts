import { z } from 'zod';
import { problem, type Problem, type ProblemCode } from '../../../kernel/problem.ts';
import { IsoDate, Scheme } from '../../../modules/regions/index.ts';
import { HOUSE_OPTIONS, isExit, readArguments, text, type Parsed } from '../arguments.ts';
import type { CliCommand } from '../help.ts';
import { withHouse } from '../house.ts';
import { keepSource } from '../import/keep-source.ts';
import { IMPORT_KINDS } from '../import/kinds.ts';
import type { ImportReport } from '../import/request.ts';
import { FINE, MISUSE, progressBar, showProblem, WRONG, type ExitCode, type Io } from '../io.ts';

const OPTIONS = {
  ...HOUSE_OPTIONS, mapping: { type: 'string' }, 'dry-run': { type: 'boolean' }, scheme: { type: 'string' }, roll: { type: 'string' }, name: { type: 'string' },
  date: { type: 'string' }, source: { type: 'string' }, election: { type: 'string' }, contest: { type: 'string' }, channel: { type: 'string' }, reason: { type: 'string' }, key: { type: 'string' },
} as const;

const USAGE = [
  'erekap import regions  FILE [--mapping M.json] [--scheme S] [--date D] [--source TEXT] [--key KEY] [--dry-run]',
  'erekap import voters   FILE [--mapping M.json] --roll ROLL [--scheme S] [--date D] [--key KEY] [--dry-run]',
  'erekap import contests FILE [--mapping M.json] [--dry-run]',
  'erekap import results  FILE --mapping M.json [--election E] [--contest C] [--channel C] [--reason TEXT] [--dry-run]',
  'erekap import official FILE --mapping M.json [--election E] [--contest C] [--source TEXT] [--dry-run]',
  'erekap import roles    FILE [--dry-run]',
  'erekap import people   FILE [--scheme S] [--dry-run]',
];

/** Wrong use, as opposed to a file that was read and found wrong. */
const MISUSES: readonly ProblemCode[] = ['file_missing', 'file_unreadable', 'file_kind', 'mapping_invalid', 'choice_needed', 'choice_unknown', 'input_invalid'];

export const importFile: CliCommand = {
  name: 'import',
  usage: USAGE,
  about: { id: 'Memasukkan berkas CSV, CSV.gz atau xlsx: semua atau tidak sama sekali, boleh diulang', en: 'Bring in a CSV, CSV.gz or xlsx file: all or nothing, and again harmlessly' },
  options: [
    ['--mapping M.json', { id: 'nama kolom berkas (contoh: docs/examples); tanpa ini kolom templat', en: 'names of the columns (examples: docs/examples); else those of the template' }],
    ['--dry-run', { id: 'periksa saja, tidak menyimpan apa pun', en: 'check only, store nothing' }],
    ['--scheme S', { id: 'sistem kode wilayah (bawaan kemendagri)', en: 'coding of the regions (default kemendagri)' }],
    ['--name TEXT', { id: 'nama daftar TPS untuk layar', en: 'name of the roll for screens' }],
    ['--roll ROLL', { id: 'nama daftar TPS', en: 'name of the roll of stations' }],
    ['--date D', { id: 'tanggal berlaku, 2019-04-17', en: 'date it holds from, 2019-04-17' }],
    ['--election E', { id: 'pemilu, bila lebih dari satu', en: 'election, where there are several' }],
    ['--contest C', { id: 'pemilihan, bila lebih dari satu', en: 'contest, where there are several' }],
    ['--channel C', { id: 'hanya jalur ini', en: 'this channel only' }],
    ['--reason TEXT', { id: 'alasan bila angka yang sudah tercatat berubah', en: 'reason where recorded figures change' }],
    ['--key KEY', { id: 'kunci kirim: kunci yang sama memberi jawaban pertama; tanpa ini setiap kali dibandingkan lagi', en: 'idempotency key: the same key gives the first answer; without it each run compares again' }],
    ['--data FOLDER', { id: 'folder data (bawaan ./data)', en: 'data folder (default ./data)' }],
    ['--json', { id: 'laporan sebagai JSON', en: 'report as JSON' }],
  ],
  run: async (args, io) => {
    const parsed = readArguments(args, OPTIONS, io);
    if (isExit(parsed)) return parsed;
    const [word = '', file, more] = parsed.rest;
    const kind = IMPORT_KINDS[word];
    if (!kind || file === undefined || more !== undefined || (kind.needsMapping && text(parsed, 'mapping') === undefined)) {
      io.err(`${USAGE.join('\n')}\n`);
      return MISUSE;
    }
    const strange = strangeOption(parsed);
    if (strange) {
      showProblem(io, strange, parsed.values['json'] === true);
      return MISUSE;
    }
    return withHouse(io, parsed, async (house) => {
      const bar = progressBar(io, file);
      const report = await kind.run({ house, io, parsed, file, dryRun: parsed.values['dry-run'] === true, onProgress: (done, of) => { bar.at(done, of); } });
      bar.end();
      if (report.ok) {
        if (kind.keeps && parsed.values['dry-run'] !== true) await keepSource(house, file);
        return tell(io, report.value, parsed);
      }
      showProblem(io, report.problem, parsed.values['json'] === true);
      return MISUSES.includes(report.problem.code) ? MISUSE : WRONG;
    }, parsed.values['dry-run'] !== true);
  },
};

const IdempotencyKey = z.string().min(8).max(200);

/** The first option whose value cannot be what it should be. */
function strangeOption(parsed: Parsed): Problem | null {
  for (const [name, contract] of [['date', IsoDate], ['scheme', Scheme], ['key', IdempotencyKey]] as const) {
    const value = text(parsed, name);
    if (value !== undefined && !contract.safeParse(value).success) return problem('input_invalid', { column: `--${name}`, reason: value });
  }
  return null;
}

function tell(io: Io, report: ImportReport, parsed: Parsed): ExitCode {
  const dryRun = parsed.values['dry-run'] === true;
  if (parsed.values['json'] === true) io.out(`${JSON.stringify({ dryRun, ...report }, null, 2)}\n`);
  else io.out(`${dryRun ? (io.lang === 'en' ? 'Checked; nothing stored.\n' : 'Diperiksa; tidak ada yang disimpan.\n') : ''}${lines(report, '')}`);
  return FINE;
}

const lines = (report: ImportReport, indent: string): string =>
  Object.entries(report).map(([name, value]) => (isNested(value) ? `${indent}${name}\n${lines(value, `${indent}  `)}` : `${indent}${name.padEnd(12)} ${plain(value)}\n`)).join('');

const isNested = (value: unknown): value is ImportReport => typeof value === 'object' && value !== null && !Array.isArray(value);

const plain = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') || '—' : typeof value === 'number' ? value.toLocaleString('id-ID') : String(value);
