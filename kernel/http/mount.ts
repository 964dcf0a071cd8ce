import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isSignedIn, mayAnywhere, type Actor } from '../access.ts';
import { checkInput } from '../command.ts';
import type { Db } from '../db/schema.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import { inLanguage, problem, type Problem } from '../problem.ts';
import { fail, ok, ProblemError, type Result } from '../result.ts';
import type { Lang } from '../text.ts';
import type { AnyRoute, FileAnswer, Origin } from './route.ts';

export type House = {
  readonly db: Db; readonly log: Log; actorOf(request: Request): Promise<Actor>;
  /** The caller's address, as far as it can be believed. */
  addressOf?(context: Context): string;
};

/** Hangs the routes into the server: right → contract → handler → answer, the same way for every one. */
export function mount(app: Hono, routes: readonly AnyRoute[], house: House): void {
  for (const one of routes) {
    app.on(one.method.toUpperCase(), one.path.replace(/\{(\w+)\}/g, ':$1'), (context) => answer(context, one, house));
  }
}

async function answer(context: Context, one: AnyRoute, house: House): Promise<Response> {
  const lang = languageOf(context.req.header('accept-language'));
  try {
    const actor = await house.actorOf(context.req.raw);
    const closed = closedTo(actor, one);
    if (closed) return refuse(context, closed, lang);
    const call = await readCall(context, one);
    if (!call.ok) return refuse(context, call.problem, lang);
    const result = await one.handle({ ...call.value, db: house.db, actor, lang, from: originOf(context, house) });
    if ('file' in result) return sendFile(result);
    for (const cookie of result.cookies ?? []) context.header('set-cookie', cookie, { append: true });
    return result.ok ? context.json(result.value as never) : refuse(context, result.problem, lang);
  } catch (error) {
    if (error instanceof ProblemError) return refuse(context, error.problem, lang);
    const reference = newId();
    house.log.error({ reference, route: one.path, err: error }, 'unexpected failure');
    return refuse(context, problem('internal', { reference }), lang);
  }
}

function closedTo(actor: Actor, { access }: AnyRoute): Problem | null {
  if (access === 'public') return null;
  if (!isSignedIn(actor)) return problem('not_signed_in');
  return access === 'signed_in' || mayAnywhere(actor, access) ? null : problem('not_allowed', { verb: access });
}

const originOf = (context: Context, house: House): Origin => ({
  address: house.addressOf?.(context) ?? '', userAgent: (context.req.header('user-agent') ?? '').slice(0, 300), origin: new URL(context.req.url).origin,
});

type Parts = { params: unknown; query: unknown; body: unknown; key: string };

async function readCall(context: Context, one: AnyRoute): Promise<Result<Parts>> {
  if (!isStorable(context.req.param()) || !isStorable(context.req.query())) return fail(unstorable());
  const params = one.params ? checkInput(one.params, context.req.param()) : ok(undefined);
  if (!params.ok) return params;
  const query = one.query ? checkInput(one.query, context.req.query()) : ok(undefined);
  if (!query.ok) return query;
  const given = { params: params.value, query: query.value };
  if (one.method === 'get') return ok({ ...given, body: undefined, key: '' });
  const key = context.req.header('idempotency-key') ?? '';
  if (one.access !== 'public' && (key.length < 8 || key.length > 200)) return fail(problem('key_missing'));
  const body = await readBody(context, one);
  return body.ok ? ok({ ...given, body: body.value, key }) : body;
}

async function readBody(context: Context, { body: contract }: AnyRoute): Promise<Result<unknown>> {
  if (!contract) return ok(undefined);
  // A form of a foreign page can send text, but not JSON.
  const isJson = /^application\/json\b/i.test(context.req.header('content-type') ?? '');
  const json: unknown = isJson ? await context.req.json().catch(() => undefined) : undefined;
  if (json === undefined) return fail(problem('input_invalid', { column: '(isi)', reason: 'application/json' }));
  return isStorable(json) ? checkInput(contract, json) : fail(unstorable());
}

/** PostgreSQL keeps neither the character NUL nor half of a surrogate pair. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000');
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorable(inner));
}

const unstorable = (): Problem => problem('input_invalid', { column: '(isi)', reason: 'huruf NUL atau huruf yang rusak / NUL or a broken character' });

function refuse(context: Context, found: Problem, lang: Lang): Response {
  const { params: _params, ...told } = inLanguage(found, lang);
  return context.json(told, found.status as ContentfulStatusCode, { 'content-type': 'application/problem+json; charset=utf-8' });
}

const sendFile = ({ file, name, mediaType }: FileAnswer): Response =>
  new Response(file as BodyInit, {
    headers: { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}"` },
  });

/** Indonesian unless the reader's first wish is English. */
export const languageOf = (header: string | undefined): Lang => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'id');
