import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operator } from '../testing/database.ts';
import type { Db } from '../db/schema.ts';
import { createLog } from '../log.ts';
import { ok } from '../result.ts';
import { BODY_BYTES } from './body-limit.ts';
import { MOST } from './read-json.ts';
import { mount } from './mount.ts';
import { route } from './route.ts';

const Figures = z.object({ login: z.string().max(120), sheets: z.array(z.object({ figures: z.record(z.string(), z.number()) })).max(2000).optional() });
const routeOf = (name: keyof typeof BODY_BYTES) => route({
  method: 'post', path: `/api/${name}`, access: 'public', tag: 'things', summary: 'Things', body: Figures,
  ...(name === 'usual' ? {} : { bodyBytes: BODY_BYTES[name] }), handle: async () => ok({}),
});
const LIMITS = Object.keys(BODY_BYTES) as (keyof typeof BODY_BYTES)[];

let asked = 0;
const app = new Hono();
mount(app, LIMITS.map(routeOf), { db: undefined as unknown as Db, log: createLog('silent'), actorOf: async () => { asked += 1; return operator; } });
const post = (name: string, body: Uint8Array<ArrayBuffer> | ReadableStream, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(app.request(`/api/${name}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers }, duplex: 'half' } as RequestInit));

/** As many parts as the bytes and the values of a body allow; each part has `weight` values. */
const upTo = (bytes: number, open: string, each: (at: number) => string, close: string, weight = 1): string => {
  const parts = [open];
  let length = open.length + close.length;
  for (let at = 0; (at + 1) * weight < MOST.values - 10; at++) {
    const part = each(at);
    if (length + part.length + 1 > bytes) break;
    parts.push(at === 0 ? part : `,${part}`);
    length += part.length + 1;
  }
  return parts.join('') + close;
};
const names = (count: number, at: number, value: string): string => Array.from({ length: count }, (_, i) => `"${(at * count + i).toString(36)}_":${value}`).join(',');

/** What costs most to read, build, look through and refuse. */
const WORST: readonly (readonly [string, (bytes: number) => string])[] = [
  ['empty lists', (bytes) => upTo(bytes, '{"login":[', () => '[]', ']}', 2)],
  ['more empty lists', (bytes) => upTo(bytes, '{"login":[', () => '[]', ']}', 0)],
  ['empty texts', (bytes) => upTo(bytes, '{"login":[', () => '""', ']}')],
  ['more empty texts', (bytes) => upTo(bytes, '{"login":[', () => '""', ']}', 0)],
  ['names nobody knows', (bytes) => `{${names(Math.min(1000, bytes / 13), 0, '1')}}`],
  ['more names nobody knows', (bytes) => upTo(bytes, '{', (at) => names(1, at, '1'), '}', 0)],
  ['lists of names nobody knows', (bytes) => upTo(bytes, '{"login":[', (at) => `{${names(900, at, '""')}}`, ']}', 901)],
  ['names of records', (bytes) => upTo(bytes, '{"login":"a","sheets":[', (at) => `{"figures":{${names(900, at, '""')}}}`, ']}', 902)],
  ['names of small records', (bytes) => upTo(bytes, '{"login":"a","sheets":[', (at) => `{"figures":{${names(9, at, '""')}}}`, ']}', 11)],
  ['sheets without figures', (bytes) => upTo(bytes, '{"login":"a","sheets":[', () => '{}', ']}', 2)],
  ['sheets that are none', (bytes) => upTo(bytes, '{"login":"a","sheets":[', () => '1', ']}')],
  ['levels', (bytes) => upTo(bytes, '{"login":[', () => `${'['.repeat(29)}${']'.repeat(29)}`, ']}', 30)],
  ['one long text', (bytes) => `{"login":"${'a'.repeat(bytes - 14)}"}`],
  ['one long text of signs that are written with a stroke', (bytes) => `{"login":"${'\\u0041'.repeat(Math.floor((bytes - 14) / 6))}"}`],
];

/** This thread's own work in milliseconds: the machine may be busy with something else. */
const worked = (): number => { const { user, system } = process.threadCpuUsage(); return (user + system) / 1000; };

/** The most work, in milliseconds, that was done in one go, while nobody else was served. */
async function blockedBy(work: () => Promise<unknown>): Promise<number> {
  let [worst, last, open] = [0, worked(), true];
  const beat = (): void => {
    worst = Math.max(worst, worked() - last);
    last = worked();
    if (open) setImmediate(beat);
  };
  setImmediate(beat);
  await work();
  await new Promise((done) => { setImmediate(done); });
  open = false;
  return Math.max(worst, worked() - last);
}

describe('a body within the limit of its route', () => {
  it.each(LIMITS.flatMap((name) => WORST.map(([what, make]) => [name, what, make] as const)))('%s: %s holds nobody up', async (name, _, make) => {
    const body = new TextEncoder().encode(make(BODY_BYTES[name]));
    expect(body.length).toBeLessThanOrEqual(BODY_BYTES[name]);
    const tries: number[] = [];
    for (let i = 0; i < 5 && (tries.length === 0 || Math.min(...tries) >= 100); i++) {
      tries.push(await blockedBy(async () => { expect((await post(name, body)).status).toBe(400); }));
    }
    // The first go also compiles.
    expect(Math.min(...tries)).toBeLessThan(100);
  });

  it('of two thousand sheets as they are filled in is read', async () => {
    const figures = Object.fromEntries(Array.from({ length: 34 }, (_, i) => [`A${i % 9}_${i}`, i * 7]));
    const body = JSON.stringify({ login: 'a', sheets: Array.from({ length: 2000 }, () => ({ figures })) });
    expect((await post('many', new TextEncoder().encode(body.slice(0, BODY_BYTES.many)))).status).toBe(body.length > BODY_BYTES.many ? 400 : 200);
    expect(body.length).toBeLessThan(BODY_BYTES.many);
  });
});

describe('a body beyond it', () => {
  it.each(LIMITS)('is turned away unread, and nobody is asked who sends it (%s)', async (name) => {
    asked = 0;
    const declared = await post(name, new Uint8Array(8), { 'content-length': String(BODY_BYTES[name] + 1) });
    expect(await declared.json()).toMatchObject({ code: 'too_large', status: 413 });
    let given = 0;
    const endless = new ReadableStream({ pull: (to) => { given += 1; to.enqueue(new Uint8Array(16 * 1024)); } });
    const undeclared = await post(name, endless);
    expect(await undeclared.json()).toMatchObject({ code: 'too_large', detail: expect.stringMatching(name === 'usual' ? /64 KiB/ : /[KM]iB/) as string });
    expect(given * 16 * 1024).toBeLessThan(BODY_BYTES[name] + 128 * 1024);
    expect(asked).toBe(0);
  });
});
