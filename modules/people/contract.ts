/** The isomorphic door: what screens, phones and other modules' contracts may know of people. */
export * from './identity/contract.ts';
export * from './accounts/contract.ts';
export * from './roles/contract.ts';
export * from './devices/contract.ts';
export * from './privacy/contract.ts';
export { ROLES, ROLE_IDS, grantsOfRole, isRole, type Role, type RoleAt, type RoleId, type RoleLevel } from './roles/rules/roles.ts';
export { conflictOf, ROLE_CONFLICTS, type RoleConflict } from './roles/rules/conflicts.ts';
export { VERBS, type KnownVerb } from './roles/rules/verbs.ts';
