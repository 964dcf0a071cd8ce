import type { ContestType, RuleCode, UnitType } from '../../forms/index.ts';

/**
 * Where a value comes from. `date` = day of enactment, null where it was not looked up. `verified: false` = the text of
 * the law was not read for this value: it is used, but a person has to check it before relying on it.
 */
export type Source = {
  readonly law: string; readonly number: string; readonly year: number; readonly article: string;
  readonly date: string | null; readonly verified: boolean; readonly note: string;
};

/** Levels at which a contest may end: who adds it up last is who determines its result. */
export type RecapLevel = 'subdistrict' | 'regency' | 'province' | 'national';

/** Everything the law of one election gives to the rules, by key. Integers and dates only, so that nothing is rounded. */
export type RuleValues = {
  /** Voters per TPS: the most the Act allows. */
  'votersPerTps.law': number;
  /** Voters per TPS: the most KPU's own regulation allows. */
  'votersPerTps.kpu': number;
  /** Most voters in the DPT of a unit, by unit type; null = no cap. R13 judges by this. */
  'voterCap': Readonly<Record<UnitType, number | null>>;
  'reserveBallots.numerator': number;
  'reserveBallots.denominator': number;
  /** What happens to a fraction of a ballot, per TPS. */
  'reserveBallots.rounding': 'ceil' | 'floor';
  /** Ballots kept for a re-vote, per electoral district and contest type. */
  'revoteBallots': number;
  /** Ballots one voter gets, by province code; '' = everywhere else. */
  'ballotsPerVoter': Readonly<Record<string, number>>;
  /** Rules that are not asked of a unit type. */
  'ruleExemptions': Readonly<Partial<Record<UnitType, readonly RuleCode[]>>>;
  /** Whether votes for the empty column are valid votes. */
  'emptyColumnCounts': boolean;
  /** Order in which a TPS counts its contests. */
  'countOrder': readonly string[];
  /** Witnesses one contestant may mandate for one station. */
  'witnessesPerStation': number;
  /** Witnesses of one contestant who take part in a plenary at the same time, by level; at a level that is left out no limit is known. */
  'witnessesInPlenary': Readonly<Partial<Record<RecapLevel, number>>>;
  /** Up to which level plenaries add a contest up, by contest type; of a type that is left out, as high as its district reaches. */
  'recapitulatedUpTo': Readonly<Partial<Record<ContestType, RecapLevel>>>;
  /** First and last day of the recapitulation at each level. */
  'recapWindows': Readonly<Partial<Record<'subdistrict' | 'regency' | 'province' | 'national', readonly [string, string]>>>;
  /** Days after polling day by which each level must have its result. */
  'recapDeadlineDays': Readonly<Partial<Record<'regency' | 'province' | 'national', number>>>;
};

export type RuleKey = keyof RuleValues;
export type RuleValue<K extends RuleKey = RuleKey> = Source & { readonly value: RuleValues[K] };

/** The law of one election. A change of law is a new set that names the one it follows. */
export type RuleSet = {
  readonly slug: string; readonly name: string; readonly follows: string | null;
  readonly validFrom: string; readonly validTo: string | null;
  readonly values: { readonly [K in RuleKey]?: RuleValue<K> };
};

/** Cites one article; `verified` is said per value, since a text may be read for one point and not for another. */
export const cite = (
  law: string, number: string, year: number, date: string | null,
) => <V>(value: V, article: string, verified: boolean, note = ''): Source & { value: V } => ({ value, law, number, year, article, date, verified, note });

/** A value in use for which no text was found yet: it waits for a source. */
export const unsourced = (year: number) => <V>(value: V, note: string): Source & { value: V } => ({
  value, law: 'belum ada sumber', number: '-', year, article: '-', date: null, verified: false, note,
});
