import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { partStore } from './parts.ts';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Tx } from './db/schema.ts';

declare module './db/schema.ts' {
  interface Schema {
    stored_file: { sha256: string; name: string; size: number; media_type: string; stored_by: string; stored_at: Date | undefined };
  }
}

export type StoredFile = { readonly sha256: string; readonly size: number };

/** Files kept by the SHA-256 of their content, in a folder; a name never decides what is read. */
export function fileStore(folder: string) {
  const place = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  return {
    /** Stores a stream; the same content twice is one file. A half-written file is never visible. */
    async put(content: Readable): Promise<StoredFile> {
      await mkdir(folder, { recursive: true });
      const temporary = join(folder, `.${randomBytes(8).toString('hex')}`);
      const hash = createHash('sha256');
      let size = 0;
      content.on('data', (chunk: Buffer) => { hash.update(chunk); size += chunk.length; });
      try {
        // On the disk before anything tells of it.
        await pipeline(content, createWriteStream(temporary, { flags: 'wx', flush: true }));
        const sha256 = hash.digest('hex');
        await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true });
        await rename(temporary, place(sha256));
        return { sha256, size };
      } finally {
        await rm(temporary, { force: true });
      }
    },
    has: async (hash: string): Promise<boolean> => stat(place(hash)).then(() => true, () => false),
    read: (hash: string): Readable => createReadStream(place(hash)),
    /** What is still on its way, under names by chance. */
    parts: partStore(join(folder, 'incoming')),
  };
}

export type FileStore = ReturnType<typeof fileStore>;

/** Notes a stored file in the database, in the transaction that refers to it. True if it was not there before. */
export async function noteFile(tx: Tx, file: StoredFile, about: { name: string; mediaType: string; by: string }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('stored_file')
    .values({ sha256: file.sha256, size: file.size, name: about.name, media_type: about.mediaType, stored_by: about.by, stored_at: undefined })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
