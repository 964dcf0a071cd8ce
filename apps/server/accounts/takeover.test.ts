import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../kernel/testing/database.ts';
import { ensureAccount } from '../../../modules/people/index.ts';
import { composeHouse } from '../compose.ts';
import { accountsHouse, chairOf, forgetVisits } from '../testing/accounts.ts';
import { linkIn, outbox } from '../testing/people.ts';
import { visitor, type Visitor } from '../testing/visitor.ts';

let database: TestDatabase;
let app: Hono;
beforeAll(async () => {
  composeHouse();
  ({ database, app } = await accountsHouse({ regions: true }));
});
afterAll(() => database.close());
beforeEach(() => forgetVisits(database));

const chair = (person: string): Promise<Visitor> => chairOf(app, person);

type Contact = { kind: 'email' | 'phone'; value: string };

async function recorded(name: string, ...contacts: Contact[]): Promise<string> {
  const made = await (await chair('demo:operator')).post('/api/people', { name, sex: null, birthDate: null, birthPlace: null, scheme: 'kemendagri', path: '16.71.04.1001', contacts });
  expect(made.body).toMatchObject({ id: expect.any(String) as string });
  return made.body['id'] as string;
}

const mailbox = (value: string): Contact => ({ kind: 'email', value });

/** Gives the nation's operator's role, from some days from now on. */
const promote = (person: string, days = 0) => database.db.insertInto('assignment').values({
  person_id: person, role: 'kpu_ri', scheme: '*', path: '', within: null, valid_from: new Date(Date.now() + days * 86_400_000), valid_until: null, source: 'uji', reason: null,
  granted_by: 'demo:operator', revoked_by: null, revoked_at: null, revoke_reason: null,
}).execute();

describe('a role that begins tomorrow', () => {
  it('keeps an office from dropping the factors or closing the account of its holder today', async () => {
    const id = await recorded('Operator Besok', mailbox('besok@contoh.id'));
    const office = await chair('demo:kpu-kota');
    expect((await office.post(`/api/people/${id}/account`, { login: 'besok@contoh.id' })).status).toBe(200);
    await promote(id, 1);
    for (const what of ['drop-factors', 'disable', 'invite-again']) expect((await office.post(`/api/accounts/${id}/${what}`, what === 'invite-again' ? undefined : { reason: 'lupa kunci' })).body, what).toMatchObject({ code: 'account_stronger' });
    expect((await (await chair('demo:operator')).post(`/api/accounts/${id}/drop-factors`, { reason: 'lupa kunci' })).body).toEqual({ done: true });
  });

  it('gives no reach before it begins', async () => {
    const made = await (await chair('demo:operator')).post('/api/people', { name: 'Jauh Sekali', sex: null, birthDate: null, birthPlace: null, scheme: 'kemendagri', path: '11.71', contacts: [] });
    const id = made.body['id'] as string;
    await database.db.insertInto('assignment').values({
      person_id: id, role: 'observer', scheme: 'kemendagri', path: '16.71', within: null, valid_from: new Date(Date.now() + 86_400_000), valid_until: null, source: 'uji', reason: null,
      granted_by: 'demo:operator', revoked_by: null, revoked_at: null, revoke_reason: null,
    }).execute();
    expect((await (await chair('demo:kpu-kota')).post(`/api/people/${id}/account`, { login: 'jauh@contoh.id' })).body).toMatchObject({ code: 'not_found' });
  });
});

it('an office ends no sign-in of somebody above it who lives in its city', async () => {
  const operator = await chair('demo:operator');
  await database.db.updateTable('person').set({ path: '16.71.04.1001' }).where('id', '=', 'demo:operator').execute();
  const admin = await chair('demo:admin');
  const { rows } = (await admin.get('/api/sessions?person=demo:operator')).body as { rows: { id: string }[] };
  expect((await admin.post(`/api/sessions/${rows[0]?.id ?? ''}/end`, { reason: 'iseng saja' })).body).toMatchObject({ code: 'account_stronger', status: 403 });
  expect((await operator.get('/api/session')).body).toMatchObject({ signedIn: true });
});

const FRESH = 'sungai besar di kota';
const sent = async (purpose: string) => (await outbox(database)).filter((one) => one.purpose === purpose).map(({ to }) => to);
const codeFor = async (contact: string, me: Visitor = visitor(app)) => {
  await database.db.deleteFrom('message').execute();
  const { status } = await me.post('/api/sign-in/code/request', { contact, channel: 'email' });
  const text = (await outbox(database)).find(({ purpose }) => purpose === 'sign_in.code')?.text ?? '';
  return { me, status, code: /\d{6}/.exec(text)?.[0] ?? '' };
};
const week = () => database.pool.query('UPDATE contact SET waits_until = clock_timestamp() WHERE waits_until IS NOT NULL');

