import { setTimeout as pause } from 'node:timers/promises';
import { ANSWER_MS } from './rules/policy.ts';

/** Answers no sooner than `ANSWER_MS` after the question, so that the clock does not tell what was found. Failures wait too. */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const floor = pause(ANSWER_MS);
  try {
    return await work();
  } finally {
    await floor;
  }
}
