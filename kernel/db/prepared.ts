import pg from 'pg';
import { sha256 } from '../ids.ts';

/** Statements that begin so are parsed and planned once per connection instead of once per execution. */
export const PREPARED = '/* prepared */';

const names = new Map<string, string>();

/** The same text has the same name, whoever sends it. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = sha256(text).slice(0, 32)));
  return name;
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
      return plainQuery.call(this, { name: nameOf(text), text, values: rest[0] as unknown[] }, ...rest.slice(1));
    };
    Object.defineProperty(PreparingClient.prototype, 'query', { value: query });
  }
}
