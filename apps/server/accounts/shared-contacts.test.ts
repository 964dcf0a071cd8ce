import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../kernel/testing/database.ts';
import { accountsHouse, chairOf, forgetVisits } from '../testing/accounts.ts';
import { outbox } from '../testing/people.ts';
import { visitor, type Reply, type Visitor } from '../testing/visitor.ts';

let database: TestDatabase;
let app: Hono;
beforeAll(async () => {
  ({ database, app } = await accountsHouse({ regions: true }));
});
afterAll(() => database.close());
beforeEach(() => forgetVisits(database));

const chair = (person: string): Promise<Visitor> => chairOf(app, person);

async function record(who: string, name: string, path: string, email: string): Promise<Reply> {
  return (await chair(who)).post('/api/people', { name, sex: null, birthDate: null, birthPlace: null, scheme: 'kemendagri', path, contacts: [{ kind: 'email', value: email }] });
}
const idOf = ({ body }: Reply): string => {
  expect(body).toMatchObject({ id: expect.any(String) as string });
  return body['id'] as string;
};
const lapse = () => database.pool.query('UPDATE contact SET waits_until = clock_timestamp() WHERE waits_until IS NOT NULL');

async function withCode(email: string, person?: string): Promise<Reply> {
  await database.db.deleteFrom('message').execute();
  const me = visitor(app);
  await me.post('/api/sign-in/code/request', { contact: email, channel: 'email' });
  const code = /\d{6}/.exec((await outbox(database))[0]?.text ?? '')?.[0] ?? '000000';
  return me.post('/api/sign-in/code', { code, ...(person === undefined ? {} : { person }) });
}

/** A file of a village office: so many people, whose names stand before all others, with the address of somebody else. */
async function crowd(email: string, count: number, year = 1990): Promise<Reply> {
  const rows = Array.from({ length: count }, (_, i) => `Aaa Boneka ${'abcdefghijklmnopqrstuvwxyz'[i] ?? 'z'},16.71.04.1001,${email},${year}-01-${String(i + 1).padStart(2, '0')}`);
  return (await chair('demo:pps')).post('/api/people/import', { name: 'a.csv', file: Buffer.from(['nama,wilayah,surel,tanggal_lahir', ...rows].join('\n')).toString('base64') });
}

describe('people whom a village office records with the address of a stranger', () => {
  it('keep the stranger from nothing, neither at once nor after they stand', async () => {
    const victim = idOf(await record('demo:operator', 'Zainal Abidin', '11.71', 'zainal@contoh.id'));
    expect((await crowd('zainal@contoh.id', 19)).body).toMatchObject({ added: 19 });
    expect((await withCode('zainal@contoh.id')).body).toEqual({ step: 'done' });
    await lapse();
    const asked = (await withCode('zainal@contoh.id')).body as { people: { id: string }[] };
    expect(asked.people[0]?.id).toBe(victim);
    expect((await withCode('zainal@contoh.id', victim)).body).toEqual({ step: 'done' });
  });

  it('keep nobody out who was there before and never signed in', async () => {
    const victim = idOf(await record('demo:operator', 'Zubaidah Hanum', '11.71', 'zubaidah@contoh.id'));
    await crowd('zubaidah@contoh.id', 19, 1991);
    await lapse();
    expect(((await withCode('zubaidah@contoh.id')).body as { people: { id: string }[] }).people[0]?.id).toBe(victim);
    expect((await withCode('zubaidah@contoh.id', victim)).body).toEqual({ step: 'done' });
  });

  it('are twenty at most, and the office is told', async () => {
    await record('demo:operator', 'Yusran Lubis', '11.71', 'yusran@contoh.id');
    expect((await crowd('yusran@contoh.id', 20, 1992)).body).toMatchObject({ code: 'contact_shared' });
    expect((await crowd('yusran@contoh.id', 19, 1993)).body).toMatchObject({ added: 19 });
    expect((await record('demo:pps', 'Satu Lagi', '16.71.04.1001', 'yusran@contoh.id')).body).toMatchObject({ code: 'contact_shared' });
    const id = idOf(await record('demo:kpu-kota', 'Dua Lagi', '16.71.04.1001', 'dua-lagi@contoh.id'));
    expect((await (await chair('demo:kpu-kota')).post(`/api/people/${id}/contacts`, { kind: 'email', value: 'yusran@contoh.id' })).body).toMatchObject({ code: 'contact_shared' });
  });

  it('take no sign-in name away from the one whose address it is', async () => {
    const owner = idOf(await record('demo:operator', 'Pemilik Sah', '11.71', 'pemilik@contoh.id'));
    const sock = idOf(await record('demo:kpu-kota', 'Boneka Login', '16.71.04.1001', 'pemilik@contoh.id'));
    const office = await chair('demo:kpu-kota');
    for (const _once of ['at once', 'after a week']) {
      expect((await office.post(`/api/people/${sock}/account`, { login: 'pemilik@contoh.id' })).body).toMatchObject({ code: 'already_exists', detail: expect.stringContaining('Nama masuk ini') as string });
      await lapse();
    }
    expect((await (await chair('demo:operator')).post(`/api/people/${owner}/account`, { login: 'pemilik@contoh.id' })).body).toEqual({ person: owner, login: 'p…@contoh.id' });
    // The same words as for a name that is somebody's already.
    const other = idOf(await record('demo:kpu-kota', 'Boneka Kedua', '16.71.04.1001', 'boneka-kedua@contoh.id'));
    const [taken, borne] = [await office.post(`/api/people/${other}/account`, { login: 'pemilik@contoh.id' }), await office.post(`/api/people/${other}/account`, { login: 'zubaidah@contoh.id' })];
    expect(borne.body['detail']).toBe(taken.body['detail']);
  });
});

it('the clock does not tell whether a code was sent to anybody', async () => {
  await record('demo:operator', 'Ada Orangnya', '11.71', 'ada@contoh.id');
  for (const email of ['ada@contoh.id', 'tidak-ada@contoh.id']) {
    const me = visitor(app);
    await me.post('/api/sign-in/code/request', { contact: email, channel: 'email' });
    const began = performance.now();
    expect((await me.post('/api/sign-in/code', { code: '0000' })).body).toMatchObject({ code: 'code_wrong' });
    expect(performance.now() - began).toBeGreaterThan(240);
  }
});
