import { Hono, type Context } from 'hono';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { askedIn, type Asked } from '../../kernel/http/asked.ts';
import { refuse } from '../../kernel/http/mount.ts';
import type { Log } from '../../kernel/log.ts';
import { problem } from '../../kernel/problem.ts';
import { addressOf, answersTo, originOf, type Door } from './door.ts';

const TWO_YEARS_SECONDS = 63_072_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
const SAFE_METHODS = new Set(['GET', 'HEAD']);

/** What stands before every route: headers for the browser, the names the house answers to, methods, origin. How large a body may be is for its route to say. */
export function guard(app: Hono, door: Door, log: Log): void {
  const [page, data] = [headers(door, true), headers(door, false)];
  app.use((context, next) => (isData(context.req.path) ? data : page)(context, next));
  app.use(async (context, next) => {
    const asked = askedIn(context);
    switch (barTo(asked, door)) {
      case null: return next();
      case 'name': return context.text('E-Rekap tidak menjawab di nama ini.', 421);
      case 'method':
        context.header('allow', METHODS.join(', '));
        return refuse(context, problem('method_not_allowed', { method: shown(context.req.method), methods: METHODS.join(', ') }));
      case 'origin':
        log.warn({ address: addressOf(asked, door), origin: asked.header('origin')?.slice(0, 200), path: context.req.path.slice(0, 200) }, 'a write from a foreign page was refused');
        return refuse(context, problem('foreign_origin'));
    }
  });
  app.use('/api/*', async (context, next) => {
    await next();
    // A picture says itself how long it may be kept: forever, by its reader alone.
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
  });
}

/** Why a request goes no further than the door; null where it may. */
export function barTo(asked: Pick<Asked, 'method' | 'header'>, door: Door): 'name' | 'method' | 'origin' | null {
  if (!answersTo(door, asked.header('host') ?? '')) return 'name';
  if (!METHODS.includes(asked.method)) return 'method';
  return SAFE_METHODS.has(asked.method) || isOwn(asked, door) ? null : 'origin';
}

/** The headers of every answer in JSON that this guard lets out: taken from one. */
export async function headersOfAnswers(door: Door, log: Log): Promise<Readonly<Record<string, string>>> {
  const app = new Hono();
  guard(app, door, log);
  app.get('/api/any', (context) => context.json({}));
  return Object.fromEntries((await app.request('/api/any', { headers: { host: 'localhost' } })).headers);
}

/** Answers of the API are no pages, but for its documentation. */
const isData = (path: string): boolean => path.startsWith('/api/') && path !== '/api/docs';

/** Styles come from files of the house and from the tags that carry this answer's nonce, if it is a page; scripts from files alone. */
const headers = (door: Door, isPage: boolean): ReturnType<typeof secureHeaders> => secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: isPage ? ["'self'", NONCE] : ["'self'"], imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'"], workerSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
  },
  strictTransportSecurity: door.hsts ? `max-age=${TWO_YEARS_SECONDS}; includeSubDomains` : false,
  crossOriginOpenerPolicy: 'same-origin', crossOriginResourcePolicy: 'same-origin', xFrameOptions: 'DENY', referrerPolicy: 'same-origin',
  permissionsPolicy: {
    // A phone that shows a copy's codes must not go dark meanwhile.
    camera: ['self'], publickeyCredentialsGet: ['self'], screenWakeLock: ['self'], accelerometer: [], displayCapture: [], geolocation: [], gyroscope: [], hid: [],
    magnetometer: [], microphone: [], midi: [], payment: [], serial: [], usb: [], xrSpatialTracking: [],
  },
});

/**
 * A write comes from a page of the house, or from a program, which names no page at all. `null` (a sandboxed frame, a
 * file on disk) is nobody's origin. Source: OWASP, Cross-Site Request Forgery Prevention: fetch metadata and origin.
 */
function isOwn({ header }: Pick<Asked, 'header'>, door: Door): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = header('origin');
  return origin === undefined || origin === door.publicOrigin || origin === originOf({ header }, door);
}

const shown = (method: string): string => method.slice(0, 20);

/** The nonce in this answer's policy, for the tags of a page that the server writes. */
export function nonceOf(context: Context): string {
  const nonce: unknown = context.get('secureHeadersNonce');
  return typeof nonce === 'string' ? nonce : '';
}

/** What a page holds where its nonce belongs. */
export const NONCE_PLACE = '__CSP_NONCE__';
