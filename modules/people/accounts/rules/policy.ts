/** staff: password and second factor, or passkey · code: a one-time code · demo: a chair of the demo city */
export type SessionKind = 'staff' | 'code' | 'demo';

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

/** How long one step of a sign-in may take, and how often it may be wrong. */
export const STEP_SECONDS = 10 * MINUTE;
export const STEP_TRIES = 5;

/** Links: a forgotten password is asked for by somebody who waits; an invitation is read when there is time. */
export const RESET_SECONDS = HOUR;
export const INVITE_SECONDS = 72 * HOUR;
export const SETUP_SECONDS = HOUR;

/** A sign-in answers no sooner than this, whether it found anybody or not (milliseconds). */
export const ANSWER_MS = 250;

/**
 * A contact that somebody adds to a person's record opens nothing for so long, unless the person proves it earlier: long
 * enough that the notice sent to the older contacts is read before, and short enough for who lost their telephone.
 */
export const CONTACT_WAIT_SECONDS = 7 * 24 * HOUR;

/** Until when a contact that was added now opens nothing. */
export const waitFrom = (now: Date): Date => new Date(now.getTime() + CONTACT_WAIT_SECONDS * 1000);

/** A browser that once signed in to an account is known to it for so long. */
export const KNOWN_SECONDS = 180 * 24 * HOUR;

/**
 * Tries, per bucket. An office shares one address, so that limit is wide; guessing is stopped at the account.
 * There, browsers that once signed in to it have buckets of their own: a stranger who uses up the strangers' bucket keeps nobody out
 * who was there before, and whoever comes with a link from their own mailbox is no stranger any more.
 *
 * An address is an IPv4 address or the /64 of an IPv6 address. Codes and links are counted for each login or contact and each
 * address (`message`), with a wider total over all strangers (`messageTotal`): somebody elsewhere does not use up the owner's
 * tries, and a mailbox still gets no more than so many messages an hour. Sixty codes in the worst hour (thirty
 * at once, thirty as they come back), six digits and five tries each, leave a guesser one chance in 3,333, for a session that holds no right of any role. A caller who shares the owner's own
 * address, or many networks that ask at once, can make an owner in a strange browser wait for an hour at most; a browser that
 * was there before is not counted among strangers and waits for nobody.
 */
export const TRIES = {
  address: { max: 120, perSeconds: 10 * MINUTE },
  password: { max: 10, perSeconds: 15 * MINUTE },
  factor: { max: 10, perSeconds: HOUR },
  message: { max: 5, perSeconds: HOUR },
  messageTotal: { max: 30, perSeconds: HOUR },
  proof: { max: 10, perSeconds: 15 * MINUTE },
  link: { max: 30, perSeconds: HOUR },
} as const;
