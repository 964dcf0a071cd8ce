import type { Insertable } from 'kysely';
import type { Actor, Place } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { findRegion } from '../../../regions/index.ts';
import type { PersonSaved } from '../contract.ts';
import { fold } from '../rules/fold.ts';
import { nikWarnings, readNik, type Sex } from '../rules/nik.ts';
import { placeOver } from '../rules/reach.ts';
import { hashContact, hashNik, nikHashes, sealAddress, sealContact, sealNik } from '../secrets.ts';
import { findByNik, rolesOf } from '../store/people.ts';
import type { ContactTable, PersonTable } from '../tables.ts';

type Facts = { readonly name: string; readonly sex: Sex | null; readonly birthDate: string | null; readonly birthPlace: string | null; readonly scheme: string; readonly path: string };

/** The plain columns of a person. */
export const factColumns = ({ name, sex, birthDate, birthPlace, scheme, path }: Facts) =>
  ({ name, search: fold(name), sex, birth_date: birthDate, birth_place: birthPlace, scheme, path });

export const nikColumns = (nik: string | null, id: string) => ({ nik_sealed: nik === null ? null : sealNik(nik, id), nik_hash: nik === null ? null : hashNik(nik) });

export const addressColumn = (address: string | null, id: string): Buffer | null => (address === null ? null : sealAddress(address, id));

export const personRow = (id: string, actor: Actor, given: Facts & { readonly nik: string | null; readonly address: string | null }): Insertable<PersonTable> => ({
  id, ...factColumns(given), ...nikColumns(given.nik, id), address_sealed: addressColumn(given.address, id),
  merged_into: null, merged_at: null, anonymised_at: null, created_by: actor.id,
});

/** A contact; `waits` for those that are added to a record that stands already. */
export const contactRow = (person: string, { kind, value }: { readonly kind: 'email' | 'phone'; readonly value: string }, waits: Date | null = null): Insertable<ContactTable> =>
  ({ person_id: person, kind, value_sealed: sealContact(value, person), value_hash: hashContact(kind, value), verified_at: null, ended_at: null, waits_until: waits });

/** The home must be a region of today's tree. */
export async function checkHome(db: Reader, { scheme, path }: Place): Promise<Result<true>> {
  const region = await findRegion(db, scheme, path);
  return region ? ok(true) : fail(problem('not_found', { thing: { id: `Wilayah "${path}"`, en: `Region "${path}"` } }));
}

/** A NIK belongs to one person. Whose it is, is told only to whoever may see that person. */
export async function checkNikFree(db: Reader, actor: Actor, nik: string | null | undefined, self?: string): Promise<Result<true>> {
  if (!nik) return ok(true);
  const bearer = await findByNik(db, nikHashes(nik));
  if (!bearer || bearer.id === self) return ok(true);
  const standing = { scheme: bearer.scheme, path: bearer.path, roles: await rolesOf(db, [bearer.id]) };
  return fail(nikTaken(placeOver(actor, 'people.read', standing) ? bearer.name : null));
}

const nikTaken = (name: string | null): Problem =>
  problem('already_exists', { thing: name === null ? { id: 'Orang dengan NIK ini', en: 'A person with this NIK' } : { id: `${name}, dengan NIK yang sama,`, en: `${name}, with the same NIK,` } });

const NIK_INDEX = 'person_nik';

/** Two who record the same NIK at once: the index lets one of them through. */
export const isNikRace = (error: unknown): boolean => error instanceof Error && 'constraint' in error && error.constraint === NIK_INDEX;
export const nikRace = () => fail(nikTaken(null));

export const warningsOf = (nik: string | null | undefined, known: Pick<Facts, 'birthDate' | 'sex'>): PersonSaved['warnings'] => {
  const read = nik ? readNik(nik) : null;
  return read?.ok ? nikWarnings(read.facts, known) : [];
};
