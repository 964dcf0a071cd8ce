import type { SessionKind } from '../tables.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * How long a sign-in lasts. A counting night is longer than a working day, so staff may work a day through without
 * signing in again, but a desk that is left alone closes itself. OWASP ASVS 5.0 V7.3 asks for both limits to be written down.
 */
export const SESSION_LIFE: Readonly<Record<SessionKind, { readonly idleSeconds: number; readonly totalSeconds: number }>> = {
  staff: { idleSeconds: 2 * HOUR, totalSeconds: 24 * HOUR },
  code: { idleSeconds: 30 * MINUTE, totalSeconds: 12 * HOUR },
  demo: { idleSeconds: 12 * HOUR, totalSeconds: 24 * HOUR },
};

/** A session's last use is written down at most this often. */
export const SEEN_EVERY_SECONDS = MINUTE;
