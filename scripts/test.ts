import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * `npm test`: everything, in the order in which a mistake is cheapest to find.
 * Each step runs even if one before it failed, so that one run tells all. The last line sums up.
 */
const ROOT = join(import.meta.dirname, '..');
const REPORT = join(ROOT, '.cache/vitest.json');
const BIN = join(ROOT, 'node_modules/.bin');

type Tally = { passed: number; failed: number; skipped: number };
type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; numFailedTestSuites: number };

const steps: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', 'tsc', ['-p', '.', '--noEmit']],
  ['types without Node or DOM', 'tsc', ['-p', 'tsconfig.isomorphic.json', '--noEmit']],
  ['lint and boundaries', 'eslint', ['.', '--max-warnings', '0']],
];

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };

async function run(name: string, program: string, args: readonly string[]): Promise<boolean> {
  const began = Date.now();
  process.stdout.write(`\n— ${name}\n`);
  const child = spawn(join(BIN, program), [...args], { cwd: ROOT, stdio: 'inherit' });
  const code = await new Promise<number | null>((done) => child.on('close', done).on('error', () => { done(1); }));
  process.stdout.write(`— ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
  return code === 0;
}

async function runTests(name: string, args: readonly string[]): Promise<void> {
  await rm(REPORT, { force: true });
  const fine = await run(name, 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, ...args]);
  const report = JSON.parse(await readFile(REPORT, 'utf8').catch(() => 'null')) as Report | null;
  tally.passed += report?.numPassedTests ?? 0;
  tally.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  tally.failed += report?.numFailedTests ?? 0;
  // A file that cannot even be loaded has no failed test of its own to count.
  if (!fine && (report?.numFailedTests ?? 0) === 0) tally.failed += 1;
}

for (const [name, program, args] of steps) tally[(await run(name, program, args)) ? 'passed' : 'failed'] += 1;
await runTests('unit and database', []);
await runTests('browser and accessibility', ['--config', 'vitest.e2e.config.ts']);

process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped\n`);
process.exitCode = tally.failed === 0 ? 0 : 1;
