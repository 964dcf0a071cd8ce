import type { Reader } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { ContestSummary } from '../contract.ts';
import { contestHeads, eventBySlug } from '../store/contests.ts';
import { contestHead } from './list-events.ts';

/** The contests of an event in which something of a region votes, '' = all of them. A dapil beside it in the same city is none. `not_found`. */
export async function contestsAt(db: Reader, slug: string, region: string): Promise<Result<ContestSummary[]>> {
  const event = await eventBySlug(db, slug);
  if (!event) return fail(problem('not_found', { thing: { id: `Pemilu ${slug}`, en: `Event ${slug}` } }));
  return ok((await contestHeads(db, { event: event.id, region })).map(contestHead));
}
