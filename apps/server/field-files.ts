import type { Hono } from 'hono';
import { readBuilt, readPage } from './office-files.ts';
import { sendFile } from './send-file.ts';

const BASE = '/field';
const WORKER = `${BASE}/sw.js`;

/**
 * Serves the built field app out of memory under /field/. Any address there that is no file is a screen and gets the one
 * page, which holds nothing of its own: the phone keeps it and opens it without a network.
 */
export function fieldFiles(app: Hono, dir: string): void {
  const files = new Map([...readBuilt(dir)].map(([path, file]) => [`${BASE}${path}`, file]));
  const page = readPage(dir);
  app.get(BASE, (context) => context.redirect(`${BASE}/`));
  app.get(`${BASE}/*`, (context) => {
    const path = context.req.path;
    const isAsset = path.startsWith(`${BASE}/assets/`);
    const file = files.get(path);
    if (file) return sendFile(context, file, isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (isAsset || path === WORKER) return context.text('not found', 404);
    if (page === null) return context.text('Aplikasi lapangan belum dibangun.', 503);
    context.header('cache-control', 'no-cache');
    return context.html(page);
  });
}
