import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** What a request says of itself, whichever way it came in (decision 24): everything that guards, rights and signatures go by. */
export type Asked = {
  readonly method: string;
  /** Path and query, as a phone signs them: `/api/devices?limit=5`. */
  readonly target: string;
  /** Address of the other end of the connection; '' where there is none (a test that calls the app directly). */
  readonly peer: string;
  /** A header by its name in small letters. */
  header(name: string): string | undefined;
};

/** A request as the routes' router holds it. */
export const askedIn = (context: Context): Asked => askedBy(context.req.raw, (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress);

/** A request as the web's own type has it; unless told, nobody knows where it comes from. */
export const askedBy = ({ method, url, headers }: Request, peer = ''): Asked => ({
  method, peer,
  get target() {
    const { pathname, search } = new URL(url);
    return pathname + search;
  },
  header: (name) => headers.get(name) ?? undefined,
});

/** A request as Node hands it over. */
export const askedFrom = ({ method = '', url = '', headers, socket }: IncomingMessage): Asked => ({
  method, target: url, peer: socket.remoteAddress ?? '',
  header: (name) => {
    const value = headers[name];
    return typeof value === 'string' ? value : value?.join(', ');
  },
});
