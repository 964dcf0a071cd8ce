import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ANONYMOUS, type Actor } from '../access.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';
import { problem, type Problem } from '../problem.ts';
import { isFinal, refusedBefore, rememberRefusal, signedWrite } from '../refused-writes.ts';
import { ProblemError } from '../result.ts';
import type { Lang } from '../text.ts';
import { askedIn, type Asked } from './asked.ts';
import { limitBody } from './body-limit.ts';
import { closedTo } from './closed-to.ts';
import { faultOf } from './fault.ts';
import { languageOf, toldProblem } from './told.ts';
import { leftEarly } from './left-early.ts';
import type { Pace } from './pace.ts';
import { fromOf } from './origin.ts';
import { readCall, type Given } from './read-call.ts';
import { recorder, type Recorder } from './record.ts';
import type { AnyRoute, FileAnswer, PictureAnswer } from './route.ts';

export type House = {
  readonly db: Db; readonly log: Log;
  /** Who asks. `body` reads the request's body, which is read only once, however often it is asked for. */
  actorOf(request: Request, body: () => Promise<ArrayBuffer>): Promise<Actor>;
  /**
   * For routes that confirm the phone (swift-way.ts): the phone that signed, as it was known a moment ago, or else as it is looked up now; null
   * where no phone asks.
   * @throws ProblemError where it is refused
   */
  phoneOf?(asked: Asked, body: Uint8Array): Actor | Promise<Actor> | null;
  /** The caller's address, as far as it can be believed. */
  addressOf?(asked: Asked): string;
  /** The origin under which the request reached the house; that of the request's own URL unless the house knows better. */
  originOf?(asked: Asked): string;
  readonly secureCookies?: boolean;
  /** Keeps one caller from taking the whole house; without it nobody is held back. */
  readonly pace?: Pace;
};

/** Hangs the routes into the server: right → contract → handler → answer, the same way for every one. */
export function mount(app: Hono, routes: readonly AnyRoute[], house: House): void {
  const record = recorder(house);
  for (const one of routes) {
    app.on(one.method.toUpperCase(), patternOf(one), limitBody(one, refuse), (context) => answer(context, one, house, record));
  }
  for (const [pattern, methods] of methodsByPattern(routes)) {
    app.all(pattern, (context) => {
      context.header('allow', methods.join(', '));
      return refuse(context, problem('method_not_allowed', { method: context.req.method, methods: methods.join(', ') }));
    });
  }
}

const patternOf = (one: AnyRoute): string => one.path.replace(/\{(\w+)\}/g, ':$1');

function methodsByPattern(routes: readonly AnyRoute[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const one of routes) {
    const methods = found.get(patternOf(one)) ?? [];
    found.set(patternOf(one), [...methods, ...(one.method === 'get' ? ['GET', 'HEAD'] : [one.method.toUpperCase()])]);
  }
  return found;
}

async function answer(context: Context, one: AnyRoute, house: House, record: Recorder): Promise<Response> {
  const lang = languageOf(context.req.header('accept-language'));
  let actor = ANONYMOUS;
  let endTurn: (() => void) | undefined;
  const turnDown = async (found: Problem): Promise<Response> => {
    await record.refused(context, one, actor, found);
    await keepRefusal(house, actor, one, context, found);
    return refuse(context, found, lang);
  };
  try {
    actor = await house.actorOf(context.req.raw, () => context.req.arrayBuffer());
    const turn = await house.pace?.(actor);
    if (typeof turn === 'object') return refuse(context, turn, lang);
    endTurn = turn;
    const closed = (await refusedEarlier(house, actor, one, context)) ?? closedTo(actor, one);
    if (closed) return await turnDown(closed);
    const call = await readCall(givenIn(context), one);
    if (!call.ok) return await turnDown(call.problem);
    const result = await one.handle({ ...call.value, db: house.db, actor, lang, from: fromOf(askedIn(context), house, () => new URL(context.req.url).origin) });
    if ('file' in result) {
      await record.exported(context, one, actor, result);
      return sendFile(result);
    }
    if ('picture' in result) return sendPicture(result);
    for (const cookie of result.cookies ?? []) context.header('set-cookie', cookie, { append: true });
    return result.ok ? context.json(result.value as never) : await turnDown(result.problem);
  } catch (error) {
    if (error instanceof ProblemError) return await turnDown(error.problem);
    return leftEarly(error, context, house.log) ?? refuse(context, faultOf(error, one, house.log), lang);
  } finally {
    endTurn?.();
  }
}

const givenIn = (context: Context): Given => ({
  query: new URL(context.req.url).searchParams, params: context.req.param(), header: (name) => context.req.header(name), body: async () => new Uint8Array(await context.req.arrayBuffer()),
});

/** Why what a phone signed was refused for good before; whoever found out which phone asks mostly looked already. */
async function refusedEarlier({ db }: House, actor: Actor, one: AnyRoute, context: Context): Promise<Problem | null> {
  const write = signedWrite(actor, one.method, keyOf(context));
  if (!write) return null;
  const found = actor.signed?.refused;
  return found === undefined ? refusedBefore(db, write) : found;
}

/** What a phone signed and was refused for good stays refused, whoever kept the bytes. */
async function keepRefusal({ db, log }: House, actor: Actor, one: AnyRoute, context: Context, found: Problem): Promise<void> {
  const write = signedWrite(actor, one.method, keyOf(context));
  if (!write || !isFinal(found)) return;
  await rememberRefusal(db, write, found).catch((error: unknown) => { log.error({ err: error, route: one.path }, 'a refusal could not be kept'); });
}

const keyOf = (context: Context): string => context.req.header('idempotency-key') ?? '';

/** Tells a problem in the reader's language. */
export function refuse(context: Context, found: Problem, lang: Lang = languageOf(context.req.header('accept-language'))): Response {
  const { told, status, headers } = toldProblem(found, lang);
  return context.json(told, status as ContentfulStatusCode, headers);
}

const sendFile = ({ file, name, mediaType }: FileAnswer): Response =>
  new Response(file as BodyInit, {
    headers: { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}"` },
  });

/** May be kept by the reader's own browser, by nothing in between. */
const sendPicture = ({ picture, mediaType }: PictureAnswer): Response =>
  new Response(picture as BodyInit, { headers: { 'content-type': mediaType, 'content-disposition': 'inline', 'cache-control': 'private, max-age=31536000, immutable' } });
