import { problem, type Problem } from '../../../../kernel/problem.ts';
import type { Post, Verdict } from '../rules/admit.ts';
import { ROLES } from '../rules/roles.ts';
import { VERBS, type KnownVerb } from '../rules/verbs.ts';

const verbName = (verb: string): string => (Object.hasOwn(VERBS, verb) ? VERBS[verb as KnownVerb].name.id : verb);

/** What a verdict is told as; null where nothing stands against it. */
export function refusal(verdict: Verdict, post: Post): Problem | null {
  const role = ROLES[post.role].name.id;
  switch (verdict.kind) {
    case 'grant': return null;
    case 'held': return problem('already_exists', { thing: `${role}: ${post.scheme} ${post.path}` });
    case 'overlap': return problem('already_exists', { thing: `${role}: ${post.scheme} ${post.path}` });
    case 'own': return problem('role_own');
    case 'level': return problem('role_level', { role });
    case 'unbound': return problem('role_unbound', { role });
    case 'term': return problem('term_invalid');
    case 'exceeds': return problem('role_exceeds', { role, verb: verbName(verdict.verb) });
    case 'conflict': return problem('role_conflict', { why_id: verdict.rule.why.id, why_en: verdict.rule.why.en, held: ROLES[verdict.held].name.id });
  }
}
