import { readdir } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** `npm run bench -- NAME`: prints ratios against a reference measured in the same run, on a named machine. */
const name = process.argv[2] ?? '';
const known = (await readdir(import.meta.dirname)).filter((file) => /^[a-z]+\.ts$/.test(file) && file !== 'run.ts').map((file) => file.slice(0, -3));

if (!known.includes(name)) {
  process.stderr.write(`usage: npm run bench -- NAME\nbenches: ${known.join(', ')}\n`);
  process.exit(2);
}
process.stdout.write(`${name}: ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`);
const { bench } = (await import(join(import.meta.dirname, `${name}.ts`))) as { bench(): Promise<void> };
await bench();
