import { cookieOf, serverUrl } from './browser.ts';

/** A call to the house under test as somebody; with a body it writes. Throws what was refused. */
export async function call<T>(person: string, path: string, body?: unknown): Promise<T> {
  const headers = { cookie: await cookieOf(person), 'content-type': 'application/json', origin: serverUrl(), 'idempotency-key': crypto.randomUUID() };
  const answer = await fetch(`${serverUrl()}${path}`, body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
