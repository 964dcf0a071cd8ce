import { problem, type Problem } from '../problem.ts';

/** What connections of the web server may ask of the database (milliseconds): no answer to a person takes longer. */
export const DOOR_LIMITS = { statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 } as const;

/** PostgreSQL, appendix A: query_canceled. */
const CANCELED = '57014';
/** idle_in_transaction_session_timeout, admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections, lock_not_available. */
const OVERLOADED = new Set(['25P03', '57P01', '57P02', '57P03', '53300', '55P03']);
/** What pg says itself, without a code: nobody gave a connection back in time, or one broke off. */
const NO_CONNECTION = /timeout exceeded when trying to connect|Connection terminated|is not queryable|Cannot use a pool after calling end/;

/** The problem behind an error of a database that has too much to do; null for every other error. */
export function overloadOf(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  if (code === CANCELED) return problem('too_slow', { seconds: DOOR_LIMITS.statement_timeout / 1000 });
  return OVERLOADED.has(code) || NO_CONNECTION.test(error.message) ? problem('busy') : null;
}
