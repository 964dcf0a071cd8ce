import { isDeepStrictEqual } from 'node:util';
import type { Reader } from '../../../kernel/db/schema.ts';
import type { CreateContest } from '../contract.ts';
import { claims } from '../rules/districts.ts';
import { contestBySlug, districtPaths, eventBySlug, type ContestRow, type EventRow } from '../store/contests.ts';
import { checkPaper, overlap, placeContest, type Fault, type Placed } from './check-contest.ts';

/** What an import would do with one contest. */
export type Step =
  | { readonly do: 'create'; readonly event: EventRow; readonly contest: CreateContest; readonly placed: Placed }
  | { readonly do: 'change'; readonly id: number; readonly contest: CreateContest }
  | { readonly do: 'leave'; readonly contest: CreateContest };

/** A fault of one contest of the list; `at` is its place in it, from 0. */
export type PlanFault = Fault & { readonly at: number };

/**
 * Compares contests with what is stored. A contest that is there may get another ballot as long as it has no sheets;
 * its type, form, district and channels stay. New districts must not overlap with stored ones, nor with each other.
 * Lock the events first: what is found free here must still be free when it is stored.
 */
export async function planImport(db: Reader, contests: readonly CreateContest[]): Promise<{ steps: Step[]; faults: PlanFault[] }> {
  const steps: Step[] = [];
  const faults: PlanFault[] = [];
  const events = new Map<string, EventRow | undefined>();
  const claimed = new Map<string, ReturnType<typeof claims>>();
  const seen = new Set<string>();
  for (const [at, contest] of contests.entries()) {
    if (!events.has(contest.event)) events.set(contest.event, await eventBySlug(db, contest.event));
    const event = events.get(contest.event);
    const name = `${contest.event}/${contest.slug}`;
    const step = !event ? unknownEvent(contest) : seen.has(name) ? repeated(contest) : await planOne(db, event, contest);
    seen.add(name);
    const outcome = 'do' in step && step.do === 'create' ? claim(claimed, step) : step;
    if ('do' in outcome) steps.push(outcome);
    else faults.push({ ...outcome, at });
  }
  return { steps, faults };
}

function claim(claimed: Map<string, ReturnType<typeof claims>>, step: Extract<Step, { do: 'create' }>): Step | Fault {
  const key = `${step.contest.event}/${step.contest.type}`;
  const sofar = claimed.get(key) ?? claims();
  claimed.set(key, sofar);
  const taken = sofar.taken(step.contest.members);
  if (taken !== undefined) return overlap(taken, `pemilihan ${step.contest.type} lain dalam daftar ini`);
  sofar.add(step.contest.members);
  return step;
}

async function planOne(db: Reader, event: EventRow, contest: CreateContest): Promise<Step | Fault> {
  const stored = await contestBySlug(db, event.id, contest.slug);
  if (!stored) {
    const placed = await placeContest(db, event, contest);
    return 'code' in placed ? placed : { do: 'create', event, contest, placed };
  }
  const other = difference(stored, await districtPaths(db, stored.id), contest);
  if (other) return { code: 'row_contradicts', column: other, value: [contest[other]].flat().join(';'), reason: `${other} berbeda dari yang tersimpan.` };
  if (isDeepStrictEqual(stored.ballot, contest.ballot)) return { do: 'leave', contest };
  if (stored.frozen) return { code: 'ballot_frozen', column: 'ballot', value: contest.slug, reason: 'Pemilihan ini sudah mempunyai lembar hasil.' };
  return checkPaper(contest) ?? { do: 'change', id: stored.id, contest };
}

type Fixed = 'type' | 'name' | 'variant' | 'district' | 'members' | 'channels';

function difference(stored: ContestRow, members: readonly string[], contest: CreateContest): Fixed | null {
  const sameDistrict = contest.district === undefined || contest.district === stored.district;
  if (!sameDistrict) return 'district';
  if (!isDeepStrictEqual([...members].sort(), [...contest.members].sort())) return 'members';
  if (!isDeepStrictEqual(stored.channels, contest.channels)) return 'channels';
  return (['type', 'name', 'variant'] as const).find((key) => stored[key] !== contest[key]) ?? null;
}

const unknownEvent = (contest: CreateContest): Fault =>
  ({ code: 'value_unknown', column: 'event', value: contest.event, reason: `Pemilu "${contest.event}" tidak ada.` });

const repeated = (contest: CreateContest): Fault =>
  ({ code: 'row_duplicate', column: 'slug', value: contest.slug, reason: `Pemilihan "${contest.slug}" ditulis dua kali.` });
