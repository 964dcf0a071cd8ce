import type { Actor } from '../../../kernel/access.ts';
import { appendAudit } from '../../../kernel/audit/trail.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { ProblemError } from '../../../kernel/result.ts';
import { refusal } from './commands/refusals.ts';
import { conflictWith, exceeding, isSame, type HeldPost, type Post } from './rules/admit.ts';
import { isRole } from './rules/roles.ts';
import { overlap } from './rules/term.ts';
import { endTwins, heldBy, lockPeople, moveAssignments, revokeAssignments } from './store/assignments.ts';

declare module '../../../kernel/announce.ts' {
  interface Announcements { 'person.merged': { readonly kept: string; readonly merged: string } }
}

/**
 * One person was recorded twice: their roles come together. Rights that would move this way are rights given, so whoever
 * merges must be able to give them, and not to themselves; and what may not meet in one person keeps the two apart until
 * one of the roles is revoked. Throws ProblemError, so that the merge itself is undone.
 */
export async function mergeRoles(tx: Tx, actor: Actor, { kept, merged }: { kept: string; merged: string }): Promise<void> {
  await lockPeople(tx, [kept, merged]);
  const held = await heldBy(tx, [kept, merged]);
  const [theirs, mine] = [held.get(kept) ?? [], held.get(merged) ?? []];
  if (mine.length > 0 && actor.id === kept) throw new ProblemError(problem('role_own'));
  const twice: HeldPost[] = [];
  for (const one of mine) {
    if (!isRole(one.role)) continue;
    const post: Post = { ...one, role: one.role };
    if (theirs.some((other) => isSame(other, post) && overlap(other, post))) twice.push(one);
    else refuseMove(actor, post, theirs);
  }
  await endTwins(tx, actor.id, merged, kept);
  await revokeAssignments(tx, actor.id, twice.map(({ id }) => ({ id, reason: 'person merged' })));
  const moved = await moveAssignments(tx, merged, kept);
  if (moved > 0) await appendAudit(tx, actor, 'roles.move', { place: { scheme: mine[0]?.scheme ?? '*', path: mine[0]?.path ?? '' }, thing: `person ${kept}`, details: { from: merged, assignments: moved } });
}

function refuseMove(actor: Actor, post: Post, theirs: readonly HeldPost[]): void {
  const verb = exceeding(actor, post, post.until);
  const conflict = conflictWith(post, theirs);
  const refused = verb !== null ? refusal({ kind: 'exceeds', verb }, post) : conflict ? refusal({ kind: 'conflict', ...conflict }, post) : null;
  if (refused) throw new ProblemError(refused);
}
