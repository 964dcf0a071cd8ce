import type { Db } from '../../kernel/db/schema.ts';
import { problem } from '../../kernel/problem.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { listEvents, type ContestSummary, type EventSummary } from '../../modules/elections/index.ts';

export type Chosen = { readonly event: EventSummary; readonly contest: ContestSummary };

type Wish = { readonly election?: string | undefined; readonly contest?: string | undefined };

/** The contest a person means; where several fit, the problem lists them instead of guessing. */
export async function findContest(db: Db, wish: Wish): Promise<Result<Chosen>> {
  const all = (await listEvents(db)).flatMap((event) => event.contests.map((contest) => ({ event, contest })));
  const fit = all.filter(({ event, contest }) => isMeant(wish.election, event) && isMeant(wish.contest, contest, contest.type));
  const real = wish.election === undefined ? fit.filter(({ event }) => !event.demo) : fit;
  const [only, second] = real.length > 0 ? real : fit;
  if (only && !second) return ok(only);
  const names = (fit.length > 0 ? fit : all).slice(0, 12).map(({ event, contest }) => `${event.slug}/${contest.slug}`);
  return fail(problem(only ? 'choice_needed' : 'choice_unknown', { options: names.join(', ') || '—' }));
}

const isMeant = (wish: string | undefined, thing: { readonly id: number; readonly slug: string }, type?: string): boolean =>
  wish === undefined || wish === thing.slug || wish === String(thing.id) || wish === type;
