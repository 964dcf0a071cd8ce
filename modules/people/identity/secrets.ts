import { keys } from '../../../kernel/crypt/house-keys.ts';
import type { ContactKind } from './rules/contacts.ts';

/** The purposes under which identity seals and hashes: what one of them made means nothing to another. */
export const NIK = 'person.nik';
export const ADDRESS = 'person.address';
export const CONTACT = 'person.contact';

export const sealNik = (nik: string, person: string): Buffer => keys().seal(NIK, nik, person);
export const openNik = (sealed: Buffer, person: string): string => keys().unseal(NIK, sealed, person);
export const hashNik = (nik: string): Buffer => keys().keyedHash(NIK, nik);
/** How a NIK is looked for, while rows that an older key hashed may still be there. */
export const nikHashes = (nik: string): Buffer[] => keys().keyedHashes(NIK, nik);

export const sealAddress = (address: string, person: string): Buffer => keys().seal(ADDRESS, address, person);
export const openAddress = (sealed: Buffer, person: string): string => keys().unseal(ADDRESS, sealed, person);

export const sealContact = (value: string, person: string): Buffer => keys().seal(CONTACT, value, person);
export const openContact = (sealed: Buffer, person: string): string => keys().unseal(CONTACT, sealed, person);
/** What of a contact is hashed. */
export const contactText = (kind: string, value: string): string => `${kind}:${value}`;
export const hashContact = (kind: ContactKind, value: string): Buffer => keys().keyedHash(CONTACT, contactText(kind, value));
export const contactHashes = (kind: ContactKind, value: string): Buffer[] => keys().keyedHashes(CONTACT, contactText(kind, value));

/** What stands for a secret where only "the same as before?" is asked: a keyed hash, of which nobody outside the house can try out texts. */
export const tokenOf = (value: unknown): string => keys().keyedHash('person.request', JSON.stringify(value ?? null)).toString('base64url');
