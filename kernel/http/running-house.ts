import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const FILE = 'address';
const fileIn = (data: string): string => join(resolve(data), FILE);

/** Notes in the data folder at which origin this process answers, so that commands beside it make links that lead there. */
export async function noteAddress(data: string, origin: string): Promise<void> {
  await mkdir(resolve(data), { recursive: true });
  await writeFile(fileIn(data), `${origin}\n${process.pid}\n`);
}

/** Removes the note, unless another house has written its own in the meantime. */
export async function forgetAddress(data: string): Promise<void> {
  const noted = await readNote(data);
  if (noted?.pid === process.pid) await rm(fileIn(data), { force: true });
}

/** Origin of the house that runs on this data folder; null where none does. What a killed house left behind counts for nothing. */
export async function runningAddress(data: string): Promise<string | null> {
  const noted = await readNote(data);
  return noted && isAlive(noted.pid) ? noted.origin : null;
}

async function readNote(data: string): Promise<{ origin: string; pid: number } | null> {
  const text = await readFile(fileIn(data), 'utf8').catch(() => '');
  const [origin = '', pid = ''] = text.split('\n');
  return URL.canParse(origin) && /^[1-9]\d*$/.test(pid) ? { origin, pid: Number(pid) } : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
