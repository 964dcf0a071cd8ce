import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { Context, Hono } from 'hono';
import { NONCE_PLACE, nonceOf } from './guard.ts';
import { sendFile, type BuiltFile } from './send-file.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml; charset=utf-8', '.png': 'image/png',
  '.ico': 'image/x-icon', '.json': 'application/json', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves the built office out of memory: what is not in the list made at the start does not exist, whatever the address
 * is spelled like. Any address outside `/assets/` is a screen of the office and gets its page; built names carry a hash and may be kept forever.
 */
export function officeFiles(app: Hono, dir: string): void {
  const files = readBuilt(dir);
  const page = readPage(dir);
  app.get('*', (context) => {
    const path = context.req.path;
    const file = files.get(path);
    if (file) {
      const keep = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      return sendFile(context, file, keep);
    }
    if (path.startsWith('/assets/')) return context.text('not found', 404);
    return page === null ? context.text('Layar kantor belum dibangun.', 503) : sendPage(context, page);
  });
}

const sendPage = (context: Context, page: string): Response => {
  context.header('cache-control', 'no-cache');
  return context.html(page.replaceAll(NONCE_PLACE, nonceOf(context)));
};

/** Files of known kinds by their address; hidden ones (the builder's own notes) stay inside. */
export function readBuilt(dir: string): Map<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  for (const name of list(dir)) {
    const type = TYPES[extname(name)];
    const isHidden = name.split(sep).some((part) => part.startsWith('.'));
    // A link may lead out of the folder.
    const isInside = realpathSync(join(dir, name)) === join(realpathSync(dir), name);
    if (type !== undefined && !isHidden && isInside && statSync(join(dir, name)).isFile()) {
      files.set(`/${name.split(sep).join('/')}`, { content: new Uint8Array(readFileSync(join(dir, name))), type });
    }
  }
  return files;
}

function list(dir: string): string[] {
  try {
    return readdirSync(dir, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

/** The one page of a built app; null where it was never built. */
export function readPage(dir: string): string | null {
  try {
    return readFileSync(join(dir, 'index.html'), 'utf8');
  } catch {
    return null;
  }
}
