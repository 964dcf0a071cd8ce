import '../tables.ts';
import { sql, type Insertable } from 'kysely';
import type { Place } from '../../../../kernel/access.ts';
import type { Reader, Tx } from '../../../../kernel/db/schema.ts';
import { livesIn } from '../../identity/store/conditions.ts';
import type { BreachEventKind, BreachEventTable, BreachTable } from '../tables.ts';

export type BreachRow = Omit<BreachTable, 'recorded_at'> & { readonly recorded_at: Date };
export type EventRow = { readonly breach_id: string; readonly kind: BreachEventKind; readonly at: Date; readonly note: string; readonly recorded_by: string; readonly recorded_at: Date };

export async function insertBreach(tx: Tx, row: Insertable<BreachTable>): Promise<void> {
  await tx.insertInto('breach').values(row).execute();
}

export async function insertEvent(tx: Tx, row: Omit<BreachEventTable, 'id' | 'recorded_at'>): Promise<void> {
  await tx.insertInto('breach_event').values(row).execute();
}

export const findBreach = (db: Reader, id: string): Promise<BreachRow | undefined> => db.selectFrom('breach').selectAll().where('id', '=', id).executeTakeFirst();

/** Nobody else adds to a breach until the transaction ends. */
export async function lockBreach(tx: Tx, id: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`breach ${id}`}, 0))`.execute(tx);
}

export const breachesIn = (db: Reader, places: readonly Place[], limit: number): Promise<BreachRow[]> =>
  db.selectFrom('breach as p').selectAll().where(livesIn(places)).orderBy('discovered_at', 'desc').limit(limit).execute();

export const eventsOf = (db: Reader, breaches: readonly string[]): Promise<EventRow[]> =>
  breaches.length === 0 ? Promise.resolve([]) : db.selectFrom('breach_event').select(['breach_id', 'kind', 'at', 'note', 'recorded_by', 'recorded_at']).where('breach_id', 'in', [...breaches]).orderBy('id').execute();
