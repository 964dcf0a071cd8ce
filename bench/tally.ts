import { execFile } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { NATION, stationLines, writeLines } from './tally-data.ts';

const REAL = new URL('../../shared/data/pilpres2019/tps.csv.gz', import.meta.url);
const CHILD = fileURLToPath(new URL('./tally-child.ts', import.meta.url));
const ROUNDS = 3;
const SIZES = [10_000, 100_000, NATION];

type Measured = { readonly seconds: number; readonly rows: number; readonly peakMiB: number; readonly perRow?: readonly number[] };

/**
 * The whole of a national tally — unpack, parse, check every cell, fold, roll up, write all levels as JSON — against
 * unpacking and parsing alone, interleaved, each in a process of its own.
 */
export async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'erekap-bench-'));
  try {
    const prefixes = SIZES.map((size) => join(folder, `tps-${size}.csv.gz`));
    const isReal = existsSync(REAL);
    say(isReal ? 'data: Pilpres 2019, every TPS' : 'data: generated, of the shape of Pilpres 2019');
    for (const [i, size] of SIZES.entries()) await writeLines(prefixes[i]!, isReal ? firstLines(size) : stationLines(size));
    await compareRuns(prefixes.at(-1)!);
    const sizes = await run('sizes', ...prefixes);
    for (const [i, seconds] of (sizes.perRow ?? []).entries()) say(`${SIZES[i]!.toLocaleString('en')} TPS: ${(seconds * 1e6).toFixed(2)} µs per TPS`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function compareRuns(file: string): Promise<void> {
  const reference: Measured[] = [];
  const whole: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    reference.push(await run('parse', file));
    whole.push(await run('tally', file));
  }
  const peak = Math.max(...whole.map((each) => each.peakMiB));
  say(`rows: ${whole[0]!.rows.toLocaleString('en')}`);
  say(`gunzip + csv-parse alone: best ${best(reference).toFixed(2)} s, median ${median(reference).toFixed(2)} s`);
  say(`whole tally:              best ${best(whole).toFixed(2)} s, median ${median(whole).toFixed(2)} s`);
  say(`ratio: best ${(best(whole) / best(reference)).toFixed(2)}, median ${(median(whole) / median(reference)).toFixed(2)} (target ≤ 1.6)`);
  say(`peak memory of the tally: ${peak.toFixed(0)} MiB (target < 600)`);
}

async function run(...args: string[]): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, ...args]);
  return JSON.parse(stdout) as Measured;
}

const sorted = (runs: readonly Measured[]): number[] => runs.map((each) => each.seconds).sort((a, b) => a - b);
const best = (runs: readonly Measured[]): number => sorted(runs)[0]!;
const median = (runs: readonly Measured[]): number => sorted(runs)[runs.length >> 1]!;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The header and the first `rows` rows of the real table. */
async function* firstLines(rows: number): AsyncGenerator<string> {
  let left = rows + 1;
  for await (const chunk of createReadStream(REAL).pipe(createGunzip()).setEncoding('utf8') as AsyncIterable<string>) {
    let at = 0;
    while (left > 0 && at < chunk.length) {
      const newline = chunk.indexOf('\n', at);
      if (newline === -1) break;
      at = newline + 1;
      left -= 1;
    }
    yield left > 0 ? chunk : chunk.slice(0, at);
    if (left === 0) return;
  }
}
