import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { PeopleFilter, PersonList } from '../contract.ts';
import { mayStandInAddress, readSought } from '../rules/contacts.ts';
import { fold } from '../rules/fold.ts';
import { farness, slipsAllowed, swaps, typos } from '../rules/likeness.ts';
import { narrow, placeOver, reachOf } from '../rules/reach.ts';
import { contactHashes, nikHashes } from '../secrets.ts';
import { findByContact, findByNik, rolesOf, type Person } from '../store/people.ts';
import { describeRows } from './describe.ts';
import { mayTryNik, noteTriedNik } from './try-nik.ts';
import { byAlphabet, having, holding, sourceOf, wordsLike, type Cursor, type Source } from '../store/list.ts';
import type { Scope } from '../store/spots.ts';

export type Page = PeopleFilter & { readonly after?: string | undefined; readonly limit: number };
export type Found = { readonly people: Person[]; readonly after: string | null; readonly more: boolean };

/** People in the reader's places, by name or as a whole; `input_invalid` for a NIK or contact in `q`, which must not stand in an address. */
export async function listPeople(db: Db, actor: Actor, page: Page): Promise<Result<PersonList>> {
  const found = await findPeople(db, actor, page);
  return found.ok ? ok({ rows: await describeRows(db, found.value.people), after: found.value.after, more: found.value.more }) : found;
}

/** The same, undescribed. */
export async function findPeople(db: Db, actor: Actor, page: Page): Promise<Result<Found>> {
  if (page.q && !mayStandInAddress(page.q)) return fail(problem('input_invalid', { column: 'q', reason: { id: 'NIK atau kontak tidak boleh ada di alamat', en: 'a NIK or contact must not stand in an address' } }));
  const places = narrow(reachOf(actor, 'people.read'), { scheme: page.path === '' ? '*' : page.scheme, path: page.path });
  if (places.length === 0) return ok({ people: [], after: null, more: false });
  const scope: Scope = { places, role: page.role };
  const source = await sourceOf(db, scope);
  const asked = fold(page.q ?? '');
  if (page.q && asked === '') return ok({ people: [], after: null, more: false });
  return ok(asked === '' ? await listed(db, source, page) : await named(db, source, asked, page.limit));
}

async function listed(db: Db, source: Source, { after, limit }: Page): Promise<Found> {
  const rows = await byAlphabet(db, source, { after: readCursor(after), limit: limit + 1 });
  const people = rows.slice(0, limit);
  const last = people.at(-1);
  return { people, after: rows.length > limit && last ? writeCursor(last) : null, more: false };
}

/** Shorter words hold no letter triple to be found by. */
const LOOKED_UP = 3;

/** Names that begin so and those that hold every word; where there are none, those that a slip of the hand explains. */
async function named(db: Db, source: Source, asked: string, limit: number): Promise<Found> {
  const words = asked.split(' ');
  const found = new Map<string, Person>();
  const add = (people: readonly Person[]): void => { for (const one of people) found.set(one.id, one); };
  // Where all of the scope is gathered anyway, one look gives both.
  if (!source.isFew || !words.some((word) => word.length >= LOOKED_UP)) add(await byAlphabet(db, source, { after: null, start: asked, limit: limit + 1 }));
  if (found.size <= limit) add(await holding(db, source, words, asked));
  if (found.size === 0) add(await slipped(db, source, words));
  if (found.size === 0 && words.length > 1) add(await holding(db, source, [words.join('')]));
  const ranked = [...found.values()].map((person) => ({ person, far: farness(words, person.search) }))
    .sort((a, b) => a.far - b.far || (a.person.search < b.person.search ? -1 : a.person.search > b.person.search ? 1 : a.person.id < b.person.id ? -1 : 1));
  return { people: ranked.slice(0, limit).map(({ person }) => person), after: null, more: ranked.length > limit };
}

const ALTERNATIVES = 24;

/** Words that names have are taken as they are, the others as words that they may have been meant to be; failing that, any word may be a slip. */
async function slipped(db: Db, source: Source, words: readonly string[]): Promise<Person[]> {
  const read = await Promise.all(words.map(async (word) => ({ word, near: await nearWords(db, word) })));
  const known = read.filter(({ word, near }) => near.includes(word)).map(({ word }) => word);
  const unknown = read.filter(({ word }) => !known.includes(word));
  // A word that is like none, or too short to be, is left out of the question; the order of what is found makes up for it.
  const groups = unknown.map(({ near }) => near).filter((near) => near.length > 0);
  const first = groups.length + known.length === 0 || unknown.length === 0 ? [] : await having(db, source, known, groups);
  const all = read.map(({ near }) => near).filter((near) => near.length > 0);
  return first.length > 0 || all.length === 0 ? first : having(db, source, [], all);
}

/** Words of names at most so many slips away, the nearest first. */
async function nearWords(db: Db, word: string): Promise<string[]> {
  if (slipsAllowed(word) === 0) return [];
  const alike = (await wordsLike(db, word, swaps(word))).map((one) => ({ one, slips: typos(word, one) })).filter(({ slips }) => slips <= slipsAllowed(word));
  return alike.sort((a, b) => a.slips - b.slips).slice(0, ALTERNATIVES).map(({ one }) => one);
}

/**
 * Looks one NIK or contact up: those who bear it and whom the reader may see. Problems: input_invalid; for a NIK also
 * not_allowed and too_many (see try-nik.ts).
 */
export async function findBySecret(db: Db, actor: Actor, text: string): Promise<Result<PersonList>> {
  const sought = readSought(text);
  if (!sought) return fail(problem('input_invalid', { column: 'value', reason: { id: 'bukan NIK, nomor telepon atau surel', en: 'not a NIK, telephone number or e-mail' } }));
  const allowed = sought.kind === 'nik' ? await mayTryNik(db, actor) : null;
  if (allowed) return fail(allowed);
  const one = sought.kind === 'nik' ? await findByNik(db, nikHashes(sought.value)) : undefined;
  const people = sought.kind === 'nik' ? (one ? [one] : []) : await findByContact(db, contactHashes(sought.kind, sought.value));
  const roles = await rolesOf(db, people.map(({ id }) => id));
  const seen = people.filter(({ id, scheme, path }) => placeOver(actor, 'people.read', { scheme, path, roles: roles.filter(({ person }) => person === id) }));
  if (sought.kind === 'nik') await noteTriedNik(db, actor, seen[0]?.id);
  return ok({ rows: await describeRows(db, seen), after: null, more: false });
}

const writeCursor = ({ search, id }: Person): string => Buffer.from(JSON.stringify([search, id])).toString('base64url');

/** A cursor that nobody of this house wrote starts from the beginning. */
function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(read)) return null;
    const [search, id] = read as unknown[];
    return typeof search === 'string' && typeof id === 'string' && search.isWellFormed() && !search.includes('\0') && !id.includes('\0') ? { search, id } : null;
  } catch {
    return null;
  }
}
