import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^[0-9a-f]{32}$/;

/** A name for something on its way, by chance: nothing that anybody sent is part of it. */
export const partName = (): string => randomBytes(16).toString('hex');

/** Files that arrive piece by piece. Who writes holds a lock elsewhere; a piece written twice changes nothing. */
export function partStore(folder: string) {
  const place = (name: string): string => {
    if (!NAME.test(name)) throw new Error('not a name of a part');
    return join(folder, name);
  };
  return {
    /** Writes a piece at its place in bytes; false if what came before is gone. */
    async write(name: string, offset: number, piece: Uint8Array): Promise<boolean> {
      if (offset === 0) await mkdir(folder, { recursive: true });
      const file = await open(place(name), offset === 0 ? 'w' : 'r+').catch(absent);
      if (!file) return false;
      try {
        if ((await file.stat()).size < offset) return false;
        for (let at = 0; at < piece.length;) at += (await file.write(piece, at, piece.length - at, offset + at)).bytesWritten;
        return true;
      } finally {
        await file.close();
      }
    },
    /** All that came; null if nothing is there. */
    read: (name: string): Promise<Buffer | null> => readFile(place(name)).catch(absent),
    drop: (name: string): Promise<void> => rm(place(name), { force: true }),
    /** Names of those that nobody has touched since. */
    async untouchedSince(moment: Date): Promise<string[]> {
      const names = ((await readdir(folder).catch(absent)) ?? []).filter((name) => NAME.test(name));
      const times = await Promise.all(names.map((name) => stat(place(name)).then(({ mtime }) => mtime, () => null)));
      return names.filter((_, at) => (times[at] ?? moment) < moment);
    },
  };
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
