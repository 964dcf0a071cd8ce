import type { Actor } from '../../../../kernel/access.ts';
import { may } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { RetentionRun } from '../contract.ts';
import { doneBy, findRun, listRuns, type Run } from './store/due.ts';

const MOST = 200;

const view = (run: Run, done: readonly { run: number; item: RetentionRun['done'][number]['item']; count: number }[]): RetentionRun => ({
  ...run, startedAt: run.startedAt.toISOString(), finishedAt: run.finishedAt?.toISOString() ?? null,
  done: done.filter((one) => one.run === run.id).map(({ item, count }) => ({ item, count })),
});

const mine = (actor: Actor, { scheme, path }: Run): boolean => may(actor, 'privacy.read', { scheme, path });

/** The runs over the reader's regions, newest first. */
export async function retentionRuns(db: Reader, actor: Actor): Promise<RetentionRun[]> {
  const runs = (await listRuns(db, MOST)).filter((run) => mine(actor, run));
  const done = await doneBy(db, runs.map(({ id }) => id));
  return runs.map((run) => view(run, done));
}

/** The report of one run; somebody else's region is `not_found`. */
export async function retentionRun(db: Reader, actor: Actor, id: number): Promise<Result<RetentionRun>> {
  const run = await findRun(db, id);
  return run && mine(actor, run) ? ok(view(run, await doneBy(db, [id]))) : fail(problem('not_found', { thing: { id: `Laporan retensi ${id}`, en: `Report of erasure ${id}` } }));
}
