import { createPublicKey, randomUUID, verify } from 'node:crypto';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { announce } from '../../../kernel/announce.ts';
import { NATION, ofEvent } from '../../../kernel/access.ts';
import { readTrail } from '../../../kernel/audit/read-trail.ts';
import { enrolmentMessage } from '../../../kernel/device-message.ts';
import { readOutbox } from '../../../kernel/messages/read.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { sealLogin } from '../accounts/logins.ts';
import { readLogin } from '../accounts/rules/login.ts';
import { sessionCookie } from '../accounts/sessions/cookie.ts';
import { openSession } from '../accounts/sessions/open-session.ts';
import { contactHashes, sealContact } from '../identity/secrets.ts';
import { plantDemoPeople } from '../fixtures/plant-demo.ts';
import { composeDevices } from './compose.ts';
import type { DeviceInvited, DeviceInviteView, DevicePage, FieldMe, OwnDevices, PhoneDutyPage } from './contract.ts';
import { as, deviceDoor, enrolPhone, newPhone, sendSigned, signedRequest, signWith, type TestPhone } from './fixtures.ts';

let database: TestDatabase;
let door: Hono;
beforeAll(async () => {
  database = await testDatabase();
  await database.db.transaction().execute((tx) => plantDemoPeople(tx));
  door = deviceDoor(database.db);
  composeDevices();
});
afterAll(() => database.close());

const OFFICE = 'demo:kpu-kota';
const [DAY, NIGHT] = [ofEvent('demo-2024'), ofEvent('demo-malam')];
/** The duty of the election by day; the night of the count has others. */
const assignmentOf = async (person: string): Promise<number> =>
  (await database.db.selectFrom('assignment').select('id').where('person_id', '=', person).where((eb) => eb.or([eb('within', 'is', null), eb('within', '=', DAY)])).executeTakeFirstOrThrow()).id;

/** A witness and a supervisor invite their own phone: the office that they watch may not. */
const inviterOf = (person: string): string => (['demo:saksi', 'demo:panwas'].includes(person) ? person : OFFICE);

async function invite(person: string, by = inviterOf(person)): Promise<DeviceInvited & { code: string }> {
  const { status, body } = await as<DeviceInvited>(door, by, 'POST', '/api/devices/invites', { assignment: await assignmentOf(person) });
  expect(status).toBe(200);
  return { ...body, code: body.code! };
}

async function enrolled(person: string): Promise<TestPhone> {
  const phone = newPhone();
  expect((await enrolPhone(door, phone, (await invite(person)).code)).status).toBe(200);
  return phone;
}

const me = (phone: TestPhone) => sendSigned<FieldMe & { code?: string; detail?: string }>(door, signedRequest(phone, 'GET', '/api/field/me'));
const report = (phone: TestPhone, note = 'siap', key?: string) => sendSigned<{ report: number; code?: string; detail?: string }>(door, signedRequest(phone, 'POST', '/api/field/reports', { saidAt: new Date().toISOString(), note }, key));

