import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWithin, may, type Actor } from '../../../kernel/access.ts';
import { execute } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { actorOfToken } from '../accounts/sessions/actor-of.ts';
import { openSession } from '../accounts/sessions/open-session.ts';
import { plantTestCountry } from './fixtures/country.ts';
import { grantRole } from './commands/grant-role.ts';
import { revokeRole } from './commands/revoke-role.ts';
import { actorWith, plantPeople, plantRole, trailOf } from './fixtures/people.ts';
import { listAssignments } from './queries/list-assignments.ts';

let house: TestDatabase;
let key = 0;
beforeAll(async () => {
  house = await testDatabase();
  await plantTestCountry(house.db, 'uji');
});
afterAll(() => house.close());

const VILLAGE = '11.01.01.1001';
const grant = (actor: Actor, input: Record<string, unknown>) =>
  execute(house.db, grantRole, { actor, key: `kunci-uji-${key++}`, input: { scheme: 'uji', path: '11.01.01', within: 'event:uji', reason: 'Surat tugas', ...input } });
const revoke = (actor: Actor, id: number) => execute(house.db, revokeRole(actor), { actor, key: `kunci-uji-${key++}`, input: { id, reason: 'Mengundurkan diri' } });
const code = (result: Awaited<ReturnType<typeof grant>>): string => (result.ok ? 'ok' : result.problem.code);
const origin = { address: '', userAgent: '', origin: '' };
const people = (...ids: string[]) => plantPeople(house.db, ids, 'uji', '11.01');
const city = actorWith('p:kota', 'kpu_kab', '11.01');

describe('granting', () => {
  it('gives the right with the next request, within its time, its region and its election only', async () => {
    await people('p:maya');
    const { token } = await house.db.transaction().execute((tx) => openSession(tx, 'p:maya', 'staff', origin));
    expect((await actorOfToken(house.db, token))?.grants).toEqual([]);
    const done = must(await grant(city, { person: 'p:maya', role: 'ppk', until: '2030-12-31' }));
    expect(done.until).toBe('2030-12-31T17:00:00.000Z');
    const actor = await actorOfToken(house.db, token);
    expect(actor?.grants).toContainEqual({ verb: 'sheets.record', scheme: 'uji', path: '11.01.01', within: 'event:uji', until: '2030-12-31T17:00:00.000Z' });
    expect(await trailOf(house.db, 'p:maya')).toMatchObject([{ actor: 'p:kota', action: 'roles.grant', path: '11.01.01', details: { role: 'ppk', within: 'event:uji', reason: 'Surat tugas' } }]);
  });
  it.each([
    ['outside the region', { path: '11.02.01' }, 'not_allowed'],
    ['to nobody', { person: 'p:tiada' }, 'not_found'],
    ['at no region of the tree', { path: '11.01.09' }, 'not_found'],
    ['in no election of the house', { within: 'event:tiada' }, 'not_found'],
    ['on the wrong level', { path: '11.01' }, 'role_level'],
    ['without its election', { within: null }, 'role_unbound'],
    ['more than is held', { role: 'kpu_prov', path: '11' }, 'not_allowed'],
    ['for a time that has passed', { until: '2024-01-01' }, 'term_invalid'],
    ['to themselves', { person: 'p:kota' }, 'role_own'],
    ['at a station that is not there', { role: 'kpps', path: `${VILLAGE}/9999` }, 'not_found'],
    ['with a number of somebody in its reason', { reason: 'NIK 1671040605900001 hp' }, 'input_invalid'],
    ['with a telephone in its reason', { reason: 'hubungi 0812-3456-7890' }, 'input_invalid'],
  ])('is refused %s', async (_, more, expected) => {
    await people('p:budi', 'p:kota');
    expect(code(await grant(city, { person: 'p:budi', role: 'ppk', ...more }))).toBe(expected);
  });
  it('upwards is refused: one more role from below would put its holder out of the reach of those above', async () => {
    await plantPeople(house.db, ['p:nakal'], 'uji', VILLAGE);
    await plantRole(house.db, 'p:nakal', { role: 'trainer', scheme: 'uji', path: '11.01', within: null });
    const pps = actorWith('p:pps', 'pps', VILLAGE, { event: 'uji' });
    const wish = { person: 'p:nakal', role: 'kpps', path: VILLAGE };
    expect(code(await grant(pps, wish))).toBe('account_stronger');
    expect(code(await grant(city, wish))).toBe('ok');
  });
  it('is refused for longer than the giver\'s own right, and lasts as long as it at most', async () => {
    await plantPeople(house.db, ['p:lurah'], 'uji', VILLAGE);
    const pps = actorWith('p:pps', 'pps', VILLAGE, { event: 'uji', until: '2030-06-01T00:00:00.000Z' });
    const wish = { person: 'p:lurah', role: 'kpps', path: `${VILLAGE}/1` };
    expect(code(await grant(pps, wish))).toBe('role_exceeds');
    expect(code(await grant(pps, { ...wish, until: '2030-06-01' }))).toBe('role_exceeds');
    expect(code(await grant(pps, { ...wish, until: '2030-05-31' }))).toBe('ok');
    expect(code(await grant(pps, { person: 'p:lurah', role: 'bawaslu', path: VILLAGE, until: '2030-05-01' }))).toBe('role_exceeds');
  });
  it('tells the rule that keeps two roles apart, whichever comes first, and lets them be in different elections', async () => {
    await people('p:saksi');
    must(await grant(operator, { person: 'p:saksi', role: 'saksi', path: VILLAGE }));
    const refused = await grant(city, { person: 'p:saksi', role: 'ppk' });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'role_conflict', status: 409, detail: 'Saksi peserta pemilu tidak boleh menjadi penyelenggara. Orang ini sudah memegang peran Saksi.' } });
    expect(code(await grant(operator, { person: 'p:saksi', role: 'kpu_kab', path: '11.01', within: null }))).toBe('role_conflict');
    expect(code(await grant(operator, { person: 'p:saksi', role: 'ppk', within: 'event:uji-2' }))).toBe('ok');
  });
  it('of two conflicting roles given at the same moment one stays', async () => {
    await people('p:rebut');
    const done = await Promise.all([grant(operator, { person: 'p:rebut', role: 'saksi', path: VILLAGE }), grant(operator, { person: 'p:rebut', role: 'ppk' })]);
    expect(done.map(code).sort()).toEqual(['ok', 'role_conflict']);
  });
  it('twice is told, and after an end the same role may be given again', async () => {
    await people('p:ulang');
    const { id } = must(await grant(city, { person: 'p:ulang', role: 'ppk' }));
    expect(code(await grant(city, { person: 'p:ulang', role: 'ppk' }))).toBe('already_exists');
    must(await revoke(city, id));
    expect(code(await grant(city, { person: 'p:ulang', role: 'ppk' }))).toBe('ok');
  });
});

