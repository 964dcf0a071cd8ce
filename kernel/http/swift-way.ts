import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Actor } from '../access.ts';
import type { Log } from '../log.ts';
import type { Problem } from '../problem.ts';
import { ProblemError } from '../result.ts';
import { askedFrom, type Asked } from './asked.ts';
import { BODY_BYTES } from './body-limit.ts';
import { closedTo } from './closed-to.ts';
import { faultOf } from './fault.ts';
import type { House } from './mount.ts';
import { fromOf } from './origin.ts';
import { readCall } from './read-call.ts';
import type { AnyRoute } from './route.ts';
import { languageOf, toldProblem } from './told.ts';

export type SwiftParts = {
  readonly routes: readonly AnyRoute[]; readonly house: House; readonly log: Log;
  /** True where the guard lets the request pass, and a phone may have signed it. */
  passes(asked: Asked): boolean;
  /** What the guard writes above every answer in JSON. */
  readonly headers: Readonly<Record<string, string>>;
  /** Measures an answer and gives back what its `server-timing` tells. */
  measured(asked: { readonly method: string; readonly path: string; readonly route: string }, status: number, begun: bigint): string;
};

type Answer = { readonly status: number; readonly text: string; readonly headers: Readonly<Record<string, string>> };

/**
 * The short way to the routes that `confirms`, for what thousands of phones send on one evening: a signed write in one piece goes from Node's
 * request to its handler through the same guard, limit, pace, contract and right as any other, without a web request, a router and a web
 * answer around it. It tells plain success, that the phone is refused, and that the house fails; whatever else is not plain or is refused,
 * nothing being written, goes the `ordinary` way as if it had never been here (decision 24).
 */
export function swiftWay(parts: SwiftParts, ordinary: RequestListener): RequestListener {
  const routes = new Map(parts.routes.filter(isSwift).map((one) => [one.path, one]));
  return (incoming, outgoing) => {
    const one = routes.get(incoming.url ?? '');
    const asked = one?.method === incoming.method?.toLowerCase() && isPlain(incoming) ? askedFrom(incoming) : null;
    if (!one || !asked || !fitsIn(incoming, one) || !parts.passes(asked)) {
      ordinary(incoming, outgoing);
      return;
    }
    const begun = process.hrtime.bigint();
    const told = async (body: Buffer): Promise<void> => {
      const found = await answer(asked, body, one, parts);
      if (found) send(outgoing, found, parts.measured({ method: asked.method, path: asked.target, route: one.path }, found.status, begun));
      else ordinary(Object.assign(incoming, { rawBody: body }), outgoing);
    };
    gather(incoming, (body) => {
      told(body).catch((error: unknown) => {
        parts.log.error({ route: one.path, err: error }, 'an answer could not be given');
        outgoing.destroy();
      });
    }, () => { parts.log.debug({ path: one.path }, 'the sender left before the end'); });
  };
}

/** Such a route has nothing in its address, so that its path is what was asked for, letter by letter. */
const isSwift = (one: AnyRoute): boolean => one.confirms === true && one.method !== 'get' && !one.params && !one.query;

/** No header twice: which one counts is for the ordinary way to say. */
const isPlain = ({ headers, rawHeaders }: IncomingMessage): boolean => rawHeaders.length === 2 * Object.keys(headers).length;

/** A body whose length is told beforehand and that its route takes. */
function fitsIn({ headers }: IncomingMessage, { bodyBytes = BODY_BYTES.usual }: AnyRoute): boolean {
  const length = headers['content-length'];
  return length !== undefined && headers['transfer-encoding'] === undefined && Number(length) <= bodyBytes;
}

function gather(incoming: IncomingMessage, whole: (body: Buffer) => void, left: () => void): void {
  const pieces: Buffer[] = [];
  incoming
    .on('data', (piece: Buffer) => { pieces.push(piece); })
    .on('end', () => { whole(pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces)); })
    .on('error', left);
}

/** Null, and nothing written, where it is for the ordinary way. */
async function answer(asked: Asked, body: Buffer, one: AnyRoute, { house, headers, log }: SwiftParts): Promise<Answer | null> {
  const tell = (found: Problem): Answer => {
    const told = toldProblem(found, languageOf(asked.header('accept-language')));
    return { status: told.status, text: JSON.stringify(told.told), headers: { ...headers, ...told.headers } };
  };
  try {
    const actor = await house.phoneOf?.(asked, body);
    const done = actor ? await written(actor, asked, body, one, house) : null;
    return done && { status: 200, text: JSON.stringify(done.value ?? null), headers };
  } catch (error) {
    return tell(error instanceof ProblemError ? error.problem : faultOf(error, one, log));
  }
}

/** What the handler answers; null, and nothing written, where the phone or its wish is refused in any way. */
async function written(actor: Actor, asked: Asked, body: Buffer, one: AnyRoute, house: House): Promise<{ readonly value: unknown } | null> {
  if (actor.signed?.refused || closedTo(actor, one)) return null;
  const turn = await house.pace?.(actor);
  if (typeof turn === 'object') return null;
  try {
    const call = await readCall({ header: asked.header, query: NO_QUERY, params: NO_PARAMS, body: () => Promise.resolve(body) }, one);
    if (!call.ok) return null;
    const lang = languageOf(asked.header('accept-language'));
    const result = await one.handle({ ...call.value, db: house.db, actor, lang, from: fromOf(asked, house, () => `http://${asked.header('host')}`) });
    // What is written is never handed on, or it would be done twice.
    if (!('ok' in result) || result.cookies) throw new Error('a route that confirms its phone answers in JSON and sets no cookies');
    return result.ok ? { value: result.value } : null;
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  } finally {
    turn?.();
  }
}

const NO_QUERY = new URLSearchParams();
const NO_PARAMS = {};

function send(outgoing: ServerResponse, { status, text, headers }: Answer, timing: string): void {
  outgoing.writeHead(status, { ...headers, 'server-timing': timing, 'content-length': Buffer.byteLength(text) });
  outgoing.end(text);
}
