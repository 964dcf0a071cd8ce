import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { mount } from '../../../kernel/http/mount.ts';
import { newId } from '../../../kernel/ids.ts';
import { createLog } from '../../../kernel/log.ts';
import { must, type Result } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { loadKemendagri } from '../../regions/index.ts';
import { grantsOfRole, type RoleId } from '../roles/rules/roles.ts';
import { ensureAccount } from '../accounts/manage/create-account.ts';
import { changePerson } from './commands/change-person.ts';
import { addContact, endContactOf } from './commands/contacts.ts';
import { createPerson } from './commands/create-person.ts';
import { revealContacts, revealNik } from './commands/reveal.ts';
import { exportPeople } from './queries/export-people.ts';
import { findBySecret, listPeople } from './queries/list-people.ts';
import { personPage } from './queries/person-page.ts';
import { identityRoutes } from './routes.ts';
import { inventNik } from './rules/nik.ts';

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
  await loadKemendagri(house.db);
});
afterAll(() => house.close());

const acting = (role: RoleId, path: string, within: string | null = null): Actor =>
  ({ id: `test:${role}`, name: role, grants: grantsOfRole({ role, scheme: 'kemendagri', path, within }) });
const palembang = acting('kpu_kab', '16.71');
const prabumulih = acting('kpu_kab', '16.74');

let serial = 0;
const invent = (birthDate = '1984-03-02', sex: 'male' | 'female' = 'male'): string => inventNik({ birthDate, sex, region: 16, serial: serial++ });
const given = (more: Record<string, unknown> = {}) => ({ name: 'Bagas Prawira', sex: 'male', birthDate: '1984-03-02', birthPlace: 'Palembang', path: '16.71.04.1001', ...more });
const create = (more: Record<string, unknown> = {}, actor: Actor = operator, key = newId()) => createPerson(house.db, { actor, key, input: given(more) });
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problem.code);

async function everything(): Promise<string> {
  const { rows } = await sql<{ all: string }>`
    SELECT concat((SELECT string_agg(a::text, ' ') FROM audit_entry a), (SELECT string_agg(i::text, ' ') FROM idempotency i), (SELECT string_agg(p::text, ' ') FROM person p), (SELECT string_agg(c::text, ' ') FROM contact c)) AS all`.execute(house.db);
  return rows[0]?.all ?? '';
}
const trail = (thing: string) => house.db.selectFrom('audit_entry').select(['action', 'path', 'details']).where('thing', '=', thing).orderBy('id').execute();

