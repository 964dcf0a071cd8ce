import { keys } from '../../../../kernel/crypt/house-keys.ts';

export type Guardian = { readonly name: string; readonly contact: string };

/** Bound to the consent and not to the person, so that it stays whole when two people become one. */
export const sealGuardian = (guardian: Guardian, consent: string): Buffer => keys().seal('consent.guardian', JSON.stringify(guardian), consent);
export const openGuardian = (sealed: Buffer, consent: string): Guardian => JSON.parse(keys().unseal('consent.guardian', sealed, consent)) as Guardian;
