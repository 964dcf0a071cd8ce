import { request } from 'node:http';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../kernel/access.ts';
import { mount } from '../../../../kernel/http/mount.ts';
import { newId } from '../../../../kernel/ids.ts';
import { createLog } from '../../../../kernel/log.ts';
import { must } from '../../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import { loadKemendagri } from '../../../regions/index.ts';
import { giveConsent } from '../consents/give.ts';
import { withdrawConsent } from '../consents/withdraw.ts';
import { privacyRoutes } from '../routes.ts';
import { personPrivacy } from '../subject/person-privacy.ts';
import { acting, codeOf, entriesOf, everythingIn, nobodyOf, office, otherPersonnel, personnel, someone } from '../testing/fixtures.ts';
import { lookAtSpecific } from './look.ts';
import { openSpecific } from './secrets.ts';
import { specificOf } from './store.ts';
import { writeSpecific } from './write.ts';

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
  await loadKemendagri(house.db);
});
afterAll(() => house.close());

const MARK = { bank: 'Bank Rahasiantara', account: '777123454321', holder: 'Rahasiwati Kencana', health: 'alergi-rahasiamol', document: 'SKCK/RHS/99887', record: 'catatan-rahasiagelap', guardian: 'Wali Rahasiawan', phone: '+6281277001122', request: 'nama ibu kandung Rahasiningsih' };
const why = 'Pemeriksaan berkas petugas';
const consent = (id: string, more: Record<string, unknown> = {}, actor: Actor = personnel) =>
  giveConsent(house.db, { actor, key: newId(), input: { id, purpose: 'health_check', wording: 1, givenAt: '2026-01-05T09:00:00+07:00', ...more } });
const write = (kind: 'health' | 'finance' | 'record', id: string, purpose: string, value: unknown, actor: Actor = personnel, key = newId()) => writeSpecific(house.db, kind, { actor, key, input: { id, purpose, value } });
const look = (kind: 'health' | 'finance' | 'record', id: string, actor: Actor = personnel, key = newId(), reason = why) => lookAtSpecific(house.db, kind, { actor, key, input: { id, reason } });
const finance = { bank: MARK.bank, account: MARK.account, holder: MARK.holder };

describe('writing', () => {
  it('health needs a consent in force; the others rest on the law', async () => {
    const id = await someone(house);
    const health = { fit: 'fit', note: '' };
    expect(codeOf(await write('health', id, 'health_check', health))).toBe('consent_missing');
    const given = must(await consent(id));
    expect(codeOf(await write('health', id, 'health_check', health))).toBe('ok');
    must(await withdrawConsent(house.db, { actor: personnel, key: newId(), input: { id, consent: given.id } }));
    expect(codeOf(await write('health', id, 'health_check', health))).toBe('consent_missing');
    expect(codeOf(await write('finance', id, 'honorarium', finance))).toBe('ok');
  });
  it('a kind is kept for its own purpose only, in its own shape, by its own right', async () => {
    const id = await someone(house);
    expect(codeOf(await write('finance', id, 'eligibility', finance))).toBe('not_found');
    expect(codeOf(await write('finance', id, 'honorarium', { ...finance, account: '12 34' }))).toBe('input_invalid');
    expect(codeOf(await write('finance', id, 'honorarium', finance, office))).toBe('not_allowed');
    expect(codeOf(await write('finance', id, 'honorarium', finance, otherPersonnel))).toBe('not_found');
  });
  it('the same key writes once, and refuses other content', async () => {
    const [id, key] = [await someone(house), newId()];
    must(await write('finance', id, 'honorarium', finance, personnel, key));
    must(await write('finance', id, 'honorarium', finance, personnel, key));
    expect(codeOf(await write('finance', id, 'honorarium', { ...finance, account: '99999' }, personnel, key))).toBe('key_reused');
    expect((await entriesOf(house, `person ${id}`)).filter(({ action }) => action === 'people.write_finance')).toHaveLength(1);
  });
  it('a sealed value opens as nothing else and for nobody else', async () => {
    const [one, other] = [await someone(house), await someone(house)];
    must(await write('finance', one, 'honorarium', finance));
    const { sealed } = (await specificOf(house.db, one)).finance;
    expect(openSpecific('finance', sealed!, one)).toEqual(finance);
    expect(() => openSpecific('finance', sealed!, other)).toThrow();
    expect(() => openSpecific('record', sealed!, one)).toThrow();
  });
});