describe('an invitation', () => {
  it('is a code in three groups, a link and a QR, and ends within 15 minutes', async () => {
    const { code, spoken, link, qr, expiresAt } = await invite('demo:kpps');
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{10}$/);
    expect(spoken?.replaceAll('-', '')).toBe(code);
    expect(link).toBe(`http://localhost/field/enrol#${code}`);
    expect(qr).toMatch(/^<svg[^]*<\/svg>\s*$/);
    expect(qr).not.toMatch(/<script|style=/);
    const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9);
    expect(minutes).toBeLessThanOrEqual(15);
    expect((await as(door, OFFICE, 'POST', '/api/devices/invites', { assignment: await assignmentOf('demo:kpps'), minutes: 16 })).status).toBe(400);
  });

  it('leaves its code nowhere in the house: not as a row, not for a retry, not in the trail', async () => {
    const key = randomUUID();
    const assignment = await assignmentOf('demo:kpps');
    const first = await as<DeviceInvited>(door, OFFICE, 'POST', '/api/devices/invites', { assignment }, key);
    const again = await as<DeviceInvited>(door, OFFICE, 'POST', '/api/devices/invites', { assignment }, key);
    expect(again.body).toEqual({ ...first.body, code: null, spoken: null, link: null, qr: null });
    for (const table of ['device_invite', 'idempotency', 'audit_entry']) {
      const { rows } = await sql<{ found: number }>`SELECT count(*)::int AS found FROM ${sql.table(table)} t WHERE t::text LIKE ${`%${first.body.code!}%`}`.execute(database.db);
      expect([table, rows[0]?.found]).toEqual([table, 0]);
    }
  });

  it('is for those who may enrol there, or for one\'s own duty', async () => {
    const assignment = await assignmentOf('demo:kpps');
    expect((await as(door, 'demo:pps', 'POST', '/api/devices/invites', { assignment })).status).toBe(200);
    expect((await as(door, 'demo:kpps', 'POST', '/api/devices/invites', { assignment })).status).toBe(200);
    expect((await as(door, 'demo:saksi', 'POST', '/api/devices/invites', { assignment })).body.code).toBe('not_found');
    expect((await as(door, 'demo:admin', 'POST', '/api/devices/invites', { assignment })).body.code).toBe('not_allowed');
    expect((await as(door, 'demo:pps', 'POST', '/api/devices/invites', { assignment: await assignmentOf('demo:ppk') })).body.code).toBe('not_found');
    expect((await as(door, OFFICE, 'POST', '/api/devices/invites', { assignment: await assignmentOf('demo:humas') })).body.code).toBe('role_without_device');
    expect((await as(door, OFFICE, 'POST', '/api/devices/invites', { assignment: 999_999_999 })).body.code).toBe('not_found');
    expect((await as(door, null, 'POST', '/api/devices/invites', { assignment })).body.code).toBe('not_signed_in');
  });

  it('can be taken back, and shows whether it waits, was used or is over', async () => {
    const { id, code } = await invite('demo:saksi');
    const state = async () => (await as<DeviceInviteView>(door, OFFICE, 'GET', `/api/devices/invites/${id}`)).body.state;
    expect(await state()).toBe('open');
    expect((await as(door, 'demo:pengamat', 'GET', `/api/devices/invites/${id}`)).status).toBe(404);
    expect((await as<{ state: string }>(door, OFFICE, 'POST', `/api/devices/invites/${id}/cancel`)).body.state).toBe('cancelled');
    expect(await state()).toBe('cancelled');
    expect((await enrolPhone(door, newPhone(), code)).body.code).toBe('code_unknown');
    const used = await invite('demo:saksi');
    await enrolPhone(door, newPhone(), used.code, 'Ponsel Wulan');
    expect((await as<DeviceInviteView>(door, OFFICE, 'GET', `/api/devices/invites/${used.id}`)).body).toMatchObject({ state: 'used', device: { name: 'Ponsel Wulan' } });
    expect((await as<{ state: string }>(door, OFFICE, 'POST', `/api/devices/invites/${used.id}/cancel`)).body.state).toBe('used');
    const own = await invite('demo:kpps', 'demo:kpps');
    expect((await as(door, 'demo:panwas', 'POST', `/api/devices/invites/${own.id}/cancel`)).status).toBe(404);
    expect((await as<{ state: string }>(door, 'demo:kpps', 'POST', `/api/devices/invites/${own.id}/cancel`)).body.state).toBe('cancelled');
  });
});

