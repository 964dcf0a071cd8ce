import type { ColumnType, Generated } from 'kysely';
import type { Origin } from '../contract.ts';

/** One version of one sheet. Nothing of it ever changes but `current`, once, from true to false. */
export type SheetVersionTable = {
  recorded_at: Generated<Date>;
  contest_id: number;
  village_id: number;
  broken: number;
  station: number;
  version: number;
  hard: boolean;
  incomplete: boolean;
  current: Generated<boolean>;
  channel: string;
  origin: Origin;
  actor: string;
  reason: string | null;
  provenance: ColumnType<Record<string, Origin> | null, string | null, never>;
  figures: (number | null)[];
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema {
    sheet_version: SheetVersionTable;
  }
}
