import { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor, Grant } from '../../kernel/access.ts';
import { mount } from '../../kernel/http/mount.ts';
import { createLog } from '../../kernel/log.ts';
import { deliverWaiting } from '../../kernel/messages/deliver.ts';
import { enqueueMessage } from '../../kernel/messages/enqueue.ts';
import { held } from '../../kernel/messages/held.ts';
import { testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import { outboxRoutes } from './outbox.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  for (const n of [1, 2, 3]) {
    await database.db.transaction().execute((tx) => enqueueMessage(tx, { channel: 'email', to: `orang${n}@contoh.id`, subject: 'Kode masuk', text: `Kode Anda 12345${n}`, purpose: 'sign_in.code' }));
  }
  await deliverWaiting(database.db, { email: held, whatsapp: held, sms: held });
});
afterAll(async () => { await database.close(); });

const ask = async (demo: boolean, grants: readonly Grant[], query = '') => {
  const actor: Actor = { id: 'uji', name: 'Uji', grants };
  const app = new Hono();
  mount(app, outboxRoutes(demo), { db: database.db, log: createLog('silent'), actorOf: async () => actor });
  const response = await app.request(`/api/outbox${query}`);
  return { status: response.status, body: await response.json() as { rows: { id: number; to: string; text: string | null; state: string }[]; before: number | null } };
};
const nation: Grant[] = [{ verb: 'messages.read', scheme: '*', path: '' }];

it('shows the texts in the demo house only, and never an address', async () => {
  const demo = await ask(true, nation);
  expect(demo.body.rows).toMatchObject([3, 2, 1].map((n) => ({ to: 'o…@contoh.id', text: `Kode Anda 12345${n}`, state: 'held' })));
  const real = await ask(false, nation);
  expect(real.body.rows.map((row) => row.text)).toEqual([null, null, null]);
  expect(JSON.stringify([demo, real])).not.toContain('orang');
});

it('is open to everybody in the demo house: codes arrive there for people who are not signed in yet', async () => {
  expect((await ask(true, [])).status).toBe(200);
});

it('pages', async () => {
  const first = await ask(true, nation, '?limit=2');
  expect(first.body.rows).toHaveLength(2);
  const rest = await ask(true, nation, `?limit=2&before=${first.body.before}`);
  expect(rest.body).toMatchObject({ rows: [{ text: 'Kode Anda 123451' }], before: null });
});

it('refuses who holds the right nowhere, or only in a region', async () => {
  expect((await ask(false, [])).status).toBeGreaterThanOrEqual(401);
  expect((await ask(false, [{ verb: 'messages.read', scheme: 'kemendagri', path: '16.71' }])).status).toBe(403);
});

it.each(['?limit=0', '?limit=x', '?before=-1'])('refuses %s', async (query) => {
  expect((await ask(true, nation, query)).status).toBe(400);
});
