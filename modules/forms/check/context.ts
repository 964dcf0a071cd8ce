import type { UnitType } from '../contests.ts';
import type { Figures, Form } from '../form.ts';

/** The official DPT of one station; null where a part is not known. */
export type OfficialDpt = { readonly male: number | null; readonly female: number | null; readonly total: number | null };

/** What is known about a sheet besides its figures. Whatever is absent is not judged. */
export type SheetContext = {
  readonly unitType: UnitType;
  readonly dpt?: OfficialDpt | null;
  /** Numbers written in words, by cell id, already read as numbers. */
  readonly words?: Readonly<Record<string, number | null>>;
  /** Totals of the tally rows that were used, top to bottom, by cell id. */
  readonly tallyRows?: Readonly<Record<string, readonly (number | null)[]>>;
  /** Filled bubble of each digit column, left to right, by cell id; null = none filled. */
  readonly bubbles?: Readonly<Record<string, readonly (number | null)[]>>;
  /** Rows of the attendance lists. */
  readonly attendance?: { readonly movedIn?: number | null; readonly unlisted?: number | null };
  /** Cells that a machine read: only these may get a hint about a look-alike digit. */
  readonly machineRead?: readonly string[];
  /** The sheets of the other contests of the same station. */
  readonly otherContests?: readonly { readonly form: Form; readonly figures: Figures }[];
};
