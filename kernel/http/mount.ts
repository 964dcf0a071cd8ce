import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ANONYMOUS, isSignedIn, mayAnywhere, type Actor } from '../access.ts';
import { overloadOf } from '../db/overload.ts';
import type { Db } from '../db/schema.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import { inLanguage, problem, type Problem } from '../problem.ts';
import { isFinal, refusedBefore, rememberRefusal, signedWrite } from '../refused-writes.ts';
import { ProblemError } from '../result.ts';
import type { Lang } from '../text.ts';
import { limitBody } from './body-limit.ts';
import { leftEarly } from './left-early.ts';
import type { Pace } from './pace.ts';
import { readCall } from './read-call.ts';
import { recorder, type Recorder } from './record.ts';
import type { AnyRoute, FileAnswer, Origin, PictureAnswer } from './route.ts';

export type House = {
  readonly db: Db; readonly log: Log;
  /** Who asks. `body` reads the request's body, which is read only once, however often it is asked for. */
  actorOf(request: Request, body: () => Promise<ArrayBuffer>): Promise<Actor>;
  /** The phone that signed, as it was known a moment ago; null where it has to be looked up. Asked for routes that confirm it. */
  rememberedActor?(request: Request, body: () => Promise<ArrayBuffer>): Promise<Actor | null>;
  /** The caller's address, as far as it can be believed. */
  addressOf?(context: Context): string;
  /** The origin under which the request reached the house; that of the request's own URL unless the house knows better. */
  originOf?(context: Context): string;
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
    const swift = one.confirms ? await answerSwiftly(context, one, house, lang) : null;
    if (swift) return swift;
    actor = await house.actorOf(context.req.raw, () => context.req.arrayBuffer());
    const turn = await house.pace?.(actor);
    if (typeof turn === 'object') return refuse(context, turn, lang);
    endTurn = turn;
    const closed = (await refusedEarlier(house, actor, one, context)) ?? closedTo(actor, one);
    if (closed) return await turnDown(closed);
    const call = await readCall(context, one);
    if (!call.ok) return await turnDown(call.problem);
    const result = await one.handle({ ...call.value, db: house.db, actor, lang, from: originOf(context, house) });
    if ('file' in result) {
      await record.exported(context, one, actor, result);
      return sendFile(result);
    }
    if ('picture' in result) return sendPicture(result);
    for (const cookie of result.cookies ?? []) context.header('set-cookie', cookie, { append: true });
    return result.ok ? context.json(result.value as never) : await turnDown(result.problem);
  } catch (error) {
    if (error instanceof ProblemError) return await turnDown(error.problem);
    return fault(error, context, one, house);
  } finally {
    endTurn?.();
  }
}

/** What a phone of a moment ago writes, confirmed by the handler; null, and nothing written, where it is refused in any way. */
async function answerSwiftly(context: Context, one: AnyRoute, house: House, lang: Lang): Promise<Response | null> {
  const actor = await house.rememberedActor?.(context.req.raw, () => context.req.arrayBuffer());
  if (!actor || closedTo(actor, one)) return null;
  const turn = await house.pace?.(actor);
  if (typeof turn === 'object') return null;
  try {
    const call = await readCall(context, one);
    if (!call.ok) return null;
    const result = await one.handle({ ...call.value, db: house.db, actor, lang, from: originOf(context, house) });
    return 'ok' in result && result.ok ? context.json(result.value as never) : null;
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  } finally {
    turn?.();
  }
}

function fault(error: unknown, context: Context, one: AnyRoute, { log }: House): Response {
  const overload = overloadOf(error);
  if (overload) {
    log.warn({ route: one.path, code: overload.code, reason: error instanceof Error ? error.message : '' }, 'the database had too much to do');
    return refuse(context, overload);
  }
  const left = leftEarly(error, context, log);
  if (left) return left;
  const reference = newId();
  log.error({ reference, route: one.path, err: error }, 'unexpected failure');
  return refuse(context, problem('internal', { reference }));
}

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

function closedTo(actor: Actor, { access }: AnyRoute): Problem | null {
  if (access === 'public') return null;
  if (!isSignedIn(actor)) return problem('not_signed_in');
  // A phone acts for its duty alone: its holder's own affairs (passwords, sign-ins, other phones) ask for the holder's own sign-in.
  if (access === 'signed_in') return actor.device === undefined ? null : problem('not_allowed', { verb: access });
  const verbs = [access].flat();
  return verbs.some((verb) => mayAnywhere(actor, verb)) ? null : problem('not_allowed', { verb: verbs.join(', ') });
}

const originOf = (context: Context, house: House): Origin => ({
  address: house.addressOf?.(context) ?? '', userAgent: (context.req.header('user-agent') ?? '').slice(0, 300), origin: house.originOf?.(context) ?? new URL(context.req.url).origin,
  cookie: context.req.header('cookie') ?? '', secure: house.secureCookies ?? false,
});

/** Tells a problem in the reader's language. */
export function refuse(context: Context, found: Problem, lang: Lang = languageOf(context.req.header('accept-language'))): Response {
  const { params, ...told } = inLanguage(found, lang);
  const wait: Record<string, string> = found.code === 'too_many' ? { 'retry-after': String(Number(params['seconds'])) } : {};
  return context.json(told, found.status as ContentfulStatusCode, { 'content-type': 'application/problem+json; charset=utf-8', ...wait });
}

const sendFile = ({ file, name, mediaType }: FileAnswer): Response =>
  new Response(file as BodyInit, {
    headers: { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}"` },
  });

/** May be kept by the reader's own browser, by nothing in between. */
const sendPicture = ({ picture, mediaType }: PictureAnswer): Response =>
  new Response(picture as BodyInit, { headers: { 'content-type': mediaType, 'content-disposition': 'inline', 'cache-control': 'private, max-age=31536000, immutable' } });

/** Indonesian unless the reader's first wish is English. */
export const languageOf = (header: string | undefined): Lang => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'id');
