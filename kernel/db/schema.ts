import type { Kysely, Transaction } from 'kysely';

/** Every table of the house. Each module adds its own by declaration merging, one file per table. */
export interface Schema {}

export type Db = Kysely<Schema>;

/** Inside a command only this handle is in scope, so that nothing can be written outside its transaction. */
export type Tx = Transaction<Schema>;

/** Either, for a question that a command or a screen may ask. */
export type Reader = Db | Tx;
