import type { Problem as FullProblem } from '../../../kernel/problem.ts';
import { answered, unanswered } from './connection.ts';
import { noteSessionEnd } from './session-end.ts';

/** A problem as it travels: the server keeps the loose values of its sentences to itself. */
export type Problem = Omit<FullProblem, 'params'>;

/** Why a request brought nothing: the server's own problem, no answer at all, or an answer nobody can read. */
export type Trouble =
  | { readonly kind: 'problem'; readonly problem: Problem; /** After so many seconds it may be tried again; null where the server names no time. */ readonly waitSeconds: number | null }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unreadable'; readonly status: number };

/** Carries a trouble through the promise of a query. */
export class RequestFailed extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.kind === 'problem' ? trouble.problem.title : trouble.kind);
    this.name = 'RequestFailed';
    this.trouble = trouble;
  }
}

export type Params = Readonly<Record<string, string | number | undefined>>;

/** Adds the parameters that have a value; '' is a value (it is the path of the whole nation). */
export function address(path: string, params: Params = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Reads one answer of the API. @throws RequestFailed */
export const read = <T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> =>
  send<T>(address(path, params), signal ? { signal } : {});

/** Writes once: the same key may be sent again without a second effect. @throws RequestFailed */
export const write = <T>(path: string, body: unknown, key: string): Promise<T> =>
  send<T>(path, { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json', 'idempotency-key': key });

/** Writes once and takes the file that comes back. @throws RequestFailed */
export async function writeForFile(path: string, body: unknown, key: string): Promise<{ readonly file: Blob; readonly name: string }> {
  const response = await answerOf(path, { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json', 'idempotency-key': key });
  return { file: await response.blob(), name: /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'unduhan' };
}

async function send<T>(url: string, init: RequestInit, headers: Readonly<Record<string, string>> = {}): Promise<T> {
  const response = await answerOf(url, init, headers);
  try {
    return (await response.json()) as T;
  } catch {
    throw new RequestFailed({ kind: 'unreadable', status: response.status });
  }
}

async function answerOf(url: string, init: RequestInit, headers: Readonly<Record<string, string>>): Promise<Response> {
  const response = await fetch(url, { ...init, headers: { accept: 'application/json', 'accept-language': document.documentElement.lang, ...headers } })
    .catch((cause: unknown) => {
      if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
      unanswered();
      throw new RequestFailed({ kind: 'unreachable' });
    });
  answered();
  if (!response.ok) throw new RequestFailed(await troubleOf(response));
  return response;
}

async function troubleOf(response: Response): Promise<Trouble> {
  const body: unknown = await response.json().catch(() => null);
  const isProblem = typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
  if (!isProblem) return { kind: 'unreadable', status: response.status };
  const problem = body as Problem;
  if (problem.code === 'not_signed_in') noteSessionEnd();
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  return { kind: 'problem', problem, waitSeconds: Number.isFinite(wait) ? wait : null };
}

/** The code of the server's own problem; null for silence and for what nobody can read. */
export function problemCode(error: unknown): Problem['code'] | null {
  const trouble = troubleIn(error);
  return trouble.kind === 'problem' ? trouble.problem.code : null;
}

/** What went wrong, whatever was thrown. */
export const troubleIn = (error: unknown): Trouble =>
  error instanceof RequestFailed ? error.trouble : { kind: 'unreadable', status: 0 };
