import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announce } from '../../../kernel/announce.ts';
import type { Actor } from '../../../kernel/access.ts';
import { ProblemError } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { actorOfToken } from '../accounts/sessions/actor-of.ts';
import { openSession } from '../accounts/sessions/open-session.ts';
import { composePeople } from '../compose.ts';
import { hashContact, sealContact } from '../identity/secrets.ts';
import type { Appointed, Released } from './appointments.ts';
import { endOverdueRoles } from './end-of-term.ts';
import { plantTestCountry } from './fixtures/country.ts';
import { actorWith, plantPeople, plantRole, trailOf } from './fixtures/people.ts';

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
  await plantTestCountry(house.db, 'uji');
  composePeople();
});
afterAll(() => house.close());

const PPK = { body: 'ppk', scheme: 'uji', path: '11.01.01', within: 'event:uji', decree: 'SK 12/2024' } as const;
const people = (...ids: string[]) => plantPeople(house.db, ids, 'uji', '11.01');
const secretary: Actor = { id: 'p:sekretaris', name: '', grants: [] };
const appointed = (news: Partial<Appointed> & { person: string }) =>
  house.db.transaction().execute((tx) => announce(tx, secretary, 'body.appointed', { ...PPK, from: '2024-01-04', until: '2030-04-04', ...news }));
const released = (news: Partial<Released> & { person: string }) =>
  house.db.transaction().execute((tx) => announce(tx, secretary, 'body.released', { ...PPK, reason: 'mengundurkan diri', ...news }));
const merge = (actor: Actor, kept: string, merged: string) => house.db.transaction().execute((tx) => announce(tx, actor, 'person.merged', { kept, merged }));
const signIn = (person: string) => house.db.transaction().execute((tx) => openSession(tx, person, 'staff', { address: '', userAgent: '', origin: '' }));
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'ok', (error: unknown) => { if (error instanceof ProblemError) return error.problem.code; throw error; });
const rolesOf = async (person: string): Promise<string[]> => {
  const { rows } = await sql<{ role: string }>`SELECT role FROM assignment WHERE person_id = ${person} AND revoked_at IS NULL ORDER BY id`.execute(house.db);
  return rows.map(({ role }) => role);
};