describe('a nation\'s operator who has no account yet', () => {
  it('gets none from the city, neither on a foreign mailbox nor on an own one, and no contact either', async () => {
    const id = await recorded('Calon Operator Nasional', mailbox('calon@contoh.id'));
    await promote(id);
    const office = await chair('demo:kpu-kota');
    expect((await office.post(`/api/people/${id}/contacts`, mailbox('jahat@contoh.id'))).body).toMatchObject({ code: 'account_stronger', status: 403 });
    for (const login of ['jahat@contoh.id', 'calon@contoh.id', 'calon.operator']) expect((await office.post(`/api/people/${id}/account`, { login })).body, login).toMatchObject({ code: 'account_stronger' });
    expect((await (await chair('demo:operator')).post(`/api/people/${id}/account`, { login: 'calon@contoh.id' })).status).toBe(200);
  });

  it('is not signed in as by merging a puppet with an account into them', async () => {
    const office = await chair('demo:kpu-kota');
    const [target, puppet] = [await recorded('Sasaran Gabung', mailbox('sasaran@contoh.id')), await recorded('Boneka Saya', mailbox('boneka@contoh.id'))];
    expect((await office.post(`/api/people/${puppet}/account`, { login: 'boneka@contoh.id' })).status).toBe(200);
    await visitor(app).post('/api/sign-in/reset', { code: await linkIn(database), password: FRESH });
    await promote(target);
    const asked = { keep: target, keepVersion: 1, merge: puppet, mergeVersion: 1, reason: 'orang yang sama' };
    expect((await office.post('/api/people/merge', asked)).body).toMatchObject({ code: 'account_stronger' });
    expect((await office.post('/api/people/merge', { ...asked, keep: puppet, merge: target })).body).toMatchObject({ code: 'account_stronger' });
    // Even by somebody who may: an account goes over to nobody who holds more than its owner did.
    expect((await (await chair('demo:operator')).post('/api/people/merge', asked)).status).toBe(200);
    expect((await visitor(app).post('/api/sign-in/password', { login: 'boneka@contoh.id', password: FRESH })).body).toMatchObject({ code: 'sign_in_failed' });
    expect(await database.db.selectFrom('account').select('person_id').where('person_id', '=', target).executeTakeFirst()).toBeUndefined();
    expect((await codeFor('boneka@contoh.id')).code).toBe('');
  });
});

describe('a contact that an officer adds', () => {
  it('opens nothing for a week, and the older ones are told of it', async () => {
    const id = await recorded('Warga Tanpa Akun', mailbox('warga@contoh.id'));
    const officer = await chair('demo:pps');
    expect((await officer.post(`/api/people/${id}/contacts`, mailbox('milik.pps@contoh.id'))).status).toBe(200);
    expect(await sent('people.contact_added')).toEqual(['w…@contoh.id']);
    expect(await codeFor('milik.pps@contoh.id')).toMatchObject({ status: 200, code: '' });
    const own = await codeFor('warga@contoh.id');
    expect((await own.me.post('/api/sign-in/code', { code: own.code })).body).toEqual({ step: 'done' });
    await week();
    const later = await codeFor('milik.pps@contoh.id');
    expect((await later.me.post('/api/sign-in/code', { code: later.code })).body).toEqual({ step: 'done' });
    const { rows } = await database.pool.query<{ id: number }>('SELECT id FROM contact WHERE person_id = $1 ORDER BY id DESC LIMIT 1', [id]);
    await database.db.deleteFrom('message').execute();
    expect((await officer.post(`/api/people/${id}/contacts/${rows[0]?.id ?? 0}/end`)).status).toBe(200);
    expect((await sent('people.contact_ended')).sort()).toEqual(['m…@contoh.id', 'w…@contoh.id']);
  });

  it('is not what an appointed account is invited at, while another stands', async () => {
    const id = await recorded('Calon Anggota', { kind: 'phone', value: '081200008888' });
    await (await chair('demo:pps')).post(`/api/people/${id}/contacts`, mailbox('titipan@contoh.id'));
    await database.db.deleteFrom('message').execute();
    expect(await database.db.transaction().execute((tx) => ensureAccount(tx, { person: id, by: 'uji' }))).toBe('created');
    expect((await outbox(database)).map(({ purpose, channel }) => [purpose, channel])).toEqual([['accounts.invite', 'whatsapp']]);
  });
});

