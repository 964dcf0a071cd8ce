import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, type Command } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { composeRecapitulation } from '../compose.ts';
import { presentIn } from './certificates/queries/document-frame.ts';
import { plantHall } from './fixtures/hall.ts';
import { attend, leave, openPlenary, planPlenary } from './index.ts';
import { hallMandates } from './queries/mandates.ts';
import { plenaryPage } from './queries/page.ts';
import { plenaryById } from './store/plenaries.ts';

const HERE = '11.01.01';
let database: TestDatabase;
let id = 0;
let number = 0;
const mandates = new Map<string, number>();
const run = <I, O>(command: Command<I, O>, input: object, actor = operator) => execute(database.db, command, { actor, key: `mandat-uji-${number++}`, input });
const plenary = async () => (await plenaryById(database.db, id))!;
/** The number of who came, or in which field it was refused. */
const come = async (who: object, actor = operator): Promise<number | string> => {
  const answer = await run(attend, { id, capacity: 'witness', contestType: 'ppwp', contestant: 1, letter: null, person: null, ...who }, actor);
  if (answer.ok) return answer.value.id;
  const { column } = answer.problem.params;
  return typeof column === 'string' ? column : answer.problem.code;
};

async function plantWitness(person: string, path: string, contestant: number): Promise<void> {
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES (${person}, ${`Saksi ${person}`}, ${person}, 'uji', ${HERE}, 'uji')`.execute(database.db);
  const { rows } = await sql<{ id: number }>`INSERT INTO mandate (event_id, person_id, kind, contest_type, contestant, scheme, path, letter, given_by)
    SELECT id, ${person}, 'witness', 'ppwp', ${contestant}::int, 'uji', ${path}, ${`SM/${person}`}, 'uji' FROM event RETURNING id`.execute(database.db);
  mandates.set(person, rows[0]!.id);
}

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  await plantHall(database.db, { regencies: 1, subdistricts: 2, villages: 1, stations: 1 });
  await plantWitness('satu', HERE, 1);
  await plantWitness('dua', '11.01', 2);
  await plantWitness('tps', `${HERE}.1001/1`, 3);
  await plantWitness('sebelah', '11.01.02', 1);
  id = must(await run(planPlenary, { event: 'uji', region: HERE, place: 'Aula', plannedFor: null })).id;
  must(await run(openPlenary, { id }));
});
afterAll(() => database.close());

describe('a witness in the hall', () => {
  it('comes by a mandate: its person, contestant and letter are theirs', async () => {
    expect(await come({ name: 'Saksi satu', mandate: mandates.get('satu') })).toBe(1);
    expect(await come({ name: 'saksi  DUA', contestType: null, contestant: null, mandate: mandates.get('dua') })).toBe(2);
    const { attendance } = await plenaryPage(database.db, operator, await plenary());
    expect(attendance).toMatchObject([{ person: 'satu', mandate: mandates.get('satu'), letter: 'SM/satu', withoutMandate: null }, { person: 'dua', contestType: 'ppwp', contestant: 2, letter: 'SM/dua' }]);
    const reader = { ...operator, grants: [{ verb: 'recapitulation.read' as const, scheme: 'uji', path: HERE }] };
    expect((await plenaryPage(database.db, reader, await plenary())).attendance[0]).toMatchObject({ person: null, mandate: null, letter: null });
  });

  it('is tied to the mandate recorded for them where they are known', async () => {
    expect(await come({ name: 'Saksi tps', person: 'tps', contestant: 3 })).toBe(3);
    expect((await plenaryPage(database.db, operator, await plenary())).attendance[2]).toMatchObject({ mandate: mandates.get('tps'), letter: 'SM/tps' });
    must(await run(leave, { id, number: 3 }));
  });

  it('without a mandate tells why; a reason beside a mandate is refused', async () => {
    expect(await come({ name: 'Orang Tanpa Surat', letter: 'SM/77' })).toContain('mandate');
    expect(await come({ name: 'Orang Tanpa Surat', letter: 'SM/77', withoutMandate: 'ya' })).toContain('withoutMandate');
    expect(await come({ name: 'Orang Tanpa Surat', contestant: 3, withoutMandate: 'Surat tertinggal, menyusul sore' })).toBe(4);
    expect(await come({ name: 'Saksi tps', person: 'tps', contestant: 3, withoutMandate: 'Tidak dibawa' })).toContain('withoutMandate');
    expect(await come({ name: 'Saksi tps', mandate: mandates.get('tps'), withoutMandate: 'Tidak dibawa' })).toContain('withoutMandate');
  });

  it.each<[string, () => object, string]>([
    ['somebody else\'s mandate', () => ({ name: 'Saksi tps', person: 'tps', contestant: 1, mandate: mandates.get('dua') }), 'person'],
    ['another contestant', () => ({ name: 'Saksi tps', contestant: 1, mandate: mandates.get('tps') }), 'contestant'],
    ['another name', () => ({ name: 'Orang Lain', contestant: 3, mandate: mandates.get('tps') }), 'name'],
    ['a mandate of another subdistrict', () => ({ name: 'Saksi sebelah', mandate: mandates.get('sebelah') }), 'mandate'],
    ['a mandate that nobody gave', () => ({ name: 'Saksi', mandate: 999_999 }), 'mandate'],
    ['who is there already', () => ({ name: 'Saksi satu', mandate: mandates.get('satu') }), 'mandate'],
    ['a supervisor with a mandate', () => ({ name: 'Panwas', capacity: 'supervisor', contestType: null, contestant: null, mandate: mandates.get('satu') }), 'mandate'],
  ])('is refused with %s', async (_what, who, field) => { expect(await come(who())).toContain(field); });

  it('is never who leads', async () => { expect(await come({ name: 'Saksi tps', contestant: 3, mandate: mandates.get('tps') }, { ...operator, id: 'tps' })).toBe('not_allowed'); });

  it('is looked up by those who lead: mandates that hold here, of stations below by name or letter; who came by them', async () => {
    const found = async (find?: string) => (await hallMandates(database.db, await plenary(), find)).rows.map(({ person, letter, place, contestant, attendance }) => [person.name, letter, place, contestant.number, attendance]);
    expect(await found()).toEqual([['Saksi satu', 'SM/satu', 'Subdistrict 11.01.01', 1, 1], ['Saksi dua', 'SM/dua', 'Regency 11.01', 2, 2]]);
    expect(await found('TPS')).toEqual([['Saksi tps', 'SM/tps', 'TPS 001 Village 11.01.01.1001', 3, null]]);
    expect(await found('%')).toEqual([]);
  });

  it('is the only one of the contestant in the hall (PKPU 5/2024, art. 14 (4) a); who takes over comes once the other has left', async () => {
    expect(await come({ name: 'Saksi Kedua', contestant: 3, withoutMandate: 'Suratnya dilihat di meja' })).toBe('witnesses_full');
    expect(await come({ name: 'Saksi tps', mandate: mandates.get('tps'), contestant: 3 })).toBe('witnesses_full');
    must(await run(leave, { id, number: 4 }));
    expect(await come({ name: 'Saksi Kedua', contestant: 3, withoutMandate: 'Suratnya dilihat di meja' })).toBe(5);
    must(await run(leave, { id, number: 5 }));
  });

  it('stands on the paper as they came; a mandate revoked since is told', async () => {
    await sql`UPDATE mandate SET revoked_at = now(), revoked_by = 'uji' WHERE id = ${mandates.get('dua')!}`.execute(database.db);
    expect((await presentIn(database.db, await plenary())).map(({ name, of, withoutMandate }) => [name, of, withoutMandate])).toEqual([
      ['Saksi satu', '1 Pasangan Satu', undefined], ['saksi  DUA', '2 Pasangan Dua (tanpa mandat)', 'Mandat dicabut sesudah hadir'],
    ]);
    expect(await come({ name: 'Saksi dua', contestant: 2, mandate: mandates.get('dua') })).toContain('mandate');
  });
});

it('the list of those present has an end', { timeout: 60_000 }, async () => {
  await sql`INSERT INTO plenary_attendance (plenary_id, id, name, capacity, came_at) SELECT ${id}::bigint, n, 'Tamu ' || n, 'guest', now() FROM generate_series(6, 299) n`.execute(database.db);
  const guest = { capacity: 'guest', contestType: null, contestant: null };
  expect(await come({ ...guest, name: 'Tamu terakhir' })).toBe(300);
  expect(await come({ ...guest, name: 'Tamu berikutnya' })).toBe('attendance_full');
});
