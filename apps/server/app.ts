import { Hono } from 'hono';
import type { Db } from '../../kernel/db/schema.ts';
import type { Delivers } from '../../kernel/messages/adapters.ts';
import { leftEarly } from '../../kernel/http/left-early.ts';
import { mount, refuse, type House } from '../../kernel/http/mount.ts';
import type { DoorMemory } from '../../kernel/doors/memory.ts';
import { makePace, type PaceLimits } from '../../kernel/http/pace.ts';
import type { AnyRoute } from '../../kernel/http/route.ts';
import { openApi } from '../../kernel/http/openapi.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import type { Metrics } from '../../kernel/metrics.ts';
import { problem } from '../../kernel/problem.ts';
import { houseRoutes } from './routes.ts';
import { actorOf, phoneOf } from './session.ts';
import { apiPage } from './api-page.ts';
import { addressOf, LOOPBACK_DOOR, originOf, type Door } from './door.ts';
import { fieldFiles } from './field-files.ts';
import { guard, nonceOf } from './guard.ts';
import { healthRoutes } from './health.ts';
import { measure } from './measure.ts';
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

/** What every way into the house shares. */
export type Inside = { readonly routes: readonly AnyRoute[]; readonly house: House; readonly door: Door };

export function insideOf(parts: AppParts): Inside {
  const door = parts.door ?? LOOPBACK_DOOR;
  const routes = houseRoutes({ demo: parts.demo, secure: door.secureCookies, ...(parts.delivers ? { delivers: parts.delivers } : {}) });
  const house: House = {
    db: parts.db, log: parts.log, actorOf: (request, body) => actorOf(parts.db, request, door.secureCookies, body),
    phoneOf: (asked, body) => phoneOf(parts.db, asked, body),
    addressOf: (asked) => addressOf(asked, door), originOf: (asked) => originOf(asked, door), secureCookies: door.secureCookies,
    ...(parts.pace ? { pace: makePace(parts.pace, parts.memory ? { memory: parts.memory } : {}) } : {}),
  };
  return { routes, house, door };
}

/** The whole HTTP door: guards first, then the API, its documentation, health, and last the office's files. */
export function createApp(parts: AppParts, { routes, house, door }: Inside = insideOf(parts)): Hono {
  const app = new Hono();
  guard(app, door, parts.log);
  measure(app, parts);
  mount(app, routes, house);
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
