import { availableParallelism, totalmem } from 'node:os';

/** A browser test holds a house with its PostgreSQL and a Chromium; no other test needs as much. */
const WORKER_BYTES = 2.5 * 2 ** 30;

/** How many test files run at once: one for each core, fewer where memory is short. */
export const WORKERS = Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / WORKER_BYTES)));
