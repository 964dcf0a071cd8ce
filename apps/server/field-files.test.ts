import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { buildField } from '../field/build.ts';
import { fieldFiles } from './field-files.ts';

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
});
