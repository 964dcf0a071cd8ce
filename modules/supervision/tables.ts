import type { ColumnType, Generated } from 'kysely';
import type { ContestType } from '../forms/index.ts';

export type MandateTable = {
  id: Generated<number>; event_id: number; person_id: string; kind: 'witness' | 'supervisor'; contest_type: ContestType | null; contestant: number | null;
  scheme: string; path: string; letter: string; given_by: string; given_at: Generated<Date>; revoked_by: string | null; revoked_at: Date | null;
};

/** Nothing of it ever changes. */
export type CopyStatementTable = {
  id: Generated<number>; contest_id: number; village_id: number; station: number; person_id: string; mandate_id: number | null; device_id: string | null;
  copy_of: string; statement: 'agreed' | 'differs' | 'objection';
  figures: ColumnType<Record<string, number | null>, string, never>;
  reason: string | null; photos: string[]; said_at: Date | null; received_at: Generated<Date>; message: string | null; signature: Buffer | null;
};

declare module '../../kernel/db/schema.ts' {
  interface Schema { mandate: MandateTable; copy_statement: CopyStatementTable }
}
