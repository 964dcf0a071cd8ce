import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gatewayAdapter, isGatewayUrl } from './gateway.ts';

type Answer = (response: ServerResponse) => void;
type Call = { path: string; authorization: string | undefined; key: unknown; body: unknown };
let calls: Call[] = [];
let answer: Answer = () => undefined;

const server = createServer((request: IncomingMessage, response) => {
  void text(request).then((body) => {
    calls.push({ path: request.url ?? '', authorization: request.headers.authorization, key: request.headers['idempotency-key'], body: body ? JSON.parse(body) : null });
    answer(response);
  });
});
let url = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kirim`;
});
afterAll(() => { server.closeAllConnections(); server.close(); });
beforeEach(() => { calls = []; });

const message = { id: 9, channel: 'whatsapp', to: '+6281200000678', subject: '', text: 'Kode Anda 123456' } as const;
const send = (with_: Answer) => {
  answer = with_;
  return gatewayAdapter(url, 'kunci')(message);
};
const status = (code: number, body = ''): Answer => (response) => response.writeHead(code).end(body);

describe('gateway, against a real server', () => {
  it('posts the message with its token and its id', async () => {
    expect(await send(status(200, '{"status":true}'))).toEqual({ state: 'sent' });
    expect(calls).toEqual([{ path: '/kirim', authorization: 'Bearer kunci', key: 'message-9', body: { id: 9, channel: 'whatsapp', to: '+6281200000678', text: 'Kode Anda 123456' } }]);
  });

  it.each([202, 204])('takes %i for a yes', async (code) => expect(await send(status(code))).toEqual({ state: 'sent' }));

  it.each([[500, false], [503, false], [401, false], [429, false], [400, true], [422, true]])('answer %i: final %s', async (code, final) => {
    expect(await send(status(code, 'nomor +6281200000678'))).toEqual({ state: 'failed', reason: `HTTP ${code}`, final });
  });

  it('hears a no inside a 200', async () => {
    expect(await send(status(200, '{"status":false,"reason":"nomor salah"}'))).toEqual({ state: 'failed', reason: 'refused by gateway', final: false });
  });

  it.each([301, 302, 307, 308])('does not follow a redirect (%i)', async (code) => {
    const result = await send((response) => response.writeHead(code, { location: '/dalam' }).end());
    expect(result).toEqual({ state: 'failed', reason: 'redirect refused', final: false });
    expect(calls.map((call) => call.path)).toEqual(['/kirim']);
  });

  it('does not swallow an endless answer', async () => {
    let written = 0;
    const result = await send((response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) written += 16_384;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(result).toEqual({ state: 'failed', reason: 'answer too large', final: true });
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  it('comes back later when nobody answers', async () => {
    expect(await gatewayAdapter('http://127.0.0.1:9/', 'kunci')(message)).toMatchObject({ state: 'failed', final: false });
    expect(await send((response) => response.destroy())).toMatchObject({ state: 'failed', final: false });
  });

  it('waits ten seconds, not longer', async () => {
    const began = Date.now();
    expect(await send(() => undefined)).toEqual({ state: 'failed', reason: 'timeout', final: false });
    expect(Date.now() - began).toBeLessThan(12_000);
  });
});

it.each([
  ['https://gateway.contoh.id/kirim', true], ['http://127.0.0.1:8000/', true], ['http://localhost/', true], ['http://[::1]:9/', true],
  ['http://gateway.contoh.id/', false], ['http://169.254.169.254/latest', false], ['http://127.0.0.1.contoh.id/', false], ['http://localhost@contoh.id/', false],
  ['file:///etc/passwd', false], ['ftp://127.0.0.1/', false], ['', false], ['gateway', false],
])('gateway address %s: %s', (address, fine) => {
  expect(isGatewayUrl(address)).toBe(fine);
  if (!fine) expect(() => gatewayAdapter(address, 'kunci')).toThrow();
});
