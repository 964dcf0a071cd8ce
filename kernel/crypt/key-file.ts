import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../problem.ts';
import { fail, ok, type Result } from '../result.ts';

const OWNER_ONLY = 0o600;

/**
 * The text of `<folder>/secret.key`; if there is none, one is made (mode 0600). It is written whole under another name and
 * then linked into place, so that of two starting servers one wins and nobody ever reads half a key.
 */
export async function readKeyFile(folder: string, make: () => string): Promise<Result<string>> {
  const place = join(folder, 'secret.key');
  try {
    const before = await readOwn(place);
    if (before !== null) return ok(before);
    await mkdir(folder, { recursive: true });
    await placeOnce(place, make());
    return ok((await readOwn(place)) ?? '');
  } catch (error) {
    return fail(problem('folder_unusable', { folder, reason: `secret.key: ${codeOf(error) || 'gagal'}` }));
  }
}

/** Null if there is no such file; one that others may read is closed to them. */
async function readOwn(place: string): Promise<string | null> {
  const text = await readFile(place, 'utf8').catch(missing);
  if (text !== null) await chmod(place, OWNER_ONLY).catch(() => undefined);
  return text;
}

async function placeOnce(place: string, text: string): Promise<void> {
  const temporary = `${place}.${randomBytes(8).toString('hex')}`;
  try {
    const file = await open(temporary, 'wx', OWNER_ONLY);
    try {
      await file.writeFile(`${text}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(temporary, place).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  } finally {
    await rm(temporary, { force: true });
  }
}

function missing(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
