import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';
import { deliverWaiting, eraseMessages, type DeliveryOptions } from './deliver.ts';
import type { Adapters } from './message.ts';

export type Delivering = { stop(): Promise<void> };

type LoopOptions = DeliveryOptions & { readonly log: Log; readonly everyMs?: number };

const ERASE_EVERY_MS = 60_000;

/**
 * Looks into the outbox every second, which costs one look into an empty index, and erases every minute. A database that is
 * away for a while is tried again. `stop` waits for the messages that are on their way.
 */
export function startDelivery(db: Db, adapters: Adapters, { log, everyMs = 1000, ...rest }: LoopOptions): Delivering {
  const options: DeliveryOptions = { onFailure: (failure) => { log.warn(failure, 'message not delivered'); }, ...rest };
  let stopped = false;
  let wake: () => void = () => undefined;
  let eraseAt = 0;
  const round = async (): Promise<number> => {
    if (Date.now() >= eraseAt) {
      await eraseMessages(db, options);
      eraseAt = Date.now() + ERASE_EVERY_MS;
    }
    return deliverWaiting(db, adapters, options);
  };
  const loop = async (): Promise<void> => {
    for (;;) {
      const sent = await round().catch((err: unknown) => {
        log.error({ err }, 'outbox cannot be read');
        return 0;
      });
      if (isOver()) return;
      if (sent === 0) await pause();
      if (isOver()) return;
    }
  };
  const isOver = (): boolean => stopped;
  const pause = () => new Promise<void>((done) => {
    const timer = setTimeout(done, everyMs);
    wake = () => {
      clearTimeout(timer);
      done();
    };
  });
  const done = loop();
  return {
    async stop() {
      stopped = true;
      wake();
      await done;
    },
  };
}
