import pg from 'pg';
import { sha256 } from '../ids.ts';

/** Statements that begin so are parsed and planned a few times per connection instead of once per execution. */
export const PREPARED = '/* prepared */';

const names = new Map<string, string>();

/** The same text has the same name, whoever sends it. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = sha256(text).slice(0, 32)));
  return name;
}

/** How often each connection has sent each statement. */
const uses = new WeakMap<pg.Client, Map<string, number>>();

/**
 * Which plan of a statement this use of it has: a new one each time it has been used four times as often. PostgreSQL keeps a plan until the
 * statistics are new, which is a minute or more; in the first minute of an evening a table grows from nothing to a hundred thousand rows,
 * and a plan made for nothing reads all of them each time.
 */
function planOf(client: pg.Client, text: string): number {
  let counts = uses.get(client);
  if (!counts) uses.set(client, (counts = new Map<string, number>()));
  const count = (counts.get(text) ?? 0) + 1;
  counts.set(text, count);
  return Math.floor(Math.log2(count) / 2);
}

type Query = (this: pg.Client, text: unknown, ...rest: unknown[]) => unknown;
const plainQuery = pg.Client.prototype.query as Query;

/**
 * A connection that gives a name to the statements marked `PREPARED`. For the few that run thousands of times a second
 * and whose text never varies; kysely itself names none.
 */
export class PreparingClient extends pg.Client {
  static {
    const query: Query = function (text, ...rest) {
      if (typeof text !== 'string' || !text.startsWith(PREPARED) || !Array.isArray(rest[0])) return plainQuery.call(this, text, ...rest);
      return plainQuery.call(this, { name: `${nameOf(text)} ${planOf(this, text)}`, text, values: rest[0] as unknown[] }, ...rest.slice(1));
    };
    Object.defineProperty(PreparingClient.prototype, 'query', { value: query });
  }
}
