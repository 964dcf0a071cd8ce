import { keys } from '../../../../kernel/crypt/house-keys.ts';

export const GUARDIAN = 'consent.guardian';

export type Guardian = { readonly name: string; readonly contact: string };

/** Bound to the consent and not to the person, so that it stays whole when two people become one. */
export const sealGuardian = (guardian: Guardian, consent: string): Buffer => keys().seal(GUARDIAN, JSON.stringify(guardian), consent);
export const openGuardian = (sealed: Buffer, consent: string): Guardian => JSON.parse(keys().unseal(GUARDIAN, sealed, consent)) as Guardian;
