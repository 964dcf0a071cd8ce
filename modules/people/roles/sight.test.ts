import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { execute } from '../../../kernel/command.ts';
import { sha256 } from '../../../kernel/ids.ts';
import { must, type Result } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { changePerson } from '../identity/commands/change-person.ts';
import { addContact, endContactOf } from '../identity/commands/contacts.ts';
import { revealContacts, revealNik } from '../identity/commands/reveal.ts';
import { mergePeople } from '../identity/duplicates/merge-people.ts';
import { hashNik } from '../identity/secrets.ts';
import { seePerson } from '../identity/standing.ts';
import { grantRole } from './commands/grant-role.ts';
import { revokeRole } from './commands/revoke-role.ts';
import { plantTestCountry } from './fixtures/country.ts';
import { actorWith, plantPeople, plantRole, trailOf } from './fixtures/people.ts';
import { ROLE_IDS, ROLES, type RoleId } from './rules/roles.ts';
import { importRoles, previewRoles, sourceOf } from './transfer/import-roles.ts';

let house: TestDatabase;
let key = 0;
beforeAll(async () => {
  house = await testDatabase();
  await plantTestCountry(house.db, 'uji');
});
afterAll(() => house.close());

const VILLAGE = '11.01.01.1001';
const FAR = '12.02.02.1002';
const pps = actorWith('p:pps', 'pps', VILLAGE, { event: 'uji' });
const city = actorWith('p:kota', 'kpu_kab', '11.01');
const request = (actor: Actor, input: object) => ({ actor, key: `kunci-sinar-${key++}`, input });
const grant = (actor: Actor, input: object) =>
  execute(house.db, grantRole, request(actor, { scheme: 'uji', role: 'kpps', path: `${VILLAGE}/1`, within: 'event:uji', reason: 'Surat tugas', ...input }));
const revoke = (actor: Actor, id: number) => execute(house.db, revokeRole(actor), request(actor, { id, reason: 'Mengundurkan diri' }));
const told = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problem.code);
const fileOf = (lines: readonly string[]) => {
  const file = Buffer.from(['action,person,role,region,station,election', ...lines].join('\n')).toString('base64');
  return { source: sourceOf({ name: 'peran.csv', file }), sha256: sha256(file) };
};
const live = (path: string, ...ids: string[]) => plantPeople(house.db, ids, 'uji', path);
const withNik = (id: string, nik: string) => house.db.updateTable('person').set({ nik_hash: hashNik(nik), nik_sealed: Buffer.from('x') }).where('id', '=', id).execute();

describe('somebody whom the actor cannot see', () => {
  it('is given no role, whatever they hold, and is told as somebody who does not exist', async () => {
    await live(FAR, 'p:jauh', 'p:saksi-jauh', 'p:ri');
    await plantRole(house.db, 'p:saksi-jauh', { role: 'saksi', scheme: 'uji', path: '12', within: 'event:uji' });
    await plantRole(house.db, 'p:ri', { role: 'kpu_ri', scheme: '*', path: '', within: null });
    const said = async (actor: Actor, person: string) => JSON.stringify(await grant(actor, { person })).replaceAll(person, 'X');
    for (const actor of [pps, city]) for (const person of ['p:jauh', 'p:saksi-jauh', 'p:ri']) expect(await said(actor, person)).toBe(await said(actor, 'p:tiada-ada'));
    expect(told(await grant(pps, { person: 'p:jauh' }))).toBe('not_found');
    expect(told(await grant(operator, { person: 'p:jauh' }))).toBe('ok');
  });
  it('is nobody in a file too: by id and by NIK the same as who does not exist, and no conflict is named', async () => {
    await live(FAR, 'p:nik-jauh', 'p:saksi-file');
    await withNik('p:nik-jauh', '1201014101900001');
    await plantRole(house.db, 'p:saksi-file', { role: 'saksi', scheme: 'uji', path: '12', within: 'event:uji' });
    const who = ['1201014101900001', '1201014101900002', 'p:nik-jauh', 'p:tiada', 'p:saksi-file'];
    const lines = [...who.map((person) => `beri,${person},kpps,${VILLAGE},1,uji`), `beri,1201014101900001,x,y,,uji`];
    const { rows, totals } = must(await previewRoles(house.db, pps, fileOf(lines)));
    expect(totals).toMatchObject({ rows: 6, refused: 6 });
    expect(rows.slice(0, 5).map(({ person, name, problem }) => [person, name, problem?.code])).toEqual(who.map((person) => [person, null, 'person_ambiguous']));
    expect(rows[5]).toMatchObject({ person: '1201014101900001', name: null });
    expect(told(await importRoles(house.db, { actor: pps, key: 'kunci-berkas-gelap', ...fileOf(lines.slice(0, 1)) }))).toBe('import_refused');
  });
  it('keeps roles whose numbers are tried out: far ones are told as unknown ones', async () => {
    await live(FAR, 'p:nomor');
    const far = await plantRole(house.db, 'p:nomor', { role: 'kpps', scheme: 'uji', path: FAR, within: 'event:uji' });
    expect([told(await revoke(pps, far)), told(await revoke(pps, 999_999))]).toEqual(['not_found', 'not_found']);
  });
});

