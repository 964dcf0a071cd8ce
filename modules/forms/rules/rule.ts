import type { RuleCode } from './codes.ts';

/**
 * One relation between figures, as data. Cells are named by id. A relation is judged only when every figure that it
 * needs is present.
 */
export type Rule =
  /** The figure is a whole number, zero or more; where words were captured, they say the same. */
  | { readonly kind: 'wholeNumber'; readonly code: RuleCode; readonly cell: string; readonly words: boolean }
  /** total = sum of the parts; one part makes it an equality. */
  | { readonly kind: 'sum'; readonly code: RuleCode; readonly total: string; readonly parts: readonly string[]; readonly when?: EmptyColumn }
  /** sum of the parts ≤ limit; one part makes it a comparison. */
  | { readonly kind: 'atMost'; readonly code: RuleCode; readonly parts: readonly string[]; readonly limit: string; readonly when?: EmptyColumn }
  /** ballots = voters + reserve(voters), rate and rounding from the rule set. */
  | { readonly kind: 'reserve'; readonly code: RuleCode; readonly ballots: string; readonly voters: string }
  /** voters (the cell, else the official DPT) ≤ cap of the unit type. */
  | { readonly kind: 'cap'; readonly code: RuleCode; readonly voters: string }
  /** votes ≤ voters (the cell, else the official DPT) × (1 + reserve rate), in rationals, nothing rounded. */
  | { readonly kind: 'beyondReserve'; readonly code: RuleCode; readonly votes: string; readonly voters: string }
  /** The cell equals the official DPT of the station. */
  | { readonly kind: 'official'; readonly code: RuleCode; readonly cell: string; readonly of: 'male' | 'female' | 'total' }
  /** The cell equals the rows of the attendance list. */
  | { readonly kind: 'attendance'; readonly code: RuleCode; readonly cell: string; readonly list: 'movedIn' | 'unlisted' }
  /** The cell is the same in every contest of the station, or at most that of the contest open to most voters. */
  | { readonly kind: 'acrossContests'; readonly code: RuleCode; readonly cell: string; readonly must: 'equal' | 'atMostBroadest' }
  /** The cell equals the sum of its tally rows, none of which holds more than `rowMax`. */
  | { readonly kind: 'tally'; readonly code: RuleCode; readonly cell: string; readonly rowMax: number }
  /** Filled bubbles say what the boxes say. */
  | { readonly kind: 'bubbles'; readonly code: RuleCode; readonly cell: string };

/** A relation that holds only where the law counts the empty column among the valid votes, or only where it does not. */
export type EmptyColumn = 'emptyColumnCounts' | 'emptyColumnDoesNotCount';

export type RuleKind = Rule['kind'];
