import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.json': 'application/json', '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8',
};

/** Serves the built office; any other address is a screen of it and gets index.html. Built names carry a hash and may be kept forever. */
export function officeFiles(app: Hono, dir: string): void {
  app.get('*', async (context) => {
    const path = normalize(decodeSafely(context.req.path));
    const wanted = path.includes('..') || path.endsWith('/') ? null : await readFile(join(dir, path)).catch(() => null);
    if (wanted) {
      const forever = path.startsWith('/assets/');
      return context.body(wanted, 200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'cache-control': forever ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
    }
    if (extname(path) !== '' && path.startsWith('/assets/')) return context.text('not found', 404);
    const page = await readFile(join(dir, 'index.html')).catch(() => null);
    return page
      ? context.body(page, 200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
      : context.text('Layar kantor belum dibangun.', 503);
  });
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
}
