import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where a development server of the office finds the API; the built office is served by that server itself. */
const api = process.env['OFFICE_API'] ?? 'http://localhost:8024';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  // The host name goes through as it came, so that the server sees a page of its own origin.
  server: { proxy: { '/api': { target: api, changeOrigin: false } } },
  build: {
    outDir: fileURLToPath(new URL('../../dist/office', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Tells the test of the first load's weight which files that load needs.
    manifest: true,
    // A data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
  },
});
