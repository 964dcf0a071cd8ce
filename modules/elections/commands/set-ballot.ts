import { isDeepStrictEqual } from 'node:util';
import { ofEvent } from '../../../kernel/access.ts';
import { command } from '../../../kernel/command.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { SetBallot } from '../contract.ts';
import { contestById, eventById, lockContest, updateBallot } from '../store/contests.ts';
import { checkPaper } from './check-contest.ts';

/**
 * Replaces the ballot of a contest that has no sheets yet. With sheets it is `ballot_frozen`: their figures stand in
 * the order of the ballot. Sending the same ballot again is no change and always allowed.
 */
export const setBallot = command<SetBallot, { id: number; slug: string }>({
  name: 'elections.set_ballot',
  verb: 'elections.define',
  input: SetBallot,
  async place(tx, input) {
    const contest = await contestById(tx, input.contest);
    const event = contest && (await eventById(tx, contest.eventId));
    return event ? ok({ scheme: event.scheme, path: contest.region.path, within: ofEvent(event.slug) }) : fail(problem('not_found', { thing: { id: `Pemilihan ${input.contest}`, en: `Contest ${input.contest}` } }));
  },
  async run(tx, _actor, input) {
    const contest = await lockContest(tx, input.contest);
    if (!contest) return fail(problem('not_found', { thing: { id: `Pemilihan ${input.contest}`, en: `Contest ${input.contest}` } }));
    const done = { id: contest.id, slug: contest.slug };
    if (isDeepStrictEqual(contest.ballot, input.ballot)) return ok(done);
    if (contest.frozen) return fail(problem('ballot_frozen'));
    const fault = checkPaper({ ...contest, ballot: input.ballot });
    if (fault) return fail(problem('input_invalid', { column: fault.column, reason: fault.reason }));
    await updateBallot(tx, contest.id, input.ballot);
    return ok(done);
  },
  audit: (input, output, place) => ({ place, thing: `contest ${output.id}`, details: { ballot: input.ballot } }),
});
