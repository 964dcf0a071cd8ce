import type { RoleView } from '../contract.ts';
import { conflictOf } from '../rules/conflicts.ts';
import { ROLE_IDS, ROLES, type Role } from '../rules/roles.ts';
import { VERBS, type KnownVerb } from '../rules/verbs.ts';

const inWords = (verbs: readonly KnownVerb[]) => verbs.map((verb) => ({ verb, name: VERBS[verb].name }));

/** Every role in words: what it may do, where it can be given, and which other roles it does not go with. */
export const listRoles = (): RoleView[] => ROLE_IDS.map((id) => {
  const { name, levels, officer, bound, watcher, here, everywhere, give }: Role = ROLES[id];
  const conflicts = ROLE_IDS.flatMap((other) => {
    const rule = conflictOf(id, other);
    return rule ? [{ role: other, why: rule.why, always: rule.always }] : [];
  });
  return { id, name, levels: [...levels], officer, bound, watcher, here: inWords(here), everywhere: inWords(everywhere), give: inWords(give), conflicts };
});
