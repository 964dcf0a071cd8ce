import { readConfig, type Config } from '../../kernel/config.ts';
import { holdsCluster } from '../../kernel/db/embedded/cluster.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { openHouse, type OpenHouse } from '../server/open-house.ts';
import type { Running } from '../server/start.ts';
import { text, type Parsed } from './arguments.ts';
import { FINE, MISUSE, showProblem, WRONG, type ExitCode, type Io } from './io.ts';

/** The environment with `--data`, `--port` … laid over it. */
export const settings = (io: Io, parsed: Parsed): Record<string, string | undefined> => ({
  ...io.env,
  ...(text(parsed, 'data') ? { DATA: text(parsed, 'data') } : {}),
  ...(text(parsed, 'port') ? { PORT: text(parsed, 'port') } : {}),
  ...(parsed.values['no-demo'] === true ? { DEMO: 'no' } : {}),
});

/** The settings, if there is a house to work on: a folder mistyped, or none named, must not become a new house with keys of its own. */
export const houseThere = (config: Config): Result<Config> =>
  config.DATABASE_URL || holdsCluster(config.DATA) ? ok(config) : fail(problem('data_absent', { folder: config.DATA }));

async function open(io: Io, parsed: Parsed, makes: boolean): Promise<Result<OpenHouse>> {
  const config = readConfig(settings(io, parsed));
  if (!config.ok) return config;
  const there = makes ? config : houseThere(config.value);
  return there.ok ? openHouse(there.value, { beside: true }) : there;
}

/** Opens the house for one command, beside a running server if there is one, and closes it whatever happens; a house that cannot open is told and ends with 1. @param makes whether the command may begin a new house: only what brings data in may */
export async function withHouse(io: Io, parsed: Parsed, work: (house: OpenHouse) => Promise<ExitCode>, makes = false): Promise<ExitCode> {
  const house = await open(io, parsed, makes);
  if (!house.ok) {
    showProblem(io, house.problem, parsed.values['json'] === true);
    return house.problem.code === 'input_invalid' ? MISUSE : WRONG;
  }
  try {
    return await work(house.value);
  } finally {
    await house.value.close();
  }
}

/**
 * Says that the house is open, and stops cleanly on the first signal; a second one does not wait. It listens before it says so:
 * a signal that comes at once would else end this process and leave its PostgreSQL behind.
 */
export async function untilStopped(running: Running, io: Io, say: () => void): Promise<ExitCode> {
  const asked = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => { done(); });
  });
  say();
  await asked;
  io.err('Berhenti …\n');
  process.once('SIGINT', () => process.exit(130));
  await running.stop();
  return FINE;
}