describe('an account with a user name', () => {
  it('sends links that anybody can ask for to no contact but a proved one', async () => {
    const id = await recorded('Operator Bernama', mailbox('bernama@contoh.id'));
    const nation = await chair('demo:operator');
    expect((await nation.post(`/api/people/${id}/account`, { login: 'operator.bernama' })).status).toBe(200);
    const invitation = await linkIn(database);
    await database.db.deleteFrom('message').execute();
    await visitor(app).post('/api/sign-in/forgotten', { login: 'operator.bernama' });
    expect(await outbox(database)).toEqual([]);
    expect((await visitor(app).post('/api/sign-in/reset', { code: invitation, password: FRESH })).body).toEqual({ step: 'enrol' });
    await nation.post(`/api/people/${id}/contacts`, mailbox('asing@contoh.id'));
    await week();
    await visitor(app).post('/api/sign-in/forgotten', { login: 'operator.bernama' });
    expect(await sent('sign_in.reset')).toEqual(['b…@contoh.id']);
    const { rows } = await database.pool.query<{ id: number }>('SELECT id FROM contact WHERE person_id = $1 AND verified_at IS NOT NULL', [id]);
    await nation.post(`/api/people/${id}/contacts/${rows[0]?.id ?? 0}/end`);
    await database.db.deleteFrom('message').execute();
    await visitor(app).post('/api/sign-in/forgotten', { login: 'operator.bernama' });
    expect(await sent('sign_in.reset')).toEqual([]);
  });

  it('is not touched by an officer below its owner', async () => {
    const id = await recorded('Operator Bernama Dua', mailbox('dua@contoh.id'));
    expect((await (await chair('demo:operator')).post(`/api/people/${id}/account`, { login: 'operator.dua' })).status).toBe(200);
    await promote(id);
    const officer = await chair('demo:pps');
    const { rows } = await database.pool.query<{ id: number }>('SELECT id FROM contact WHERE person_id = $1', [id]);
    expect((await officer.post(`/api/people/${id}/contacts/${rows[0]?.id ?? 0}/end`)).body).toMatchObject({ code: 'account_stronger' });
    expect((await officer.post(`/api/people/${id}/contacts`, mailbox('pps2@contoh.id'))).body).toMatchObject({ code: 'account_stronger' });
  });
});

describe('one-time codes asked for by strangers', () => {
  it('use up nobody\'s tries elsewhere, and a mailbox still gets no more than so many an hour', async () => {
    await recorded('Korban Banjir', mailbox('korban@contoh.id'));
    const ask = async (address: string) => (await visitor(app, { address }).post('/api/sign-in/code/request', { contact: 'korban@contoh.id', channel: 'email' })).status;
    for (let i = 0; i < 5; i++) expect(await ask('203.0.113.7')).toBe(200);
    expect(await ask('203.0.113.7')).toBe(429);
    const own = await codeFor('korban@contoh.id', visitor(app, { address: '198.51.100.4' }));
    expect((await own.me.post('/api/sign-in/code', { code: own.code })).body).toEqual({ step: 'done' });
    const flood = await Promise.all(Array.from({ length: 40 }, (_, i) => ask(`192.0.2.${i + 1}`)));
    expect(flood.filter((status) => status === 429).length).toBeGreaterThanOrEqual(12);
    expect((await codeFor('korban@contoh.id', own.me)).status).toBe(200);
  });

  it('are one caller in one IPv6 network', async () => {
    const ask = async (end: number) => (await visitor(app, { address: `2001:db8:1:2::${end.toString(16)}` }).post('/api/sign-in/code/request', { contact: 'tiada@contoh.id', channel: 'email' })).status;
    expect((await Promise.all(Array.from({ length: 12 }, (_, i) => ask(i + 1)))).filter((status) => status === 200)).toHaveLength(5);
    const link = async (end: number) => (await visitor(app, { address: `2001:db8:1:2::${end.toString(16)}` }).post('/api/sign-in/reset', { code: 'B'.repeat(43), password: FRESH })).status;
    const answers: number[] = [];
    for (let i = 0; i < 130; i++) answers.push(await link(i + 100));
    expect(answers.filter((status) => status !== 429).length).toBeLessThanOrEqual(115);
  });
});
