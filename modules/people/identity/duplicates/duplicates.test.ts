import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../kernel/access.ts';
import { newId } from '../../../../kernel/ids.ts';
import { must, type Result } from '../../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import { loadKemendagri } from '../../../regions/index.ts';
import { sealLogin } from '../../accounts/logins.ts';
import { readLogin } from '../../accounts/rules/login.ts';
import { openSession } from '../../accounts/sessions/open-session.ts';
import { actorOfToken } from '../../accounts/sessions/actor-of.ts';
import { composePeople } from '../../compose.ts';
import { grantsOfRole, type RoleId } from '../../roles/rules/roles.ts';
import { createPerson } from '../commands/create-person.ts';
import { revealContacts, revealNik } from '../commands/reveal.ts';
import { personPage } from '../queries/person-page.ts';
import { inventNik } from '../rules/nik.ts';
import { listTwins } from './list-twins.ts';
import { mergePeople } from './merge-people.ts';
import { notTwins } from './not-twins.ts';

let house: TestDatabase;
beforeAll(async () => {
  composePeople();
  house = await testDatabase();
  await loadKemendagri(house.db);
});
afterAll(() => house.close());

const acting = (role: RoleId, path: string): Actor => ({ id: `test:${role}`, name: role, grants: grantsOfRole({ role, scheme: 'kemendagri', path, within: null }) });
const palembang = acting('kpu_kab', '16.71');
const create = async (more: Record<string, unknown> = {}): Promise<string> => must(await createPerson(house.db, {
  actor: operator, key: newId(), input: { name: 'Rina Wulandari', sex: 'female', birthDate: '1990-05-06', birthPlace: 'Palembang', path: '16.71.04.1001', ...more },
})).id;
const pairs = async (actor: Actor = operator, path = '16.71') => must(await listTwins(house.db, actor, { scheme: 'kemendagri', path, limit: 100 })).pairs
  .map(({ one, other, reason }) => [reason, ...[one.id, other.id].sort()].join(' '));
const pair = (reason: string, ...ids: string[]): string => [reason, ...ids.sort()].join(' ');
const versionOf = async (id: string): Promise<number> => must(await personPage(house.db, operator, id)).version;
const merge = async (keep: string, gone: string, actor: Actor = operator, more: Record<string, unknown> = {}) => mergePeople(house.db, {
  actor, key: newId(), input: { keep, keepVersion: await versionOf(keep), merge: gone, mergeVersion: await versionOf(gone), reason: 'Tercatat dua kali', ...more },
});
const assign = (person: string, role: RoleId, path = '16.71.04', within: string | null = 'event:satu-dua') => house.db.insertInto('assignment').values({
  person_id: person, role, scheme: 'kemendagri', path, within, valid_from: new Date('2024-01-01'), valid_until: null, source: 'test', reason: null, granted_by: 'test', revoked_by: null, revoked_at: null, revoke_reason: null,
}).execute();
const account = (person: string, login: string) => house.db.insertInto('account').values({
  person_id: person, ...sealLogin(readLogin(login) ?? { kind: 'name', value: login }, person), password_hash: 'x', password_set_at: new Date(), totp_sealed: null, totp_confirmed_at: null, totp_last_step: null, disabled_at: null, disabled_reason: null, created_by: 'test',
}).execute();
const sessionFor = (person: string) => house.db.transaction().execute((tx) => openSession(tx, person, 'staff', { address: '', userAgent: 'test', origin: 'http://localhost' }));
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problem.code);

it('of a file with one day of birth for thousands are looked for in a second, and the page says what was left out', { timeout: 60_000 }, async () => {
  const crowd = (n: number, path: string, name: string, from = 0) => house.pool.query(`INSERT INTO person (id, name, search, birth_date, scheme, path, created_by) SELECT 'ramai:' || (n + ${from}), 'X', ${name}, '1991-01-01', 'kemendagri', '${path}', 'test' FROM generate_series(1, ${n}) n`);
  await crowd(15_000, '16.72', `'siti ' || substr(md5(n::text), 1, 6) || ' ' || substr(md5('a' || n), 1, 6)`);
  await crowd(4_000, '16.72', `'siti aminah'`, 20_000);
  await house.pool.query(`INSERT INTO contact (person_id, kind, value_sealed, value_hash) SELECT id, 'phone', 'x', 'x' FROM person WHERE path = '16.72'`);
  await crowd(2, '16.72', `CASE n WHEN 1 THEN 'bambang sutejo' ELSE 'bambang sutejoo' END`, 30_000);
  const began = performance.now();
  const told = must(await listTwins(house.db, operator, { scheme: 'kemendagri', path: '16.72', limit: 200 }));
  expect(performance.now() - began).toBeLessThan(5000);
  expect(told).toMatchObject({ nearPartly: true, nearSkipped: false, more: true });
  expect(must(await listTwins(house.db, operator, { scheme: 'kemendagri', path: '16.74', limit: 200 })).nearPartly).toBe(false);
  await house.pool.query(`DELETE FROM contact WHERE person_id LIKE 'ramai:%'; DELETE FROM person WHERE path = '16.72' AND search LIKE 'siti%'`);
  expect(await pairs(operator, '16.72')).toEqual([pair('near_name_birth', 'ramai:30001', 'ramai:30002')]);
});

