import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { plantDemoAccounts, plantDemoPeople } from '../../../modules/people/index.ts';
import { loadKemendagri } from '../../../modules/regions/index.ts';
import { appOn, visitor, type Visitor } from '../testing/visitor.ts';

let database: TestDatabase;
let app: Hono;
beforeAll(async () => {
  database = await testDatabase();
  await loadKemendagri(database.db);
  await database.db.transaction().execute((tx) => plantDemoPeople(tx));
  await plantDemoAccounts(database.db);
  app = await appOn(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  for (const table of ['rate_limit', 'sign_in_step', 'message'] as const) await database.db.deleteFrom(table).execute();
});

async function chair(person: string): Promise<Visitor> {
  const me = visitor(app);
  expect((await me.post('/api/session/as', { person })).status).toBe(200);
  return me;
}

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
