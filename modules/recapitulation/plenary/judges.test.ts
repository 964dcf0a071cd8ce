import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { execute, type Command } from '../../../kernel/command.ts';
import { must, type Result } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { grantsOfRole } from '../../people/contract.ts';
import { composeRecapitulation } from '../compose.ts';
import { acceptCertificate, readBack, sendCertificate, signCertificate } from './certificates/commands/steps.ts';
import { drawUp } from './certificates/index.ts';
import { certificatePage } from './certificates/queries/certificate-page.ts';
import { certificateById } from './certificates/store/certificates.ts';
import { plantHall } from './fixtures/hall.ts';
import { correctAttendance } from './commands/put-right.ts';
import { attend, confirmLine, leave, openPlenary, planPlenary } from './index.ts';
import { judgesAbove } from './queries/judges.ts';
import { plenaryById } from './store/plenaries.ts';

const HERE = '11.01.01';
const officer = (id: string, role: 'ppk' | 'kpu_kab' | 'kpu_prov', path: string): Actor => ({ id, name: id, grants: grantsOfRole({ role, scheme: 'uji', path, within: 'event:uji' }) });
const PPK = officer('uji:ppk', 'ppk', HERE);
const KAB = officer('uji:kab', 'kpu_kab', '11.01');
let database: TestDatabase;
let contest: ContestContext;
let id = 0;
let keys = 0;
const run = <I, O>(command: Command<I, O>, input: object, actor = PPK): Promise<Result<O>> => execute(database.db, command, { actor, key: `penilai-${keys++}`, input });
const done = async <I, O>(command: Command<I, O>, input: object, actor = PPK): Promise<O> => must(await run(command, input, actor));
const comes = (name: string, capacity: string, person: string | null = null) => run(attend, { id, name, capacity, contestType: null, contestant: null, letter: null, person });
/** Wherever the list of those present has them. */
async function goes(person: string): Promise<void> {
  const { rows } = await sql<{ number: number }>`SELECT id AS number FROM plenary_attendance WHERE plenary_id = ${id} AND person_id = ${person} AND left_at IS NULL`.execute(database.db);
  for (const { number } of rows) await done(leave, { id, number });
}
async function appoint(person: string, name: string, role: string, path: string): Promise<void> {
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES (${person}, ${name}, lower(${name}), 'uji', ${path}, 'uji')`.execute(database.db);
  await sql`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by) VALUES (${person}, ${role}, 'uji', ${path}, 'event:uji', now() - interval '1 day', 'uji', 'uji')`.execute(database.db);
}

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = (await plantHall(database.db, { regencies: 1, subdistricts: 1, villages: 1, stations: 1 }))[0]!;
  await appoint('uji:ppk', 'Ketua PPK', 'ppk', HERE);
  await appoint('uji:kab', 'Petugas Kota', 'kpu_kab', '11.01');
  await appoint('uji:prov', 'Petugas Provinsi', 'kpu_prov', '11');
  id = (await done(planPlenary, { event: 'uji', region: HERE, place: 'Aula', plannedFor: null })).id;
  await done(openPlenary, { id });
  must(await comes('Ketua PPK', 'chair', 'uji:ppk'));
});
afterAll(() => database.close());

it('the last of the level above that could accept is not written down as signer below; as a guest they may come, and with a second one there they may sign', async () => {
  expect((await judgesAbove(database.db, (await plenaryById(database.db, id))!)).map((level) => level.map(({ name }) => name))).toEqual([['Petugas Kota'], ['Petugas Provinsi']]);
  for (const capacity of ['member', 'chair', 'supervisor']) expect(await comes('Petugas Kota', capacity, 'uji:kab')).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
  must(await comes('Petugas Kota', 'guest', 'uji:kab'));
  await appoint('uji:kab-2', 'Petugas Kedua', 'kpu_kab', '11.01');
  must(await comes('Petugas Kota', 'member', 'uji:kab'));
  expect(await comes('Petugas Kedua', 'member', 'uji:kab-2')).toMatchObject({ ok: false, problem: { code: 'input_invalid', detail: expect.stringContaining('hanya ia yang dapat menerima') as string } });
});

it('somebody written down in place of another of the level above leaves that one to judge', async () => {
  const { id: number } = must(await comes('Petugas Kota', 'member', 'uji:kab'));
  await sql`UPDATE plenary_attendance SET left_at = came_at WHERE plenary_id = ${id} AND person_id = 'uji:kab' AND id <> ${number} AND capacity = 'member'`.execute(database.db);
  const rightly = (name: string, person: string) => done(correctAttendance, { id, number, name, capacity: 'member', contestType: null, contestant: null, letter: null, person, reason: 'Tertukar saat dicatat' });
  await rightly('Petugas Kedua', 'uji:kab-2');
  await rightly('Petugas Kota', 'uji:kab');
});

it('who came from the level above and left without signing can still judge: the next one may sign; come again they may not', async () => {
  await goes('uji:kab');
  const { id: second } = must(await comes('Petugas Kedua', 'member', 'uji:kab-2'));
  expect(await comes('Petugas Kota', 'member', 'uji:kab')).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
  await done(leave, { id, number: second });
  must(await comes('Petugas Kota', 'member', 'uji:kab'));
});

it('a sent D.Hasil names who can accept it: not who signed below; where nobody is left of the nearest level, who is above them', async () => {
  const votes = { 'C.1': 90, 'C.2': 110, V1: 200, V2: 0, V3: 200 };
  await done(confirmLine, { id, contest: contest.id, region: `${HERE}.1001`, station: 1, after: 0, figures: votes });
  const made = await done(drawUp, { id, contest: contest.id });
  const { waitingFor } = await done(readBack, { id: made.id });
  for (const attendance of waitingFor) await done(signCertificate, { id: made.id, attendance, signed: true, reason: null });
  const told = async (rights: { lead: boolean; parent: boolean }) => (await certificatePage(database.db, (await certificateById(database.db, made.id))!, rights)).judges;
  expect(await told({ lead: true, parent: false })).toEqual([]);
  await done(sendCertificate, { id: made.id });
  expect(await told({ lead: true, parent: false })).toEqual(['Petugas Kedua']);
  expect(await told({ lead: false, parent: false })).toEqual([]);
  expect(await run(acceptCertificate, { id: made.id }, KAB)).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
  await sql`UPDATE assignment SET revoked_at = now(), revoked_by = 'uji' WHERE person_id = 'uji:kab-2'`.execute(database.db);
  expect(await told({ lead: false, parent: true })).toEqual(['Petugas Provinsi']);
  await sql`UPDATE assignment SET revoked_at = now(), revoked_by = 'uji' WHERE person_id = 'uji:prov'`.execute(database.db);
  expect(await told({ lead: false, parent: true })).toEqual([]);
});

it('who signed a D.Hasil that waits above and left since is still bound by it; once it is judged no more', async () => {
  await sql`UPDATE assignment SET revoked_at = NULL, revoked_by = NULL WHERE person_id IN ('uji:kab-2', 'uji:prov')`.execute(database.db);
  await goes('uji:kab');
  expect(await comes('Petugas Kedua', 'member', 'uji:kab-2')).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
  const [{ sent } = { sent: 0 }] = (await sql<{ sent: number }>`SELECT id AS sent FROM certificate WHERE plenary_id = ${id} AND state = 'sent'`.execute(database.db)).rows;
  expect((await done(acceptCertificate, { id: sent }, officer('uji:kab-3', 'kpu_kab', '11.01'))).state).toBe('accepted');
  must(await comes('Petugas Kedua', 'member', 'uji:kab-2'));
});
