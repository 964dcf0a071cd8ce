import type { Attend, PlenaryLevel } from '../contract.ts';
import { MOST_PRESENT } from './limits.ts';

type Who = Pick<Attend, 'capacity' | 'contestType' | 'contestant' | 'person' | 'mandate' | 'withoutMandate'>;
/** Somebody who came before, as far as it matters who comes next. */
type Came = { readonly id: number; readonly contestType: string | null; readonly contestant: number | null; readonly mandate: number | null; readonly hasLeft: boolean; readonly isChair?: boolean };
type Hall = { /** Who writes it down. */ readonly actor: string; readonly came: readonly Came[]; /** Does such a contestant stand for election here? */ readonly stands: boolean; /** How many witnesses of one contestant take part at the same time; undefined = no rule says so. */ readonly most: number | undefined };
/** Why somebody cannot be written down as present. `numbers` = whose attendance stands against it. */
export type AttendanceMisfit = { readonly why: 'contestant' | 'mandate' | 'leads' | 'chair_there' | 'mandate_there' | 'witnesses_full' | 'attendance_full'; readonly numbers?: readonly number[] };

/**
 * Whoever comes is a witness of a contestant who stands here, by a mandate or with the reason why not (one of both), or has none of these. Whoever leads is nobody's
 * witness, nobody comes twice by one mandate, a plenary has one chair at a time (where `isChair` is told), and of a contestant no more take part at once than the rule set says. Null = they may.
 */
export function attendanceMisfit(who: Who, hall: Hall): AttendanceMisfit | null {
  const unfit = who.capacity === 'witness' ? witnessMisfit(who, hall) : who.contestType !== null || who.contestant !== null ? { why: 'contestant' as const } : who.mandate || who.withoutMandate ? { why: 'mandate' as const } : null;
  return unfit ?? chairMisfit(who, hall) ?? (hall.came.length >= MOST_PRESENT ? { why: 'attendance_full' } : null);
}

function chairMisfit({ capacity }: Who, { came }: Hall): AttendanceMisfit | null {
  const there = capacity === 'chair' ? came.filter(({ isChair, hasLeft }) => isChair === true && !hasLeft) : [];
  return there.length > 0 ? { why: 'chair_there', numbers: there.map(({ id }) => id) } : null;
}

function witnessMisfit({ contestType, contestant, person, mandate, withoutMandate }: Who, { actor, came, stands, most }: Hall): AttendanceMisfit | null {
  if (!stands) return { why: 'contestant' };
  if ((typeof mandate === 'number') === (typeof withoutMandate === 'string')) return { why: 'mandate' };
  if (person === actor) return { why: 'leads' };
  const present = came.filter(({ hasLeft }) => !hasLeft);
  const there = present.filter((one) => typeof mandate === 'number' && one.mandate === mandate);
  if (there.length > 0) return { why: 'mandate_there', numbers: there.map(({ id }) => id) };
  const others = present.filter((one) => one.contestType === contestType && one.contestant === contestant);
  return most !== undefined && others.length >= most ? { why: 'witnesses_full', numbers: others.map(({ id }) => id) } : null;
}

/** Of the rule set of a contest of that type. Abroad nothing is said of it. */
export const mostWitnesses = (contests: readonly { readonly type: string; readonly witnessesInPlenary: Readonly<Partial<Record<Exclude<PlenaryLevel, 'overseas'>, number>>> }[], level: PlenaryLevel, type: string | null): number | undefined =>
  (level === 'overseas' ? undefined : contests.find((one) => one.type === type)?.witnessesInPlenary[level]);

/** A mandate of a witness, as far as who comes by it takes after it. */
type Held = { readonly person: string; readonly contestType: string | null; readonly contestant: number | null; readonly letter: string };
export const speaksFor = (held: Pick<Held, 'contestType' | 'contestant'>, { contestType, contestant }: Pick<Attend, 'contestType' | 'contestant'>): boolean => held.contestType === contestType && held.contestant === contestant;

/** Whoever comes by a mandate is the person whose it is, for its contestant, with its letter: so they are written down, live and in a hall. `why`: what is said otherwise. */
export function comingBy<T extends Pick<Attend, 'contestType' | 'contestant' | 'person' | 'letter'>>(who: T, held: Held): { readonly who: T } | { readonly why: 'person' | 'contestant' } {
  if (who.person !== null && who.person !== held.person) return { why: 'person' };
  if (who.contestant !== null && !speaksFor(held, who)) return { why: 'contestant' };
  return { who: { ...who, person: held.person, contestType: held.contestType, contestant: held.contestant, letter: held.letter } };
}
/** Are they written down just as that mandate has it? */
export function isComingBy(who: Pick<Attend, 'contestType' | 'contestant' | 'person' | 'letter'>, held: Held): boolean {
  const made = comingBy(who, held);
  return 'who' in made && made.who.person === who.person && made.who.letter === who.letter && speaksFor(held, who);
}

const plainName = (name: string): string => name.toLocaleLowerCase('id').replaceAll(/\s+/g, ' ').trim();
/** Is it the same name but for capitals and spaces? */
export const sameName = (one: string, other: string): boolean => plainName(one) === plainName(other);
