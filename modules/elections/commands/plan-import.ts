import { isDeepStrictEqual } from 'node:util';
import type { Reader } from '../../../kernel/db/schema.ts';
import type { CreateContest } from '../contract.ts';
import { contestBySlug, districtPaths, eventBySlug, type ContestRow, type EventRow } from '../store/contests.ts';
import { checkPaper, placeContest, type Fault } from './check-contest.ts';

/** What an import would do with one contest. */
export type Step =
  | { readonly do: 'create'; readonly event: EventRow; readonly contest: CreateContest }
  | { readonly do: 'change'; readonly id: number; readonly contest: CreateContest }
  | { readonly do: 'leave'; readonly contest: CreateContest };

/** A fault of one contest of the list; `at` is its place in it, from 0. */
export type PlanFault = Fault & { readonly at: number };

/**
 * Compares contests with what is stored. A contest that is there may get another ballot as long as it has no sheets;
 * its type, form, district and channels stay. Districts of contests to be created are checked when they are stored,
 * one after the other, so that two of one file cannot claim the same region either.
 */
export async function planImport(db: Reader, contests: readonly CreateContest[]): Promise<{ steps: Step[]; faults: PlanFault[] }> {
  const steps: Step[] = [];
  const faults: PlanFault[] = [];
  const events = new Map<string, EventRow | undefined>();
  for (const [at, contest] of contests.entries()) {
    if (!events.has(contest.event)) events.set(contest.event, await eventBySlug(db, contest.event));
    const event = events.get(contest.event);
    const step = event ? await planOne(db, event, contest) : unknownEvent(contest);
    if ('do' in step) steps.push(step);
    else faults.push({ ...step, at });
  }
  return { steps, faults };
}

async function planOne(db: Reader, event: EventRow, contest: CreateContest): Promise<Step | Fault> {
  const stored = await contestBySlug(db, event.id, contest.slug);
  if (!stored) {
    const placed = await placeContest(db, event, contest);
    return 'code' in placed ? placed : { do: 'create', event, contest };
  }
  const other = difference(stored, await districtPaths(db, stored.id), contest);
  if (other) return { code: 'row_contradicts', column: other, value: String(contest[other]), reason: `${other} berbeda dari yang tersimpan.` };
  if (isDeepStrictEqual(stored.ballot, contest.ballot)) return { do: 'leave', contest };
  if (stored.frozen) return { code: 'ballot_frozen', column: 'ballot', value: contest.slug, reason: 'Pemilihan ini sudah mempunyai lembar hasil.' };
  return checkPaper(contest) ?? { do: 'change', id: stored.id, contest };
}

function difference(stored: ContestRow, members: readonly string[], contest: CreateContest): keyof CreateContest | null {
  const sameDistrict = contest.district === undefined || contest.district === stored.district;
  if (!sameDistrict) return 'district';
  if (!isDeepStrictEqual([...members].sort(), [...contest.members].sort())) return 'members';
  if (!isDeepStrictEqual(stored.channels, contest.channels)) return 'channels';
  return (['type', 'name', 'variant'] as const).find((key) => stored[key] !== contest[key]) ?? null;
}

const unknownEvent = (contest: CreateContest): Fault =>
  ({ code: 'value_unknown', column: 'event', value: contest.event, reason: `Pemilu "${contest.event}" tidak ada.` });
