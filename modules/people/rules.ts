/** The light door: pure rules for screens and phones, without the contracts and their checker. */
export { maskContact, mayStandInAddress, readContact, readSought, type ContactKind } from './identity/rules/contacts.ts';
export { bareNik, NIK_FLAWS, NIK_WARNINGS, nikWarnings, readNik, type NikFlaw, type NikWarning, type Sex } from './identity/rules/nik.ts';
export { isName } from './identity/rules/names.ts';
export { placeOver } from './identity/rules/reach.ts';
export { exceeding } from './roles/rules/admit.ts';
export { conflictOf, ROLE_CONFLICTS, type RoleConflict } from './roles/rules/conflicts.ts';
export { VERBS } from './roles/rules/verbs.ts';
export { isRole, ROLE_IDS, ROLES, type Role, type RoleId } from './roles/rules/roles.ts';
