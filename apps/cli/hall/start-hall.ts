import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { readConfig, type Config } from '../../../kernel/config.ts';
import type { Lang } from '../../../kernel/text.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { hallSetUpLinks, type SetUpLink } from '../../../modules/people/index.ts';
import { hallHouse, openHall } from '../../../modules/recapitulation/index.ts';
import { machineOperator } from '../../server/actors.ts';
import { openHouse } from '../../server/open-house.ts';
import { startHouse, type Running } from '../../server/start.ts';
import type { Parsed } from '../arguments.ts';
import { houseThere, settings, untilStopped } from '../house.ts';
import { moment, say, WORDS } from './words.ts';
import { MISUSE, showProblem, WRONG, type ExitCode, type Io } from '../io.ts';

/** Files with photos are large; nobody carries more than this by hand. */
const FILE_BYTES = 400 * 1024 * 1024;

/** The settings of a hall: its own folder, never the database of an office, no demo city. */
export const hallConfig = (io: Io, parsed: Parsed): Result<Config> => readConfig({ ...settings(io, parsed), DATABASE_URL: undefined, DEMO: 'no' });

export async function readBundle(path: string): Promise<Result<Buffer>> {
  try {
    const file = await readFile(path);
    return file.length > FILE_BYTES ? fail(problem('too_large', { limit: '400 MiB' })) : ok(file);
  } catch {
    return fail(problem('not_found', { thing: { id: `Berkas ${path}`, en: `File ${path}` } }));
  }
}

/** `erekap hall start [FILE]`: makes the folder the hall of that plenary, or goes on with the one in it, and serves it until it is stopped. */
export async function startHall(io: Io, parsed: Parsed, path: string | undefined, json: boolean): Promise<ExitCode> {
  const config = hallConfig(io, parsed);
  if (!config.ok) return told(io, config, json, MISUSE);
  const planted = await plant(config.value, path, io);
  if (!planted.ok) return told(io, planted, json, WRONG);
  const running = await startHouse(config.value, { onStep: (step) => { io.err(`${step}\n`); } });
  if (!running.ok) return told(io, running, json, WRONG);
  const links = await linksOf(config.value);
  return untilStopped(running.value, io, () => {
    if (json) io.out(`${JSON.stringify({ url: running.value.url, ...planted.value, links })}\n`);
    else io.out(welcome(io.lang, running.value, planted.value, links));
  });
}

export function told(io: Io, { problem: found }: { readonly problem: Parameters<typeof showProblem>[1] }, json: boolean, code: ExitCode): ExitCode {
  showProblem(io, found, json);
  return code;
}

type Planted = { readonly place: string; readonly event: string; readonly takenAt: string; readonly path: string; readonly resumed: boolean };

async function plant(config: Config, path: string | undefined, io: Io): Promise<Result<Planted>> {
  const file = path === undefined ? null : await readBundle(path);
  if (file && !file.ok) return file;
  const there = file ? null : houseThere(config);
  if (there && !there.ok) return there;
  const password = file ? await passwordOf(io) : '';
  io.err(`${say(io.lang, 'preparing')}\n`);
  const house = await openHouse(config, { bare: true });
  if (!house.ok) return house;
  try {
    const { db } = house.value;
    const hall = await hallHouse(db);
    const opened = file ? await openHall(db, machineOperator, file.value, password) : hall ? ok({ header: hall.header, resumed: true }) : fail(problem('not_found', { thing: WORDS.nobody }));
    if (!opened.ok) return opened;
    const { place, eventName, takenAt, path } = opened.value.header;
    return ok({ place, event: eventName, takenAt, path, resumed: opened.value.resumed });
  } finally {
    await house.value.close();
  }
}

/** For everybody who leads and has no password on this laptop yet. */
async function linksOf(config: Config): Promise<SetUpLink[]> {
  const house = await openHouse(config, { beside: true });
  if (!house.ok) return [];
  try {
    return await hallSetUpLinks(house.value.db, machineOperator);
  } finally {
    await house.value.close();
  }
}

function welcome(lang: Lang, running: Running, { place, event, takenAt, path, resumed }: Planted, links: readonly SetUpLink[]): string {
  return [
    '', say(lang, 'welcome', { place, event, time: moment(lang, takenAt, path), resumed: resumed ? say(lang, 'resumed') : '' }), '', say(lang, 'open', { url: running.url }),
    ...(links.length === 0 ? [] : ['', say(lang, 'links'), ...links.flatMap(({ name, login, link }) => [say(lang, 'login', { name, login }), `      ${link}`])]), '', say(lang, 'end'), '',
  ].join('\n');
}

/** From the environment or typed at the terminal; a script that says none gets `bundle_locked`. */
async function passwordOf(io: Io): Promise<string> {
  const given = io.env['HALL_PASSWORD'];
  if (given !== undefined || !io.interactive) return given ?? '';
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(say(io.lang, 'ask'));
  } finally {
    terminal.close();
  }
}
