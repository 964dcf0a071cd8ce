import { statfs } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { fine, wrong, type Check } from './check.ts';

const GIB = 2 ** 30;
const NODE_MAJOR = 24;
const SPACE_GIB = 2;
const MEMORY_GIB = 2;

/** What this machine offers: Node, processors, memory, and room on the disk that holds the data. */
export async function checkMachine(data: string): Promise<Check[]> {
  const major = Number(process.versions.node.split('.')[0]);
  const memory = totalmem() / GIB;
  return [
    major >= NODE_MAJOR
      ? fine('Node', 'Node', process.version)
      : wrong('Node', 'Node', process.version, { id: 'Jalankan lewat npm start atau npx erekap.', en: 'Run it through npm start or npx erekap.' }),
    fine('Prosesor', 'Processors', String(availableParallelism())),
    memory >= MEMORY_GIB
      ? fine('Memori', 'Memory', `${memory.toFixed(1)} GiB`)
      : wrong('Memori', 'Memory', `${memory.toFixed(1)} GiB`, { id: 'Pakai mesin dengan sedikitnya 2 GiB.', en: 'Use a machine with at least 2 GiB.' }),
    await checkSpace(data),
  ];
}

async function checkSpace(data: string): Promise<Check> {
  const { bavail, bsize } = await statfs(resolve(data)).catch(() => statfs('.'));
  const free = (bavail * bsize) / GIB;
  const found = `${free.toFixed(1)} GiB — ${resolve(data)}`;
  return free >= SPACE_GIB
    ? fine('Ruang cakram', 'Disk space', found)
    : wrong('Ruang cakram', 'Disk space', found, { id: 'Kosongkan ruang, atau pilih folder lain dengan --data.', en: 'Free some space, or choose another folder with --data.' });
}
