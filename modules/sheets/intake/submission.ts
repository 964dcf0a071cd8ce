import type { Actor } from '../../../kernel/access.ts';
import type { Result } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import type { UnitType } from '../../forms/index.ts';
import type { Origin, RecordedSheets } from '../contract.ts';
import type { Verdict } from '../rules/judge.ts';

/** The last two carry what people agreed on or a plenary confirmed: their rights were checked where that was done. */
export type SheetCommand = 'sheets.record' | 'sheets.import_batch' | 'sheets.accept' | 'recapitulation.confirm';

/** One sheet as it arrives, its figures in the order of the cells of the form. */
export type ArrivingSheet = {
  readonly village: string;
  readonly station: number;
  readonly figures: readonly (number | null)[];
  readonly provenance: string | null;
  readonly reason: string | null;
  /** The version it is meant to follow, 0 = none; absent = whatever is there. */
  readonly after?: number | undefined;
};

/**
 * What one sender sends under one key: all of it is recorded, or nothing. `hash` stands for its content:
 * the same key with another hash is refused.
 */
export type Submission = {
  readonly command: SheetCommand;
  readonly actor: Actor;
  readonly key: string;
  readonly hash: Buffer;
  readonly contest: ContestContext;
  readonly channel: string;
  readonly origin: Origin;
  readonly sheets: readonly ArrivingSheet[];
  /** Where the sheets come from, for the trail: file name and hash of an import. */
  readonly source?: Readonly<Record<string, unknown>>;
};

export type Answer = Result<RecordedSheets>;

/** Where a station stands in the tree and in the roll. */
export type StationPlace = {
  readonly villageId: number;
  readonly village: string;
  readonly station: number;
  readonly subdistrictId: number;
  readonly unitType: UnitType;
  /** Registered voters by the roll; null = not known. */
  readonly dptTotal: number | null;
};

/** A sheet that may be recorded: its station is known, its sender may, its figures are judged. `at` = its place in the submission. */
export type PlacedSheet = ArrivingSheet & {
  readonly at: number;
  readonly submission: Submission;
  readonly place: StationPlace;
  readonly verdict: Verdict;
};

/** The state of one station in one channel that totals are made of. */
export type SheetState = Verdict & { readonly version: number; readonly figures: readonly (number | null)[] };

export type SheetChange = { readonly place: StationPlace; readonly before: SheetState | null; readonly after: SheetState };

/** Said inside the transaction that records: whoever keeps totals takes off `before` and adds `after`. */
export type SheetsAccepted = { readonly contest: ContestContext; readonly channel: string; readonly changes: readonly SheetChange[] };

declare module '../../../kernel/announce.ts' {
  interface Announcements {
    'sheets.accepted': SheetsAccepted;
  }
}
