import { sql, type RawBuilder } from 'kysely';
import type pg from 'pg';
import { poolOf } from './one-trip.ts';
import { PREPARED } from './prepared.ts';
import type { Db } from './schema.ts';

/** Stands in a statement for a value that is told each time it is sent. */
class Slot<Name> {
  readonly name: Name;
  constructor(name: Name) {
    this.name = name;
  }
}

/** Puts the value of that name into a statement. */
export type SlotOf<Values> = (name: keyof Values & string) => RawBuilder<unknown>;

/** Sends the statement by itself, as a transaction of its own, and answers with the rows it returns. */
export type FixedStatement<Values, Row> = (db: Db, values: Values) => Promise<Row[]>;

/**
 * A statement whose text never varies, for those that run hundreds of times a second: built and written out once for the process, named and
 * planned once per connection; after that only its values travel.
 */
export function fixedStatement<Values extends Readonly<Record<string, unknown>>, Row extends pg.QueryResultRow>(build: (slot: SlotOf<Values>) => RawBuilder<Row>): FixedStatement<Values, Row> {
  let written: { readonly text: string; readonly parameters: readonly unknown[] } | null = null;
  const write = (db: Db) => {
    const { sql: text, parameters } = sql`${sql.raw(PREPARED)} ${build((name) => sql.val(new Slot(name)))}`.compile(db);
    return { text, parameters };
  };
  return async (db, values) => {
    const { text, parameters } = (written ??= write(db));
    const told = parameters.map((one) => (one instanceof Slot ? values[(one as Slot<string>).name] : one));
    return (await poolOf(db).query<Row>(text, told)).rows;
  };
}
