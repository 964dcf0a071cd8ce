import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { fileStore } from './files.ts';
import { sha256 } from './ids.ts';

const fresh = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'erekap-files-'));
  return { folder, store: fileStore(folder) };
};

it('keeps a file by its content: the same twice is one, and it reads back as it was', async () => {
  const { folder, store } = await fresh();
  const [one, two] = [await store.put(Readable.from([Buffer.from('C.HASIL')])), await store.put(Readable.from([Buffer.from('C.'), Buffer.from('HASIL')]))];
  expect(one).toEqual({ sha256: sha256('C.HASIL'), size: 7 });
  expect(two).toEqual(one);
  expect(await text(store.read(one.sha256))).toBe('C.HASIL');
  expect(await store.has(one.sha256)).toBe(true);
  expect(await readdir(folder)).toEqual([one.sha256.slice(0, 2)]);
});

it('shows nothing of a file that broke off half way', async () => {
  const { folder, store } = await fresh();
  const broken = Readable.from((async function* () { yield Buffer.from('half'); throw new Error('cable'); })());
  await expect(store.put(broken)).rejects.toThrow('cable');
  expect(await readdir(folder)).toEqual([]);
});
