import { Hono } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Db } from '../../kernel/db/schema.ts';
import type { Delivers } from '../../kernel/messages/adapters.ts';
import { leftEarly } from '../../kernel/http/left-early.ts';
import { mount, refuse } from '../../kernel/http/mount.ts';
import type { DoorMemory } from '../../kernel/doors/memory.ts';
import { makePace, type PaceLimits } from '../../kernel/http/pace.ts';
import { openApi } from '../../kernel/http/openapi.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Metrics } from '../../kernel/metrics.ts';
import { problem } from '../../kernel/problem.ts';
import { rememberedActor } from '../../modules/people/index.ts';
import { houseRoutes } from './routes.ts';
import { actorOf } from './session.ts';
import { apiPage } from './api-page.ts';
import { addressOf, LOOPBACK_DOOR, originOf, type Door } from './door.ts';
import { fieldFiles } from './field-files.ts';
import { guard, nonceOf } from './guard.ts';
import { healthRoutes } from './health.ts';
import { officeFiles } from './office-files.ts';

export type AppParts = {
  readonly db: Db; readonly log: Log; readonly metrics: Metrics; readonly demo: boolean; readonly officeDir: string;
  /** The built field app; without it there is none under /field/. */
  readonly fieldDir?: string;
  /** Who may knock; only this machine unless said otherwise. */
  readonly door?: Door;
  /** How much one caller may ask; nobody is held back without it. */
  readonly pace?: PaceLimits;
  /** What this door counts together with the others of its house. */
  readonly memory?: DoorMemory;
  /** What all doors of the house measured; what this one did, without it. */
  metricsText?(): Promise<string>;
  /** Which messages find a way out; none without it. */
  readonly delivers?: Delivers;
};

/** The whole HTTP door: guards first, then the API, its documentation, health, and last the office's files. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  const door = parts.door ?? LOOPBACK_DOOR;
  const routes = houseRoutes({ demo: parts.demo, secure: door.secureCookies, ...(parts.delivers ? { delivers: parts.delivers } : {}) });
  guard(app, door, parts.log);
  measure(app, parts);
  mount(app, routes, {
    db: parts.db, log: parts.log, actorOf: (request, body) => actorOf(parts.db, request, door.secureCookies, body),
    rememberedActor: (request, body) => rememberedActor(parts.db, request, body),
    addressOf: (context) => addressOf(context, door), originOf: (context) => originOf(context, door), secureCookies: door.secureCookies,
    ...(parts.pace ? { pace: makePace(parts.pace, parts.memory ? { memory: parts.memory } : {}) } : {}),
  });
  const document = openApi(routes, '0.1.0');
  app.get('/api/openapi.json', (context) => context.json(document));
  app.get('/api/docs', (context) => context.html(apiPage(document, nonceOf(context))));
  healthRoutes(app, parts, door);
  app.all('/api/*', (context) => refuse(context, problem('not_found', { thing: context.req.path.slice(0, 200) })));
  if (parts.fieldDir !== undefined) fieldFiles(app, parts.fieldDir);
  officeFiles(app, parts.officeDir);
  app.notFound((context) => context.text('not found', 404));
  app.onError((error, context) => {
    const left = leftEarly(error, context, parts.log);
    if (left) return left;
    const reference = newId();
    parts.log.error({ reference, path: context.req.path, err: error }, 'unexpected failure');
    return refuse(context, problem('internal', { reference }));
  });
  return app;
}

function measure(app: Hono, { log, metrics }: AppParts): void {
  app.use(async (context, next) => {
    const start = process.hrtime.bigint();
    await next();
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    const route = context.req.path.startsWith('/api/') ? (matchedRoutes(context).at(-1)?.path ?? 'unknown') : 'files';
    metrics.requests.observe({ method: context.req.method, route, status: context.res.status }, seconds);
    if (context.res.status >= 500) metrics.failures.inc();
    // Set on the answer itself: `context.header` would make a new one around its body.
    context.res.headers.set('server-timing', `total;dur=${(seconds * 1000).toFixed(1)}`);
    log.debug({ method: context.req.method, path: context.req.path, status: context.res.status, ms: Math.round(seconds * 1000) }, 'request');
  });
}
