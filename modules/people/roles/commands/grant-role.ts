import { command } from '../../../../kernel/command.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { GrantRole, type GrantedRole } from '../contract.ts';
import { judge, placeOf, type Post } from '../rules/admit.ts';
import { beginOf, endOf, iso } from '../rules/term.ts';
import { masterGuard, seenAmong } from '../../identity/standing.ts';
import { heldBy, insertAssignments, lockPeople } from '../store/assignments.ts';
import { strangePlace } from './known-place.ts';
import { refusal } from './refusals.ts';

/**
 * `roles.grant`: gives a person whom the actor may see a role at a place for a time. Problems: not_allowed (outside the region),
 * not_found (person, region, election), role_own, role_level, role_unbound, role_exceeds, role_conflict, term_invalid, already_exists, account_stronger (the person holds or will hold what the actor could not give).
 */
export const grantRole = command<GrantRole, GrantedRole>({
  name: 'roles.grant',
  verb: 'roles.grant',
  input: GrantRole,
  place: (_tx, input) => Promise.resolve(ok(placeOf(input))),
  async run(tx, actor, input) {
    const now = Date.now();
    const wanted: Post = {
      role: input.role, scheme: input.scheme, path: input.path, within: input.within,
      from: input.from === null ? now : beginOf(input.from), until: input.until === null ? null : endOf(input.until),
    };
    const strange = await strangePlace(tx, wanted);
    if (strange) return fail(strange);
    const person = (await lockPeople(tx, [input.person])).get(input.person);
    // Whom the actor cannot see does not exist, whatever they hold; and a role given would be the way to see them.
    const isSeen = input.person === actor.id || (await seenAmong(tx, actor, [input.person])).has(input.person);
    if (!person || person.merged_into !== null || !isSeen) return fail(problem('not_found', { thing: input.person }));
    const verdict = judge(actor, input.person, wanted, (await heldBy(tx, [input.person])).get(input.person) ?? [], now);
    if (verdict.kind !== 'grant') return fail(refusal(verdict, wanted) ?? problem('conflict', { thing: input.person }));
    // One more role must not put a person out of the reach of those who look after them.
    const stronger = await masterGuard(tx, actor, input.person);
    if (stronger) return fail(stronger);
    const { post } = verdict;
    const [id = 0] = await insertAssignments(tx, [{ person: input.person, post, source: 'office', reason: input.reason, by: actor.id }]);
    return ok({ id, from: iso(post.from), until: post.until === null ? null : iso(post.until) });
  },
  audit: (input, output, place) => ({
    place, thing: `person ${input.person}`,
    details: { assignment: output.id, role: input.role, within: input.within, from: output.from, until: output.until, reason: input.reason },
  }),
});
