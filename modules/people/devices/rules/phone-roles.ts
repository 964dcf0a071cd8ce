import { ROLE_IDS, ROLES, type RoleId } from '../../roles/rules/roles.ts';
import type { KnownVerb } from '../../roles/rules/verbs.ts';

const REPORT: KnownVerb = 'devices.report';

/** Roles whose holders report from a phone. */
export const PHONE_ROLES: readonly RoleId[] = ROLE_IDS.filter((id) => ROLES[id].here.includes(REPORT));
