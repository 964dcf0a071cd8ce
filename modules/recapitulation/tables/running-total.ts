/** Running figures of one subdistrict in one contest and channel; vectors as described in the migration. */
export type RunningTotalTable = {
  contest_id: number;
  channel: string;
  path: string;
  region_id: number;
  stations_in: number;
  hard: number;
  warn: number;
  corrected: number;
  incomplete: number;
  rules: number[];
  present: number[];
  sums: number[];
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema {
    running_total: RunningTotalTable;
  }
}
