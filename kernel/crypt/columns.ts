/** What a column of bytes holds, and so what becomes of it when the house gets a new key. Every bytea column is declared. */
export type ByteColumn =
  /** A seal under `purpose`, bound to the text of column `bound`. `when` (SQL): the rows in which it is one. */
  | { readonly is: 'sealed'; readonly purpose: string; readonly bound: string; readonly when?: string }
  /** The keyed hash of what column `from` seals; `text` makes the hashed text out of it and of column `beside`. */
  | { readonly is: 'hashed'; readonly purpose: string; readonly from: string; readonly beside?: string; readonly text?: (plain: string, beside: string) => string }
  /** Made with the house key and not made anew with the others; `why` says what becomes of it. */
  | { readonly is: 'apart'; readonly why: string }
  /** Nothing of the house key is in it. */
  | { readonly is: 'plain'; readonly why: string };

/** One table that has columns of bytes. Names are written by hand and never come from outside. */
export type ByteTable = { readonly table: string; readonly columns: Readonly<Record<string, ByteColumn>> };

/** One with seals; `key` is its primary key, by which it is walked. */
export type SealedTable = ByteTable & { readonly key: string; readonly keyType: 'text' | 'bigint' | 'bytea' };

export const hasSeals = (table: ByteTable | SealedTable): table is SealedTable => 'key' in table;

type Of<Kind extends ByteColumn['is']> = readonly (readonly [string, Extract<ByteColumn, { is: Kind }>])[];

export const sealedIn = ({ columns }: ByteTable): Of<'sealed'> => Object.entries(columns).flatMap(([name, column]) => (column.is === 'sealed' ? [[name, column] as const] : []));
export const hashedIn = ({ columns }: ByteTable): Of<'hashed'> => Object.entries(columns).flatMap(([name, column]) => (column.is === 'hashed' ? [[name, column] as const] : []));
