import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { execute, type Command } from '../../../kernel/command.ts';
import { must, type Result } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { grantsOfRole } from '../../people/contract.ts';
import { composeRecapitulation } from '../compose.ts';
import { acceptCertificate, readBack, sendCertificate, signCertificate } from './certificates/commands/steps.ts';
import { drawUp } from './certificates/index.ts';
import { judgesOf } from './certificates/queries/own-hands.ts';
import { madeAlone } from './certificates/store/certificates.ts';
import { plantHall } from './fixtures/hall.ts';
import { attend, confirmLine, openPlenary, planPlenary } from './index.ts';
import { plenaryById } from './store/plenaries.ts';

/** Somebody of the city was recorded twice, made a D.Hasil of a subdistrict under the one record, and would judge it under the other. */
const HERE = '11.01.01';
const city = (id: string): Actor => ({ id, name: id, grants: grantsOfRole({ role: 'kpu_kab', scheme: 'uji', path: '11.01', within: 'event:uji' }) });
const [KEPT, OLD, OTHER] = [city('uji:kota'), city('uji:kota-lama'), city('uji:kota-lain')];
let database: TestDatabase;
let keys = 0;
const run = <I, O>(command: Command<I, O>, input: object, actor: Actor): Promise<Result<O>> => execute(database.db, command, { actor, key: `rangkap-${keys++}`, input });
const done = async <I, O>(command: Command<I, O>, input: object, actor: Actor): Promise<O> => must(await run(command, input, actor));

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
});
afterAll(() => database.close());

it('who made a D.Hasil under a record that was joined with theirs since neither accepts it nor is named as who could, nor is the last above written down as signer under it', async () => {
  const { db } = database;
  const [contest] = await plantHall(db, { regencies: 1, subdistricts: 1, villages: 1, stations: 1 });
  for (const { id } of [KEPT, OLD, OTHER]) {
    await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES (${id}, ${id}, ${id}, 'uji', '11.01', 'uji')`.execute(db);
    await sql`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by) VALUES (${id}, 'kpu_kab', 'uji', '11.01', 'event:uji', now() - interval '1 day', 'uji', 'uji')`.execute(db);
  }
  const { id } = await done(planPlenary, { event: 'uji', region: HERE, place: 'Aula', plannedFor: null }, OLD);
  const comes = (name: string, capacity: string, person: string | null = null) => run(attend, { id, name, capacity, contestType: null, contestant: null, letter: null, person }, OLD);
  await done(openPlenary, { id }, OLD);
  must(await comes('Ketua', 'chair'));
  await done(confirmLine, { id, contest: contest!.id, region: `${HERE}.1001`, station: 1, after: 0, figures: { 'C.1': 90, 'C.2': 110, V1: 200, V2: 0, V3: 200 } }, OLD);
  const made = await done(drawUp, { id, contest: contest!.id }, OLD);
  await done(readBack, { id: made.id }, OLD);
  await done(signCertificate, { id: made.id, attendance: 1, signed: true, reason: null }, OLD);
  await done(sendCertificate, { id: made.id }, OLD);
  expect(await madeAlone(db, KEPT.id, [made.id])).toEqual(new Set());
  await sql`UPDATE person SET merged_into = ${KEPT.id}, merged_at = now() WHERE id = ${OLD.id}`.execute(db);
  await sql`UPDATE assignment SET revoked_at = now(), revoked_by = 'uji' WHERE person_id = ${OLD.id}`.execute(db);
  expect(await madeAlone(db, KEPT.id, [made.id])).toEqual(new Set([made.id]));
  expect(await madeAlone(db, OTHER.id, [made.id])).toEqual(new Set());
  expect(await judgesOf(db, (await plenaryById(db, id))!, made)).toEqual([OTHER.id]);
  expect(await run(acceptCertificate, { id: made.id }, KEPT)).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
  expect((await done(acceptCertificate, { id: made.id }, OTHER)).state).toBe('accepted');
  must(await comes(OTHER.id, 'member', OTHER.id));
  expect(await comes(OLD.id, 'member', OLD.id)).toMatchObject({ ok: false, problem: { code: 'input_invalid', detail: expect.stringContaining('hanya ia yang dapat menerima') as string } });
});
