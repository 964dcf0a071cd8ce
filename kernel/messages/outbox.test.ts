import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { must, ProblemError } from '../result.ts';
import { testDatabase, type TestDatabase } from '../testing/database.ts';
import { openAdapters } from './adapters.ts';
import { checkMessage, mask } from './check.ts';
import { DELAYS, deliverWaiting, eraseMessages, TRIES } from './deliver.ts';
import { startDelivery } from './delivery.ts';
import { enqueueMessage } from './enqueue.ts';
import { held } from './held.ts';
import type { Adapter, Adapters, Delivery, NewMessage, Outgoing } from './message.ts';
import { readOutbox } from './read.ts';

let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(async () => { await database.close(); });
beforeEach(async () => { await sql`TRUNCATE message`.execute(database.db); });

const code: NewMessage = { channel: 'email', to: 'siti@contoh.id', subject: 'Kode masuk', text: 'Kode Anda 123456', purpose: 'sign_in.code' };
const enqueue = (over: Partial<NewMessage> = {}) => database.db.transaction().execute((tx) => enqueueMessage(tx, { ...code, ...over }));
const rows = (demo = false) => readOutbox(database.db, { demo, limit: 50 });
const secrets = async () => (await sql<{ kept: number }>`SELECT count(*) AS kept FROM message WHERE to_sealed IS NOT NULL OR body_sealed IS NOT NULL`.execute(database.db)).rows[0]?.kept;
const all = (adapter: Adapter): Adapters => ({ email: adapter, whatsapp: adapter, sms: adapter });
const pass = (seconds: number) => sql`UPDATE message SET next_at = next_at - ${seconds}::int * interval '1 second'`.execute(database.db);
const grow = (seconds: number) => sql`UPDATE message SET created_at = created_at - ${seconds}::int * interval '1 second'`.execute(database.db);
const answering = (sent: Outgoing[], ...answers: Delivery[]): Adapters => all(async (message) => {
  sent.push(message);
  return answers[Math.min(sent.length, answers.length) - 1] ?? { state: 'sent' };
});
const later: Delivery = { state: 'failed', reason: 'HTTP 503', final: false };