/** Puts an account or a contact beside a person; undone after the test. */
async function withAddress(person: string, { login, proved, unproved }: { login?: string; proved?: string; unproved?: string }): Promise<void> {
  if (login) await database.db.insertInto('account').values({ person_id: person, ...sealLogin(readLogin(login)!, person), created_by: 'test', password_hash: null, password_set_at: null, totp_sealed: null, totp_confirmed_at: null, totp_last_step: null, disabled_at: null, disabled_reason: null }).execute();
  for (const [value, at] of [[proved, new Date()], [unproved, null]] as const) {
    if (value) await database.db.insertInto('contact').values({ person_id: person, kind: 'email', value_sealed: sealContact(value, person), value_hash: contactHashes('email', value)[0]!, verified_at: at, ended_at: null }).execute();
  }
}
const withoutAddress = async (person: string): Promise<void> => {
  await database.db.deleteFrom('account').where('person_id', '=', person).execute();
  await database.db.deleteFrom('contact').where('person_id', '=', person).execute();
};
const outbox = async (purpose: string) => (await readOutbox(database.db, { demo: true, limit: 50 })).filter((row) => row.purpose === purpose);
const sentCode = (text: string | null): string => /[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{3}/.exec(text ?? '')?.[0] ?? '';

describe('the holder of a duty takes part', () => {
  beforeEach(async () => { await withoutAddress('demo:kpps'); await sql`DELETE FROM message`.execute(database.db); });
  afterAll(() => withoutAddress('demo:kpps'));

  it.each([{ login: 'dimas@contoh.id', unproved: 'lain@contoh.id' }, { proved: 'dimas@contoh.id', unproved: 'lain@contoh.id' }])('the code goes to them alone, and the office sees that it went: %j', async (address) => {
    await withAddress('demo:kpps', address);
    const { body } = await as<DeviceInvited>(door, 'demo:pps', 'POST', '/api/devices/invites', { assignment: await assignmentOf('demo:kpps') });
    expect(body).toMatchObject({ code: null, spoken: null, link: null, qr: null, sentTo: 'd…@contoh.id' });
    const [told, ...more] = await outbox('devices.code');
    expect(more).toEqual([]);
    expect((await as<DeviceInviteView>(door, 'demo:pps', 'GET', `/api/devices/invites/${body.id}`)).body).toMatchObject({ state: 'open', sentTo: 'd…@contoh.id' });
    const phone = newPhone();
    expect((await enrolPhone(door, phone, sentCode(told!.text))).status).toBe(200);
    const listed = (await as<DevicePage>(door, OFFICE, 'GET', '/api/devices?person=demo:kpps&limit=500')).body.rows.find(({ id }) => id === phone.id);
    expect(listed?.invitedBy).toMatchObject({ id: 'demo:pps', handedOver: false });
    expect(await outbox('devices.enrolled')).toHaveLength(2);
  });

  it('who has neither account nor address gets it in person, from an officer who could give the role, and the phone says so for ever', async () => {
    await withAddress('demo:kpps', { unproved: 'lain@contoh.id' });
    expect((await as(door, 'demo:ppk', 'POST', '/api/devices/invites', { assignment: await assignmentOf('demo:kpps') })).body.code).toBe('holder_unreachable');
    const phone = newPhone();
    await enrolPhone(door, phone, (await invite('demo:kpps', 'demo:pps')).code);
    const seen = (await as<OwnDevices>(door, 'demo:kpps', 'GET', '/api/devices/own')).body.devices.find(({ id }) => id === phone.id);
    expect(seen?.invitedBy).toEqual({ id: 'demo:pps', name: 'Yusuf Hidayat', handedOver: true });
    const entry = (await readTrail(database.db, { thing: `device ${phone.id}`, limit: 1, within: [NATION] }))[0];
    expect(entry?.details).toMatchObject({ issued_by: 'demo:pps', delivery: 'handed_over' });
    const [notice] = await outbox('devices.enrolled');
    expect(notice?.text).toContain('Yusuf Hidayat');
  });

  it('is seen by no officer who both recorded the person and gave the role: another one hands it over', async () => {
    await withoutAddress('demo:kpps');
    const assignment = await assignmentOf('demo:kpps');
    const roots = (recorded: string, granted: string) => sql`WITH p AS (UPDATE person SET created_by = ${recorded} WHERE id = 'demo:kpps') UPDATE assignment SET granted_by = ${granted} WHERE id = ${assignment}`.execute(database.db);
    const before = await database.db.selectFrom('assignment as a').innerJoin('person as p', 'p.id', 'a.person_id').select(['a.granted_by', 'p.created_by']).where('a.id', '=', assignment).executeTakeFirstOrThrow();
    const asks = async (by: string) => (await as(door, by, 'POST', '/api/devices/invites', { assignment })).body;
    await roots('demo:pps', 'demo:pps');
    expect(await asks('demo:pps')).toMatchObject({ code: 'second_officer' });
    expect(await asks(OFFICE)).toMatchObject({ code: expect.stringMatching(/^[A-HJ-NP-Z2-9]{10}$/) as string });
    await roots('demo:pps', OFFICE);
    expect(await asks('demo:pps')).toMatchObject({ code: expect.stringMatching(/^[A-HJ-NP-Z2-9]{10}$/) as string });
    await roots(before.created_by, before.granted_by);
  });

  it('who can only act alone is not acted for: an account without an address, or an address that somebody ended', async () => {
    const assignment = await assignmentOf('demo:kpps');
    await withAddress('demo:kpps', { login: 'dimas.saputra', unproved: 'lain@contoh.id' });
    expect((await as(door, OFFICE, 'POST', '/api/devices/invites', { assignment })).body.code).toBe('holder_unreachable');
    await withoutAddress('demo:kpps');
    await withAddress('demo:kpps', { proved: 'dimas@contoh.id' });
    await sql`UPDATE contact SET ended_at = now() WHERE person_id = 'demo:kpps'`.execute(database.db);
    expect((await as(door, 'demo:pps', 'POST', '/api/devices/invites', { assignment })).body.code).toBe('holder_unreachable');
    expect((await as(door, 'demo:kpps', 'POST', '/api/devices/invites', { assignment })).status).toBe(200);
  });

  it('nobody who is watched invites a phone for a witness or a supervisor', async () => {
    for (const [officer, watcher] of [['demo:pps', 'demo:saksi'], ['demo:ppk', 'demo:saksi'], ['demo:ppk', 'demo:panwas']] as const) {
      expect((await as(door, officer, 'POST', '/api/devices/invites', { assignment: await assignmentOf(watcher) })).body.code, officer).toBe('watcher_device');
    }
  });

  it('a code for somebody else is not used in the browser of its issuer', async () => {
    const { code } = await invite('demo:kpps', 'demo:pps');
    const { token } = await database.db.transaction().execute((tx) => openSession(tx, 'demo:pps', 'staff', { address: '', userAgent: '', origin: '' }));
    const phone = newPhone();
    const told = { code, publicKey: phone.publicKey, name: 'Ponsel PPS', deviceTime: new Date().toISOString() };
    const send = (cookie: string) => door.request('/api/devices/enrol', {
      method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie }, body: JSON.stringify({ ...told, signature: signWith(phone, enrolmentMessage(told)) }),
    });
    expect((await send(sessionCookie(token, false).split(';')[0]!)).status).toBe(403);
    expect((await send('')).status).toBe(200);
  });
});

