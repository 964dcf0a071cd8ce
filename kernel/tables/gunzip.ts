import { createGunzip, type Gunzip } from 'node:zlib';
import type { Bytes } from './source.ts';

/** Thrown by the unpacking stream; `readTable` turns it into `file_truncated`, `file_corrupt` (with the last good row) or `too_large`. */
export class UnpackError extends Error {
  readonly kind: 'truncated' | 'damaged' | 'too_large';
  constructor(kind: 'truncated' | 'damaged' | 'too_large') {
    super(`gzip is ${kind}`);
    this.kind = kind;
  }
}

/**
 * Unpacks gzip chunk by chunk: while one chunk is being parsed the next is unpacked on zlib's own thread.
 * A plain pipe would drop what it holds when the file turns out to be truncated; here every row before the break arrives.
 * At `limit` unpacked bytes it stops, however much more one packed chunk holds.
 */
export async function* gunzip(packed: Bytes, limit: number): Bytes {
  const unzip = createGunzip({ chunkSize: 64 * 1024 });
  const unpacked: Buffer[] = [];
  let failure: unknown = null;
  let total = 0;
  unzip.on('data', (chunk: Buffer) => {
    total += chunk.length;
    if (total <= limit) unpacked.push(chunk);
    else unzip.destroy();
  });
  unzip.on('error', (error) => (failure = error));
  try {
    let running: Promise<boolean> | null = null;
    for await (const chunk of packed) {
      const before: Promise<boolean> | null = running;
      if (before && !(await before)) break;
      const done = unpacked.splice(0);
      running = push(unzip, chunk);
      yield* done;
    }
    if (running) await running;
    yield* unpacked.splice(0);
    if (!unzip.destroyed) await finish(unzip);
    yield* unpacked.splice(0);
  } finally {
    unzip.destroy();
    await packed.return();
  }
  if (total > limit) throw new UnpackError('too_large');
  if (failure !== null) throw new UnpackError((failure as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged');
}

/** A damaged or cut stream closes without calling back, so both ways out are awaited. */
const push = (unzip: Gunzip, chunk: Buffer): Promise<boolean> =>
  new Promise((resolve) => {
    const broken = (): void => resolve(false);
    unzip.once('close', broken);
    unzip.write(chunk, (error) => {
      unzip.off('close', broken);
      resolve(error == null);
    });
  });

const finish = (unzip: Gunzip): Promise<void> =>
  new Promise((resolve) => {
    unzip.once('close', () => resolve());
    unzip.once('end', () => resolve());
    unzip.end();
  });
