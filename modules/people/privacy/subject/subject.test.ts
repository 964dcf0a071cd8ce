import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../kernel/access.ts';
import { announce } from '../../../../kernel/announce.ts';
import { fixedClock } from '../../../../kernel/clock.ts';
import { newId } from '../../../../kernel/ids.ts';
import { must } from '../../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import { loadKemendagri } from '../../../regions/index.ts';
import { openSession } from '../../accounts/sessions/open-session.ts';
import { inventNik } from '../../identity/rules/nik.ts';
import { giveConsent } from '../consents/give.ts';
import { consentsOf } from '../consents/store.ts';
import { placeHold } from '../holds/hold.ts';
import { decideRequest } from '../requests/decide.ts';
import { fileRequest } from '../requests/file.ts';
import { exportRequests, listRequests } from '../requests/list.ts';
import { lookAtSpecific } from '../specific/look.ts';
import { specificOf } from '../specific/store.ts';
import { writeSpecific } from '../specific/write.ts';
import { acting, codeOf, entriesOf, nobodyOf, office, otherOffice, personnel, served, someone } from '../testing/fixtures.ts';
import { exportPerson } from './export.ts';
import { composePrivacy } from './hear-merges.ts';
import { personPrivacy } from './person-privacy.ts';

let house: TestDatabase;
beforeAll(async () => {
  house = await testDatabase();
  await loadKemendagri(house.db);
  composePrivacy();
});
afterAll(() => house.close());

const clock = fixedClock('2026-11-21T10:00:00+07:00');
const finance = (account: string) => ({ bank: 'Bank Uji', account, holder: '=HYPERLINK("x")' });
const write = (id: string, account = '1234567') => writeSpecific(house.db, 'finance', { actor: personnel, key: newId(), input: { id, purpose: 'honorarium', value: finance(account) } });
const WHY = 'Diminta orangnya di kantor';
const take = (id: string, actor: Actor, key = newId()) => exportPerson(house.db, { actor, key, id, ...(actor.id === id ? {} : { reason: WHY }) });
const consent = (id: string, givenAt: string) => giveConsent(house.db, { actor: office, key: newId(), input: { id, purpose: 'cadre_outreach', wording: 1, givenAt } });

