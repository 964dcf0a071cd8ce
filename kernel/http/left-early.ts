import type { Context } from 'hono';
import type { Log } from '../log.ts';

/** True for the error with which Node ends the reading of a body whose sender hung up: their own matter, and no fault of the house. */
const hungUp = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNRESET' && error.message === 'aborted';

/** The answer, heard by nobody, to a sender who left in the middle of a body; null for every other error. */
export function leftEarly(error: unknown, context: Context, log: Log): Response | null {
  if (!hungUp(error)) return null;
  log.debug({ path: context.req.path.slice(0, 200) }, 'the sender left before the end');
  return new Response(null, { status: 400 });
}
