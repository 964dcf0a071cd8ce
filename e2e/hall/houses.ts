import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../../apps/server/open-house.ts';
import { readConfig } from '../../kernel/config.ts';
import type { Db } from '../../kernel/db/schema.ts';
import { must } from '../../kernel/result.ts';
import { sessionCookie } from '../../modules/people/accounts/sessions/cookie.ts';
import { openSession } from '../../modules/people/index.ts';
import { hallNight } from '../../modules/recapitulation/index.ts';
import { startErekap, type Started } from '../support/server.ts';

const ROOT = join(import.meta.dirname, '../..');
const env = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({ ...process.env, DATABASE_URL: '', LOG_LEVEL: 'warn', ...more });

export type Laptop = { readonly url: string; readonly links: readonly { readonly login: string; readonly link: string }[]; stop(): Promise<void> };
export type Contest = Awaited<ReturnType<typeof hallNight.plantPlenary>>['contests'][number];

/** An office with one plenary of a kecamatan (2 kelurahan of 2 TPS, two contests), and a folder for the laptop beside it. */
export class Houses {
  readonly folder: string;
  readonly office: Started;
  readonly plenary: number;
  readonly contests: readonly Contest[];
  readonly cookie: string;

  constructor(folder: string, office: Started, planted: { readonly id: number; readonly contests: readonly Contest[]; readonly cookie: string }) {
    this.folder = folder;
    this.office = office;
    this.plenary = planted.id;
    this.contests = planted.contests;
    this.cookie = planted.cookie;
  }

  at(name: string): string { return join(this.folder, name); }

  /** Works in the office's data beside its server, as the terminal's commands do. */
  inOffice<T>(work: (db: Db) => Promise<T>): Promise<T> { return inside(this.at('office'), work); }

  /** A command of the terminal, as somebody types it. */
  async erekap(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, ['apps/cli/main.ts', ...args], { cwd: ROOT, env: env(), stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.on('data', (text: Buffer) => { said.out += text.toString(); });
    child.stderr.on('data', (text: Buffer) => { said.err += text.toString(); });
    const [code] = await once(child, 'close') as [number | null];
    return { code, ...said };
  }

  /** The laptop in the hall: its own process, folder and port, and nothing of the office. */
  async laptop(file: string | null, password: string): Promise<Laptop> {
    const args = ['apps/cli/main.ts', 'hall', 'start', ...(file === null ? [] : [file]), '--data', this.at('laptop'), '--port', '0', '--json'];
    const child = spawn(process.execPath, args, { cwd: ROOT, env: env({ HALL_PASSWORD: password }), stdio: ['ignore', 'pipe', 'pipe'] });
    const told = JSON.parse(await firstAnswer(child)) as Pick<Laptop, 'url' | 'links'> & { problem?: { title: string } };
    if (told.problem) throw new Error(told.problem.title);
    return { ...told, stop: () => stopped(child) };
  }

  async close(): Promise<void> {
    await this.office.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Starts the office and plants its small world; the plenary is open and its chair is there. */
export async function openHouses(): Promise<Houses> {
  const folder = await mkdtemp(join(tmpdir(), 'erekap-e2e-hall-'));
  const office = await startErekap(join(folder, 'office'), ['--no-demo']);
  const planted = await inside(join(folder, 'office'), async (db) => {
    const made = await hallNight.plantPlenary(db);
    await hallNight.at(db, made.id).open();
    await hallNight.at(db, made.id).came('Ketua PPK', 'chair');
    const { token } = await db.transaction().execute((tx) => openSession(tx, hallNight.PPK.id, 'staff', { address: '', userAgent: 'Peramban kantor', origin: '' }));
    return { ...made, cookie: sessionCookie(token, false).split(';', 1)[0] ?? '' };
  });
  return new Houses(folder, office, planted);
}

async function inside<T>(data: string, work: (db: Db) => Promise<T>): Promise<T> {
  const house = must(await openHouse(must(readConfig({ DATA: data, DEMO: 'no', LOG_LEVEL: 'silent' })), { beside: true }));
  try {
    return await work(house.db);
  } finally {
    await house.close();
  }
}

const firstAnswer = (child: ChildProcess): Promise<string> => new Promise((done, failed) => {
  const said = { out: '', err: '' };
  child.stderr?.on('data', (text: Buffer) => { said.err += text.toString(); });
  child.stdout?.on('data', (text: Buffer) => { said.out += text.toString(); if (said.out.endsWith('}\n')) done(said.out); });
  child.once('exit', (code) => { failed(new Error(`the laptop ended with ${code ?? 'a signal'}: ${said.err}${said.out}`)); });
});

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  await once(child, 'exit');
}
