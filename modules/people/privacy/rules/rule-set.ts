import type { Text } from '../../../../kernel/text.ts';

/**
 * Where a value comes from. `date` = day of enactment, null where it was not looked up. `verified: false` = the text of the
 * law was not read for this value: it is used, but a person has to check it before relying on it.
 */
export type LawSource = {
  readonly law: string; readonly number: string; readonly year: number; readonly article: string;
  readonly date: string | null; readonly verified: boolean; readonly note: string;
};

/** Kinds of specific data the house keeps (UU 27/2022 art. 4(2)): health, personal finance, criminal record. */
export const SPECIFIC_KINDS = ['health', 'finance', 'record'] as const;
export type SpecificKind = (typeof SPECIFIC_KINDS)[number];

/** What a clock removes: each item once, whichever purpose it was kept for. `identity` is anonymised, the others deleted. */
export const RETENTION_ITEMS = [...SPECIFIC_KINDS, 'contacts', 'account', 'consent_details', 'identity'] as const;
export type RetentionItem = (typeof RETENTION_ITEMS)[number];

/** Legal bases of UU 27/2022 art. 20(2) that the house uses: a, c and e. */
export type Basis = 'consent' | 'legal_obligation' | 'public_duty';

/** From when a clock counts: the end of the last duty, or the last time the person was active. Before either: the day of recording. */
export type ClockEvent = 'duty_end' | 'last_activity';

export type Wording = { readonly version: number; readonly from: string; readonly text: Text };

/** Why data are processed: on which basis, which data, who sees them, how long. */
export type Purpose = {
  readonly id: string;
  readonly name: Text;
  readonly data: Text;
  readonly basis: Basis;
  readonly basisSource: LawSource;
  /** What the person agrees to, newest last; empty where the basis is not consent. */
  readonly wordings: readonly Wording[];
  /** What the clock of this purpose removes; empty where another purpose keeps the data. */
  readonly items: readonly RetentionItem[];
  readonly retention: { readonly after: ClockEvent; readonly months: number; readonly source: LawSource };
  /** The rights that see these data. */
  readonly seenBy: readonly string[];
};

/** The law of personal data at a time. A change of law is a new set that names the one it follows. */
export type PrivacyRules = {
  readonly slug: string; readonly name: string; readonly follows: string | null; readonly validFrom: string; readonly validTo: string | null;
  /** Below this age a parent or guardian consents. */
  readonly childBelowYears: { readonly value: number } & LawSource;
  /** Hours to tell the persons and the authority of a breach, from its discovery. */
  readonly breachNoticeHours: { readonly value: number } & LawSource;
  /** Hours to answer a request, from its filing, by what is asked. */
  readonly requestHours: Readonly<Record<RequestKind, { readonly value: number } & LawSource>>;
  readonly purposes: readonly Purpose[];
};

export const REQUEST_KINDS = ['access', 'correction', 'erasure', 'restriction', 'objection'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
