import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasSeals, sealedIn } from '../../kernel/crypt/columns.ts';
import { installKeys, keys } from '../../kernel/crypt/house-keys.ts';
import { makeKeys } from '../../kernel/crypt/keys.ts';
import { renewTable } from '../../kernel/crypt/rekey.ts';
import { witnessKey } from '../../kernel/crypt/witness.ts';
import { newId } from '../../kernel/ids.ts';
import { must } from '../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import { demoPassword, findBySecret, plantDemoAccounts, plantDemoPeople } from '../../modules/people/index.ts';
import { HOUSE_BYTES } from './byte-columns.ts';
import { rekeyHouse } from './rekey.ts';
import { enrolled, forgetTotp, loginOf, totpOf, trailOf } from './testing/people.ts';
import { appOn, visitor } from './testing/visitor.ts';

const [A, B] = [randomBytes(32), randomBytes(32)];
const onlyA = () => { installKeys(makeKeys(A)); };
const both = () => { installKeys(makeKeys(B, [A])); };
const onlyB = () => { installKeys(makeKeys(B)); };
const idOfA = makeKeys(A).ids[0];

const NIK = '1671040203840001';
const PPK = 'demo:ppk';
let database: TestDatabase;
let app: Hono;
let secret = '';
let recovery: string[] = [];
let password = '';

const bytea = async (): Promise<{ table: string; column: string }[]> => (await database.pool.query<{ table: string; column: string }>(
  `SELECT table_name AS table, column_name AS column FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
   WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'bytea' ORDER BY 1, 2`)).rows;

/** Columns that hold the name of key A anywhere in their bytes. */
async function stillUnderA(): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column } of await bytea()) {
    const { rows } = await database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}" WHERE position(decode($1, 'hex') IN "${column}") > 0`, [idOfA]);
    if (rows[0]?.n) found.push(`${table}.${column}`);
  }
  return found;
}

/** Something real in every sealed column. */
async function plant(): Promise<void> {
  await database.db.transaction().execute((tx) => plantDemoPeople(tx));
  await plantDemoAccounts(database.db);
  password = demoPassword();
  app = await appOn(database);
  const mine = await enrolled(app, PPK, '10.0.0.1');
  ({ secret, recovery } = mine);
  await database.pool.query('UPDATE recovery_code SET key_id = NULL');
  await database.pool.query(`INSERT INTO person (id, name, search, scheme, path, created_by, nik_sealed, nik_hash, address_sealed) VALUES ('p:wira', 'Wira Kencana', 'wira kencana', 'kemendagri', '16.71.04.1001', 'uji', $1, $2, $3)`,
    [keys().seal('person.nik', NIK, 'p:wira'), keys().keyedHash('person.nik', NIK), keys().seal('person.address', 'Jl. Melati 1', 'p:wira')]);
  await database.pool.query(`INSERT INTO contact (person_id, kind, value_sealed, value_hash) VALUES ('p:wira', 'email', $1, $2)`,
    [keys().seal('person.contact', 'wira@contoh.id', 'p:wira'), keys().keyedHash('person.contact', 'email:wira@contoh.id')]);
  const kinds = ['health', 'finance', 'record'].map((kind) => keys().seal(`specific.${kind}`, '{}', 'p:wira'));
  await database.pool.query(`INSERT INTO specific_data SELECT 'p:wira', $1, 'uji', now(), 'uji', $2, 'uji', now(), 'uji', $3, 'uji', now(), 'uji'`, kinds);
  const [consent, request] = [newId(), newId()];
  await database.pool.query(`INSERT INTO consent (id, person_id, purpose, wording, given_at, guardian_sealed, by_self, recorded_by) VALUES ($1, 'p:wira', 'uji', 1, now(), $2, true, 'uji')`,
    [consent, keys().seal('consent.guardian', '{"name":"Ibu","contact":"08"}', consent)]);
  await database.pool.query(`INSERT INTO subject_request (id, person_id, kind, details_sealed, by_self, filed_by, due_at, state, decided_by, decided_at, answer_sealed) VALUES ($1, 'p:wira', 'access', $2, true, 'uji', now(), 'done', 'uji', now(), $3)`,
    [request, keys().seal('subject.request', 'tanya', request), keys().seal('subject.request', 'jawab', request)]);
  // Many more than one transaction takes.
  const many = Array.from({ length: 2300 }, (_, i) => `wira${i}@contoh.id`);
  await database.pool.query(`INSERT INTO contact (person_id, kind, value_sealed, value_hash, ended_at) SELECT 'p:wira', 'email', s, h, now() FROM unnest($1::bytea[], $2::bytea[]) AS t (s, h)`,
    [many.map((one) => keys().seal('person.contact', one, 'p:wira')), many.map((one) => keys().keyedHash('person.contact', `email:${one}`))]);
  // Half-way through setting up a code app.
  const half = visitor(app);
  await half.post('/api/sign-in/password', { login: loginOf('demo:pps'), password });
  await half.post('/api/sign-in/enrol/totp/begin');
}

