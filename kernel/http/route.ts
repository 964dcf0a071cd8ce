import type { z } from 'zod';
import type { Actor, Place, Verb } from '../access.ts';
import type { Db } from '../db/schema.ts';
import type { Lang } from '../text.ts';
import type { Result } from '../result.ts';

type Schema = z.ZodType;
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** Where a request comes from: the caller's address, what its browser calls itself, and the address of the house it asked. */
export type Origin = {
  readonly address: string; readonly userAgent: string; readonly origin: string;
  /** The Cookie header, for the few routes that have a cookie of their own; absent where nobody sent one. */
  readonly cookie?: string;
  /** True where cookies are to be `Secure` and bound to the host. */
  readonly secure?: boolean;
};

/** An answer that also sets cookies (`name=value; attributes`). */
export type WithCookies = { readonly cookies?: readonly string[] };

/** What a handler may use: the actor, the checked parts of the request, and the house's handles. */
export type Call<P, Q, B> = {
  readonly db: Db; readonly actor: Actor; readonly lang: Lang; readonly key: string; readonly from: Origin;
  readonly params: P; readonly query: Q; readonly body: B;
};

/** Something other than JSON: a CSV, an XLSX, a PDF. Each leaves one entry in the trail, which the door writes. */
export type FileAnswer = {
  readonly file: Uint8Array | string | ReadableStream<Uint8Array>; readonly name: string; readonly mediaType: string;
  /** Which region it tells of; the nation unless said. */
  readonly place?: Place;
  /** What it is; unless said, the path of the request with those filters that name nobody. */
  readonly thing?: string;
  /** What else the entry tells; never a text that was searched for. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** The command that made it has left its entry already. */
  readonly isNoted?: boolean;
};

/** A picture of the house that a screen shows: no file that leaves, so not every look is an entry. What it holds never changes under its address. */
export type PictureAnswer = { readonly picture: Uint8Array; readonly mediaType: string };

/**
 * The right a route asks for: a verb, or any one of several where different people come for different reasons (then the
 * handler tells them apart); `signed_in` = anybody's own affairs; `public` = also those who have not signed in.
 */
export type Access = Verb | readonly Verb[] | 'signed_in' | 'public';

/**
 * A route as a sentence: method, path, the right it needs, its contracts, what it does.
 * `access: 'public'` must be said aloud; a route that declares nothing does not compile, and a test walks them all.
 */
export type Route<P extends Schema | undefined = undefined, Q extends Schema | undefined = undefined, B extends Schema | undefined = undefined> = {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** `/api/contests/{id}/results` */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly tag: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The most bytes that a body may have; `BODY_BYTES.usual` unless the route says aloud that it takes more (kernel/http/body-limit.ts). */
  readonly bodyBytes?: number;
  /**
   * True where the handler confirms in its own transaction that the phone may still act: then a phone that was here a moment ago is not
   * looked up first (`Actor.unconfirmed`), and goes the short way (swift-way.ts). Where such a call is refused, nothing is written and the door
   * asks once more, with the phone looked up.
   */
  readonly confirms?: true;
  /** Contract of the answer; absent for files. */
  readonly response?: Schema;
  handle(call: Call<Out<P>, Out<Q>, Out<B>>): Promise<Answered>;
};

type Answered = (Result<unknown> & WithCookies) | FileAnswer | PictureAnswer;

export type AnyRoute = Omit<Route, 'params' | 'query' | 'body' | 'handle'> & {
  readonly params?: Schema; readonly query?: Schema; readonly body?: Schema;
  handle(call: Call<unknown, unknown, unknown>): Promise<Answered>;
};

/** Checks the parts against each other, then forgets their types so that all routes fit one table of contents. */
export function route<P extends Schema | undefined = undefined, Q extends Schema | undefined = undefined, B extends Schema | undefined = undefined>(
  definition: Route<P, Q, B>,
): AnyRoute {
  return definition as unknown as AnyRoute;
}
