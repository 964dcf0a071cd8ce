import type { Problem } from '../../../kernel/problem.ts';
import { tallyFile, tallyJson, type TallyReport, type TotalLevel } from '../../../modules/recapitulation/index.ts';
import { isExit, readArguments, text, type Parsed } from '../arguments.ts';
import { LEVEL_WORDS, readLevel } from '../level.ts';
import { FINE, MISUSE, progressBar, showProblem, WRONG, type ExitCode, type Io } from '../io.ts';
import { describeTally } from '../tally/describe-tally.ts';

const OPTIONS = {
  'mapping': { type: 'string' }, 'level': { type: 'string' }, 'channel': { type: 'string' },
  'compare': { type: 'string' }, 'compare-mapping': { type: 'string' }, 'json': { type: 'boolean' },
} as const;

const USAGE = 'erekap tally FILE --mapping M.json [--level LEVEL] [--channel C] [--compare RECAP --compare-mapping M2.json] [--json]';

/** What cannot be read at all, or does not fit the question, is wrong use; what is read and found wrong is bad data. */
const MISUSES: readonly Problem['code'][] = ['file_missing', 'file_unreadable', 'file_kind', 'mapping_invalid', 'input_invalid'];

/** `erekap tally`: adds up a table of stations without a database. Exit 1 where anything does not agree. */
export async function tally(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = readArguments(args, OPTIONS, io);
  if (isExit(parsed)) return parsed;
  const [file, more] = parsed.rest;
  const mapping = text(parsed, 'mapping');
  const word = text(parsed, 'level');
  const level = word === undefined ? undefined : readLevel(word);
  const compared = comparison(parsed);
  if (file === undefined || more !== undefined || mapping === undefined || compared === null || level === 'station' || (word !== undefined && level === undefined)) {
    io.err(`${USAGE}\nLEVEL: ${LEVEL_WORDS}\n`);
    return MISUSE;
  }
  const channel = text(parsed, 'channel');
  const bar = progressBar(io, file);
  const report = await tallyFile({
    table: { path: file }, mapping, lang: io.lang, onProgress: (read, of) => { bar.at(read, of ?? 0); },
    ...(channel === undefined ? {} : { channel }), ...(compared ? { compare: compared } : {}),
  });
  bar.end();
  if (report.ok) return show(report.value, level, parsed, io);
  showProblem(io, report.problem, parsed.values['json'] === true);
  return MISUSES.includes(report.problem.code) ? MISUSE : WRONG;
}

/** Both options of a comparison, undefined without one, null where one of them is missing. */
function comparison(parsed: Parsed): { table: { path: string }; mapping: string } | undefined | null {
  const path = text(parsed, 'compare');
  const mapping = text(parsed, 'compare-mapping');
  if (path === undefined && mapping === undefined) return undefined;
  return path === undefined || mapping === undefined ? null : { table: { path }, mapping };
}

function show(report: TallyReport, level: TotalLevel | undefined, parsed: Parsed, io: Io): ExitCode {
  const pieces = parsed.values['json'] === true ? tallyJson(report, level) : describeTally(report, level, io.lang);
  for (const piece of pieces) io.out(piece);
  const isFine = Object.keys(report.totals.flags).length === 0 && (report.comparison?.differences.length ?? 0) === 0
    && (report.comparison?.onlyOurs.length ?? 0) === 0 && (report.comparison?.onlyTheirs.length ?? 0) === 0;
  return isFine ? FINE : WRONG;
}
