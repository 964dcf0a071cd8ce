import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where a development server finds the API; the built app is served by that server itself. */
const api = process.env['FIELD_API'] ?? 'http://localhost:8024';
const BASE = '/field/';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: BASE,
  plugins: [react(), shellList()],
  // The host name goes through as it came, so that the server sees a page of its own origin.
  server: { proxy: { '/api': { target: api, changeOrigin: false } } },
  build: {
    outDir: fileURLToPath(new URL('../../dist/field', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: fileURLToPath(new URL('index.html', import.meta.url)), sw: fileURLToPath(new URL('sw/sw.ts', import.meta.url)) },
      // A service worker keeps its name: browsers look for a new one under the old address.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
});

/** Tells the service worker, once everything is built, which files make up the app, and a name for this very set of them. */
function shellList(): Plugin {
  let out = '';
  return {
    name: 'field-shell-list',
    configResolved: ({ build }) => { out = build.outDir; },
    closeBundle() {
      const worker = join(out, 'sw.js');
      // A build that failed says why itself.
      if (!existsSync(worker)) return;
      const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name) && name !== 'sw.js' && !name.startsWith('.')).sort();
      const hash = createHash('sha256');
      for (const name of files) hash.update(name).update('\0').update(readFileSync(join(out, name))).update('\0');
      const urls = files.map((name) => (name === 'index.html' ? BASE : BASE + name.split(sep).join('/')));
      const text = readFileSync(worker, 'utf8');
      const filled = text.replace(/(["'`])__SHELL__\1/, JSON.stringify(JSON.stringify({ version: hash.digest('hex').slice(0, 16), urls })));
      if (filled === text) throw new Error('sw.js has no place for the list of files');
      writeFileSync(worker, filled);
    },
  };
}
