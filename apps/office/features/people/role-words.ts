import type { RoleHeld } from '../../../../modules/people/contract.ts';
import { isRole, ROLES } from '../../../../modules/people/rules.ts';
import type { Words } from '../../i18n/index.ts';

/** 'PPK, Ilir Barat I'. A role that this page does not know yet is shown as it is called. */
export const roleWords = ({ role, place }: Pick<RoleHeld, 'role' | 'place'>, { text }: Pick<Words, 'text'>): string => `${isRole(role) ? text(ROLES[role].name) : role}, ${place}`;