describe('recording a person', () => {
  it('keeps nothing in clear that identifies, nowhere', async () => {
    const nik = invent();
    const { id } = must(await create({ nik, address: 'Jalan Rahasia 17', contacts: [{ kind: 'phone', value: '0812 9999 0001' }, { kind: 'email', value: 'Rahasia@Contoh.id' }] }));
    const kept = await everything();
    for (const secret of [nik, 'Rahasia 17', '81299990001', 'rahasia@contoh']) expect(kept).not.toContain(secret);
    expect(must(await personPage(house.db, operator, id))).toMatchObject({
      nik: `${nik.slice(0, 6)}••••••••••`, hasAddress: true, version: 1, contacts: [{ kind: 'phone', masked: '+62•••••001' }, { kind: 'email', masked: 'r•••@contoh.id' }],
      home: [{ name: 'Indonesia' }, { name: 'Sumatera Selatan' }, { name: 'Kota Palembang' }, { path: '16.71.04' }, { path: '16.71.04.1001' }],
    });
    expect((await trail(`person ${id}`)).map(({ action }) => action)).toEqual(['people.create']);
  });
  it('answers a retry with the same person, and refuses the key for another', async () => {
    const [key, nik] = [newId(), invent()];
    const first = must(await create({ nik }, operator, key));
    expect(must(await create({ nik }, operator, key)).id).toBe(first.id);
    expect(codeOf(await create({ nik: invent() }, operator, key))).toBe('key_reused');
  });
  it('warns where the NIK contradicts what is given, and records all the same', async () => {
    expect(must(await create({ nik: invent('1984-03-02', 'female') })).warnings).toEqual(['sex']);
    expect(must(await create({ nik: invent('1985-03-02'), birthDate: '1984-03-02' })).warnings).toEqual(['birth_date']);
  });
  it.each([
    [{ name: 'B4gas' }], [{ name: ' ' }], [{ nik: '123' }], [{ nik: '9971043202840001' }], [{ birthDate: '2199-01-01' }], [{ birthDate: '1984-02-30' }], [{ path: '' }],
    [{ contacts: [{ kind: 'phone', value: 'abc' }] }], [{ contacts: [{ kind: 'email', value: 'abc' }] }],
  ])('refuses %j', async (more) => expect(codeOf(await create(more))).toBe('input_invalid'));
  it('refuses a home that is not in the tree', async () => expect(codeOf(await create({ path: '16.71.99' }))).toBe('not_found'));
  it('gives one NIK to one person, also when two record it at once, and does not tell a stranger whose it is', async () => {
    const nik = invent();
    must(await create({ nik, name: 'Sari Kembang' }));
    const near = await create({ nik }, palembang);
    const far = await create({ nik, path: '16.74' }, prabumulih);
    expect([codeOf(near), codeOf(far)]).toEqual(['already_exists', 'already_exists']);
    expect(near.ok ? '' : near.problem.detail).toContain('Sari Kembang');
    expect(far.ok ? '' : far.problem.detail).not.toContain('Sari');
    const fresh = invent();
    const race = await Promise.all(Array.from({ length: 6 }, () => create({ nik: fresh })));
    expect(race.map(codeOf).sort()).toEqual(['already_exists', 'already_exists', 'already_exists', 'already_exists', 'already_exists', 'ok']);
  });
  it('asks for the right at the home', async () => {
    expect(codeOf(await create({ path: '16.74' }, palembang))).toBe('not_allowed');
    expect(codeOf(await create({}, acting('pps', '16.71.04.1001', 'event:satu-dua')))).toBe('ok');
    expect(codeOf(await create({ path: '16.71.04.1002' }, acting('pps', '16.71.04.1001', 'event:satu-dua')))).toBe('not_allowed');
  });
});

describe('a NIK that is not to be seen', () => {
  const others = (['pps', 'ppk', 'trainer', 'interviewer', 'auditor', 'system_administrator'] as const).map((role) => acting(role, role === 'pps' ? '16.71.04.1001' : role === 'ppk' ? '16.71.04' : '16.71'));
  const noted = (actor: Actor) => house.db.selectFrom('audit_entry').select(['action', 'thing', 'details']).where('actor', '=', actor.id).where('action', '=', 'people.find_nik').orderBy('id').execute();

  it.each(others)('cannot be put together from what $name is shown', async (actor) => {
    const nik = invent();
    const { id } = must(await create({ nik }));
    const page = must(await personPage(house.db, actor, id));
    expect(page).toMatchObject({ birthDate: null, birthYear: 1984, nik: `${nik.slice(0, 6)}••••••••••` });
    expect(must(await personPage(house.db, palembang, id))).toMatchObject({ birthDate: '1984-03-02', birthYear: 1984 });
  });
  it.each(others.filter(({ name }) => name !== 'pps'))('cannot be tried out by $name, who records nobody', async (actor) => {
    expect(await findBySecret(house.db, actor, invent())).toMatchObject({ ok: false, problem: { code: 'not_allowed', params: { verb: 'people.read_nik' } } });
  });
  it('is asked for seldom by a village office, and each time is an entry without the NIK', async () => {
    const pps = { ...acting('pps', '16.71.04.1001', 'event:satu-dua'), id: 'test:pps-curious' };
    const nik = invent();
    const { id } = must(await create({ nik }));
    expect(must(await findBySecret(house.db, pps, nik)).rows.map((row) => row.id)).toEqual([id]);
    expect(must(await findBySecret(house.db, pps, invent())).rows).toEqual([]);
    expect(await noted(pps)).toEqual([
      { action: 'people.find_nik', thing: `person ${id}`, details: { found: true } }, { action: 'people.find_nik', thing: 'people', details: { found: false } },
    ]);
    const more = await Promise.all(Array.from({ length: 30 }, () => findBySecret(house.db, pps, invent())));
    expect(more.map(codeOf).filter((code) => code === 'too_many')).toHaveLength(12);
    expect(await everything()).not.toContain(nik);
    expect(must(await findBySecret(house.db, palembang, nik)).rows).toHaveLength(1);
    expect(await noted(palembang)).toEqual([]);
  });
  it('leaves the day of birth as it is when somebody who does not see it changes something else', async () => {
    const { id } = must(await create());
    const pps = acting('pps', '16.71.04.1001', 'event:satu-dua');
    const { birthDate: _hidden, ...facts } = given({ name: 'Bagas Prawira, S.E.' });
    must(await changePerson(house.db, { actor: pps, key: newId(), input: { ...facts, version: 1, id } }));
    expect(must(await personPage(house.db, palembang, id))).toMatchObject({ name: 'Bagas Prawira, S.E.', birthDate: '1984-03-02' });
    expect((await trail(`person ${id}`)).at(-1)).toMatchObject({ details: { changed: ['name'] } });
  });
});