describe('people recorded twice', () => {
  it('are found by name and birth, by a name with slips, and by a contact; others are not', async () => {
    const phone = { contacts: [{ kind: 'phone', value: '0812 7777 0001' }] };
    const [a, b] = [await create({ birthPlace: null }), await create()];
    const slip = await create({ name: 'Rina Wulandri' });
    const other = await create({ name: 'Bambang Sutejo' });
    const [x, y] = [await create({ name: 'Hasan Basri', birthDate: '1970-01-01', ...phone }), await create({ name: 'Hasan Basri', birthDate: null, ...phone })];
    const elsewhere = await create({ birthPlace: 'Bandung', name: 'Rina Wulandari', path: '16.74' });
    const found = await pairs();
    expect(found).toEqual(expect.arrayContaining([pair('same_name_birth', a, b), pair('near_name_birth', a, slip), pair('near_name_birth', b, slip), pair('same_contact', x, y)]));
    expect(found.join()).not.toContain(other);
    expect(found.join()).not.toContain(elsewhere);
    expect(await pairs(acting('kpu_kab', '16.74'), '')).toEqual([]);
    expect(must(await notTwins(house.db, { actor: palembang, key: newId(), input: { one: b, other: a, reason: 'Saudara kembar' } }))).toBeDefined();
    expect(await pairs()).not.toContain(pair('same_name_birth', a, b));
    expect(codeOf(await notTwins(house.db, { actor: palembang, key: newId(), input: { one: a, other: elsewhere, reason: null } }))).toBe('not_found');
  });
});

