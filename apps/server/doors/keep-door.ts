import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { emptyDoor } from '../../../kernel/doors/memory.ts';
import type { Log } from '../../../kernel/log.ts';
import type { DoorSetup } from './door-setup.ts';
import type { FromDoor, Measured, ToDoor } from './talk.ts';

export type KeptDoor = {
  readonly isOpen: boolean; measure(): Promise<Measured>; close(patience: number): Promise<void>;
  /** Ends the thread as a crash would. */
  fall(): Promise<void>;
};

/** Milliseconds: a door that is slow to say what it measured is left out; one that fell down is opened again after a while. */
const MEASURE_PATIENCE = 1000;
const AGAIN_AFTER = 1000;

/** Keeps one door open in a thread of its own: if it falls down, another is opened. Whoever it served asks again, with the same key. */
export function keepDoor(setup: DoorSetup, log: Log, metricsText: () => Promise<string>): KeptDoor {
  const answers = new Map<number, (measured: Measured) => void>();
  let [isClosing, isOpen, asked] = [false, false, 0];
  let worker = start();

  function start(): Worker {
    const thread = new Worker(new URL('./worker.ts', import.meta.url), { workerData: setup });
    // A fault while measuring leaves one question of Prometheus unanswered, and the house standing.
    thread.on('message', (message: FromDoor) => { hear(thread, message).catch((error: unknown) => { log.error({ err: error, door: setup.door }, 'a door could not be answered'); }); });
    thread.on('error', (error) => { log.error({ err: error, door: setup.door }, 'a door fell down'); });
    thread.on('exit', (code) => {
      isOpen = false;
      // Also one that ended by itself, or was killed for its memory, without telling of an error.
      if (!isClosing) log.error({ door: setup.door, code }, 'a door is closed; the next try follows');
      emptyDoor(setup.memory, setup.door);
      for (const answer of answers.values()) answer([]);
      answers.clear();
      if (!isClosing) setTimeout(() => { if (!isClosing) worker = start(); }, AGAIN_AFTER).unref();
    });
    return thread;
  }

  async function hear(thread: Worker, message: FromDoor): Promise<void> {
    if (message.kind === 'open') isOpen = true;
    else if (message.kind === 'failed') log.error({ door: setup.door, reason: message.reason }, 'a door could not be opened; the next try follows');
    else if (message.kind === 'measure') tell(thread, { kind: 'measured', ask: message.ask, text: await metricsText() });
    else {
      answers.get(message.ask)?.(message.measured);
      answers.delete(message.ask);
    }
  }

  const measure = async (): Promise<Measured> => {
    if (!isOpen) return [];
    const ask = ++asked;
    const answered = new Promise<Measured>((done) => { answers.set(ask, done); });
    tell(worker, { kind: 'measure', ask });
    const measured = await Promise.race([answered, sleep(MEASURE_PATIENCE, [], { ref: false })]);
    answers.delete(ask);
    return measured;
  };

  const close = async (patience: number): Promise<void> => {
    isClosing = true;
    if (worker.threadId === -1) return;
    const gone = once(worker, 'exit');
    tell(worker, { kind: 'close', patience });
    await Promise.race([gone, sleep(patience + 1000, undefined, { ref: false })]);
    await worker.terminate();
  };

  return { get isOpen() { return isOpen; }, measure, close, fall: async () => { await worker.terminate(); } };
}

const tell = (worker: Worker, message: ToDoor): void => { worker.postMessage(message); };
