import type { Text } from '../../../kernel/text.ts';
import type { BallotKind, ContestType } from '../contests.ts';

export const VARIANT_IDS = ['2014', '2019', '2020-kwk', '2024', '2024-kwk'] as const;
export type VariantId = (typeof VARIANT_IDS)[number];

/**
 * Where a fact comes from. `verified: false` = the text itself was not read when this was written down:
 * check it before relying on it. `date` = day of enactment, ISO, null where not known.
 */
export type LegalSource = {
  readonly law: string;
  readonly number: string;
  readonly year: number;
  readonly article: string;
  readonly date: string | null;
  readonly note: string;
  readonly verified: boolean;
};

/**
 * The three lists of voters, whatever a year calls them: registered here, moved in from elsewhere,
 * and not registered (votes with an e-KTP).
 */
export type VoterList = 'permanentList' | 'movedIn' | 'unlisted';

export type SectionId = 'voters' | 'disability' | 'ballots' | 'votes' | 'totals';

/** One printed row. `number` = as printed before the label ('' where none is). */
export type RowData = {
  readonly id: string;
  readonly number: string;
  readonly label: Text;
  /** `split` = three figures, men (L), women (P), sum (J); `single` = one figure. */
  readonly columns: 'split' | 'single';
  readonly list?: VoterList | 'all';
  readonly words?: boolean;
  readonly tally?: boolean;
};

export type GroupData = { readonly letter: string; readonly title: Text | null; readonly rows: readonly RowData[] };

/** One section of the paper. The groups of `votes` are made from the ballot. */
export type SectionData = {
  readonly id: SectionId;
  readonly number: string;
  readonly page: number;
  readonly title: Text | Readonly<Record<BallotKind, Text>>;
  readonly groups: readonly GroupData[];
};

/** The result sheet of a TPS as one election law prints it. */
export type FormVariant = {
  readonly id: VariantId;
  readonly name: Text;
  readonly source: LegalSource;
  readonly contests: readonly ContestType[];
  /** Printed names of each list; several where sources disagree. The same word means different lists in different years. */
  readonly listNames: Readonly<Record<VoterList, readonly string[]>>;
  readonly sections: readonly SectionData[];
  /** Tally table beside each contestant and the invalid votes: rows, and the most votes one row holds. */
  readonly tally: { readonly rows: number; readonly rowMax: number } | null;
  /** Contests whose vote figures carry machine-readable bubbles 0-9. */
  readonly bubbles: readonly ContestType[];
  /** TPS numbers from here on are special locations; null = the year has no such convention. */
  readonly specialStationsFrom: number | null;
  /** Points of this variant not yet checked against the printed form or the law. */
  readonly unverified: readonly string[];
};

export const text = (id: string, en: string): Text => ({ id, en });

/** A row of men, women and sum. */
export const split = (id: string, number: string, label: Text, list?: VoterList | 'all'): RowData =>
  list ? { id, number, label, columns: 'split', list } : { id, number, label, columns: 'split' };

/** A row of one figure. */
export const single = (id: string, number: string, label: Text, more: { words?: boolean; tally?: boolean } = {}): RowData =>
  ({ id, number, label, columns: 'single', ...more });
