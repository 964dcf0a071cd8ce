import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { closeDemoAccounts, openSetup, plantDemoAccounts, plantDemoPeople, demoPassword } from '../../../modules/people/index.ts';
import { loadKemendagri } from '../../../modules/regions/index.ts';
import { loginOf, totpOf, trailOf } from '../testing/people.ts';
import { appOn, visitor } from '../testing/visitor.ts';

let database: TestDatabase;
let app: Hono;
beforeAll(async () => {
  database = await testDatabase();
  await loadKemendagri(database.db);
  app = await appOn(database, false);
});
afterAll(() => database.close());

const office = (token: string, over: Record<string, unknown> = {}) =>
  ({ token, name: 'Ayu Larasati', login: 'ayu@kpu.contoh.id', password: 'sungai besar di kota', scheme: 'kemendagri', path: '16.71', ...over });

it('the first office is set up once, by the newest link, by one of many at the same moment', async () => {
  const old = await openSetup(database.db) ?? '';
  const token = await openSetup(database.db) ?? '';
  const set = (body: Record<string, unknown>) => visitor(app).post('/api/setup', body);
  expect((await visitor(app).get('/api/setup')).body).toEqual({ needed: true });
  for (const one of [old, 'A'.repeat(43)]) expect((await set(office(one))).body).toMatchObject({ code: 'setup_closed', status: 409 });
  for (const [field, value, code] of [['password', 'password1234', 'password_weak'], ['password', 'larasati di kota tua', 'password_weak'], ['login', '??', 'input_invalid'], ['path', '16.71.04', 'input_invalid'], ['path', '16.99', 'input_invalid']]) {
    expect((await set(office(token, { [field as string]: value }))).body, `${field} ${value}`).toMatchObject({ code });
  }
  const many = Array.from({ length: 5 }, () => visitor(app));
  const answers = await Promise.all(many.map((one) => one.post('/api/setup', office(token))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  const me = many[answers.findIndex(({ status }) => status === 200)]!;
  const { body } = await me.post('/api/sign-in/enrol/totp/begin');
  expect((await me.post('/api/sign-in/enrol/totp/confirm', { code: totpOf(body['secret'] as string) })).body).toMatchObject({ next: { step: 'done' } });
  const session = (await me.get('/api/session')).body as { actor: { name: string; roles: { verb: string; path: string }[] } };
  expect(session.actor.name).toBe('Ayu Larasati');
  expect(session.actor.roles).toContainEqual(expect.objectContaining({ verb: 'accounts.manage', scheme: 'kemendagri', path: '16.71' }));
  expect((await visitor(app).get('/api/setup')).body).toEqual({ needed: false });
  expect(await openSetup(database.db)).toBeNull();
  expect((await trailOf(database, 'accounts.set_up'))).toMatchObject([{ path: '16.71', details: { role: 'kpu_kab' } }]);
});

it('a house that was a demo city before lets none of its invented people in', async () => {
  const other = await testDatabase();
  await other.db.transaction().execute((tx) => plantDemoPeople(tx));
  await plantDemoAccounts(other.db);
  const demo = await appOn(other);
  const guest = visitor(demo);
  await guest.post('/api/session/as', { person: 'demo:ppk' });
  await closeDemoAccounts(other.db);
  const real = await appOn(other, false);
  expect(await openSetup(other.db)).not.toBeNull();
  expect((await visitor(real, { jar: guest.jar }).get('/api/session')).body).toMatchObject({ signedIn: false });
  const asked = { login: loginOf('demo:ppk'), password: demoPassword() };
  expect((await visitor(real).post('/api/sign-in/password', asked)).status).toBe(401);
  await plantDemoAccounts(other.db);
  expect((await visitor(demo).post('/api/sign-in/password', asked)).body).toEqual({ step: 'enrol' });
  await other.close();
});

it('a demo city that is open has accounts: no set-up beside it; a refused password is told in one language', async () => {
  const other = await testDatabase();
  await other.db.transaction().execute((tx) => plantDemoPeople(tx));
  await plantDemoAccounts(other.db);
  expect(await openSetup(other.db)).toBeNull();
  expect((await visitor(await appOn(other)).get('/api/setup')).body).toEqual({ needed: false });
  await closeDemoAccounts(other.db);
  const token = await openSetup(other.db) ?? '';
  const real = await appOn(other, false);
  const refused = async (language: string) => (await real.request('/api/setup', {
    method: 'POST', body: JSON.stringify(office(token, { path: '', password: 'password1234' })), headers: { host: 'localhost:8024', origin: 'http://localhost:8024', 'content-type': 'application/json', 'accept-language': language },
  })).json() as Promise<{ detail: string }>;
  expect((await refused('id')).detail).toBe('Kata sandi ini umum dan mudah ditebak.');
  expect((await refused('en')).detail).toBe('This password is common and easily guessed.');
  await other.close();
});
