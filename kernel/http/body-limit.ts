import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { inMebibytes } from '../tables/limits.ts';
import { problem, type Problem } from '../problem.ts';
import type { AnyRoute } from './route.ts';

const KIBI = 1024;

/**
 * How large a body may be. Reading JSON holds up everybody in the house, so a route that takes more than a form
 * holds says so: `upload` for a file in base64, `many` for long lists of small things, `piece` for a piece of a picture in base64.
 */
export const BODY_BYTES = { usual: 64 * KIBI, piece: 160 * KIBI, many: 1024 * KIBI, upload: 8 * KIBI * KIBI } as const;

/** Turns a body away that is larger than its route takes, before anything of it is kept and before anybody is asked who sends it. */
export function limitBody({ bodyBytes = BODY_BYTES.usual }: Pick<AnyRoute, 'bodyBytes'>, refuse: (context: Context, found: Problem) => Response): MiddlewareHandler {
  const onError = (context: Context): Response => refuse(context, problem('too_large', { limit: inWords(bodyBytes) }));
  const counting = bodyLimit({ maxSize: bodyBytes, onError });
  return async (context, next) => {
    const { headers } = context.req.raw;
    const said = headers.get('content-length');
    // Who says the length beforehand is held to it by HTTP itself: no stream needs to be made and counted.
    if (said === null || headers.has('transfer-encoding')) return counting(context, next);
    return Number(said) > bodyBytes ? onError(context) : next();
  };
}

const inWords = (bytes: number): string => (bytes < KIBI * KIBI ? `${Math.floor(bytes / KIBI)} KiB` : inMebibytes(bytes));
