import type { Verb } from '../../../../kernel/access.ts';
import type { RoleId } from '../../roles/rules/roles.ts';

/** Roles that watch the officers: witnesses (UU 7/2017 art. 351), supervisors, observers and auditors. No officer who is watched gets a phone to sign as one of them. */
const WATCHERS: readonly RoleId[] = ['saksi', 'bawaslu', 'observer', 'auditor'];

export const isWatcher = (role: RoleId): boolean => WATCHERS.includes(role);

/** Who holds this may invite phones for watchers. */
export const FOR_WATCHERS: Verb = 'roles.grant_watchers';