describe('the outbox', () => {
  it('sends what was committed, once, then forgets address and text', async () => {
    const id = await enqueue();
    const sent: Outgoing[] = [];
    expect(await deliverWaiting(database.db, answering(sent))).toBe(1);
    expect(sent).toEqual([{ id, channel: 'email', to: 'siti@contoh.id', subject: 'Kode masuk', text: 'Kode Anda 123456' }]);
    expect(await deliverWaiting(database.db, answering(sent))).toBe(0);
    expect(await rows()).toMatchObject([{ id, channel: 'email', to: 's…@contoh.id', text: null, state: 'sent', attempts: 1, lastError: null }]);
    expect(await secrets()).toBe(0);
  });

  it('never sends what was rolled back', async () => {
    await expect(database.db.transaction().execute(async (tx) => {
      await enqueueMessage(tx, code);
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    expect(await deliverWaiting(database.db, all(held))).toBe(0);
  });

  it('keeps address and text unreadable while they wait', async () => {
    await enqueue();
    const raw = await database.db.selectFrom('message').selectAll().executeTakeFirstOrThrow();
    for (const secret of ['123456', 'Kode Anda', 'siti']) {
      expect(raw.to_sealed?.includes(secret)).toBe(false);
      expect(raw.body_sealed?.includes(secret)).toBe(false);
      expect(JSON.stringify(raw)).not.toContain(secret);
    }
  });

  it('is shared by servers without sending anything twice', async () => {
    for (let n = 0; n < 40; n++) await enqueue({ to: `orang${n}@contoh.id` });
    const sent: Outgoing[] = [];
    const server = async (): Promise<void> => { while (await deliverWaiting(database.db, answering(sent)) > 0); };
    await Promise.all([server(), server(), server(), server()]);
    expect(sent).toHaveLength(40);
    expect(new Set(sent.map((one) => one.id)).size).toBe(40);
  });
});

describe('failure', () => {
  it('is tried again after growing pauses, at most eight times, within an hour', async () => {
    await enqueue();
    const sent: Outgoing[] = [];
    expect(await deliverWaiting(database.db, answering(sent, later))).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1, lastError: 'HTTP 503' }]);
    for (const delay of DELAYS) {
      await pass(delay - 2);
      expect(await deliverWaiting(database.db, answering(sent, later))).toBe(0);
      await pass(2);
      expect(await deliverWaiting(database.db, answering(sent, later))).toBe(1);
    }
    expect(sent).toHaveLength(TRIES);
    expect([...DELAYS].sort((a, b) => a - b)).toEqual([...DELAYS]);
    expect(DELAYS.reduce((sum, delay) => sum + delay, 0)).toBeLessThan(3600);
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: TRIES, lastError: 'HTTP 503' }]);
    expect(await secrets()).toBe(0);
  });

  it('can be followed by success', async () => {
    await enqueue();
    const sent: Outgoing[] = [];
    await deliverWaiting(database.db, answering(sent, later));
    await pass(5);
    await deliverWaiting(database.db, answering(sent, later, { state: 'sent' }));
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2, lastError: null }]);
  });

  it('for good is not tried again; an adapter that throws is', async () => {
    await enqueue();
    const failures: unknown[] = [];
    await deliverWaiting(database.db, all(async () => { throw new Error('siti@contoh.id'); }), { onFailure: (one) => failures.push(one) });
    expect(await rows()).toMatchObject([{ state: 'waiting', lastError: 'adapter' }]);
    await pass(5);
    await deliverWaiting(database.db, answering([], { state: 'failed', reason: 'SMTP 550 EENVELOPE', final: true }), { onFailure: (one) => failures.push(one) });
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 2, lastError: 'SMTP 550 EENVELOPE' }]);
    expect(failures).toMatchObject([{ attempt: 1, final: false }, { attempt: 2, final: true }]);
    expect(JSON.stringify(failures)).not.toContain('siti');
  });

  it('of a server in mid-sending leaves the message to another', async () => {
    await enqueue();
    let release: () => void = () => undefined;
    const hanging = deliverWaiting(database.db, all(() => new Promise((done) => { release = () => { done(later); }; })));
    await expect.poll(async () => (await rows())[0]?.attempts).toBe(1);
    expect(await deliverWaiting(database.db, all(held))).toBe(0);
    await pass(61);
    expect(await deliverWaiting(database.db, answering([]))).toBe(1);
    release();
    await hanging;
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('sends nothing that was moved to another row', async () => {
    await enqueue({ to: 'pertama@contoh.id' });
    const second = await enqueue({ to: 'kedua@contoh.id' });
    await sql`UPDATE message SET to_sealed = (SELECT to_sealed FROM message WHERE id <> ${second}) WHERE id = ${second}`.execute(database.db);
    const sent: Outgoing[] = [];
    await deliverWaiting(database.db, answering(sent));
    expect(sent.map((one) => one.to)).toEqual(['pertama@contoh.id']);
    expect(await rows()).toMatchObject([{ id: second, state: 'failed', lastError: 'seal broken' }, { state: 'sent' }]);
  });
});

describe('without an adapter', () => {
  it('a message is held, shown in the demo, and erased after an hour elsewhere', async () => {
    await enqueue({ channel: 'whatsapp', to: '+6281200000678', subject: '' });
    await deliverWaiting(database.db, must(openAdapters(must(readConfig({})))));
    expect(await rows(true)).toMatchObject([{ to: '+62…678', state: 'held', text: 'Kode Anda 123456' }]);
    expect(await rows(false)).toMatchObject([{ state: 'held', text: null }]);
    await grow(3500);
    expect(await eraseMessages(database.db)).toBe(0);
    await grow(200);
    expect(await eraseMessages(database.db, { demo: true })).toBe(0);
    expect(await rows(true)).toMatchObject([{ text: 'Kode Anda 123456' }]);
    expect(await eraseMessages(database.db)).toBe(1);
    expect(await rows(true)).toMatchObject([{ state: 'held', text: null }]);
  });
});

describe('after an hour', () => {
  it.each([true, false])('nothing is sent any more (demo %s)', async (demo) => {
    await enqueue();
    await grow(3700);
    expect(await deliverWaiting(database.db, all(held), { demo })).toBe(0);
    await eraseMessages(database.db, { demo });
    expect(await rows(true)).toMatchObject([{ state: 'failed', lastError: 'expired', text: demo ? 'Kode Anda 123456' : null }]);
  });
});

