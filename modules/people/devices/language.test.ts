import type { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NATION } from '../../../kernel/access.ts';
import { readTrail } from '../../../kernel/audit/read-trail.ts';
import { readOutbox } from '../../../kernel/messages/read.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { sealLogin } from '../accounts/logins.ts';
import { plantDemoPeople } from '../fixtures/plant-demo.ts';
import { personalData } from '../privacy/subject/export.ts';
import { OWN } from '../privacy/subject/parts.ts';
import type { DeviceInvited } from './contract.ts';
import { as, deviceDoor, enrolPhone, newPhone, sendSigned, signedRequest, type TestPhone } from './fixtures.ts';

const [KPPS, PPS] = ['demo:kpps', 'demo:pps'];
let database: TestDatabase;
let door: Hono;
let duty = 0;
beforeAll(async () => {
  database = await testDatabase();
  await database.db.transaction().execute((tx) => plantDemoPeople(tx));
  door = deviceDoor(database.db);
  duty = (await database.db.selectFrom('assignment').select('id').where('person_id', '=', KPPS).orderBy('id').executeTakeFirstOrThrow()).id;
});
afterAll(() => database.close());

/** A phone of the demo KPPS; from then on they are reached by e-mail. */
async function phoneAndAddress(): Promise<TestPhone> {
  const phone = newPhone();
  const { body } = await as<DeviceInvited>(door, PPS, 'POST', '/api/devices/invites', { assignment: duty });
  expect((await enrolPhone(door, phone, body.code ?? '')).status).toBe(200);
  await database.db.insertInto('account').values({ person_id: KPPS, ...sealLogin({ kind: 'email', value: 'dimas@contoh.id' }, KPPS), created_by: 'test', password_hash: null, password_set_at: null, totp_sealed: null, totp_confirmed_at: null, totp_last_step: null, disabled_at: null, disabled_reason: null }).execute();
  return phone;
}

/** The message with the next code for their phone. */
async function codeSent() {
  await sql`DELETE FROM message`.execute(database.db);
  await as(door, PPS, 'POST', '/api/devices/invites', { assignment: duty });
  return (await readOutbox(database.db, { demo: true, limit: 50 })).find(({ purpose }) => purpose === 'devices.code');
}

it('a person is written to in the language that they chose on their phone, and in no other; a desk does not choose there', async () => {
  const phone = await phoneAndAddress();
  const say = (lang: string) => sendSigned(door, signedRequest(phone, 'POST', '/api/field/language', { lang }));
  expect((await sendSigned(door, signedRequest(phone, 'GET', '/api/field/me'))).body).toMatchObject({ lang: 'id' });
  expect((await codeSent())?.text).toMatch(/^Kode untuk mendaftarkan gawai Anda: (?!.*The code)/s);
  expect((await as(door, KPPS, 'POST', '/api/field/language', { lang: 'en' })).body.code).toBe('device_refused');
  expect((await say('fr')).body.code).toBe('input_invalid');
  expect((await say('en')).status).toBe(200);
  expect((await sendSigned(door, signedRequest(phone, 'GET', '/api/field/me'))).body).toMatchObject({ lang: 'en' });
  expect(await codeSent()).toMatchObject({ subject: 'E-Rekap device code', text: expect.stringMatching(/^The code to enrol your device: (?!.*Kode untuk)/s) as string });
});

it('the choice is in the trail, and in the copy of one\'s data', async () => {
  expect((await readTrail(database.db, { thing: `person ${KPPS}`, limit: 1, within: [NATION] }))[0]).toMatchObject({ action: 'accounts.language', actor: KPPS, details: { lang: 'en' } });
  const identity = (await personalData(database.db, KPPS, OWN)).find(({ part }) => part.name === 'orang');
  expect(identity?.facts).toMatchObject([{ id: KPPS, lang: 'en' }]);
});
