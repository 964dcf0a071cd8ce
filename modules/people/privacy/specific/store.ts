import '../tables.ts';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import type { SpecificKind } from '../contract.ts';
import type { SpecificDataTable } from '../tables.ts';

export type SpecificCell = { readonly sealed: Buffer | null; readonly purpose: string | null; readonly at: Date | null; readonly by: string | null };

const cellOf = (row: SpecificDataTable, kind: SpecificKind): SpecificCell =>
  ({ sealed: row[`${kind}_sealed`], purpose: row[`${kind}_purpose`], at: row[`${kind}_at`], by: row[`${kind}_by`] });

const EMPTY: SpecificCell = { sealed: null, purpose: null, at: null, by: null };

/** The three sealed columns of one person. */
export async function specificOf(db: Reader, person: string): Promise<Record<SpecificKind, SpecificCell>> {
  const row = await db.selectFrom('specific_data').selectAll().where('person_id', '=', person).executeTakeFirst();
  if (!row) return { health: EMPTY, finance: EMPTY, record: EMPTY };
  return { health: cellOf(row, 'health'), finance: cellOf(row, 'finance'), record: cellOf(row, 'record') };
}

/** Which kinds are there; nothing is read but that. */
export async function presenceOf(db: Reader, person: string): Promise<Record<SpecificKind, boolean>> {
  const cells = await specificOf(db, person);
  return { health: cells.health.sealed !== null, finance: cells.finance.sealed !== null, record: cells.record.sealed !== null };
}

/** Writes one column and leaves the others alone. */
export async function writeCell(tx: Tx, person: string, kind: SpecificKind, { sealed, purpose, at, by }: SpecificCell): Promise<void> {
  const change = { [`${kind}_sealed`]: sealed, [`${kind}_purpose`]: purpose, [`${kind}_at`]: at, [`${kind}_by`]: by };
  await tx.insertInto('specific_data').values({ ...NOTHING, ...change, person_id: person })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(change)).execute();
}

const NOTHING: Omit<SpecificDataTable, 'person_id'> = {
  health_sealed: null, health_purpose: null, health_at: null, health_by: null, finance_sealed: null, finance_purpose: null, finance_at: null, finance_by: null,
  record_sealed: null, record_purpose: null, record_at: null, record_by: null,
};
