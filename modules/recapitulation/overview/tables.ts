import type { Generated } from 'kysely';

/** Where something changed since the last count: left by whoever changed it. */
export type OverviewChangeTable = { event_id: number; path: string; figures: boolean };

/** What stood at the last count, per subdistrict and contest. `quick`, `legal`: registered voters and voters of the sheets that have both, valid, invalid, and how many sheets have not both (of before that was counted: four figures). */
export type OverviewCountTable = {
  event_id: number; path: string; contest_id: number; photographed: number; entered: number; unphotographed: number; different: number; asked_again: number; accepted: number; replaced: Generated<number>;
  oldest: Date | null; quick_in: number; legal_in: number; hard: number; warn: number; quick: number[]; legal: number[];
};

export type StationOutlierTable = {
  event_id: number; path: string; station: number; contest_id: number; code: string; channel: string; value: number; beside: number | null;
  explained: Generated<boolean>; cell: string | null;
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema {
    overview_change: OverviewChangeTable;
    overview_line_change: { plenary_id: number; lines: number; done: number; corrected: number };
    overview_line: { plenary_id: number; lines: number; done: number; corrected: number };
    overview_count: OverviewCountTable;
    overview_flag: { event_id: number; path: string; contest_id: number; rule: number; sheets: number };
    overview_due: { event_id: number; path: string };
    station_outlier: StationOutlierTable;
    overview_round: { only_one: Generated<boolean>; counted_at: Date; milliseconds: number };
  }
}
