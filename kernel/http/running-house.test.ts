import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetAddress, noteAddress, runningAddress } from './running-house.ts';

let data = '';
beforeAll(async () => { data = await mkdtemp(join(tmpdir(), 'erekap-address-')); });
afterAll(() => rm(data, { recursive: true, force: true }));

it('is known from start to stop, and no longer', async () => {
  expect(await runningAddress(data)).toBeNull();
  await noteAddress(data, 'http://localhost:9001');
  expect(await runningAddress(data)).toBe('http://localhost:9001');
  await forgetAddress(data);
  expect([await runningAddress(data), await readdir(data)]).toEqual([null, []]);
});

it('does not believe the note of a house that was killed, nor a torn one', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  for (const note of [`http://localhost:9001\n${pid}\n`, 'http://localhost:9001', '', 'nonsense\n1\n']) {
    await writeFile(join(data, 'address'), note);
    expect(await runningAddress(data), note).toBeNull();
  }
});

it('leaves the note of another house alone', async () => {
  await writeFile(join(data, 'address'), `http://localhost:9002\n${process.ppid}\n`);
  await forgetAddress(data);
  expect(await runningAddress(data)).toBe('http://localhost:9002');
});
