import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { must } from '../kernel/result.ts';
import { tallyFile, tallyJson } from '../modules/recapitulation/index.ts';

const MAPPING = fileURLToPath(new URL('../docs/examples/pilpres2019-tps.json', import.meta.url));

/** Unpacks and parses, and does nothing else. */
const parseOnly = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    let rows = -1;
    createReadStream(path).pipe(createGunzip()).pipe(parse()).on('data', () => (rows += 1)).on('end', () => { resolve(rows); }).on('error', reject);
  });

async function tallyWhole(path: string): Promise<number> {
  const report = must(await tallyFile({ table: { path }, mapping: MAPPING }));
  let characters = 0;
  for (const piece of tallyJson(report)) characters += piece.length;
  if (characters === 0) throw new Error('no JSON was written');
  return report.totals.regions.national?.[0]?.stations ?? 0;
}

async function timed(work: () => Promise<number>): Promise<{ seconds: number; rows: number }> {
  const began = performance.now();
  const rows = await work();
  return { seconds: (performance.now() - began) / 1000, rows };
}

/** Seconds per TPS at several sizes in one warm process: the best of as many runs as make the smaller sizes comparable. */
async function sizes(paths: readonly string[]): Promise<number[]> {
  const perRow: number[] = [];
  for (let i = 0; i < 8; i++) await tallyWhole(paths[0]!);
  for (const [i, path] of paths.entries()) {
    let best = Infinity;
    for (let round = 0; round < Math.max(2, 10 - 4 * i); round++) {
      const { seconds, rows } = await timed(() => tallyWhole(path));
      best = Math.min(best, seconds / rows);
    }
    perRow.push(best);
  }
  return perRow;
}

const [mode = '', ...paths] = process.argv.slice(2);
const measured = mode === 'sizes' ? { perRow: await sizes(paths) } : await timed(() => (mode === 'parse' ? parseOnly : tallyWhole)(paths[0]!));
process.stdout.write(JSON.stringify({ ...measured, peakMiB: process.resourceUsage().maxRSS / 1024 }));