async function opened(id: string, actor: Actor): Promise<Record<string, string>> {
  const file = await take(id, actor);
  if (!('file' in file)) throw new Error(codeOf(file));
  return Object.fromEntries(Object.entries(unzipSync(file.file as Uint8Array)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

describe('a copy of one\'s data', () => {
  it('holds everything in clear, and no secret of the account', async () => {
    const nik = inventNik({ birthDate: '1984-03-02', sex: 'male', region: 16, serial: 77 });
    const id = await someone(house, { name: 'Salinan Penuh', nik, address: 'Jalan Salinan 9', contacts: [{ kind: 'email', value: 'salinan@contoh.id' }] });
    must(await write(id));
    must(await consent(id, '2026-01-05T09:00:00+07:00'));
    await served(house, id, '2024-01-01T00:00:00+07:00', null);
    await house.db.transaction().execute((tx) => openSession(tx, id, 'staff', { address: '203.0.113.9', userAgent: 'Peramban', origin: '' }));
    must(await lookAtSpecific(house.db, 'finance', { actor: personnel, key: newId(), input: { id, reason: 'Pembayaran honor' } }));
    const files = await opened(id, nobodyOf(id));
    const all = JSON.parse(files['data.json'] ?? '') as Record<string, Record<string, unknown>[]>;
    expect(all['orang']).toMatchObject([{ name: 'Salinan Penuh', nik, address: 'Jalan Salinan 9' }]);
    expect(all['kontak']).toMatchObject([{ value: 'salinan@contoh.id' }]);
    expect(JSON.parse(String(all['data-spesifik']?.[0]?.['value']))).toEqual(finance('1234567'));
    expect(all['persetujuan']).toMatchObject([{ purpose: 'cadre_outreach' }]);
    expect(all['peran']).toMatchObject([{ role: 'kpps' }]);
    expect(all['sesi']).toMatchObject([{ address: '203.0.113.9', browser: 'Peramban' }]);
    expect(all['jejak-tentang']?.map(({ action }) => action)).toEqual(expect.arrayContaining(['people.create', 'people.write_finance', 'people.look_finance']));
    expect(files['orang.csv']).toContain('Salinan Penuh');
    expect(JSON.stringify(files)).not.toMatch(/token_hash|password_hash|totp_sealed/);
    expect(Object.keys(files)).toContain('BACA-SAYA.txt');
  });
  it('is for an officer only what the officer may look at, and every kind in it is a look', async () => {
    const nik = inventNik({ birthDate: '1984-03-02', sex: 'male', region: 16, serial: 78 });
    const id = await someone(house, { name: 'Salinan Kantor', nik, contacts: [{ kind: 'email', value: 'kantor@contoh.id' }] });
    must(await write(id, '7654321'));
    await house.db.transaction().execute((tx) => openSession(tx, id, 'staff', { address: '203.0.113.9', userAgent: 'Peramban', origin: '' }));
    const looks = async () => (await entriesOf(house, `person ${id}`)).filter(({ action }) => action === 'people.look_finance');
    // The office of the city may give the right to see finance data, and does not hold it itself.
    const files = await opened(id, office);
    const text = JSON.stringify(files);
    expect(text).not.toMatch(/7654321|203\.0\.113\.9/);
    expect(files['jejak-oleh.csv']).toBeUndefined();
    expect(JSON.parse(files['data.json'] ?? '')).toMatchObject({ 'orang': [{ nik }], 'kontak': [{ value: 'kantor@contoh.id' }], 'data-spesifik': [{ kind: 'finance', value: 'ditahan: hanya orangnya sendiri' }], 'sesi': [{ address: 'ditahan: hanya orangnya sendiri' }] });
    expect(await looks()).toEqual([]);
    const holder: Actor = { ...office, grants: [...office.grants, ...personnel.grants] };
    expect((await opened(id, holder))['data.json']).toContain('7654321');
    expect(await looks()).toMatchObject([{ details: { reason: WHY, copy: true } }]);
    const copies = (await entriesOf(house, `person ${id}`)).filter(({ action }) => action === 'privacy.export_person');
    expect(copies.map(({ details }) => details)).toMatchObject([{ kinds: [], own: false, reason: WHY }, { kinds: ['finance'], own: false, reason: WHY }]);
  });
  it('needs a reason of an officer, the person\'s home, and an office that stands over all that the person serves', async () => {
    const [id, far, above] = [await someone(house), await someone(house, { path: '16.74' }), await someone(house)];
    expect(codeOf(await exportPerson(house.db, { actor: office, key: newId(), id }))).toBe('input_invalid');
    await served(house, far, '2024-01-01T00:00:00+07:00', null);
    expect(codeOf(await take(far, office))).toBe('not_allowed');
    await house.pool.query(`INSERT INTO assignment (person_id, role, scheme, path, valid_from, source, granted_by) VALUES ($1, 'kpu_prov', 'kemendagri', '16', '2024-01-01', 'uji', 'uji')`, [above]);
    expect(codeOf(await take(above, office))).toBe('account_stronger');
  });
  it('is not for a one-time code or a phone, not even of the own data; a request is', async () => {
    const id = await someone(house);
    expect(codeOf(await take(id, { ...nobodyOf(id), sessionKind: 'code' }))).toBe('sign_in_too_weak');
    expect(codeOf(await take(id, { ...nobodyOf(id), device: '0'.repeat(26) }))).toBe('sign_in_too_weak');
    expect(codeOf(await fileRequest(house.db, { actor: { ...nobodyOf(id), sessionKind: 'code' }, key: newId(), input: { id, kind: 'access', details: 'Salinan data saya' } }, clock))).toBe('ok');
    expect(codeOf(await take(id, nobodyOf(id)))).toBe('ok');
    expect((await entriesOf(house, `person ${id}`)).filter(({ action }) => action === 'privacy.export_person')).toMatchObject([{ details: { own: true, kinds: [] } }]);
  });
  it('is an entry of its own, for every copy', async () => {
    const [id, key] = [await someone(house), newId()];
    expect(codeOf(await take(id, office, key))).toBe('ok');
    expect(codeOf(await take(id, office, key))).toBe('answer_gone');
    expect((await entriesOf(house, `person ${id}`)).filter(({ action }) => action === 'privacy.export_person')).toHaveLength(1);
  });
  it('is for the person and for the officer with the right, and for nobody else', async () => {
    const [id, other] = [await someone(house), await someone(house)];
    expect(codeOf(await take(id, nobodyOf(id)))).toBe('ok');
    expect(codeOf(await take(id, nobodyOf(other)))).toBe('not_found');
    expect(codeOf(await take(id, otherOffice))).toBe('not_found');
    expect(codeOf(await take(id, personnel))).toBe('not_allowed');
  });
  it('runs no formula in a spreadsheet', async () => {
    const id = await someone(house);
    await house.pool.query(`INSERT INTO assignment (person_id, role, scheme, path, valid_from, source, reason, granted_by) VALUES ($1, 'kpps', 'kemendagri', '16.71.04.1001', now(), 'uji', '=cmd()', 'uji')`, [id]);
    expect((await opened(id, office))['peran.csv']).toContain(`'=cmd()`);
  });
});

describe('a request', () => {
  const file = (id: string, actor: Actor, kind = 'correction') => fileRequest(house.db, { actor, key: newId(), input: { id, kind: kind as 'correction', details: 'Nama ibu salah tulis' } }, clock);
  const decide = (id: string, actor: Actor, at: string) => decideRequest(house.db, { actor, key: newId(), input: { id, state: 'refused', answer: 'Sudah benar menurut KTP' } }, fixedClock(at));
  const open = async (actor: Actor, now: string) => listRequests(house.db, actor, { state: 'open', scheme: '*', path: '', limit: 200 }, new Date(now));

  it('is filed by the person or for them, and has three times twenty-four hours', async () => {
    const id = await someone(house);
    const { id: request } = must(await file(id, nobodyOf(id)));
    const [mine] = (await open(office, '2026-11-24T03:00:00Z')).filter((one) => one.id === request);
    expect(mine).toMatchObject({ person: id, bySelf: true, details: 'Nama ibu salah tulis', dueAt: '2026-11-24T03:00:00.000Z', clock: 'running' });
    expect((await open(office, '2026-11-24T03:00:01Z')).find((one) => one.id === request)).toMatchObject({ clock: 'overdue' });
    expect(must(await personPrivacy(house.db, nobodyOf(id), id, clock.now())).requests).toMatchObject([{ id: request, state: 'open' }]);
    expect(await open(otherOffice, '2026-11-21T10:00:00Z')).toEqual([]);
  });
  it('is answered once, by who handles privacy there', async () => {
    const id = await someone(house);
    const { id: request } = must(await file(id, office));
    expect(codeOf(await decide(request, personnel, '2026-11-22T00:00:00Z'))).toBe('not_allowed');
    expect(codeOf(await decide(request, otherOffice, '2026-11-22T00:00:00Z'))).toBe('not_found');
    expect(codeOf(await decide(request, nobodyOf(id), '2026-11-22T00:00:00Z'))).toBe('not_found');
    expect(codeOf(await decide(request, office, '2026-11-25T00:00:00Z'))).toBe('ok');
    expect(codeOf(await decide(request, office, '2026-11-25T00:00:00Z'))).toBe('conflict');
    expect(must(await personPrivacy(house.db, office, id, clock.now())).requests).toMatchObject([{ state: 'refused', answer: 'Sudah benar menurut KTP', clock: 'late' }]);
  });
  it('of somebody else is not theirs to file', async () => {
    const [id, other] = [await someone(house), await someone(house)];
    expect(codeOf(await file(id, nobodyOf(other)))).toBe('not_found');
    expect(codeOf(await file(id, acting('auditor', '16.71')))).toBe('not_allowed');
  });
  it('leaves as a register without its words', async () => {
    const { file: csv } = await exportRequests(house.db, office, clock.now());
    expect(csv).toContain('correction');
    expect(csv).not.toContain('Nama ibu');
  });
});

it('when two records become one, everything goes with the one who remains', async () => {
  const [kept, merged] = [await someone(house), await someone(house)];
  must(await write(kept, '1111111'));
  await house.pool.query(`UPDATE specific_data SET finance_at = '2020-01-01' WHERE person_id = $1`, [kept]);
  must(await write(merged, '2222222'));
  must(await consent(kept, '2026-01-05T09:00:00+07:00'));
  must(await consent(merged, '2026-02-05T09:00:00+07:00'));
  must(await placeHold(house.db, { actor: office, key: newId(), input: { id: merged, reason: 'Perkara di pengadilan' } }));
  must(await fileRequest(house.db, { actor: office, key: newId(), input: { id: merged, kind: 'access', details: 'Salinan' } }));
  await house.db.transaction().execute((tx) => announce(tx, operator, 'person.merged', { kept, merged }));
  expect(must(await lookAtSpecific(house.db, 'finance', { actor: personnel, key: newId(), input: { id: kept, reason: 'Setelah digabung' } })).value).toEqual(finance('2222222'));
  expect((await specificOf(house.db, merged)).finance.sealed).toBeNull();
  expect((await consentsOf(house.db, kept)).filter((one) => one.withdrawn_at === null && one.replaced_by === null).map((one) => one.given_at.toISOString())).toEqual(['2026-02-05T02:00:00.000Z']);
  expect(must(await personPrivacy(house.db, office, kept, clock.now()))).toMatchObject({ holds: [{ reason: 'Perkara di pengadilan' }], requests: [{ details: 'Salinan' }] });
});
