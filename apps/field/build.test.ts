import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildField } from './build.ts';

/** What a phone on a slow network may be asked to fetch, all of it, since all of it is kept on the phone. */
const MOST_BYTES = 350_000;

let dir = '';
let files: string[] = [];
beforeAll(async () => {
  dir = (await buildField({ log: () => undefined })).dir;
  files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name) && !name.startsWith('.'));
}, 120_000);

const text = (name: string): Promise<string> => readFile(join(dir, name), 'utf8');

describe('the built field app', () => {
  it('is built once for the same sources, and weighs little: all of it, since all of it is kept on the phone', async () => {
    expect(await buildField({ log: () => undefined })).toEqual({ dir, rebuilt: false });
    const sizes = await Promise.all(files.map(async (name) => [name, gzipSync(await readFile(join(dir, name))).length] as const));
    const bytes = sizes.reduce((sum, [, size]) => sum + size, 0);
    const lines = sizes.map(([name, size]) => `  ${name.replace(/-[\w-]{8}\./, '-*.')} ${(size / 1000).toFixed(1)} kB`);
    process.stdout.write(`field app, compressed: ${(bytes / 1000).toFixed(1)} kB of ${MOST_BYTES / 1000} kB\n${lines.join('\n')}\n`);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it('fetches nothing from elsewhere, runs no script inside the page, and holds no server code', async () => {
    const page = await text('index.html');
    expect(page).not.toMatch(/https?:\/\//);
    expect([...page.matchAll(/<script\b[^>]*>/g)].every(([tag]) => tag.includes('src="/field/assets/'))).toBe(true);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    for (const name of files.filter((one) => one.endsWith('.js'))) expect(await text(name)).not.toMatch(/kysely|ZodError|node:(fs|crypto)/);
  });

  it('has a service worker that keeps every file of this very build, and imports none', async () => {
    const worker = await text('sw.js');
    const shell = JSON.parse(JSON.parse(/JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(worker)?.[1] ?? '""') as string) as { version: string; urls: string[] };
    expect(shell.version).toMatch(/^[0-9a-f]{16}$/);
    expect(shell.urls.sort()).toEqual(files.filter((name) => name !== 'sw.js').map((name) => (name === 'index.html' ? '/field/' : `/field/${name}`)).sort());
    expect(worker).not.toMatch(/\bimport\b/);
  });
});
