import type { Db } from '../../../kernel/db/schema.ts';
import { countRound } from './count.ts';
import { lastRound, markOldCounts } from './store/marks.ts';

const EVERY_MS = 5000;
/** So many times as long as a round took it rests at least: counting takes a tenth of one connection at most. */
const REST = 9;
/** A look counts by itself where nobody counted for so long (and much longer than a round and its rest take), as in a house without the clock. */
const STALE_MS = 10_000;

/** Counts every few seconds as long as the house runs. */
export function keepOverview(db: Db, failed: (error: unknown) => void): { stop(): Promise<void> } {
  let [stopped, timer, running] = [false, undefined as NodeJS.Timeout | undefined, Promise.resolve()];
  let isFirst = true;
  const round = async (): Promise<void> => {
    const started = performance.now();
    if (isFirst) await markOldCounts(db).catch(failed);
    isFirst = false;
    await countRound(db).catch(failed);
    const took = performance.now() - started;
    if (!stopped) later(Math.max(EVERY_MS, took * REST));
  };
  const later = (ms: number): void => {
    timer = setTimeout(() => { running = round(); }, ms);
    timer.unref();
  };
  later(1000);
  return { stop: async () => { stopped = true; clearTimeout(timer); await running; } };
}

/** When the counters that are read now were counted; counts first where they are older than anybody should see. */
export async function freshRound(db: Db, now = Date.now()): Promise<Date> {
  const round = await lastRound(db);
  if (now - round.countedAt.getTime() < Math.max(STALE_MS, round.milliseconds * REST * 2)) return round.countedAt;
  await countRound(db, 0);
  return (await lastRound(db)).countedAt;
}