describe('revoking', () => {
  it('takes effect with the next request, and ends the sign-ins of whoever has no role left', async () => {
    await people('p:dua');
    const [ppk, observer] = [await plantRole(house.db, 'p:dua', { role: 'ppk', scheme: 'uji', path: '11.01.01', within: 'event:uji' }), await plantRole(house.db, 'p:dua', { role: 'observer', scheme: 'uji', path: '11.01', within: null })];
    const { token } = await house.db.transaction().execute((tx) => openSession(tx, 'p:dua', 'staff', origin));
    const code = await house.db.transaction().execute((tx) => openSession(tx, 'p:dua', 'code', origin));
    expect(must(await revoke(city, ppk)).sessionsEnded).toBe(0);
    expect((await actorOfToken(house.db, token))?.grants.some(({ verb }) => verb === 'sheets.record')).toBe(false);
    expect(must(await revoke(city, observer)).sessionsEnded).toBe(1);
    expect(await actorOfToken(house.db, token)).toBeNull();
    expect((await actorOfToken(house.db, code.token))?.id).toBe('p:dua');
    expect((await trailOf(house.db, 'p:dua')).map(({ action }) => action)).toEqual(['roles.revoke', 'roles.revoke']);
  });
  it('is refused outside the region, for one\'s own role, for a role one could not give, and twice', async () => {
    await people('p:jauh', 'p:kota', 'p:awas');
    const far = await plantRole(house.db, 'p:jauh', { role: 'ppk', scheme: 'uji', path: '11.02.01', within: 'event:uji' });
    const own = await plantRole(house.db, 'p:kota', { role: 'kpu_kab', scheme: 'uji', path: '11.01', within: null });
    const watch = await plantRole(house.db, 'p:awas', { role: 'bawaslu', scheme: 'uji', path: VILLAGE, within: 'event:uji' });
    const told = async (actor: Actor, id: number): Promise<string> => { const done = await revoke(actor, id); return done.ok ? 'ok' : done.problem.code; };
    expect([await told(city, far), await told(city, own), await told(city, 999_999)]).toEqual(['not_found', 'role_own', 'not_found']);
    expect(await told(actorWith('p:pps', 'pps', VILLAGE, { event: 'uji' }), watch)).toBe('role_exceeds');
    expect([await told(city, watch), await told(city, watch)]).toEqual(['ok', 'role_ended']);
  });
});