const finds = async (text: string): Promise<string[]> => must(await findBySecret(database.db, operator, text)).rows.map(({ id }) => id);

async function signsIn(by: 'totp' | 'recovery', code: string): Promise<unknown> {
  await database.db.deleteFrom('rate_limit').execute();
  const me = visitor(app, { address: '10.0.0.2' });
  expect((await me.post('/api/sign-in/password', { login: loginOf(PPK), password })).body).toMatchObject({ step: 'factor' });
  return (await me.post(`/api/sign-in/${by}`, { code })).body;
}

beforeAll(async () => {
  database = await testDatabase();
  onlyA();
  must(await witnessKey(database.db, keys()));
  await plant();
});
beforeEach(() => forgetTotp(database, PPK));
afterAll(() => database.close());

it('every column of bytes in the database is declared, and no other', async () => {
  const declared = HOUSE_BYTES.flatMap(({ table, columns }) => Object.keys(columns).map((column) => `${table}.${column}`));
  expect(declared.sort()).toEqual((await bytea()).map(({ table, column }) => `${table}.${column}`).sort());
  for (const table of HOUSE_BYTES) expect([table.table, hasSeals(table)]).toEqual([table.table, sealedIn(table).length > 0]);
});

describe('a new key', () => {
  it('finds something to do in every sealed column', async () => {
    const sealed = HOUSE_BYTES.flatMap((table) => sealedIn(table).map(([column]) => `${table.table}.${column}`));
    expect(await stillUnderA()).toEqual(expect.arrayContaining(sealed));
    both();
    const counted = await rekeyHouse(database.db, operator, { dryRun: true });
    expect(counted).toMatchObject({ finished: false, recovery: { codes: 10, people: 1 } });
    for (const { table, old, renewed, broken } of counted.tables) expect([table, old > 0, renewed, broken]).toEqual([table, true, 0, []]);
    expect(await stillUnderA()).toEqual(expect.arrayContaining(sealed));
    expect(await trailOf(database, 'house.rekey')).toEqual([]);
  });

  it('keeps nobody out before anything was sealed anew', async () => {
    both();
    expect(await signsIn('totp', totpOf(secret))).toEqual({ step: 'done' });
    expect(await signsIn('recovery', recovery[0] ?? '')).toEqual({ step: 'done', recoveryCodesLeft: 9 });
    expect(await finds(NIK)).toEqual(['p:wira']);
    expect(await finds('wira@contoh.id')).toEqual(['p:wira']);
    const me = visitor(app);
    expect((await me.post('/api/sign-in/password', { login: loginOf(PPK), password: 'bukan kata sandinya' })).body).toMatchObject({ code: 'sign_in_failed' });
  });

  it('leaves what is recorded under both keys, says so, and is not through', async () => {
    both();
    await database.pool.query(`INSERT INTO person (id, name, search, scheme, path, created_by, nik_sealed, nik_hash) VALUES ('p:lagi', 'Wira Lagi', 'wira lagi', 'kemendagri', '16.71', 'uji', $1, $2)`,
      [keys().seal('person.nik', NIK, 'p:lagi'), keys().keyedHash('person.nik', NIK)]);
    // One person is held by somebody else meanwhile; their change is not lost.
    const client = await database.pool.connect();
    await client.query(`BEGIN; UPDATE contact SET verified_at = now() WHERE value_hash = (SELECT min(value_hash::text)::bytea FROM contact)`);
    const running = rekeyHouse(database.db, operator, { dryRun: false });
    await new Promise((done) => setTimeout(done, 400));
    await client.query('COMMIT');
    client.release();
    const done = await running;
    expect(done.finished).toBe(false);
    expect(done.tables.find(({ table }) => table === 'person')?.clashing).toEqual(['p:wira']);
    expect(done.tables.find(({ table }) => table === 'contact')).toMatchObject({ renewed: 2301, held: 0, clashing: [] });
    expect((await sql<{ n: number }>`SELECT count(*)::int AS n FROM contact WHERE verified_at IS NOT NULL`.execute(database.db)).rows[0]?.n).toBe(1);
    onlyB();
    expect(await witnessKey(database.db, keys())).toMatchObject({ ok: false, problem: { code: 'key_foreign' } });
    await database.pool.query(`UPDATE person SET merged_into = 'p:wira', merged_at = now() WHERE id = 'p:lagi'`);
  });

  it('is then through: nothing is left under the old one, and once more changes nothing', async () => {
    both();
    const done = await rekeyHouse(database.db, operator, { dryRun: false });
    expect(done).toMatchObject({ finished: true, recovery: { codes: 9, people: 1 } });
    expect(await stillUnderA()).toEqual([]);
    const entries = await trailOf(database, 'house.rekey');
    expect(entries.at(-1)).toMatchObject({ thing: 'house', details: { finished: true, counts: { person: 1, contact: 0 } } });
    const again = await rekeyHouse(database.db, operator, { dryRun: false });
    expect(again.tables.map(({ renewed }) => renewed)).toEqual(again.tables.map(() => 0));
    expect((await trailOf(database, 'house.rekey')).length).toBe(entries.length);
    // The demo city's password is made of the key, so its accounts got the new one.
    expect(demoPassword()).not.toBe(password);
    password = demoPassword();
    expect(await signsIn('recovery', recovery[1] ?? '')).toEqual({ step: 'done', recoveryCodesLeft: 8 });
  });

  it('is enough alone: everything opens, people are found and come in; recovery codes of before have ended', async () => {
    onlyB();
    expect(await witnessKey(database.db, keys())).toMatchObject({ ok: true });
    for (const table of HOUSE_BYTES.filter(hasSeals)) expect(await renewTable(database.db, keys(), table, { dryRun: true })).toMatchObject({ old: 0, broken: [] });
    expect(await signsIn('totp', totpOf(secret))).toEqual({ step: 'done' });
    expect(await signsIn('recovery', recovery[2] ?? '')).toMatchObject({ code: 'code_wrong' });
    expect(await finds(NIK)).toEqual(['p:wira']);
    expect(await finds('wira@contoh.id')).toEqual(['p:wira']);
    const me = visitor(app);
    expect((await me.post('/api/sign-in/password', { login: loginOf(PPK), password })).body).toEqual({ step: 'factor', factors: ['totp'] });
  });

  it('a seal that no key opens is named and stays as it is', async () => {
    onlyB();
    await database.pool.query(`UPDATE person SET address_sealed = $1 WHERE id = 'p:wira'`, [makeKeys(randomBytes(32)).seal('person.address', 'x', 'p:wira')]);
    const done = await rekeyHouse(database.db, operator, { dryRun: false });
    expect(done.tables.find(({ table }) => table === 'person')).toMatchObject({ broken: ['p:wira'], renewed: 0 });
  });
});
