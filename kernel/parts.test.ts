import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { partName, partStore } from './parts.ts';

const fresh = async () => partStore(join(await mkdtemp(join(tmpdir(), 'erekap-parts-')), 'incoming'));
const bytes = (text: string): Buffer => Buffer.from(text);

it('puts pieces together by their place, whatever is sent again', async () => {
  const [parts, name] = [await fresh(), partName()];
  expect(await parts.read(name)).toBeNull();
  for (const [at, piece] of [[0, 'C.HA'], [4, 'SI'], [4, 'SI'], [6, 'L']] as const) expect(await parts.write(name, at, bytes(piece))).toBe(true);
  expect(String(await parts.read(name))).toBe('C.HASIL');
  await parts.drop(name);
  await parts.drop(name);
  expect(await parts.read(name)).toBeNull();
});

it('leaves no gap: a piece whose beginning is gone is not written', async () => {
  const [parts, name] = [await fresh(), partName()];
  expect(await parts.write(name, 4, bytes('SIL'))).toBe(false);
  await parts.write(name, 0, bytes('C.'));
  expect(await parts.write(name, 4, bytes('SIL'))).toBe(false);
  expect(String(await parts.read(name))).toBe('C.');
});

it('knows what nobody has touched since', async () => {
  const [parts, name] = [await fresh(), partName()];
  expect(await parts.untouchedSince(new Date())).toEqual([]);
  await parts.write(name, 0, bytes('x'));
  expect(await parts.untouchedSince(new Date(Date.now() - 60_000))).toEqual([]);
  expect(await parts.untouchedSince(new Date(Date.now() + 60_000))).toEqual([name]);
});

it('takes no name but its own', async () => {
  const parts = await fresh();
  for (const name of ['../x', '', 'a'.repeat(31), 'A'.repeat(32)]) expect(() => parts.read(name)).toThrow('not a name');
});