describe('the list', () => {
  it('shows the reader\'s places only, page by page, in every state', async () => {
    await people('p:l1', 'p:l2', 'p:l3');
    await plantRole(house.db, 'p:l1', { role: 'kpps', scheme: 'uji', path: '11.02.02.1001/1', within: 'event:uji' });
    await plantRole(house.db, 'p:l2', { role: 'kpps', scheme: 'uji', path: '11.02.02.1001/2', within: 'event:uji' });
    await plantRole(house.db, 'p:l3', { role: 'kpps', scheme: 'uji', path: '11.02.02.1001', within: 'event:uji-2' });
    const of = async (actor: Actor, more: object = {}) => listAssignments(house.db, actor, { path: '11.02.02', scheme: 'uji', state: 'now', limit: 100, ...more });
    const names = (page: Awaited<ReturnType<typeof of>>): string[] => page.rows.map(({ person }) => person.id);
    expect(names(await of(actorWith('p:k', 'kpu_kab', '11.02')))).toEqual(['p:l3', 'p:l1', 'p:l2']);
    expect(names(await of(actorWith('p:k', 'kpu_kab', '11.01')))).toEqual([]);
    expect(names(await of(actorWith('p:k', 'ppk', '11.02.02', { event: 'uji' })))).toEqual(['p:l1', 'p:l2']);
    expect(names(await of(operator, { path: '11.02.02.1001/1' }))).toEqual(['p:l1']);
    expect(names(await of(operator, { within: 'event:uji-2' }))).toEqual(['p:l3']);
    const first = await of(operator, { limit: 2 });
    expect([names(first), names(await of(operator, { limit: 2, after: first.after ?? '' }))]).toEqual([['p:l3', 'p:l1'], ['p:l2']]);
    expect(first.rows[0]).toMatchObject({ region: 'Village 11.02.02.1001', state: 'now', roleName: { id: 'KPPS' } });
    expect((await listAssignments(house.db, operator, { person: 'p:ulang', state: 'ended', limit: 10 })).rows).toMatchObject([{ state: 'ended', revokeReason: 'Mengundurkan diri' }]);
  });
});

describe('the right as a condition of the query', () => {
  it('shows the same rows, whatever is asked for, as asking for everything and then looking at each row', async () => {
    const readers = [
      actorWith('p:r', 'kpu_kab', '11.02'), actorWith('p:r', 'ppk', '11.02.02', { event: 'uji' }), actorWith('p:r', 'auditor', ''), actorWith('p:r', 'kpps', VILLAGE, { event: 'uji' }),
      { id: 'p:r', name: '', grants: [...actorWith('p:r', 'ppk', '11.02.02', { event: 'uji' }).grants, ...actorWith('p:r', 'auditor', '11.01').grants] },
    ];
    const everything = (await listAssignments(house.db, operator, { state: 'now', limit: 500 })).rows;
    for (const reader of readers) for (const scheme of [undefined, 'uji', 'lain']) for (const path of [undefined, '', '11', '11.02', '11.02.02', '11.02.02.1001/1', '11.01.01']) for (const within of [undefined, 'event:uji', 'event:uji-2']) {
      const expected = everything.filter((row) => (scheme === undefined || row.scheme === scheme) && isWithin(row.path, path ?? '') && (within === undefined || row.within === within)
        && may(reader, 'roles.read', { scheme: row.scheme, path: row.path, ...(row.within === null ? {} : { within: row.within }) }));
      const { rows } = await listAssignments(house.db, reader, { state: 'now', limit: 500, scheme, path, within });
      expect([path, within, rows.map(({ id }) => id)]).toEqual([path, within, expected.map(({ id }) => id)]);
    }
  });
});
