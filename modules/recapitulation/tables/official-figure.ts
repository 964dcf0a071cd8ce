import type { ColumnType, Generated } from 'kysely';

/** One version of KPU's own recapitulation of one region. */
export type OfficialFigureTable = {
  contest_id: number;
  region_id: number;
  version: number;
  path: string;
  current: Generated<boolean>;
  figures: ColumnType<Record<string, number>, string, never>;
  source: string;
  reason: string | null;
  actor: string;
  recorded_at: Generated<Date>;
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema {
    official_figure: OfficialFigureTable;
  }
}
