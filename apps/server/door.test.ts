import { once } from 'node:events';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../kernel/config.ts';
import { askedIn } from '../../kernel/http/asked.ts';
import { must } from '../../kernel/result.ts';
import { addressOf, answersTo, doorOf, isLocal, LOOPBACK_DOOR, originOf, type Door } from './door.ts';

const PUBLIC = doorOf(must(readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://rekap.example', DEMO: 'no', TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' })));

describe('a door', () => {
  it('to this machine alone needs neither TLS nor a name', () => {
    expect(LOOPBACK_DOOR).toMatchObject({ publicOrigin: null, isOpen: false, secureCookies: false, hsts: false });
    expect(doorOf(must(readConfig({ PUBLIC_URL: 'http://localhost:9000' })))).toMatchObject({ publicOrigin: 'http://localhost:9000', isOpen: false, secureCookies: false, hsts: false });
  });
  it('to the world does', () => {
    expect(PUBLIC).toMatchObject({ publicOrigin: 'https://rekap.example', isOpen: true, secureCookies: true, hsts: true });
  });
  it('answers to the names of the loopback and to its own', () => {
    for (const name of ['localhost', 'localhost:8024', 'LOCALHOST:1', '127.0.0.1:8024', '[::1]:8024', 'rekap.example', 'REKAP.example']) expect(answersTo(PUBLIC, name), name).toBe(true);
    for (const name of ['', 'evil.example', 'rekap.example.evil.example', 'rekap.example:8443', 'localhost.evil.example', '127.0.0.1.evil.example', '127.0.0.1:8024:1', 'localhost:8024\n', 'localhost:65536', '10.0.0.1']) expect(answersTo(PUBLIC, name), name).toBe(false);
    expect(answersTo(LOOPBACK_DOOR, 'rekap.example')).toBe(false);
  });
});

describe('where a request comes from', () => {
  let server: Server;
  let port = 0;
  let door: Door = LOOPBACK_DOOR;
  beforeAll(async () => {
    const app = new Hono();
    app.get('*', (context) => context.json({ address: addressOf(askedIn(context), door), local: isLocal(askedIn(context), door), origin: originOf(askedIn(context), door) }));
    server = createAdaptorServer({ fetch: app.fetch }) as Server;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => { server.close(); });

  async function seen(through: Door, headers: Record<string, string> = {}): Promise<{ address: string; local: boolean; origin: string }> {
    door = through;
    const [answer] = (await once(request({ port, host: '127.0.0.1', headers }).end(), 'response')) as [AsyncIterable<Buffer>];
    let text = '';
    for await (const chunk of answer) text += chunk.toString();
    return JSON.parse(text) as { address: string; local: boolean; origin: string };
  }
  const proxies = (list: string): Door => doorOf({ HOST: '127.0.0.1', PUBLIC_URL: undefined, TRUSTED_PROXIES: list });

  it.each<[string, string, string | null, string]>([
    ['is the peer', '', null, '127.0.0.1'],
    ['is the peer, whatever it claims, if nobody trusts it', '', '203.0.113.9', '127.0.0.1'],
    ['is what a trusted proxy saw', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['is not what the caller wrote before the proxy did', '127.0.0.1', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
    ['is before the last of several trusted proxies', '127.0.0.1,10.0.0.0/8', '1.1.1.1, 203.0.113.9, 10.1.1.1', '203.0.113.9'],
    ['is the outermost proxy if all are trusted', '127.0.0.1,10.0.0.0/8', '10.2.2.2, 10.1.1.1', '10.2.2.2'],
    ['is the proxy if the proxy wrote no address', '127.0.0.1', 'unknown', '127.0.0.1'],
    ['is never a text', '127.0.0.1', '203.0.113.9, <script>', '127.0.0.1'],
    ['is without port', '127.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
    ['is without brackets', '127.0.0.1', '[2001:DB8::9]:4711', '2001:db8::9'],
    ['is IPv4 even when dressed as IPv6', '127.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['is the peer without X-Forwarded-For', '127.0.0.1', '', '127.0.0.1'],
  ])('%s', async (_, trusted, forwarded, address) => {
    expect((await seen(proxies(trusted), forwarded === null ? {} : { 'x-forwarded-for': forwarded })).address).toBe(address);
  });

  it('is this machine only where nobody handed the request on', async () => {
    expect((await seen(LOOPBACK_DOOR)).local).toBe(true);
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) expect((await seen(LOOPBACK_DOOR, { [name]: '127.0.0.1' })).local, name).toBe(false);
  });

  it('and the origin it asked for: the public one under the public name, else the loopback\'s', async () => {
    expect((await seen(PUBLIC, { host: 'rekap.example' })).origin).toBe('https://rekap.example');
    expect((await seen(PUBLIC, { host: 'localhost:8024' })).origin).toBe('http://localhost:8024');
  });
});
