import type { Text } from '../../kernel/text.ts';
import type { Ballot } from './ballot.ts';
import type { ContestType } from './contests.ts';
import type { Rule } from './rules/rule.ts';
import type { SectionId, VariantId, VoterList } from './variants/variant.ts';

export type CellKind = 'voters' | 'disability' | 'ballots' | 'votes' | 'total';
export type Column = 'L' | 'P' | 'J';

/** One figure of the sheet, in its place on the paper. */
export type Cell = {
  /** `A1_L`, `S2`, `C.1`, `P.3.A`, `V1` ... : the same meaning in every variant, whatever is printed beside it. */
  readonly id: string;
  /** Index into the figures of a sheet. */
  readonly position: number;
  readonly kind: CellKind;
  readonly page: number;
  readonly section: SectionId;
  /** Row of the paper this figure stands in: the id without its column. */
  readonly row: string;
  readonly column: Column | null;
  /** Number of the row as printed, e.g. `I.B.2` or `V.a`. */
  readonly place: string;
  /** What is printed beside it, with the column in words. */
  readonly label: Text;
  readonly list: VoterList | 'all' | null;
  readonly words: boolean;
  readonly tally: boolean;
  readonly bubbles: boolean;
};

/** A row as the paper shows it: one figure, or men, women and sum. */
export type Row = { readonly id: string; readonly place: string; readonly label: Text; readonly cells: readonly string[] };
export type Group = { readonly letter: string; readonly title: Text | null; readonly rows: readonly Row[] };
export type Section = {
  readonly id: SectionId;
  readonly number: string;
  readonly page: number;
  readonly title: Text;
  readonly groups: readonly Group[];
};

/** A result sheet ready to be filled in and checked. Plain data: it can be stored, sent and compared. */
export type Form = {
  readonly variant: VariantId;
  readonly contest: ContestType;
  readonly ballot: Ballot;
  /** Pages of the printed sheet. Where they are more than its sections name, the votes go on over those between: which party stands on which is not known. */
  readonly pages: number;
  readonly cells: readonly Cell[];
  /** Cell id → position. */
  readonly index: Readonly<Record<string, number>>;
  readonly sections: readonly Section[];
  readonly rules: readonly Rule[];
  /** Bits of the hard rules that this form knows; see `RULE_CODES`. */
  readonly hardMask: number;
};

/** The figures of one sheet in cell order. `null` = absent; it is NEVER read as zero. */
export type Figures = ArrayLike<number | null>;
