import type { Insertable } from 'kysely';
import type { Actor, Place } from '../../../../kernel/access.ts';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../../kernel/result.ts';
import { findRegion } from '../../../regions/index.ts';
import type { PersonSaved } from '../contract.ts';
import { fold } from '../rules/fold.ts';
import { nikWarnings, readNik, type Sex } from '../rules/nik.ts';
import { placeOver } from '../rules/reach.ts';
import { waitFrom } from '../../accounts/rules/policy.ts';
import { contactHashes, hashContact, hashNik, nikHashes, sealAddress, sealContact, sealNik } from '../secrets.ts';
import { borneContacts, findByNik, rolesOf } from '../store/people.ts';
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

type GivenContact = { readonly kind: 'email' | 'phone'; readonly value: string };

/** A contact; `waits` until when it opens nothing, `withRecord` for those that are recorded together with the person. */
export const contactRow = (person: string, { kind, value }: GivenContact, { waits, withRecord }: { readonly waits: Date | null; readonly withRecord: boolean }): Insertable<ContactTable> =>
  ({ person_id: person, kind, value_sealed: sealContact(value, person), value_hash: hashContact(kind, value), verified_at: null, ended_at: null, waits_until: waits, with_record: withRecord });

/** A household and an office counter share a telephone; whoever signs in by code chooses among so many. */
export const MOST_SHARERS = 20;
export const contactShared = (): Problem => problem('contact_shared', { limit: MOST_SHARERS });

/**
 * The contacts of people who are being recorded. One that somebody bears already, in the house or earlier in the same file,
 * waits like one that is added later: else a village office could crowd a stranger's mailbox with people of its own.
 * @throws ProblemError `contact_shared` where more bear it than share a telephone
 */
export async function firstContacts(tx: Tx, people: readonly { readonly id: string; readonly contacts: readonly GivenContact[] }[]): Promise<Insertable<ContactTable>[]> {
  const hashes = people.flatMap(({ contacts }) => contacts.flatMap(({ kind, value }) => contactHashes(kind, value)));
  const bearers = new Map((await borneContacts(tx, hashes)).map(({ hash, people: count }) => [hash.toString('hex'), count]));
  const waits = waitFrom(new Date());
  return people.flatMap(({ id, contacts }) => contacts.map((contact) => {
    const names = contactHashes(contact.kind, contact.value).map((hash) => hash.toString('hex'));
    const count = names.reduce((sum, name) => sum + (bearers.get(name) ?? 0), 0);
    if (count >= MOST_SHARERS) throw new ProblemError(contactShared());
    const [now = ''] = names;
    bearers.set(now, (bearers.get(now) ?? 0) + 1);
    return contactRow(id, contact, { waits: count > 0 ? waits : null, withRecord: true });
  }));
}

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