describe('a preview', () => {
  it('leaves one entry that counts who was looked up, without saying whom', async () => {
    await live(VILLAGE, 'p:dekat', 'p:dekat-nik');
    await withNik('p:dekat-nik', '1101014101900003');
    const file = fileOf([`beri,p:dekat,kpps,${VILLAGE},1,uji`, `beri,1101014101900003,kpps,${VILLAGE},2,uji`, `beri,1101014101900009,kpps,${VILLAGE},2,uji`]);
    must(await previewRoles(house.db, city, file));
    const { rows } = await sql<{ actor: string; path: string; details: unknown }>`SELECT actor, path, details FROM audit_entry WHERE action = 'roles.preview' AND thing = ${`file ${file.sha256.slice(0, 16)}`}`.execute(house.db);
    expect(rows).toEqual([{ actor: 'p:kota', path: '11.01', details: { rows: 3, grant: 2, held: 0, revoke: 0, refused: 1, looked_up: 2 } }]);
    expect(JSON.stringify(rows)).not.toContain('1101014101');
  });
  it('is told sixty times an hour', async () => {
    const often = { ...pps, id: 'p:sering' };
    const codes: string[] = [];
    for (let n = 0; n < 62; n += 1) codes.push(told(await previewRoles(house.db, often, fileOf([`beri,p:tiada-${n},kpps,${VILLAGE},1,uji`]))));
    expect([codes.slice(0, 60).every((code) => code === 'ok'), ...codes.slice(60)]).toEqual([true, 'too_many', 'too_many']);
    const refused = fileOf([`beri,p:tiada,kpps,${VILLAGE},1,uji`]);
    expect(told(await importRoles(house.db, { actor: often, key: 'kunci-sering-berkas', ...refused }))).toBe('too_many');
    const { rows } = await sql<{ details: unknown }>`SELECT details FROM audit_entry WHERE action = 'roles.import_refused' AND actor = 'p:sering'`.execute(house.db);
    expect(rows).toEqual([{ details: { rows: 1, refused: 1 } }]);
  });
});

describe('a role at the reader\'s place', () => {
  it('lets its holder be seen, and nothing more', async () => {
    await live(FAR, 'p:tamu');
    await plantRole(house.db, 'p:tamu', { role: 'observer', scheme: 'uji', path: '11.01', within: null });
    const [{ version }] = await house.db.selectFrom('person').select('version').where('id', '=', 'p:tamu').execute() as [{ version: number }];
    expect((await seePerson(house.db, city, 'p:tamu')).ok).toBe(true);
    const change = { id: 'p:tamu', version, name: 'Lain', sex: null, birthDate: null, birthPlace: null, scheme: 'uji', path: VILLAGE };
    const look = { id: 'p:tamu', reason: 'ingin tahu saja' };
    expect([
      await changePerson(house.db, request(city, change)), await addContact(house.db, request(city, { id: 'p:tamu', contact: { kind: 'email', value: 'a@contoh.id' } })),
      await revealContacts(house.db, { ...request(city, {}), input: look }), await revealNik(house.db, { ...request(city, {}), input: look }),
    ].map(told)).toEqual(['not_allowed', 'not_allowed', 'not_allowed', 'not_allowed']);
  });
});

describe('who holds more than the actor', () => {
  it('is not renamed, written to, read in clear or merged by them, not even before the role begins', async () => {
    await live(VILLAGE, 'p:tetangga', 'p:besok', 'p:anggota', 'p:kembarannya');
    await plantRole(house.db, 'p:tetangga', { role: 'kpu_ri', scheme: '*', path: '', within: null });
    const next = await plantRole(house.db, 'p:besok', { role: 'kpu_ri', scheme: '*', path: '', within: null });
    await sql`UPDATE assignment SET valid_from = now() + interval '3 days' WHERE id = ${next}`.execute(house.db);
    await plantRole(house.db, 'p:anggota', { role: 'kpps', scheme: 'uji', path: VILLAGE, within: 'event:uji' });
    const change = (id: string) => ({ id, version: 1, name: 'Diganti', sex: null, birthDate: null, birthPlace: null, scheme: 'uji', path: VILLAGE });
    for (const id of ['p:tetangga', 'p:besok']) {
      expect([
        await changePerson(house.db, request(pps, change(id))), await addContact(house.db, request(pps, { id, contact: { kind: 'email', value: 'a@contoh.id' } })),
        await endContactOf(house.db, request(pps, { id, contact: 1 })), await revealContacts(house.db, { ...request(pps, {}), input: { id, reason: 'ingin tahu saja' } }),
        await mergePeople(house.db, request(city, { keep: id, keepVersion: 1, merge: 'p:kembarannya', mergeVersion: 1, reason: 'orang yang sama' })),
      ].map(told)).toEqual(Array(5).fill('account_stronger'));
    }
    expect(told(await changePerson(house.db, request(pps, change('p:anggota'))))).toBe('ok');
    expect(told(await changePerson(house.db, request(city, change('p:kembarannya'))))).toBe('ok');
  });
});