describe('a one-time code', () => {
  it('is not enough to make a key that signs for good, but enough to revoke a lost one', async () => {
    const phone = await enrolled('demo:kpps');
    const byCode = (path: string, body: unknown) => door.request(path, { method: 'POST', headers: { 'x-person': 'demo:kpps', 'x-session': 'code', 'content-type': 'application/json', 'idempotency-key': randomUUID() }, body: JSON.stringify(body) });
    const refused = await byCode('/api/devices/invites', { assignment: await assignmentOf('demo:kpps') });
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'sign_in_too_weak']);
    expect((await byCode(`/api/devices/${phone.id}/revoke`, { reason: 'hilang' })).status).toBe(200);
  });
});

describe('an id that is tried out', () => {
  it('tells nothing of what lies outside one\'s sight', async () => {
    const phone = await enrolled('demo:kpps');
    const { id } = await invite('demo:kpps');
    const assignment = await assignmentOf('demo:kpps');
    const tried = (device: string, asked: string, duty: number) => [[`/api/devices/${device}/revoke`, { reason: 'coba saja' }], [`/api/devices/invites/${asked}/cancel`, undefined], ['/api/devices/invites', { assignment: duty }]] as const;
    const answers = async (all: ReturnType<typeof tried>) => Promise.all(all.map(async ([path, body]) => JSON.stringify(await as(door, 'demo:pengamat', 'POST', path, body))));
    expect(await answers(tried(phone.id, id, assignment))).toEqual(await answers(tried('0'.repeat(26), '0'.repeat(26), 999_999_999)));
  });
});

