import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildOffice } from './build.ts';

type Manifest = Record<string, { file: string; imports?: string[]; isEntry?: boolean }>;

/** What a phone on a slow network may be asked to fetch before the first screen works. */
const FIRST_LOAD_BYTES = 192_000;

describe('the built office', () => {
  it('is built once for the same sources, weighs little at first load, and holds no server code', async () => {
    const { dir } = await buildOffice({ log: () => undefined });
    expect(await buildOffice({ log: () => undefined })).toEqual({ dir, rebuilt: false });
    const manifest = JSON.parse(await readFile(join(dir, '.vite/manifest.json'), 'utf8')) as Manifest;
    const home = 'features/elections/HomePage.tsx';
    const needed = new Set(['index.html', home].flatMap((name) => reach(manifest, name)));
    // Nobody loads the words of a language that they do not read.
    expect(manifest['i18n/en.ts']).toBeDefined();
    expect(needed).not.toContain('i18n/en.ts');
    let bytes = 0;
    for (const name of needed) bytes += gzipSync(await readFile(join(dir, manifest[name]?.file ?? ''))).length;
    expect(needed.size).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
    for (const { file } of Object.values(manifest)) {
      if (file.endsWith('.js')) expect(await readFile(join(dir, file), 'utf8')).not.toMatch(/kysely|ZodError|node:(fs|crypto)/);
    }
  }, 60_000);

  it('fetches nothing from elsewhere and runs no script inside the page', async () => {
    const { dir } = await buildOffice({ log: () => undefined });
    const page = await readFile(join(dir, 'index.html'), 'utf8');
    expect(page).not.toMatch(/https?:\/\//);
    expect([...page.matchAll(/<script\b[^>]*>/g)].every(([tag]) => tag.includes('src="/assets/'))).toBe(true);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    expect(page).toContain('<meta property="csp-nonce" nonce="__CSP_NONCE__"');
  }, 60_000);
});

const reach = (manifest: Manifest, name: string, seen = new Set<string>()): string[] => {
  if (seen.has(name)) return [];
  seen.add(name);
  return [name, ...(manifest[name]?.imports ?? []).flatMap((one) => reach(manifest, one, seen))];
};