describe('changing a person', () => {
  it('follows the version that was read', async () => {
    const { id } = must(await create());
    const change = (more: Record<string, unknown>, actor: Actor = operator) => changePerson(house.db, { actor, key: newId(), input: { ...given({ version: 1 }), ...more, id } });
    expect(must(await change({ name: 'Bagas  Prawira, S.H.' }))).toMatchObject({ version: 2 });
    expect(codeOf(await change({ name: 'Terlambat' }))).toBe('conflict');
    expect(must(await personPage(house.db, operator, id)).name).toBe('Bagas Prawira, S.H.');
    expect((await trail(`person ${id}`)).at(-1)).toMatchObject({ action: 'people.change', details: { changed: ['name'], version: 2 } });
    expect(codeOf(await change({ version: 2, path: '16.74' }, palembang))).toBe('not_allowed');
    expect(codeOf(await change({ version: 2 }, prabumulih))).toBe('not_found');
  });
  it('keeps, replaces or removes the NIK as it is told', async () => {
    const { id } = must(await create({ nik: invent() }));
    const change = (more: Record<string, unknown>) => changePerson(house.db, { actor: operator, key: newId(), input: { ...given(), ...more, id } });
    must(await change({ version: 1 }));
    expect(must(await personPage(house.db, operator, id)).nik).not.toBeNull();
    must(await change({ version: 2, nik: null }));
    expect(must(await personPage(house.db, operator, id)).nik).toBeNull();
  });
  it('adds and ends contacts', async () => {
    const { id } = must(await create());
    const add = (value: string) => addContact(house.db, { actor: palembang, key: newId(), input: { id, contact: { kind: 'phone', value } } });
    must(await add('0812 0000 1111'));
    expect(codeOf(await add('+6281200001111'))).toBe('already_exists');
    const [contact] = must(await personPage(house.db, palembang, id)).contacts;
    expect(must(await findBySecret(house.db, palembang, '081200001111')).rows.map((row) => row.id)).toEqual([id]);
    must(await endContactOf(house.db, { actor: palembang, key: newId(), input: { id, contact: contact?.id } }));
    expect(must(await findBySecret(house.db, palembang, '081200001111')).rows).toEqual([]);
    expect(codeOf(await endContactOf(house.db, { actor: palembang, key: newId(), input: { id, contact: contact?.id } }))).toBe('not_found');
  });
});

describe('contacts of somebody with an account', () => {
  it('change only by the hand of one who holds as much, for links that open the account go there', async () => {
    const { id } = must(await create({ contacts: [{ kind: 'email', value: 'pemilik@contoh.id' }] }));
    await house.db.transaction().execute(async (tx) => {
      await tx.insertInto('assignment').values({
        person_id: id, role: 'ppk', scheme: 'kemendagri', path: '16.71.04', within: 'event:uji', valid_from: new Date('2024-01-01'), valid_until: null, source: 'uji',
        reason: null, granted_by: 'uji', revoked_by: null, revoked_at: null, revoke_reason: null,
      }).execute();
      await ensureAccount(tx, { person: id, by: 'uji' });
    });
    const [contact] = must(await personPage(house.db, operator, id)).contacts;
    const pps = acting('pps', '16.71.04.1001', 'event:uji');
    const add = (actor: Actor) => addContact(house.db, { actor, key: newId(), input: { id, contact: { kind: 'email', value: 'penyerang@contoh.id' } } });
    expect(codeOf(await add(pps))).toBe('account_stronger');
    expect(codeOf(await endContactOf(house.db, { actor: pps, key: newId(), input: { id, contact: contact?.id } }))).toBe('account_stronger');
    expect(codeOf(await add(palembang))).toBe('ok');
  });
});

