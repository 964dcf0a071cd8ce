import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export type Started = { readonly url: string; readonly output: string; readonly seconds: number; readonly child: ChildProcess; stop(): Promise<void> };

/** Runs the real `erekap start` as its own process and waits until it prints its address. */
export async function startErekap(data: string, args: readonly string[] = []): Promise<Started> {
  const began = Date.now();
  const env = { ...process.env, LOG_LEVEL: 'warn' };
  delete (env as Record<string, string | undefined>)['DATABASE_URL'];
  const child = spawn(process.execPath, ['apps/cli/main.ts', 'start', '--port', '0', '--data', data, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const url = await new Promise<string>((done, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /Kantor\s+(http:\/\/\S+?)\/\s[\s\S]*Ctrl\+C/.exec(output)?.[1];
      if (found) done(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => { reject(new Error(`erekap start ended with ${code ?? 'a signal'}:\n${output}`)); });
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGINT');
    await once(child, 'exit');
  };
  return { url, output, seconds: (Date.now() - began) / 1000, child, stop };
}

/** One server with its demo city for all browser tests. */
export default async function setup(): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(tmpdir(), 'erekap-e2e-'));
  const started = await startErekap(data);
  process.env['EREKAP_URL'] = started.url;
  process.env['EREKAP_DEMO_PASSWORD'] = /kata sandi semua akun contoh: (\S+)/.exec(started.output)?.[1] ?? '';
  return async () => {
    await started.stop();
    await rm(data, { recursive: true, force: true });
  };
}