describe('an appointed body', () => {
  it('gets its rights by the announcement, once, and loses them when released', async () => {
    await people('p:ketua');
    const { token } = await signIn('p:ketua');
    await appointed({ person: 'p:ketua' });
    await appointed({ person: 'p:ketua' });
    expect((await actorOfToken(house.db, token))?.grants).toContainEqual(expect.objectContaining({ verb: 'sheets.record', path: '11.01.01', within: 'event:uji', until: '2030-04-04T17:00:00.000Z' }));
    await released({ person: 'p:ketua' });
    expect(await actorOfToken(house.db, token)).toBeNull();
    expect((await trailOf(house.db, 'p:ketua')).map(({ action, actor, details }) => [action, actor, details['decree']])).toEqual([
      ['roles.appoint', 'p:sekretaris', 'SK 12/2024'], ['roles.release', 'p:sekretaris', 'SK 12/2024'],
    ]);
    const { rows } = await sql<{ source: string }>`SELECT source FROM assignment WHERE person_id = 'p:ketua'`.execute(house.db);
    expect(rows).toEqual([{ source: 'appointment:SK 12/2024' }]);
  });
  it('gets an account with its first appointment, and the trail says where none could be made', async () => {
    await people('p:baru', 'p:bisu');
    const email = 'baru@contoh.id';
    await sql`INSERT INTO contact (person_id, kind, value_sealed, value_hash) VALUES ('p:baru', 'email', ${sealContact(email, 'p:baru')}, ${hashContact('email', email)})`.execute(house.db);
    await appointed({ person: 'p:baru' });
    await appointed({ person: 'p:bisu' });
    const { rows } = await sql<{ person_id: string }>`SELECT person_id FROM account WHERE person_id IN ('p:baru', 'p:bisu')`.execute(house.db);
    expect(rows).toEqual([{ person_id: 'p:baru' }]);
    expect([(await trailOf(house.db, 'p:baru'))[0]?.details['account'], (await trailOf(house.db, 'p:bisu'))[0]?.details['account']]).toEqual(['created', 'no_contact']);
  });
  it('is refused whole where the rules do not allow it', async () => {
    await people('p:saksi');
    await plantRole(house.db, 'p:saksi', { role: 'saksi', scheme: 'uji', path: '11.01.01.1001', within: 'event:uji' });
    expect(await codeOf(appointed({ person: 'p:saksi' }))).toBe('role_conflict');
    expect(await codeOf(appointed({ person: 'p:saksi', path: '11.01' }))).toBe('role_level');
    expect(await codeOf(appointed({ person: 'p:tiada' }))).toBe('not_found');
    expect(await codeOf(appointed({ person: 'p:saksi', path: '11.09.01' }))).toBe('not_found');
    expect(await rolesOf('p:saksi')).toEqual(['saksi']);
  });
  it('loses its rights at the very end of the term, and the clock of the house ends sign-ins and phones', async () => {
    await people('p:usai', 'p:lanjut');
    await appointed({ person: 'p:usai' });
    await appointed({ person: 'p:lanjut' });
    await plantRole(house.db, 'p:lanjut', { role: 'observer', scheme: 'uji', path: '11', within: null });
    const [over, goesOn] = [await signIn('p:usai'), await signIn('p:lanjut')];
    await sql`UPDATE assignment SET valid_until = clock_timestamp() WHERE person_id IN ('p:usai', 'p:lanjut') AND role = 'ppk'`.execute(house.db);
    expect((await actorOfToken(house.db, over.token))?.grants).toEqual([]);
    expect(await endOverdueRoles(house.db)).toMatchObject({ people: 1, sessions: 1 });
    expect(await actorOfToken(house.db, over.token)).toBeNull();
    expect((await actorOfToken(house.db, goesOn.token))?.grants.length).toBeGreaterThan(0);
    expect((await trailOf(house.db, 'p:usai')).at(-1)).toMatchObject({ actor: 'system:clock', action: 'roles.end', path: '11.01.01' });
    expect(await endOverdueRoles(house.db)).toEqual({ people: 0, sessions: 0, devices: 0 });
    // A new sign-in after the end is theirs: it shows them that nothing is left to do.
    const again = await signIn('p:usai');
    await endOverdueRoles(house.db);
    expect((await actorOfToken(house.db, again.token))?.id).toBe('p:usai');
  });
});

describe('a person who was recorded twice', () => {
  it('holds the roles of both, each once', async () => {
    await people('p:kembar', 'p:kembar2');
    await plantRole(house.db, 'p:kembar', { role: 'ppk', scheme: 'uji', path: '11.01.01', within: 'event:uji' });
    await plantRole(house.db, 'p:kembar2', { role: 'ppk', scheme: 'uji', path: '11.01.01', within: 'event:uji' });
    await plantRole(house.db, 'p:kembar2', { role: 'observer', scheme: 'uji', path: '11', within: null });
    await merge(operator, 'p:kembar', 'p:kembar2');
    expect(await rolesOf('p:kembar')).toEqual(['ppk', 'observer']);
    expect(await rolesOf('p:kembar2')).toEqual([]);
  });
  it('is not merged against a conflict, nor into the one who merges, nor by somebody who could not give those rights', async () => {
    await people('p:m1', 'p:m2', 'p:kota');
    await plantRole(house.db, 'p:m1', { role: 'ppk', scheme: 'uji', path: '11.01.02', within: 'event:uji' });
    await plantRole(house.db, 'p:m2', { role: 'saksi', scheme: 'uji', path: '11.01.01.1002', within: 'event:uji' });
    const city = actorWith('p:kota', 'kpu_kab', '11.01');
    expect(await codeOf(merge(city, 'p:m1', 'p:m2'))).toBe('role_conflict');
    expect(await codeOf(merge(city, 'p:kota', 'p:m1'))).toBe('role_own');
    expect(await codeOf(merge(actorWith('p:x', 'kpu_kab', '11.02'), 'p:sekretaris', 'p:m1'))).toBe('role_exceeds');
    expect(await rolesOf('p:m1')).toEqual(['ppk']);
  });
});
