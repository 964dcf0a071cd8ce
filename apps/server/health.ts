import type { Hono } from 'hono';
import { sql } from 'kysely';
import type { AppParts } from './app.ts';

/** /healthz: the process lives. /readyz: it can also reach its database. /metrics: Prometheus text. */
export function healthRoutes(app: Hono, { db, metrics }: AppParts): void {
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) => {
    try {
      await sql`SELECT 1`.execute(db);
      return context.text('ready');
    } catch {
      return context.text('database unreachable', 503);
    }
  });
  app.get('/metrics', async (context) => {
    const text = await metrics.registry.metrics();
    return context.body(text, 200, { 'content-type': metrics.registry.contentType });
  });
}
