import type { Actor } from '../../../kernel/access.ts';
import { appendAudit } from '../../../kernel/audit/trail.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { ProblemError } from '../../../kernel/result.ts';
import { strangePlace } from './commands/known-place.ts';
import { refusal } from './commands/refusals.ts';
import type { AppointedBody } from './contract.ts';
import { isSame, judge, placeOf, type Post } from './rules/admit.ts';
import { beginOf, endOf, iso } from './rules/term.ts';
import { endDevicesWithoutDuty, endSessionsWithoutRole, heldBy, insertAssignments, lockPeople, revokeAssignments } from './store/assignments.ts';

/** Somebody was appointed to a body by decree; `from` and `until` are days (the last one whole) or moments. */
export type Appointed = {
  readonly person: string; readonly body: AppointedBody; readonly scheme: string; readonly path: string; readonly within: string | null;
  readonly from: string; readonly until: string | null; readonly decree: string;
};
export type Released = Omit<Appointed, 'from' | 'until'> & { readonly reason: string };

declare module '../../../kernel/announce.ts' {
  interface Announcements { 'body.appointed': Appointed; 'body.released': Released }
}

/** Who has decreed has decided on the rights too; conflicts, levels and terms hold for a decree as for anybody. */
const decreed = (actor: Actor): Actor => ({ id: actor.id, name: actor.name, grants: [{ verb: '*', scheme: '*', path: '' }] });

/** Gives an appointed person the role of the body; what they hold already stays. Throws ProblemError, so that the appointment itself is undone. */
export async function appoint(tx: Tx, actor: Actor, news: Appointed, ensureAccount: EnsureAccount): Promise<void> {
  const { person, body, scheme, path, within, decree } = news;
  const wanted: Post = { role: body, scheme, path, within, from: beginOf(news.from), until: news.until === null ? null : endOf(news.until) };
  const strange = await strangePlace(tx, wanted);
  if (strange) throw new ProblemError(strange);
  const found = (await lockPeople(tx, [person])).get(person);
  if (!found || found.merged_into !== null) throw new ProblemError(problem('not_found', { thing: person }));
  const verdict = judge(decreed(actor), person, wanted, (await heldBy(tx, [person])).get(person) ?? [], Date.now());
  const account = await ensureAccount(tx, actor, person);
  if (verdict.kind === 'grant') {
    const { post } = verdict;
    const [id] = await insertAssignments(tx, [{ person, post, source: `appointment:${decree}`, reason: decree, by: actor.id }]);
    await appendAudit(tx, actor, 'roles.appoint', {
      place: placeOf(post), thing: `person ${person}`, details: { assignment: id, role: body, within, from: iso(post.from), until: post.until === null ? null : iso(post.until), decree, account },
    });
  } else if (verdict.kind !== 'held') throw new ProblemError(refusal(verdict, wanted) ?? problem('conflict', { thing: person }));
}

/** Ends the role of a body at this moment, with the sign-ins and phones that hung on it. */
export async function release(tx: Tx, actor: Actor, news: Released): Promise<void> {
  const { person, body, scheme, path, within, decree, reason } = news;
  await lockPeople(tx, [person]);
  const mine = (await heldBy(tx, [person])).get(person) ?? [];
  const ended = mine.filter((one) => isSame(one, { role: body, scheme, path, within }));
  await revokeAssignments(tx, actor.id, ended.map(({ id }) => ({ id, reason: `${decree}: ${reason}` })));
  const sessions = await endSessionsWithoutRole(tx, [person], 'role_ended');
  await endDevicesWithoutDuty(tx, actor.id, decree);
  for (const { id } of ended) {
    await appendAudit(tx, actor, 'roles.release', {
      place: placeOf({ scheme, path, within }), thing: `person ${person}`, details: { assignment: id, role: body, within, decree, reason, sessions_ended: sessions.get(person) ?? 0 },
    });
  }
}

/** Makes sure that a person can sign in, and says how: `no_contact` = an officer must add an address first. The trail keeps the answer. */
export type EnsureAccount = (tx: Tx, actor: Actor, person: string) => Promise<string>;