describe('merging', () => {
  it('takes everything over, closes the other, and says where it went', async () => {
    const nik = inventNik({ birthDate: '1990-05-06', sex: 'female', region: 1, serial: 77 });
    const keep = await create({ sex: null, contacts: [{ kind: 'phone', value: '0812 1111 2222' }] });
    const gone = await create({ nik, address: 'Jalan Kenanga 5', contacts: [{ kind: 'phone', value: '0812 1111 2222' }, { kind: 'email', value: 'rina@contoh.id' }] });
    await assign(gone, 'ppk');
    await account(gone, 'rina@contoh.id');
    const { token } = await sessionFor(gone);
    expect(await actorOfToken(house.db, token)).toMatchObject({ id: gone });
    const done = must(await merge(keep, gone));
    expect(done).toEqual({ id: keep, version: 2 });
    expect(await actorOfToken(house.db, token)).toBeNull();
    const page = must(await personPage(house.db, operator, keep));
    expect(page).toMatchObject({ sex: 'female', hasAddress: true, version: 2, roles: [{ role: 'ppk', path: '16.71.04' }], mergedFrom: [{ id: gone }] });
    expect(page.contacts.map((one) => one.masked)).toEqual(['+62•••••222', 'r•••@contoh.id']);
    expect(must(await personPage(house.db, operator, gone))).toMatchObject({ mergedInto: { id: keep }, contacts: [], roles: [] });
    const ask = { actor: operator, input: { id: keep, reason: 'Memeriksa gabungan' } };
    expect(must(await revealNik(house.db, { ...ask, key: newId() }))).toEqual({ nik });
    expect(must(await revealContacts(house.db, { ...ask, key: newId() }))).toMatchObject({ address: 'Jalan Kenanga 5', contacts: [{ value: '+6281211112222' }, { value: 'rina@contoh.id' }] });
    const accounts = await house.db.selectFrom('account').select(['person_id', 'disabled_at']).where('person_id', 'in', [keep, gone]).execute();
    expect(accounts).toEqual([{ person_id: keep, disabled_at: null }]);
    const entry = await house.db.selectFrom('audit_entry').select(['action', 'details']).where('thing', '=', `person ${keep}`).where('action', '=', 'people.merge').executeTakeFirst();
    expect(entry?.details).toMatchObject({ merged: gone, reason: 'Tercatat dua kali' });
  });
  it('keeps the account of the kept one where both have one', async () => {
    const [keep, gone] = [await create(), await create()];
    await account(keep, 'keep.satu');
    await account(gone, 'gone.satu');
    must(await merge(keep, gone));
    const accounts = await house.db.selectFrom('account').select(['person_id', 'disabled_reason']).where('person_id', 'in', [keep, gone]).execute();
    expect(new Map(accounts.map((one) => [one.person_id, one.disabled_reason]))).toEqual(new Map([[keep, null], [gone, 'merged']]));
  });
  it('hands an account over only where the kept one holds no role that its owner lacks; else it is closed, and every sign-in ends', async () => {
    const made = async (name: string, roles: readonly RoleId[]) => {
      const id = await create({ name });
      for (const role of roles) await assign(id, role);
      return id;
    };
    const [stronger, puppet] = [await made('Kuat Sekali', ['ppk']), await made('Kuat Sekal', [])];
    await account(puppet, 'puppet.satu');
    const { token } = await sessionFor(puppet);
    must(await merge(stronger, puppet));
    expect(await actorOfToken(house.db, token)).toBeNull();
    const [equal, twin] = [await made('Sama Kuat', ['ppk']), await made('Sama Kua', ['ppk'])];
    await account(twin, 'twin.satu');
    must(await merge(equal, twin));
    const accounts = await house.db.selectFrom('account').select(['person_id', 'disabled_reason']).where('person_id', 'in', [stronger, puppet, equal, twin]).execute();
    expect(new Map(accounts.map((one) => [one.person_id, one.disabled_reason]))).toEqual(new Map([[puppet, 'merged'], [equal, null]]));
  });
  it('leaves a contact that comes over unproved and of no use for a week', async () => {
    const [keep, gone] = [await create(), await create({ contacts: [{ kind: 'email', value: 'pindah@contoh.id' }] })];
    await house.db.updateTable('contact').set({ verified_at: new Date() }).where('person_id', '=', gone).execute();
    must(await merge(keep, gone));
    const moved = await house.db.selectFrom('contact').select(['verified_at', 'waits_until']).where('person_id', '=', keep).executeTakeFirst();
    expect([moved?.verified_at, (moved?.waits_until?.getTime() ?? 0) > Date.now() + 6 * 86_400_000]).toEqual([null, true]);
  });
  it('refuses conflicting roles, rights the merger could not give, stale versions, and one\'s own record; then nothing has changed', async () => {
    const [keep, gone] = [await create(), await create()];
    await assign(keep, 'ppk');
    await assign(gone, 'saksi');
    expect(codeOf(await merge(keep, gone))).toBe('role_conflict');
    expect(must(await personPage(house.db, operator, gone))).toMatchObject({ mergedInto: null, roles: [{ role: 'saksi' }] });
    const high = await create();
    await assign(high, 'kpu_ri', '', null);
    expect(codeOf(await merge(await create(), high, palembang))).toBe('account_stronger');
    expect(codeOf(await merge(await create(), await create(), operator, { keepVersion: 9 }))).toBe('conflict');
    const self = await create();
    expect(codeOf(await merge(self, await create(), { ...operator, id: self }))).toBe('role_own');
    expect(codeOf(await merge(self, self))).toBe('input_invalid');
  });
  it('needs the right on both homes', async () => {
    const [here, there] = [await create(), await create({ path: '16.74' })];
    expect(codeOf(await merge(here, there, palembang))).toBe('not_found');
    await assign(there, 'kpps', '16.71.04.1001');
    expect(codeOf(await merge(here, there, palembang))).toBe('not_allowed');
    expect(codeOf(await merge(here, there, acting('kpu_prov', '16')))).toBe('ok');
  });
  it('is done once by two who press at the same time, and follows earlier merges', async () => {
    const [a, b, c] = [await create(), await create(), await create()];
    const done = await Promise.all([merge(a, b), merge(a, b)]);
    expect(done.map(codeOf).filter((code) => code === 'ok').length).toBe(1);
    must(await merge(c, a));
    expect(must(await personPage(house.db, operator, b)).mergedInto?.id).toBe(c);
    expect(codeOf(await merge(c, b))).toBe('not_found');
  });
});
