import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createLog } from '../../../kernel/log.ts';
import { createMetrics } from '../../../kernel/metrics.ts';
import { newId } from '../../../kernel/ids.ts';
import type { TestDatabase } from '../../../kernel/testing/database.ts';
import { createApp } from '../app.ts';

/** The real server on a test database. */
export async function appOn(database: TestDatabase, demo = true): Promise<Hono> {
  const officeDir = await mkdtemp(join(tmpdir(), 'erekap-office-'));
  await writeFile(join(officeDir, 'index.html'), '<html>kantor</html>');
  return createApp({ db: database.db, log: createLog('silent'), metrics: createMetrics(database.pool), demo, officeDir, fieldDir: officeDir });
}

export type Body = Record<string, unknown>;
export type Reply = { readonly status: number; readonly body: Body; readonly cookies: readonly string[] };

/** A browser: it keeps its cookies, comes from one address, and asks under one name of the house. */
export type Visitor = {
  readonly jar: Map<string, string>;
  post(path: string, body?: unknown, key?: string): Promise<Reply>;
  get(path: string): Promise<Reply>;
  /** The same cookies in another hand. */
  copy(): Visitor;
};

export function visitor(app: Hono, { address = '', jar = new Map<string, string>() }: { address?: string; jar?: Map<string, string> } = {}): Visitor {
  const send = async (path: string, init: RequestInit): Promise<Reply> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string> | undefined), host: 'localhost:8024', cookie, 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile' };
    const environment = address === '' ? {} : { incoming: { socket: { remoteAddress: address } } };
    const answer = await app.request(path, { ...init, headers }, environment);
    const cookies = answer.headers.getSetCookie();
    for (const line of cookies) keep(jar, line);
    return { status: answer.status, body: (await answer.json()) as Body, cookies };
  };
  return {
    jar,
    get: (path) => send(path, {}),
    post: (path, body, key = newId()) => send(path, {
      method: 'POST', ...(body === undefined ? {} : { body: JSON.stringify(body) }), headers: { 'content-type': 'application/json', 'idempotency-key': key },
    }),
    copy: () => visitor(app, { address, jar: new Map(jar) }),
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  if (attributes.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}