describe('enrolling', () => {
  it('binds the phone to the person and the duty', async () => {
    const phone = newPhone();
    const answer = await enrolPhone(door, phone, (await invite('demo:kpps')).spoken!.toLowerCase());
    expect(answer.body).toMatchObject({ person: 'Dimas Saputra', duty: { id: 'KPPS' }, region: '16.71.04.1001' });
    expect((await me(phone)).body).toMatchObject({ person: 'Dimas Saputra', device: phone.id, role: 'kpps', within: 'event:demo-2024' });
  });

  it('answers every bad code alike: wrong, used, over, of an ended duty, with another key\'s signature', async () => {
    const used = await invite('demo:kpps');
    await enrolPhone(door, newPhone(), used.code);
    const over = await invite('demo:kpps');
    await sql`UPDATE device_invite SET expires_at = now() WHERE id = ${over.id}`.execute(database.db);
    const forged = await invite('demo:kpps');
    const [thief, holder] = [newPhone(), newPhone()];
    const told = await Promise.all([
      enrolPhone(door, newPhone(), 'ABCDEFGHJK'), enrolPhone(door, newPhone(), used.code), enrolPhone(door, newPhone(), over.code),
      enrolPhone(door, { ...thief, publicKey: holder.publicKey }, forged.code), enrolPhone(door, newPhone(), '0000000000'),
    ]);
    expect(new Set(told.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(told[0]).toMatchObject({ status: 403, body: { code: 'code_unknown' } });
    expect((await enrolPhone(door, thief, forged.code)).status).toBe(200);
  });

  it('gives one code to one phone, however many race for it', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, code } = await invite('demo:kpps');
      const answers = await Promise.all(Array.from({ length: 6 }, () => enrolPhone(door, newPhone(), code)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403, 403, 403]);
      const { rows } = await sql<{ phones: number }>`SELECT count(*)::int AS phones FROM device WHERE invite_id = ${id}`.execute(database.db);
      expect(rows[0]?.phones).toBe(1);
    }
  });

  it('tells the same phone the same again, should the first answer have been lost', async () => {
    const { code } = await invite('demo:kpps');
    const phone = newPhone();
    const [first, again] = [await enrolPhone(door, phone, code), await enrolPhone(door, phone, code)];
    expect(again.body.device).toBe(first.body.device);
  });

  it('takes a key once', async () => {
    const phone = await enrolled('demo:kpps');
    expect((await enrolPhone(door, { ...phone }, (await invite('demo:saksi')).code)).body.code).toBe('code_unknown');
  });

  it('makes whoever guesses wait, but not a hall full of people with right codes', async () => {
    await sql`DELETE FROM rate_limit`.execute(database.db);
    for (let i = 0; i < 25; i++) expect((await enrolPhone(door, newPhone(), (await invite('demo:kpps')).code)).status).toBe(200);
    const guesses: number[] = [];
    for (let i = 0; i < 22; i++) guesses.push((await enrolPhone(door, newPhone(), 'ABCDEFGHJK')).status);
    expect(guesses.slice(0, 20)).toEqual(Array(20).fill(403));
    expect(guesses.slice(20)).toEqual([429, 429]);
    await sql`DELETE FROM rate_limit`.execute(database.db);
  });
});

