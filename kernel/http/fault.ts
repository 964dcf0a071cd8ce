import { overloadOf } from '../db/overload.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import { problem, type Problem } from '../problem.ts';
import type { AnyRoute } from './route.ts';

/** What is told of an error that no rule of the house foresaw, once the log has it. */
export function faultOf(error: unknown, one: Pick<AnyRoute, 'path'>, log: Log): Problem {
  const overload = overloadOf(error);
  if (overload) {
    log.warn({ route: one.path, code: overload.code, reason: error instanceof Error ? error.message : '' }, 'the database had too much to do');
    return overload;
  }
  const reference = newId();
  log.error({ reference, route: one.path, err: error }, 'unexpected failure');
  return problem('internal', { reference });
}
