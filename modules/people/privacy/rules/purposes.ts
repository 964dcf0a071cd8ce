import { PDP_2024 } from './pdp-2024.ts';
import type { PrivacyRules, Purpose, SpecificKind, Wording } from './rule-set.ts';

/** Every rule set, oldest first. What was reckoned by one names it, so that a newer law changes nothing after the fact. */
export const PRIVACY_RULES: readonly PrivacyRules[] = [PDP_2024];

/** The rules in force on a day (`2026-11-21`); before the first set, the first. */
export const rulesOn = (day: string): PrivacyRules =>
  PRIVACY_RULES.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo)) ?? PDP_2024;

export const purposeOf = (rules: PrivacyRules, id: string): Purpose | undefined => rules.purposes.find((one) => one.id === id);

/** The wording a person was shown, or undefined where the purpose never had it. */
export const wordingOf = (purpose: Purpose, version: number): Wording | undefined => purpose.wordings.find((one) => one.version === version);

/** Which purposes data of a kind may be kept for. */
export const purposesFor = (rules: PrivacyRules, kind: SpecificKind): Purpose[] => rules.purposes.filter(({ items }) => (items).includes(kind));
