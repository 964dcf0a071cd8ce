import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANONYMOUS, ofEvent } from '../../../kernel/access.ts';
import { mount } from '../../../kernel/http/mount.ts';
import { createLog } from '../../../kernel/log.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { actorOfToken, openSession, routes as peopleRoutes } from '../../people/index.ts';
import { captureRoutes } from '../capture/routes.ts';
import { FIGURES, plantNight, VILLAGE } from '../capture/fixtures/small-night.ts';
import { emptyQueue } from './fixtures/cases.ts';
import { plantPerson, ready } from './fixtures/readers.ts';
import { verificationRoutes } from './routes.ts';

/** Roles given and taken by the office, over HTTP, to a reader who is signed in and has a sheet in hand. */
let house: TestDatabase;
let contest: ContestContext;
let stations = 0;
const app = new Hono();
beforeAll(async () => {
  house = await testDatabase();
  contest = await plantNight(house.db, { stations: 20 });
  const actorOf = async (request: Request) => {
    const token = request.headers.get('x-token');
    return token === null ? operator : (await actorOfToken(house.db, token)) ?? ANONYMOUS;
  };
  mount(app, [...peopleRoutes, ...captureRoutes, ...verificationRoutes], { db: house.db, log: createLog('silent'), actorOf });
});
afterAll(() => house.close());

async function ask(method: 'GET' | 'POST', path: string, body?: object, token?: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...(token === undefined ? {} : { 'x-token': token }) };
  const answer = await app.request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
const give = async (person: string, role: string, path: string): Promise<number> => {
  const done = await ask('POST', '/api/assignments', { person, role, scheme: contest.scheme, path, within: ofEvent(contest.event), reason: 'Surat tugas' });
  expect([role, done.status]).toEqual([role, 200]);
  return done.body['id'] as number;
};
const take = async (id: number): Promise<void> => expect((await ask('POST', `/api/assignments/${id}/revoke`, { reason: 'Penugasan berakhir' })).status).toBe(200);

/** Somebody of another city who reads again in the province, with a sheet of this village in hand. */
async function readerInHand(): Promise<{ person: string; token: string; task: string; answers: () => ReturnType<typeof ask> }> {
  await emptyQueue(house.db);
  await ready(house.db, contest, ++stations);
  const person = `p:${randomUUID().slice(0, 8)}`;
  await plantPerson(house.db, contest, person, '11.02.01.1001');
  await give(person, 'verifier', '11');
  const { token } = await house.db.transaction().execute((tx) => openSession(tx, person, 'staff', { address: '', userAgent: '', origin: '' }));
  const next = (await ask('POST', '/api/verification/next', { event: contest.event }, token)).body as { task: { id: string; station: number } };
  expect(next.task.station).toBe(stations);
  return { person, token, task: next.task.id, answers: () => ask('POST', `/api/verification/${next.task.id}`, { figures: FIGURES, fault: null, note: null }, token) };
}
const state = async () => (await sql<{ state: string; entries: number }>`SELECT state, entries FROM sheet_case WHERE path = ${VILLAGE} AND station = ${stations}`.execute(house.db)).rows[0];

it('a reader without another duty answers', async () => {
  expect((await (await readerInHand()).answers()).body).toEqual({ state: 'accepted' });
});

it.each([['kpps', `${VILLAGE}/1`, 'GET /api/field/sheets'], ['ppk', '11.01.01', null], ['pps', VILLAGE, null]])('a duty as %s, given while the sheet is in hand, ends the task: what its people wrote can be seen now', async (role, path, seen) => {
  const { person, token, answers } = await readerInHand();
  await give(person, role, role === 'kpps' ? `${VILLAGE}/${stations}` : path);
  if (seen) expect((await ask('GET', `/api/field/sheets?event=${contest.event}`, undefined, token)).body).toMatchObject({ sheets: [{ entry: { figures: { 'C.1': 90 } } }] });
  expect(await answers()).toMatchObject({ status: 409, body: { code: 'task_gone' } });
  expect(await state()).toEqual({ state: 'entered', entries: 1 });
  expect((await ask('POST', '/api/verification/next', { event: contest.event }, token)).body).toMatchObject({ task: null });
});

it('a duty that was taken back again has been seen through all the same', async () => {
  const { person, token, answers } = await readerInHand();
  await take(await give(person, 'kpps', `${VILLAGE}/${stations}`));
  expect(await ask('GET', `/api/field/sheets?event=${contest.event}`, undefined, token)).toMatchObject({ status: 403 });
  expect(await answers()).toMatchObject({ status: 409, body: { code: 'task_gone' } });
  expect(await state()).toEqual({ state: 'entered', entries: 1 });
});

it('a right to read that was taken back, or moved to another city, ends the task too', async () => {
  for (const then of [null, '11.02']) {
    const { person, answers } = await readerInHand();
    const { rows } = await sql<{ id: number }>`SELECT id FROM assignment WHERE person_id = ${person}`.execute(house.db);
    await take(rows[0]?.id ?? 0);
    if (then !== null) await give(person, 'verifier', then);
    expect((await answers()).status).toBeGreaterThanOrEqual(401);
    expect(await state()).toEqual({ state: 'entered', entries: 1 });
  }
});
