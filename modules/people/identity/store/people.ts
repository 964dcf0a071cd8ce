import '../tables.ts';
import '../../roles/tables.ts';
import '../../accounts/tables.ts';
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Place } from '../../../../kernel/access.ts';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import { IN_FORCE } from './conditions.ts';
import type { ContactTable, PersonTable } from '../tables.ts';

/** A person as it stands in the database; what is sealed stays sealed. */
export type Person = {
  readonly id: string; readonly name: string; readonly search: string; readonly sex: 'male' | 'female' | null; readonly birthDate: string | null; readonly birthPlace: string | null;
  readonly nikSealed: Buffer | null; readonly nikHash: Buffer | null; readonly scheme: string; readonly path: string; readonly addressSealed: Buffer | null; readonly version: number;
  readonly mergedInto: string | null; readonly mergedAt: Date | null; readonly anonymisedAt: Date | null; readonly demo: boolean; readonly createdAt: Date;
};

export const PERSON_FIELDS = [
  'id', 'name', 'search', 'sex', 'birth_date as birthDate', 'birth_place as birthPlace', 'nik_sealed as nikSealed', 'nik_hash as nikHash', 'scheme', 'path',
  'address_sealed as addressSealed', 'version', 'merged_into as mergedInto', 'merged_at as mergedAt', 'anonymised_at as anonymisedAt', 'demo', 'created_at as createdAt',
] as const;

export const findPerson = (db: Reader, id: string): Promise<Person | undefined> =>
  db.selectFrom('person').select(PERSON_FIELDS).where('id', '=', id).executeTakeFirst();

export const findPeopleById = (db: Reader, ids: readonly string[]): Promise<Person[]> =>
  (ids.length === 0 ? Promise.resolve([]) : db.selectFrom('person').select(PERSON_FIELDS).where('id', 'in', [...ids]).execute());

/** Where people live, of many at once. */
export async function homesOf(db: Reader, ids: readonly string[]): Promise<(Place & { readonly id: string })[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; scheme: string; path: string }>`SELECT id, scheme, path FROM person WHERE id = ANY(${ids}::text[])`.execute(db);
  return rows;
}

/** The person with nobody else writing it until the transaction ends. */
export const lockPerson = (tx: Tx, id: string): Promise<Person | undefined> =>
  tx.selectFrom('person').select(PERSON_FIELDS).where('id', '=', id).forUpdate().executeTakeFirst();

export type HeldRole = Place & { readonly person: string; readonly role: string; readonly within?: string | undefined };

/** The roles that people hold at this moment. */
export async function rolesOf(db: Reader, people: readonly string[]): Promise<HeldRole[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<{ person: string; role: string; scheme: string; path: string; within: string | null }>`/* prepared */
    SELECT a.person_id AS person, a.role, a.scheme, a.path, a.within FROM assignment a WHERE a.person_id = ANY(${people}) AND ${IN_FORCE} ORDER BY a.id`.execute(db);
  return rows.map(({ within, ...row }) => ({ ...row, within: within ?? undefined }));
}

export const findByNik = (db: Reader, hashes: readonly Buffer[]): Promise<Person | undefined> =>
  db.selectFrom('person').select(PERSON_FIELDS).where('nik_hash', 'in', hashes).where('merged_into', 'is', null).executeTakeFirst();

/** Those of many hashed NIKs that somebody bears. */
export async function bearersOf(db: Reader, hashes: readonly Buffer[]): Promise<(Place & { id: string; hash: Buffer; name: string; birthDate: string | null })[]> {
  if (hashes.length === 0) return [];
  return db.selectFrom('person').select(['id', 'nik_hash as hash', 'name', 'birth_date as birthDate', 'scheme', 'path'])
    .where(sql<boolean>`nik_hash = ANY(${hashes}::bytea[])`).where('merged_into', 'is', null).$narrowType<{ hash: Buffer }>().execute();
}

/** People of a name and day of birth, of many at once. */
export async function namesakes(db: Reader, wanted: readonly { search: string; birthDate: string }[]): Promise<{ id: string; search: string; birthDate: string; scheme: string; path: string }[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<{ id: string; search: string; birthDate: string; scheme: string; path: string }>`
    SELECT p.id, p.search, p.birth_date AS "birthDate", p.scheme, p.path
    FROM unnest(${wanted.map((one) => one.search)}::text[], ${wanted.map((one) => one.birthDate)}::date[]) AS w (search, birth_date)
    JOIN person p ON p.birth_date = w.birth_date AND p.search = w.search WHERE p.merged_into IS NULL`.execute(db);
  return rows;
}

export const findByContact = (db: Reader, hashes: readonly Buffer[]): Promise<Person[]> =>
  db.selectFrom('person').select(PERSON_FIELDS).where('merged_into', 'is', null)
    .where('id', 'in', db.selectFrom('contact').select('person_id').where('value_hash', 'in', hashes).where('ended_at', 'is', null)).orderBy('id').limit(50).execute();

/** Those of many hashed contacts that somebody bears, and how many do. */
export async function borneContacts(db: Reader, hashes: readonly Buffer[]): Promise<{ hash: Buffer; people: number }[]> {
  if (hashes.length === 0) return [];
  const { rows } = await sql<{ hash: Buffer; people: number }>`
    SELECT c.value_hash AS hash, count(*) AS people FROM contact c WHERE c.value_hash = ANY(${hashes}::bytea[]) AND c.ended_at IS NULL GROUP BY c.value_hash`.execute(db);
  return rows;
}

export async function insertPeople(tx: Tx, rows: readonly Insertable<PersonTable>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('person').values([...rows]).execute();
}

/** Writes a change of the person as it stood at `version`; false if somebody else wrote in between. */
export async function updatePerson(tx: Tx, id: string, version: number, change: Updateable<PersonTable>): Promise<boolean> {
  const done = await tx.updateTable('person').set({ ...change, version: version + 1 }).where('id', '=', id).where('version', '=', version).where('merged_into', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export type Contact = { readonly id: number; readonly kind: 'email' | 'phone'; readonly valueSealed: Buffer; readonly valueHash: Buffer; readonly verifiedAt: Date | null };

export const contactsOf = (db: Reader, person: string): Promise<Contact[]> =>
  db.selectFrom('contact').select(['id', 'kind', 'value_sealed as valueSealed', 'value_hash as valueHash', 'verified_at as verifiedAt'])
    .where('person_id', '=', person).where('ended_at', 'is', null).orderBy('id').execute();

/** Adds contacts; one that the person has already is left as it is. Returns how many are new. */
export async function insertContacts(tx: Tx, rows: readonly Insertable<ContactTable>[]): Promise<number> {
  if (rows.length === 0) return 0;
  const done = await tx.insertInto('contact').values([...rows])
    .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'value_hash']).where('ended_at', 'is', null).doNothing()).executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n);
}

/** Ends one contact of a person; false if there is no such open contact. */
export async function endContact(tx: Tx, person: string, contact: number): Promise<boolean> {
  const done = await tx.updateTable('contact').set({ ended_at: sql`now()` }).where('id', '=', contact).where('person_id', '=', person).where('ended_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Who was merged into a person, the latest first. */
export const mergedInto = (db: Reader, id: string): Promise<{ id: string; name: string; at: Date | null }[]> =>
  db.selectFrom('person').select(['id', 'name', 'merged_at as at']).where('merged_into', '=', id).orderBy('merged_at', 'desc').limit(50).execute();
