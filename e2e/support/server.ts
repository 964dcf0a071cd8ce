import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
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
