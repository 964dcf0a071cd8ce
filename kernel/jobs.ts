import { Logger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Log } from './log.ts';

/** Work that happens later or by the clock. `cron` is `minute hour day month weekday`, in UTC. */
export type Job = { readonly name: string; readonly cron?: string; run(payload: unknown): Promise<void> };

/** Starts the worker inside this process; jobs survive a restart because they are rows of the same database. */
export async function startJobs(pool: Pool, jobs: readonly Job[], log: Log): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.name, async (payload: unknown) => job.run(payload)]));
  const crontab = jobs.filter((job) => job.cron).map((job) => `${job.cron ?? ''} ${job.name}`).join('\n');
  await runMigrations({ pgPool: pool });
  return run({ pgPool: pool, taskList, crontab, concurrency: 2, noHandleSignals: true, logger: quietLogger(log) });
}

function quietLogger(log: Log) {
  return new Logger(() => (level, message, meta) => { log[level === 'error' ? 'error' : 'debug']({ meta }, message); });
}

