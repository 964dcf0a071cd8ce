import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf } from './support/browser.ts';
import { startErekap, type Started } from './support/server.ts';

const ROOT = join(import.meta.dirname, '..');
let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'erekap-start-')); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

type Ended = { code: number; out: string; err: string };

/** Runs `npx erekap …` as a person would, through the bin that hands over to the project's own Node. */
const erekap = (args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((done) => {
    execFile(join(ROOT, 'node_modules/.bin/erekap'), [...args], { env: { ...process.env, ...env }, cwd: ROOT }, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err });
    });
  });

type Results = { total: { tally: { stationsIn: number; figures: Record<string, number> } } };
const results = async (server: Started): Promise<Results['total']['tally']> =>
  ((await (await fetch(`${server.url}/api/contests/1/results?region=16.71`, { headers: { cookie: await cookieOf('demo:pengamat', server.url) } })).json()) as Results).total.tally;

describe('erekap start', () => {
  it('brings a demo city up, tells where it is, and keeps its data through a restart and kill -9', async () => {
    const data = join(folder, 'house');
    const first = await startErekap(data);
    expect(first.output).toMatch(/Kantor\s+http:\/\/127\.0\.0\.1:\d+\//);
    expect(first.output).toContain('loopback');
    expect(first.output).toContain('Operator KPU Kabupaten/Kota');
    expect(first.seconds).toBeLessThan(60);
    const before = await results(first);
    expect(before.stationsIn).toBeGreaterThan(3000);

    const beside = await erekap(['start', '--data', data, '--port', '0']);
    expect([beside.code, beside.err]).toEqual([1, expect.stringContaining('sedang dipakai')]);

    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const second = await startErekap(data);
    expect(await results(second)).toEqual(before);
    const recap = await erekap(['recap', '--data', data, '--election', 'demo-2024', '--contest', 'ppwp', '--region', '16.71', '--level', 'regency', '--json']);
    expect(recap.code).toBe(0);
    expect((JSON.parse(recap.out) as { rows: { tally: Results['total']['tally'] }[] }).rows[0]?.tally).toEqual(before);
    const doctor = await erekap(['doctor', '--data', data, '--json']);
    expect([doctor.code, (JSON.parse(doctor.out) as { healthy: boolean }).healthy]).toEqual([0, true]);
    await second.stop();
  }, 180_000);

  it('stops cleanly even when it is told to in the moment in which it says that it is open', async () => {
    const data = join(folder, 'at-once');
    for (let round = 0; round < 3; round++) {
      const house = await startErekap(data, ['--no-demo']);
      await house.stop();
      expect([house.child.exitCode, existsSync(join(data, 'postgres/postmaster.pid'))]).toEqual([0, false]);
    }
  }, 120_000);

  it.each([
    ['a wrong DATABASE_URL', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }, 'Tidak ada PostgreSQL yang menjawab'],
    ['an address that is not one', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    ['an address beyond this machine', { HOST: '0.0.0.0' }, 'HOST'],
  ])('says in a clear sentence: %s', async (_, env, sentence) => {
    const ended = await erekap(['start', '--data', join(folder, 'other'), '--port', '0'], env);
    expect(ended.code).not.toBe(0);
    expect(ended.err).toContain(sentence);
    expect(ended.err).toContain('→');
    expect(ended.err).not.toMatch(/at \S+:\d+:\d+/);
  });

  it('says that the port is busy, before anything else happens', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const ended = await erekap(['start', '--data', join(folder, 'busy'), '--port', String(port)]);
    other.close();
    expect([ended.code, ended.err]).toEqual([1, expect.stringMatching(new RegExp(`Porta ${port} sudah dipakai`))]);
  });
});