it('the demo keeps what it sent', async () => {
  await enqueue();
  await deliverWaiting(database.db, answering([]), { demo: true });
  expect(await rows(true)).toMatchObject([{ state: 'sent', text: 'Kode Anda 123456' }]);
});

it('pages newest first', async () => {
  const ids = [await enqueue(), await enqueue(), await enqueue()];
  const first = await readOutbox(database.db, { demo: false, limit: 2 });
  expect(first.map((row) => row.id)).toEqual([ids[2], ids[1]]);
  expect((await readOutbox(database.db, { demo: false, limit: 2, before: ids[1] })).map((row) => row.id)).toEqual([ids[0]]);
});

it('goes out within two seconds of the commit, and stopping waits for it', async () => {
  const sent: Outgoing[] = [];
  const delivery = startDelivery(database.db, answering(sent), { log: createLog('silent') });
  await new Promise((done) => setTimeout(done, 300));
  const began = Date.now();
  await enqueue();
  await expect.poll(() => sent.length, { timeout: 3000, interval: 20 }).toBe(1);
  expect(Date.now() - began).toBeLessThan(2000);
  await delivery.stop();
  expect(await rows()).toMatchObject([{ state: 'sent' }]);
});

describe('header injection', () => {
  it.each([
    ['to', 'siti@contoh.id\r\nBcc: semua@contoh.id'], ['to', 'siti@contoh.id,lain@contoh.id'], ['to', 'Siti <siti@contoh.id>'], ['to', 'siti@contoh.id\n'],
    ['to', 'siti contoh@contoh.id'], ['to', 'siti'], ['to', '@contoh.id'], ['to', '"a b"@contoh.id'], ['to', 'siti@contoh..id'], ['to', 'siti@[127.0.0.1]'], ['to', 'siti@localhost'], ['to', ''],
    ['subject', 'Kode\r\nBcc: semua@contoh.id'], ['subject', 'Kode\nBcc: x'], ['subject', 'Kode\u0000'], ['subject', 'a\u2028b'], ['subject', 'x'.repeat(151)],
    ['text', ''], ['purpose', 'Kode masuk'],
  ])('%s %j is refused', async (field, value) => {
    const refused = enqueue({ [field]: value });
    await expect(refused).rejects.toBeInstanceOf(ProblemError);
    await expect(refused).rejects.toMatchObject({ problem: { code: 'input_invalid', params: { column: field } } });
    expect(await rows()).toEqual([]);
  });

  it.each(['0812', '+0812345678', '+62 812 0000 678', '+6281200000678\n', 'siti@contoh.id'])('phone %j is refused', (to) => {
    expect(checkMessage({ ...code, channel: 'sms', to })).toMatchObject({ ok: false });
  });

  it('no text with a line end ever passes as an address or a subject', () => {
    const broken = fc.tuple(fc.string(), fc.constantFrom('\r', '\n', '\r\n', '\u0085', '\u2028', '\u0000'), fc.string()).map((parts) => parts.join(''));
    fc.assert(fc.property(broken, fc.constantFrom('to', 'subject'), (value, field) => {
      expect(checkMessage({ ...code, [field]: value }).ok).toBe(false);
    }));
  });
});

it('masks enough', () => {
  expect(mask('email', 'siti@contoh.id')).toBe('s…@contoh.id');
  expect(mask('sms', '+6281200000678')).toBe('+62…678');
});

it.each([
  [{ SMTP_URL: 'smtp://surat.contoh.id' }, 'MAIL_FROM'], [{ MAIL_FROM: 'E-Rekap <a@contoh.id>\r\nBcc: x@contoh.id' }, 'MAIL_FROM'], [{ MAIL_FROM: 'E-Rekap' }, 'MAIL_FROM'],
  [{ GATEWAY_URL: 'http://gateway.contoh.id', GATEWAY_TOKEN: 'x' }, 'GATEWAY_URL'], [{ GATEWAY_URL: 'https://gateway.contoh.id' }, 'GATEWAY_TOKEN'],
  [{ GATEWAY_URL: 'https://gateway.contoh.id', GATEWAY_TOKEN: 'a\nb' }, 'GATEWAY_TOKEN'],
])('half a setting is named: %j', (env, column) => {
  expect(openAdapters(must(readConfig(env)))).toMatchObject({ ok: false, problem: { code: 'input_invalid', params: { column } } });
});