describe('looking at what is masked', () => {
  it('needs the verb and a reason, and stands in the trail', async () => {
    const nik = invent();
    const { id } = must(await create({ nik, address: 'Jalan Melati 3', contacts: [{ kind: 'email', value: 'a@contoh.id' }] }));
    const request = (actor: Actor, reason = 'Mencocokkan KTP', key = newId()) => ({ actor, key, input: { id, reason } });
    expect(must(await revealNik(house.db, request(palembang)))).toEqual({ nik });
    expect(must(await revealContacts(house.db, request(palembang)))).toMatchObject({ address: 'Jalan Melati 3', contacts: [{ value: 'a@contoh.id' }] });
    expect((await trail(`person ${id}`)).map(({ action, path, details }) => [action, path, details['reason'] ?? null])).toEqual([
      ['people.create', '16.71.04.1001', null], ['people.read_nik', '16.71.04.1001', 'Mencocokkan KTP'], ['people.read_contacts', '16.71.04.1001', 'Mencocokkan KTP']]);
    expect(codeOf(await revealNik(house.db, request(palembang, 'a')))).toBe('input_invalid');
    expect(codeOf(await revealNik(house.db, request(palembang, `cek ${nik}`)))).toBe('input_invalid');
    expect(codeOf(await revealNik(house.db, request(acting('auditor', '16'))))).toBe('not_allowed');
    expect(codeOf(await revealNik(house.db, request(prabumulih)))).toBe('not_found');
    expect(codeOf(await revealContacts(house.db, request(acting('trainer', '16.71'))))).toBe('not_allowed');
    expect(await everything()).not.toContain(nik);
  });
  it('shows once per request: a repeated key gets no second look without an entry', async () => {
    const { id } = must(await create({ nik: invent() }));
    const request = { actor: palembang, key: newId(), input: { id, reason: 'Mencocokkan KTP' } };
    must(await revealNik(house.db, request));
    expect(codeOf(await revealNik(house.db, request))).toBe('answer_gone');
  });
});

