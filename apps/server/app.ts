import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { matchedRoutes } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import type { Db } from '../../kernel/db/schema.ts';
import { mount } from '../../kernel/http/mount.ts';
import { openApi } from '../../kernel/http/openapi.ts';
import type { Log } from '../../kernel/log.ts';
import type { Metrics } from '../../kernel/metrics.ts';
import { problem } from '../../kernel/problem.ts';
import { houseRoutes } from './routes.ts';
import { actorOf } from './session.ts';
import { apiPage } from './api-page.ts';
import { healthRoutes } from './health.ts';
import { officeFiles } from './office-files.ts';

export type AppParts = { readonly db: Db; readonly log: Log; readonly metrics: Metrics; readonly demo: boolean; readonly officeDir: string };

const BODY_LIMIT_BYTES = 8 * 1024 * 1024;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** The whole HTTP door: guards first, then the API, its documentation, health, and last the office's files. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  const routes = houseRoutes({ demo: parts.demo, secure: false });
  guard(app);
  measure(app, parts);
  mount(app, routes, { db: parts.db, log: parts.log, actorOf: (request) => actorOf(parts.db, request, false) });
  const document = openApi(routes, '0.1.0');
  app.get('/api/openapi.json', (context) => context.json(document));
  app.get('/api/docs', (context) => context.html(apiPage(document)));
  healthRoutes(app, parts);
  app.all('/api/*', (context) => {
    const { params: _params, ...told } = problem('not_found', { thing: context.req.path });
    return context.json(told, 404, { 'content-type': 'application/problem+json; charset=utf-8' });
  });
  officeFiles(app, parts.officeDir);
  return app;
}

/** A page of another site must not reach the loopback: only loopback host names are answered, and nothing is framed. */
function guard(app: Hono): void {
  app.use(async (context, next) => {
    if (!LOOPBACK.test(context.req.header('host') ?? '')) return context.text('E-Rekap hanya menjawab di alamat loopback.', 421);
    return next();
  });
  app.use(secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'],
      frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], objectSrc: ["'none'"],
    },
    xFrameOptions: 'DENY', referrerPolicy: 'same-origin', strictTransportSecurity: false,
  }));
  app.use('/api/*', bodyLimit({
    maxSize: BODY_LIMIT_BYTES,
    onError: (context) => {
      const { params: _params, ...told } = problem('too_large', { limit: '8 MiB' });
      return context.json(told, 413, { 'content-type': 'application/problem+json; charset=utf-8' });
    },
  }));
  app.use('/api/*', async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  });
}

function measure(app: Hono, { log, metrics }: AppParts): void {
  app.use(async (context, next) => {
    const start = process.hrtime.bigint();
    await next();
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    const route = context.req.path.startsWith('/api/') ? (matchedRoutes(context).at(-1)?.path ?? 'unknown') : 'files';
    metrics.requests.observe({ method: context.req.method, route, status: context.res.status }, seconds);
    if (context.res.status >= 500) metrics.failures.inc();
    context.header('server-timing', `total;dur=${(seconds * 1000).toFixed(1)}`);
    log.debug({ method: context.req.method, path: context.req.path, status: context.res.status, ms: Math.round(seconds * 1000) }, 'request');
  });
}
