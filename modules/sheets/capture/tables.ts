import type { ColumnType, Generated } from 'kysely';
import type { EntryKind } from './rules/settle.ts';
import type { CaseState } from './states.ts';

/** What somebody reads on a sheet. Nothing of it ever changes but `standing`. */
export type SheetEntryTable = {
  contest_id: number; village_id: number; station: number; number: number; round: number; kind: EntryKind;
  standing: ColumnType<EntryStanding, EntryStanding | undefined, EntryStanding>;
  person_id: string; device_id: string | null; said_at: Date | null; received_at: Generated<Date>;
  /** Positions that were asked, null = all; figures in the order of the form, null = absent. */
  cells: number[] | null; figures: (number | null)[];
  /** Bits of RULE_CODES. */
  broken: number;
  reasons: ColumnType<Record<string, string>, string, never>;
  reason: string | null;
  /** `page:sha256` each. */
  photos: ColumnType<string[], string[] | undefined, never>;
  /** The entry its sender had seen last. */
  follows: ColumnType<number, number | undefined, never>;
  /** SHA-256 of `entryText`, of a reading of `readingText`; readings before the house kept their photos have none. */
  hash: string | null; message: string | null; signature: Buffer | null;
};

export type EntryStanding = 'current' | 'superseded' | 'aside';

/** How far a sheet has come on the quick way; it has a row as soon as anything of it arrived. */
export type SheetCaseTable = {
  contest_id: number; village_id: number; station: number; scheme: string; path: string; event_id: number;
  state: Exclude<CaseState, 'awaited'>; round: Generated<number>; entries: Generated<number>; differing: Generated<number[]>;
  returned_to: 'first' | 'second' | null; asked: string | null; note: string | null; reopened_for: string | null; accepted_version: number | null; since: Generated<Date>; readable: Generated<boolean>; photos_replaced_at: Date | null;
  task: string | null; task_kind: 'second' | 'third' | null; task_person: string | null; task_until: Date | null;
};

declare module '../../../kernel/db/schema.ts' {
  interface Schema { sheet_entry: SheetEntryTable; sheet_case: SheetCaseTable }
}
