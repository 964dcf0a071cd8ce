import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { buildField } from '../field/build.ts';
import { fieldFiles } from './field-files.ts';
import { readBuilt } from './office-files.ts';

/** What a phone fetches before it can work without a network. */
const MOST_BYTES = 350_000;

describe('the field app', () => {
  it('is served under /field/ alone, each screen by the one page', async () => {
    const { dir } = await buildField({ log: () => undefined });
    const app = new Hono();
    fieldFiles(app, dir);
    for (const path of ['/field/', '/field/enrol', '/field/index.html', '/field/..%2f..%2fpackage.json']) {
      const answer = await app.request(path);
      expect([path, answer.status, (await answer.text()).includes('<div id="root">')]).toEqual([path, 200, true]);
    }
    expect((await app.request('/field/sw.js')).headers.get('cache-control')).toBe('no-cache');
    expect((await app.request('/field/assets/nothing.js')).status).toBe(404);
    expect((await app.request('/field/.sources')).headers.get('content-type')).toMatch(/html/);
    expect((await app.request('/field')).headers.get('location')).toBe('/field/');
    expect((await app.request('/fieldx')).status).toBe(404);
  }, 120_000);

  it('travels packed to those who can unpack it, so that all of it weighs what it may', async () => {
    const { dir } = await buildField({ log: () => undefined });
    const app = new Hono();
    fieldFiles(app, dir);
    let bytes = 0;
    for (const [path, { content, type }] of readBuilt(dir)) {
      const packed = await app.request(`/field${path}`, { headers: { 'accept-encoding': 'br;q=1.0, gzip, deflate' } });
      const body = Buffer.from(await packed.arrayBuffer());
      bytes += body.length;
      const isPacked = packed.headers.get('content-encoding') === 'gzip';
      expect([path, isPacked]).toEqual([path, /javascript|css|svg|json/.test(type) && content.length >= 1000]);
      expect(Buffer.compare(isPacked ? gunzipSync(body) : body, content)).toBe(0);
      expect(packed.headers.get('vary')).toBe(isPacked ? 'accept-encoding' : null);
      for (const refused of ['', 'identity', 'gzip;q=0, *', 'br']) {
        const plain = await app.request(`/field${path}`, { headers: { 'accept-encoding': refused } });
        expect([plain.headers.get('content-encoding'), Buffer.compare(Buffer.from(await plain.arrayBuffer()), content)]).toEqual([null, 0]);
      }
    }
    process.stdout.write(`field app, as it travels: ${(bytes / 1000).toFixed(1)} kB of ${MOST_BYTES / 1000} kB\n`);
    expect(bytes).toBeLessThan(MOST_BYTES);
  }, 120_000);
});
