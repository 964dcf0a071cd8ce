import type { Hono } from 'hono';
import { sql } from 'kysely';
import { askedIn } from '../../kernel/http/asked.ts';
import type { AppParts } from './app.ts';
import { isLocal, type Door } from './door.ts';

/** /healthz: the process lives. /readyz: it can also reach its database. /metrics: Prometheus text, for this machine alone where the door is open. */
export function healthRoutes(app: Hono, { db, metrics, metricsText }: AppParts, door: Door): void {
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
    if (door.isOpen && !isLocal(askedIn(context), door)) return context.text('not found', 404);
    const text = await (metricsText?.() ?? metrics.registry.metrics());
    return context.body(text, 200, { 'content-type': metrics.registry.contentType });
  });
}