describe('looking', () => {
  it('shows the value to the right and reason, one entry per look; others see only that it is there', async () => {
    const id = await someone(house);
    must(await write('finance', id, 'honorarium', finance));
    expect(must(await look('finance', id)).value).toEqual(finance);
    expect(must(await look('record', id)).value).toBeNull();
    const looks = (await entriesOf(house, `person ${id}`)).filter(({ action }) => action.startsWith('people.look_'));
    expect(looks.map(({ action, details }) => [action, details['found'], details['reason']])).toEqual([['people.look_finance', true, why], ['people.look_record', false, why]]);
    expect(must(await personPrivacy(house.db, office, id, new Date())).specific).toEqual({ health: false, finance: true, record: false });
    expect(JSON.stringify(must(await personPrivacy(house.db, office, id, new Date())))).not.toContain(MARK.bank);
    // That there are any is itself told only to the right of the kind, to who handles privacy, and to the person.
    const doctor: Actor = { id: 'dokter', name: 'dokter', grants: personnel.grants.filter(({ verb }) => verb === 'people.read' || verb === 'people.read_health') };
    expect(must(await personPrivacy(house.db, doctor, id, new Date())).specific).toEqual({ health: false, finance: null, record: null });
    for (const role of ['trainer', 'interviewer', 'auditor', 'system_administrator'] as const) expect(must(await personPrivacy(house.db, acting(role, '16.71'), id, new Date())).specific, role).toEqual({ health: null, finance: null, record: null });
    expect(must(await personPrivacy(house.db, nobodyOf(id), id, new Date())).specific).toEqual({ health: false, finance: true, record: false });
  });
  it('is refused without the right of the very kind, without a reason, and outside the region', async () => {
    const id = await someone(house);
    must(await write('finance', id, 'honorarium', finance));
    const health: Actor = { id: 'dokter', name: 'dokter', grants: personnel.grants.filter(({ verb }) => verb === 'people.read' || verb === 'people.read_health') };
    expect(codeOf(await look('finance', id, health))).toBe('not_allowed');
    expect(codeOf(await look('health', id, health))).toBe('ok');
    expect(codeOf(await look('finance', id, office))).toBe('not_allowed');
    expect(codeOf(await look('finance', id, otherPersonnel))).toBe('not_found');
    expect(codeOf(await look('finance', id, nobodyOf(id)))).toBe('not_found');
    expect(codeOf(await look('finance', id, acting('system_administrator', '16.71')))).toBe('not_allowed');
    expect(codeOf(await look('finance', id, personnel, newId(), 'x'))).toBe('input_invalid');
    expect(codeOf(await look('finance', id, personnel, newId(), 'NIK 1671041203840001 diperiksa'))).toBe('input_invalid');
  });
  it('the same key is not answered twice: that would be a look without an entry', async () => {
    const [id, key] = [await someone(house), newId()];
    must(await write('finance', id, 'honorarium', finance));
    expect(codeOf(await look('finance', id, personnel, key))).toBe('ok');
    expect(codeOf(await look('finance', id, personnel, key))).toBe('answer_gone');
  });
  it('no entry, no data: where the trail cannot be written, nothing is shown', async () => {
    const id = await someone(house);
    must(await write('finance', id, 'honorarium', finance));
    await house.pool.query(`CREATE FUNCTION no_looks() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'full'; END $$;
      CREATE TRIGGER no_looks BEFORE INSERT ON audit_entry FOR EACH ROW WHEN (NEW.action = 'people.look_finance') EXECUTE FUNCTION no_looks()`);
    await expect(look('finance', id)).rejects.toThrow('full');
    await house.pool.query('DROP TRIGGER no_looks ON audit_entry; DROP FUNCTION no_looks');
  });
});

describe('a client that goes away', () => {
  let server: ServerType;
  let port = 0;
  beforeAll(async () => {
    const app = new Hono();
    mount(app, privacyRoutes, { db: house.db, log: createLog('silent'), actorOf: async () => personnel });
    port = await new Promise((done) => { server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => done(info.port)); });
  });
  afterAll(() => new Promise((done) => server.close(done)));
  it('has looked all the same', async () => {
    const id = await someone(house);
    must(await write('finance', id, 'honorarium', finance));
    const body = JSON.stringify({ reason: why });
    await new Promise<void>((done) => {
      const call = request({ port, host: '127.0.0.1', method: 'POST', path: `/api/people/${id}/specific/finance/reveal`, headers: { 'content-type': 'application/json', 'content-length': body.length, 'idempotency-key': newId() } });
      call.on('error', () => undefined).on('close', () => done());
      call.end(body, () => call.destroy());
    });
    const looks = async () => (await entriesOf(house, `person ${id}`)).filter(({ action }) => action === 'people.look_finance').length;
    await expect.poll(looks, { timeout: 10_000 }).toBe(1);
  });
});

it('nothing sealed is readable anywhere in the database', async () => {
  const id = await someone(house, { name: 'Anak Uji', birthDate: '2010-05-05' });
  must(await consent(id, { guardian: { name: MARK.guardian, contact: MARK.phone } }));
  must(await write('health', id, 'health_check', { fit: 'needs_review', note: MARK.health }));
  must(await write('finance', id, 'honorarium', finance));
  must(await write('record', id, 'eligibility', { status: 'exists', documentNo: MARK.document, note: MARK.record }));
  const { fileRequest } = await import('../requests/file.ts');
  const { decideRequest } = await import('../requests/decide.ts');
  const { exportPerson } = await import('../subject/export.ts');
  const filed = must(await fileRequest(house.db, { actor: personnel, key: newId(), input: { id, kind: 'correction', details: MARK.request } }));
  must(await decideRequest(house.db, { actor: office, key: newId(), input: { id: filed.id, state: 'done', answer: MARK.request } }));
  for (const kind of ['health', 'finance', 'record'] as const) must(await look(kind, id));
  expect(codeOf(await exportPerson(house.db, { actor: office, key: newId(), id, reason: 'Diminta orangnya' }))).toBe('ok');
  const all = await everythingIn(house);
  expect(all).toContain('Anak Uji');
  expect(all).toContain(`person ${id}`);
  expect(Object.entries(MARK).filter(([, value]) => all.includes(value)).map(([name]) => name)).toEqual([]);
});
