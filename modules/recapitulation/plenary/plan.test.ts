import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../../kernel/crypt/house-keys.ts';
import { execute, type Command } from '../../../kernel/command.ts';
import { SEAL_BODY, SEAL_TO } from '../../../kernel/messages/message.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { composeRecapitulation } from '../compose.ts';
import { plantHall } from './fixtures/hall.ts';
import { changePlan, openPlenary, pausePlenary, planPlenary, resumePlenary } from './index.ts';
import { plenaryPage } from './queries/page.ts';
import { plenaryById } from './store/plenaries.ts';

const HERE = '11.01.01';
let database: TestDatabase;
let id = 0;
let number = 0;
const run = <I, O>(command: Command<I, O>, input: object) => execute(database.db, command, { actor: operator, key: `rencana-uji-${number++}`, input });
const code = async <I, O>(command: Command<I, O>, input: object): Promise<string> => { const answer = await run(command, input); return answer.ok ? 'ok' : answer.problem.code; };
const page = async () => plenaryPage(database.db, operator, (await plenaryById(database.db, id))!);

/** A person with an e-mail address that has stood for long. */
async function plantWitness(person: string, path: string, kind = 'witness'): Promise<void> {
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES (${person}, ${person}, ${person}, 'uji', ${HERE}, 'uji')`.execute(database.db);
  await sql`INSERT INTO contact (person_id, kind, value_sealed, value_hash)
    VALUES (${person}, 'email', ${keys().seal('person.contact', `${person}@contoh.id`, person)}, ${keys().keyedHash('person.contact', `email:${person}@contoh.id`)})`.execute(database.db);
  await sql`INSERT INTO mandate (event_id, person_id, kind, contest_type, contestant, scheme, path, letter, given_by)
    SELECT id, ${person}, ${kind}, ${kind === 'witness' ? 'ppwp' : null}, ${kind === 'witness' ? 1 : null}::int, 'uji', ${path}, 'SM/1', 'uji' FROM event`.execute(database.db);
}
const outbox = async (): Promise<string[]> => {
  const { rows } = await sql<{ id: number; sealed: Buffer; body: Buffer }>`SELECT id, to_sealed AS sealed, body_sealed AS body FROM message ORDER BY id`.execute(database.db);
  return rows.map((row) => `${keys().unseal(SEAL_TO, row.sealed, String(row.id))}: ${keys().unseal(SEAL_BODY, row.body, String(row.id))}`);
};

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  await plantHall(database.db, { regencies: 1, subdistricts: 2, villages: 1, stations: 1 });
  await plantWitness('saksi-kecamatan', HERE);
  await plantWitness('saksi-kota', '11.01');
  await sql`UPDATE person SET lang = 'en' WHERE id = 'saksi-kota'`.execute(database.db);
  await plantWitness('saksi-tps', `${HERE}.1001/1`);
  await plantWitness('saksi-sebelah', '11.01.02');
  await plantWitness('panwas', HERE, 'supervisor');
  id = must(await run(planPlenary, { event: 'uji', region: HERE, place: 'Aula kecamatan', plannedFor: '2024-02-15T02:00:00Z', agenda: 'Pembukaan; pembacaan' })).id;
});
afterAll(() => database.close());

describe('a plan', () => {
  it('knows no time zone that there is not', async () => {
    for (const at of ['2024-02-16T09:30:00+23:59', '2024-02-16T09:30:00-16:00']) {
      expect(await code(planPlenary, { event: 'uji', region: '11.01.02', place: 'Aula', plannedFor: at })).toBe('input_invalid');
      expect(await code(changePlan, { id, at, reason: 'Aula kebanjiran' })).toBe('input_invalid');
      expect(await code(pausePlenary, { id, reason: 'Makan siang', resumesAt: at })).toBe('input_invalid');
    }
  });

  it('is changed before the plenary opens; those whose mandate holds there are told, nobody else', async () => {
    expect((await page()).agenda).toBe('Pembukaan; pembacaan');
    expect(must(await run(changePlan, { id, place: 'Gedung serbaguna', at: '2024-02-16T09:30:00+07:00', reason: 'Aula kebanjiran' }))).toEqual({ id, state: 'planned', acts: 2, told: 2 });
    expect(await page()).toMatchObject({ place: 'Gedung serbaguna', plannedFor: '2024-02-16T02:30:00.000Z', agenda: 'Pembukaan; pembacaan', resumesAt: null });
    const told = await outbox();
    expect(told.map((one) => one.split(':')[0])).toEqual(['saksi-kecamatan@contoh.id', 'saksi-kota@contoh.id']);
    expect(told[0]).toContain('Tempat: Gedung serbaguna\nWaktu: 16 Februari 2024 pukul 09.30 WIB\nAcara: Pembukaan; pembacaan\nAlasan: Aula kebanjiran\nBawa surat mandat Anda.\n');
    // Each in the language that they chose, and in no other beside it.
    expect(told[0]).not.toContain('Recapitulation');
    expect(told[1]).toContain('the plan has changed.\nPlace: Gedung serbaguna\nTime: 16 February 2024, 09:30 WIB\nAgenda: Pembukaan; pembacaan\nReason: Aula kebanjiran\nBring your letter of mandate.\n');
    expect(told[1]).not.toContain('Rapat pleno');
  });

  it('tells nobody of what does not change', async () => {
    expect(await code(changePlan, { id, place: 'Gedung serbaguna', at: '2024-02-16T02:30:00Z' })).toBe('input_invalid');
    expect(await code(changePlan, { id, place: '  ' })).toBe('input_invalid');
    expect(await outbox()).toHaveLength(2);
  });

  it('stands while the plenary runs, and is changed at recess for the next sitting', async () => {
    must(await run(openPlenary, { id }));
    expect(await code(changePlan, { id, place: 'Tempat lain' })).toBe('plenary_state');
    must(await run(pausePlenary, { id, reason: 'Istirahat', resumesAt: '2024-02-17T01:00:00Z' }));
    expect(must(await run(changePlan, { id, at: null, agenda: null })).told).toBe(2);
    expect(await page()).toMatchObject({ state: 'paused', place: 'Gedung serbaguna', plannedFor: '2024-02-16T02:30:00.000Z', resumesAt: null, agenda: null });
    expect((await outbox()).at(-2)).toMatch(/sidang berikutnya berubah\.\nTempat: Gedung serbaguna\nWaktu: belum ditentukan\nBawa/);
    expect((await outbox()).at(-1)).toMatch(/the next sitting has changed\.\nPlace: Gedung serbaguna\nTime: not settled yet\nBring/);
    must(await run(resumePlenary, { id }));
    await sql`UPDATE plenary SET state = 'closed' WHERE id = ${id}`.execute(database.db);
    expect(await code(changePlan, { id, place: 'Sesudah ditutup' })).toBe('plenary_state');
  });

  it('is in the minutes and the trail, each change once', async () => {
    const acts = await database.db.selectFrom('plenary_act').select(['act', 'details']).where('act', '=', 'change_plan').orderBy('number').execute();
    expect(acts.map(({ details }) => details)).toMatchObject([{ before: { place: 'Aula kecamatan' }, after: { place: 'Gedung serbaguna' }, reason: 'Aula kebanjiran', told: 2 }, { after: { at: null, agenda: null } }]);
    const trail = await database.db.selectFrom('audit_entry').select(['thing', 'path']).where('action', '=', 'recapitulation.change_plan').execute();
    expect(trail).toEqual([{ thing: `plenary ${id}`, path: HERE }, { thing: `plenary ${id}`, path: HERE }]);
  });
});