describe('finding people', () => {
  it('shows a reader only those who live or serve in the reader\'s places', async () => {
    const here = must(await create({ name: 'Tuti Wasilah', nik: invent() })).id;
    const there = must(await create({ name: 'Tuti Wasilawati', path: '16.74', nik: invent() })).id;
    const names = async (actor: Actor, more: Record<string, unknown> = {}) => must(await listPeople(house.db, actor, { scheme: 'kemendagri', path: '', q: 'tuti wasil', limit: 50, ...more })).rows.map((row) => row.id);
    expect(await names(operator)).toEqual([here, there]);
    expect(await names(palembang)).toEqual([here]);
    expect(await names(prabumulih)).toEqual([there]);
    expect(await names(operator, { path: '16.74' })).toEqual([there]);
    expect(await names(palembang, { path: '16.74' })).toEqual([]);
    await house.db.insertInto('assignment').values({ person_id: there, role: 'ppk', scheme: 'kemendagri', path: '16.71.04', within: 'event:satu-dua', valid_from: new Date('2024-01-01'), valid_until: null, source: 'test', reason: null, granted_by: 'test', revoked_by: null, revoked_at: null, revoke_reason: null }).execute();
    expect(await names(palembang)).toEqual([here, there]);
    expect(await names(palembang, { role: 'ppk' })).toEqual([there]);
    expect(await names(acting('ppk', '16.71.04', 'event:satu-dua'))).toEqual([here, there]);
    expect(await names(acting('ppk', '16.71.04', 'event:lain-lagi'))).toEqual([here]);
    expect(must(await personPage(house.db, palembang, there)).roles).toMatchObject([{ role: 'ppk', path: '16.71.04', within: 'event:satu-dua' }]);
    await sql`UPDATE assignment SET valid_until = now() - interval '1 second' WHERE person_id = ${there}`.execute(house.db);
    expect(await names(palembang)).toEqual([here]);
    expect(codeOf(await personPage(house.db, palembang, there))).toBe('not_found');
  });
  it.each([['maya lestari'], ['lestari maya'], ['maya lestrai'], ['amya lestari'], ['mya lestarri'], ['MAYA L'], ['maya kencana']])('"%s" finds her', async (q) => {
    if (must(await listPeople(house.db, operator, { scheme: 'kemendagri', path: '', q: 'maya lestari kencana', limit: 1 })).rows.length === 0) must(await create({ name: 'Maya Lestari Kencana', sex: 'female' }));
    expect(must(await listPeople(house.db, operator, { scheme: 'kemendagri', path: '', q, limit: 10 })).rows[0]?.name).toBe('Maya Lestari Kencana');
  });
  it('pages through everybody once, in the order of names', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = must(await listPeople(house.db, operator, { scheme: 'kemendagri', path: '', limit: 3, after }));
      seen.push(...page.rows.map((row) => row.id));
      after = page.after ?? undefined;
    } while (after !== undefined);
    const all = await house.db.selectFrom('person').select('id').execute();
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(all.length);
    expect(codeOf(await listPeople(house.db, operator, { scheme: 'kemendagri', path: '', limit: 3, after: 'W10' }))).toBe('ok');
  });
  it('finds by NIK, never in an address, and never somebody else\'s', async () => {
    const nik = invent();
    const { id } = must(await create({ nik }));
    expect(must(await findBySecret(house.db, palembang, nik)).rows.map((row) => row.id)).toEqual([id]);
    expect(must(await findBySecret(house.db, prabumulih, nik)).rows).toEqual([]);
    expect(codeOf(await listPeople(house.db, palembang, { scheme: 'kemendagri', path: '', q: nik, limit: 5 }))).toBe('input_invalid');
  });
  it('leaves as a file with masked NIKs', async () => {
    const nik = invent();
    must(await create({ nik, name: 'Ekspor Sekali' }));
    const made = await exportPeople(house.db, palembang, { scheme: 'kemendagri', path: '16.71', q: 'ekspor' }, 'csv');
    const text = 'file' in made ? await new Response(made.file as ReadableStream<Uint8Array>).text() : '';
    expect(text).toContain(`Ekspor Sekali,${nik.slice(0, 6)}••••••••••,L,1984,16.71.04.1001`);
    expect(text).not.toContain(nik);
  });
  it('leaves one entry for one file, at the region, without the name that was searched', async () => {
    const fetch = async (actor: Actor, query: string) => {
      const app = new Hono();
      mount(app, identityRoutes, { db: house.db, log: createLog('silent'), actorOf: async () => actor });
      const before = (await house.db.selectFrom('audit_entry').select('id').execute()).length;
      const answer = await app.request(`/api/people/export?${query}`);
      expect(answer.status).toBe(200);
      await answer.arrayBuffer();
      return (await house.db.selectFrom('audit_entry').select(['action', 'scheme', 'path', 'thing', 'details']).orderBy('id').execute()).slice(before);
    };
    const entry = { action: 'people.export', scheme: 'kemendagri', path: '16.71', thing: 'people' };
    for (const format of ['csv', 'xlsx']) {
      expect(await fetch(palembang, `q=ekspor&role=kpps&path=16.71&format=${format}`)).toEqual([
        { ...entry, details: { scheme: 'kemendagri', path: '16.71', role: 'kpps', byName: true, format, file: `orang-16.71.${format}` } }]);
    }
    expect(await fetch(palembang, '')).toMatchObject([entry]);
    expect(await fetch(acting('kpu_kab', '16.71', 'event:pemilu-2024'), '')).toMatchObject([entry]);
    expect(await fetch(operator, 'path=16.74')).toMatchObject([{ ...entry, path: '16.74' }]);
  });
});
