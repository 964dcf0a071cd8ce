import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * `npm test`: everything. Tests run beside types and lint, as many files at once as there are cores (vitest.config.ts).
 * Each stage runs to its end even if another one failed, so that one run tells all. The last line sums up.
 */
const ROOT = join(import.meta.dirname, '..');
const REPORT = join(ROOT, '.cache/vitest.json');
const BIN = join(ROOT, 'node_modules/.bin');
/** What Node compiled of a file is kept for the next process that loads it: each test file and each house is one. */
const ENV = { ...process.env, NODE_COMPILE_CACHE: join(ROOT, '.cache/node') };

type Tally = { passed: number; failed: number; skipped: number };
type Told = { readonly fullName: string; readonly status: string; readonly failureMessages?: readonly string[] };
type File = { readonly name: string; readonly status: string; readonly message: string; readonly assertionResults: readonly Told[] };
type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; testResults: readonly File[] };
type Stage = { readonly name: string; readonly isFine: boolean; readonly seconds: number; readonly tally: Tally; readonly failures?: readonly string[] };
type Ended = { readonly isFine: boolean; readonly output: string };

const CHECKS: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', 'tsc', ['-p', '.', '--noEmit']],
  ['types without Node or DOM', 'tsc', ['-p', 'tsconfig.isomorphic.json', '--noEmit']],
  ['lint and boundaries', 'eslint', ['.', '--max-warnings', '0']],
];

function run(program: string, args: readonly string[], output: 'shown' | 'kept'): Promise<Ended> {
  const child = spawn(join(BIN, program), [...args], { cwd: ROOT, env: ENV, stdio: ['ignore', ...(output === 'shown' ? ['inherit', 'inherit'] as const : ['pipe', 'pipe'] as const)] });
  let kept = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { kept += chunk.toString(); });
  return new Promise((done) => {
    child.on('close', (code) => { done({ isFine: code === 0, output: kept }); });
    child.on('error', (error) => { done({ isFine: false, output: error.message }); });
  });
}

async function timed(name: string, work: () => Promise<Pick<Stage, 'isFine' | 'tally' | 'failures'>>): Promise<Stage> {
  const began = Date.now();
  const ended = await work();
  return { name, ...ended, seconds: (Date.now() - began) / 1000 };
}

const lineOf = ({ name, isFine, seconds }: Stage): string => `— ${name}: ${isFine ? 'ok' : 'FAILED'} (${seconds.toFixed(1)} s)\n`;

/** What failed, a line each with the first line of why: a long output is often read, or kept, from its end alone. */
function failuresOf({ testResults }: Report): string[] {
  const line = (where: string, why: string): string => `  ${relative(ROOT, where)} — ${why.split('\n', 1)[0] ?? ''}`;
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((told) => told.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [line(name, message)] : [];
    return failed.map(({ fullName, failureMessages }) => line(name, `${fullName}: ${failureMessages?.[0] ?? ''}`));
  });
}

/** One after the other beside the tests, so that they take one core at most; what they say comes in one piece. */
async function checks(): Promise<Stage[]> {
  const stages: Stage[] = [];
  for (const [name, program, args] of CHECKS) {
    const stage = await timed(name, async () => {
      const { isFine, output } = await run(program, args, 'kept');
      process.stdout.write(output);
      return { isFine, tally: { passed: isFine ? 1 : 0, failed: isFine ? 0 : 1, skipped: 0 } };
    });
    process.stdout.write(lineOf(stage));
    stages.push(stage);
  }
  return stages;
}

async function tests(): Promise<Stage[]> {
  await rm(REPORT, { force: true });
  const stage = await timed('unit, database, browser and accessibility', async () => {
    const { isFine } = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`], 'shown');
    const report = JSON.parse(await readFile(REPORT, 'utf8').catch(() => 'null')) as Report | null;
    const counted = report?.numFailedTests ?? 0;
    // A file that cannot even be loaded has no failed test of its own to count.
    return { isFine, failures: report === null ? [] : failuresOf(report), tally: { passed: report?.numPassedTests ?? 0, failed: counted === 0 && !isFine ? 1 : counted, skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0) } };
  });
  return [stage];
}

const stages = (await Promise.all([checks(), tests()])).flat();
const sum = (part: keyof Tally): number => stages.reduce((all, { tally }) => all + tally[part], 0);
const failures = stages.flatMap((stage) => stage.failures ?? []);
if (failures.length > 0) process.stdout.write(`\nWhat failed:\n${failures.join('\n')}\n`);
process.stdout.write(`\n${stages.map(lineOf).join('')}\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
process.exitCode = stages.every(({ isFine }) => isFine) && sum('failed') === 0 ? 0 : 1;