describe('who watches the officers', () => {
  it('is appointed and dismissed by the offices, not by those watched', async () => {
    await live(VILLAGE, 'p:s1', 'p:s2', 'p:s3');
    const id = await plantRole(house.db, 'p:s1', { role: 'saksi', scheme: 'uji', path: VILLAGE, within: 'event:uji' });
    expect([told(await revoke(pps, id)), told(await grant(pps, { person: 'p:s2', role: 'saksi' }))]).toEqual(['role_exceeds', 'role_exceeds']);
    expect(must(await previewRoles(house.db, pps, fileOf([`beri,p:s2,saksi,${VILLAGE},,uji`, `cabut,p:s1,saksi,${VILLAGE},,uji`]))).rows.map(({ problem }) => problem?.code)).toEqual(['row_not_allowed', 'row_not_allowed']);
    expect([told(await grant(city, { person: 'p:s2', role: 'saksi' })), told(await revoke(city, id)), told(await grant(pps, { person: 'p:s3' }))]).toEqual(['ok', 'ok', 'ok']);
    expect(ROLE_IDS.filter((role) => ROLES[role].watcher)).toEqual(['saksi', 'bawaslu', 'observer', 'auditor']);
  });
});

describe('a conflict', () => {
  it('is not got round by a programme, nor by another election where there is power over accounts or audits', async () => {
    await live('11.01', 'p:rangkap');
    must(await grant(city, { person: 'p:rangkap', role: 'ppk', path: '11.01.01' }));
    const admin = { person: 'p:rangkap', role: 'system_administrator', path: '11.01' };
    expect([told(await grant(operator, { ...admin, within: null })), told(await grant(operator, { ...admin, within: 'event:uji-2' })), told(await grant(operator, { ...admin, role: 'auditor', within: 'event:uji-2' }))])
      .toEqual(['role_conflict', 'role_conflict', 'role_conflict']);
    expect([told(await grant(operator, { ...admin, within: 'programme:apa-saja' })), told(await grant(operator, { ...admin, within: 'event:karangan' }))]).toEqual(['not_found', 'not_found']);
    const file = must(await previewRoles(house.db, operator, fileOf(['beri,p:rangkap,system_administrator,11.01,,programme:apa-saja'])));
    expect(file.rows[0]?.problem).toMatchObject({ code: 'value_unknown', column: 'election' });
  });
});

it('nobody who is not allowed to see somebody can change that person\'s rights', async () => {
  const paths = ['11', '11.01', '11.01.01', VILLAGE, `${VILLAGE}/1`, '11.02', '12.01', '12'];
  const someRole = fc.constantFrom<RoleId>(...ROLE_IDS);
  const somePath = fc.constantFrom(...paths);
  const someEvent = fc.constantFrom(null, 'uji', 'uji-2');
  const tried = { hidden: 0, seen: 0 };
  await fc.assert(fc.asyncProperty(someRole, somePath, someEvent, somePath, fc.option(fc.tuple(someRole, somePath, someEvent)), someRole, somePath, someEvent, async (own, ownPath, ownEvent, home, holds, wish, wishPath, wishEvent) => {
    const person = `p:acak-${key++}`;
    await live(home.split('/')[0] ?? '', person);
    if (holds) await plantRole(house.db, person, { role: holds[0], scheme: 'uji', path: holds[1], within: holds[2] === null ? null : `event:${holds[2]}` });
    const actor = actorWith('p:acak', own, ownPath, { event: ownEvent });
    const isSeen = (await seePerson(house.db, actor, person)).ok;
    tried[isSeen ? 'seen' : 'hidden'] += 1;
    const rights = async () => (await sql`SELECT role, path, revoked_at FROM assignment WHERE person_id = ${person} ORDER BY id`.execute(house.db)).rows;
    const before = await rights();
    const input = { person, role: wish, path: wishPath, within: wishEvent === null ? null : `event:${wishEvent}` };
    await grant(actor, input);
    await importRoles(house.db, { actor, key: `kunci-acak-${key++}`, ...fileOf([`beri,${person},${wish},${wishPath.replace('/', ',')}${wishPath.includes('/') ? '' : ','},${wishEvent ?? ''}`]) });
    const { rows } = await sql<{ id: number }>`SELECT id FROM assignment WHERE person_id = ${person}`.execute(house.db);
    for (const { id } of isSeen ? [] : rows) await revoke(actor, id);
    if (!isSeen) expect([await rights(), await trailOf(house.db, person)]).toEqual([before, []]);
  }), { numRuns: 150 });
  expect(tried.hidden).toBeGreaterThan(20);
}, 60_000);
