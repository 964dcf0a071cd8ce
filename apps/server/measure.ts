import type { Hono } from 'hono';
import { routePath } from 'hono/route';
import type { Log } from '../../kernel/log.ts';
import type { Metrics } from '../../kernel/metrics.ts';

export type MeasureParts = { readonly log: Log; readonly metrics: Metrics };
type Asked = { readonly method: string; readonly path: string; readonly route: string };

/** Notes how long an answer took since `begun` (nanoseconds, `process.hrtime`), and gives back what its `server-timing` tells. */
export function measured({ log, metrics }: MeasureParts, { method, path, route }: Asked, status: number, begun: bigint): string {
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  metrics.requests.observe({ method, route, status }, seconds);
  if (status >= 500) metrics.failures.inc();
  log.debug({ method, path, status, ms: Math.round(seconds * 1000) }, 'request');
  return `total;dur=${(seconds * 1000).toFixed(1)}`;
}

/** Measures everything that the app answers. */
export function measure(app: Hono, parts: MeasureParts): void {
  app.use(async (context, next) => {
    const begun = process.hrtime.bigint();
    await next();
    // The one that answered: behind every route stand those that catch what no route took.
    const route = context.req.path.startsWith('/api/') ? routePath(context) : 'files';
    // Set on the answer itself: `context.header` would make a new one around its body.
    context.res.headers.set('server-timing', measured(parts, { method: context.req.method, path: context.req.path, route }, context.res.status, begun));
  });
}