describe('a signed request', () => {
  it('carries the rights of the phone\'s own duty, and no other right of its holder', async () => {
    await sql`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by) VALUES ('demo:pps', 'trainer', 'kemendagri', '16.71', NULL, now(), 'test', 'test')`.execute(database.db);
    const trainer = (await database.db.selectFrom('assignment').select('id').where('person_id', '=', 'demo:pps').where('role', '=', 'trainer').executeTakeFirstOrThrow()).id;
    const { body } = await as<DeviceInvited>(door, 'demo:pps', 'POST', '/api/devices/invites', { assignment: trainer });
    const phone = newPhone();
    await enrolPhone(door, phone, body.code!);
    expect((await me(phone)).status).toBe(200);
    expect((await sendSigned(door, signedRequest(phone, 'GET', '/api/devices'))).body.code).toBe('not_allowed');
    expect((await as(door, 'demo:pps', 'GET', '/api/devices')).status).toBe(200);
  });

  it('opens nothing of its holder\'s own affairs', async () => {
    const phone = await enrolled('demo:kpps');
    expect((await sendSigned(door, signedRequest(phone, 'GET', '/api/devices/own'))).status).toBe(403);
    expect((await sendSigned(door, signedRequest(phone, 'POST', '/api/devices/invites', { assignment: await assignmentOf('demo:kpps') }))).status).toBe(403);
  });

  it('is refused when anything of it was changed on the way', async () => {
    const phone = await enrolled('demo:kpps');
    const sent = signedRequest(phone, 'POST', '/api/field/reports', { saidAt: new Date().toISOString(), note: 'siap' });
    const changed = [
      { ...sent, body: sent.body.replace('siap', 'sakit') }, { ...sent, headers: { ...sent.headers, 'idempotency-key': randomUUID() } },
      { ...sent, headers: { ...sent.headers, 'e-rekap-time': '2020-01-01T00:00:00.000Z' } }, { ...sent, target: '/api/field/reports?x=1' },
      { ...sent, headers: { ...sent.headers, 'e-rekap-device': (await enrolled('demo:saksi')).id } }, { ...sent, headers: { ...sent.headers, 'e-rekap-device': 'x' } },
      { ...sent, headers: { ...sent.headers, 'e-rekap-signature': '' } },
    ];
    for (const one of changed) expect(await sendSigned(door, one)).toMatchObject({ status: 403, body: { code: 'device_refused' } });
    expect((await sendSigned(door, sent)).status).toBe(200);
  });

  it('does a write once, however often it is sent', async () => {
    const phone = await enrolled('demo:kpps');
    const sent = signedRequest(phone, 'POST', '/api/field/reports', { saidAt: new Date().toISOString(), note: 'sekali' });
    const answers = await Promise.all([1, 2, 3].map(() => sendSigned<{ report: number }>(door, sent)));
    expect(new Set(answers.map(({ body }) => body.report)).size).toBe(1);
    const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM device_report WHERE device_id = ${phone.id}`.execute(database.db);
    expect(rows[0]?.n).toBe(1);
  });

  it('never fails for a wrong clock, which is measured and shown; a write signed long ago says nothing of the clock now', async () => {
    const phone = await enrolled('demo:kpps');
    const shown = async () => (await as<DevicePage>(door, OFFICE, 'GET', `/api/devices?person=demo:kpps&limit=500`)).body.rows.find(({ id }) => id === phone.id)!.skewMs;
    phone.skew = -3 * 3_600_000;
    expect((await report(phone)).status).toBe(200);
    expect(await shown()).toBeNull();
    for (const skew of [-3 * 3_600_000, 400 * 86_400_000, 0]) {
      phone.skew = skew;
      expect((await me(phone)).status).toBe(200);
      expect(Math.abs((await shown())! - skew)).toBeLessThan(5_000);
    }
  });

  it('notes a phone\'s life once a minute', async () => {
    const phone = await enrolled('demo:kpps');
    await me(phone);
    const seen = async () => (await database.db.selectFrom('device').select('seen_at').where('id', '=', phone.id).executeTakeFirstOrThrow()).seen_at?.getTime();
    const before = await seen();
    await me(phone);
    expect(await seen()).toBe(before);
  });
});

describe('revoking', () => {
  it('refuses the very next request, and says why', async () => {
    const phone = await enrolled('demo:kpps');
    expect((await report(phone)).status).toBe(200);
    expect((await as(door, 'demo:saksi', 'POST', `/api/devices/${phone.id}/revoke`, { reason: 'iseng saja' })).body).toMatchObject({ code: 'not_found' });
    expect((await as(door, OFFICE, 'POST', `/api/devices/${phone.id}/revoke`, { reason: 'Ponsel hilang di pasar' })).status).toBe(200);
    for (const answer of [await report(phone), await me(phone)]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'device_refused' } });
      expect(answer.body.detail).toMatch(/dicabut/);
    }
    const list = (await as<DevicePage>(door, OFFICE, 'GET', '/api/devices?state=revoked')).body.rows;
    expect(list.find(({ id }) => id === phone.id)).toMatchObject({ state: 'revoked', revokeReason: 'Ponsel hilang di pasar', report: { note: 'siap' } });
    const trail = await readTrail(database.db, { thing: `device ${phone.id}`, limit: 20, within: [NATION] });
    expect(trail.map(({ action }) => action)).toEqual(['devices.refused', 'devices.revoke', 'devices.report', 'devices.enrol']);
  });

  it('is also for whoever lost a phone of their own', async () => {
    const phone = await enrolled('demo:panwas');
    const own = (await as<OwnDevices>(door, 'demo:panwas', 'GET', '/api/devices/own')).body;
    expect(own.devices.map(({ id }) => id)).toContain(phone.id);
    expect(own.duties.map(({ role, within }) => [role, within])).toEqual([['bawaslu', DAY], ['bawaslu', NIGHT]]);
    expect((await as(door, 'demo:panwas', 'POST', `/api/devices/${phone.id}/revoke`, { reason: 'hilang' })).status).toBe(200);
    expect((await me(phone)).status).toBe(403);
  });

  it('is not needed where the duty ends: the phone ends with it', async () => {
    const phone = await enrolled('demo:saksi');
    await sql`UPDATE assignment SET revoked_at = now(), revoked_by = 'test' WHERE person_id = 'demo:saksi'`.execute(database.db);
    const answer = await me(phone);
    expect(answer).toMatchObject({ status: 403, body: { code: 'device_refused' } });
    expect(answer.body.detail).toMatch(/tugas/i);
    expect((await as<DevicePage>(door, OFFICE, 'GET', '/api/devices?state=ended')).body.rows.map(({ id }) => id)).toContain(phone.id);
    await sql`UPDATE assignment SET revoked_at = NULL, revoked_by = NULL WHERE person_id = 'demo:saksi'`.execute(database.db);
    expect((await me(phone)).status).toBe(200);
  });
});

describe('a report', () => {
  it('keeps what was signed, so that anybody with the public key can check it again', async () => {
    const phone = await enrolled('demo:kpps');
    await report(phone, 'Logistik lengkap');
    const { message, signature, note } = await database.db.selectFrom('device_report').selectAll().where('device_id', '=', phone.id).executeTakeFirstOrThrow();
    expect(note).toBe('Logistik lengkap');
    const key = createPublicKey({ key: Buffer.from(phone.publicKey, 'base64url'), format: 'der', type: 'spki' });
    expect(verify('sha256', Buffer.from(message), { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    expect(message.split('\n').slice(0, 3)).toEqual(['erekap-device-v1', 'POST', '/api/field/reports']);
  });

  it('comes from a phone alone', async () => {
    const answer = await as(door, 'demo:kpps', 'POST', '/api/field/reports', { saidAt: new Date().toISOString(), note: '' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'device_refused' } });
    expect((await as(door, 'demo:kpps', 'GET', '/api/field/me')).body.code).toBe('device_refused');
  });
});

describe('the office', () => {
  it('sees phones and duties of its own region and election, filters and exports them', async () => {
    const phone = await enrolled('demo:ppk');
    const ids = async (person: string, query = ''): Promise<string[]> => (await as<DevicePage>(door, person, 'GET', `/api/devices?limit=500${query}`)).body.rows.map(({ id }) => id);
    expect(await ids(OFFICE)).toContain(phone.id);
    expect(await ids('demo:ppk')).toContain(phone.id);
    expect(await ids('demo:pps')).not.toContain(phone.id);
    expect(await ids(OFFICE, '&role=ppk&region=16.71.04&state=active&q=maya')).toEqual([phone.id]);
    expect(await ids(OFFICE, '&region=16.71.05')).toEqual([]);
    expect((await as(door, 'demo:kpps', 'GET', '/api/devices')).status).toBe(403);
    const duties = (await as<PhoneDutyPage>(door, 'demo:pps', 'GET', '/api/devices/duties')).body.rows;
    // Of both elections, at its kelurahan and the stations below it; neither the witness nor another's.
    expect(duties.map(({ role, region, within }) => [role, region, within]).sort()).toEqual([
      ['kpps', '16.71.04.1001', DAY], ['kpps', '16.71.04.1001/1', NIGHT], ['kpps', '16.71.04.1001/1', NIGHT], ['kpps', '16.71.04.1001/2', NIGHT], ['pps', '16.71.04.1001', DAY], ['pps', '16.71.04.1001', NIGHT],
    ]);
    const csv = (await as<string>(door, OFFICE, 'GET', '/api/devices/export?role=ppk')).body;
    expect(csv).toContain(phone.id);
    expect(csv.split('\n')[0]).toMatch(/device,name,person/);
  });

  it('takes no NIK and no contact in an address, and none in a reason', async () => {
    for (const q of ['1671040605900001', 'budi@contoh.id', '081234567890']) for (const path of ['', '/export', '/duties']) {
      expect((await as(door, OFFICE, 'GET', `/api/devices${path}?q=${encodeURIComponent(q)}`)).body.code, `${path} ${q}`).toBe('input_invalid');
    }
    expect((await as(door, OFFICE, 'POST', `/api/devices/${'0'.repeat(26)}/revoke`, { reason: 'NIK 1671040605900001 hilang' })).body.code).toBe('input_invalid');
  });

  it('walks a long list page by page', async () => {
    const first = (await as<DevicePage>(door, OFFICE, 'GET', '/api/devices?limit=2')).body;
    const second = (await as<DevicePage>(door, OFFICE, 'GET', `/api/devices?limit=2&after=${first.after!}`)).body;
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(4);
    expect(first.total).toBe(second.total);
  });
});

describe('two records of one person', () => {
  it('become one with the phones of both', async () => {
    const phone = await enrolled('demo:saksi');
    await database.db.transaction().execute((tx) => announce(tx, operator, 'person.merged', { kept: 'demo:pengamat', merged: 'demo:saksi' }));
    const { person_id } = await database.db.selectFrom('device').select('person_id').where('id', '=', phone.id).executeTakeFirstOrThrow();
    expect(person_id).toBe('demo:pengamat');
  });
});
