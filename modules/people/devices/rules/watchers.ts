import type { Verb } from '../../../../kernel/access.ts';
import { ROLES, type RoleId } from '../../roles/rules/roles.ts';

/** True for roles that watch the officers (witnesses, supervisors …): no officer who is watched gets a phone to sign as one of them. */
export const isWatcher = (role: RoleId): boolean => ROLES[role].watcher;

/** Who holds this may invite phones for watchers. */
export const FOR_WATCHERS: Verb = 'roles.grant_watchers';
