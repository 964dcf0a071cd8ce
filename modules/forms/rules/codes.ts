/**
 * Every rule of the house, in an order that never changes: a set of broken rules is an int whose bit `i` stands for
 * `RULE_CODES[i]`. New codes are added at the end; there may be at most 31.
 */
export const RULE_CODES = Object.freeze([
  'R01', 'R02', 'R03', 'R03a', 'R04', 'R04a', 'R05', 'R06', 'R07', 'R08', 'R09', 'R10', 'R11', 'R12', 'R12a',
  'R13', 'R14', 'R15', 'R16', 'R17', 'R18', 'R19', 'R20', 'R21', 'R22', 'R23', 'W01',
] as const);

export type RuleCode = (typeof RULE_CODES)[number];

/** The bit of one code. */
export const ruleBit = (code: RuleCode): number => 1 << RULE_CODES.indexOf(code);

/** A set of codes as a bit mask. */
export const maskOf = (codes: Iterable<RuleCode>): number => {
  let mask = 0;
  for (const code of codes) mask |= ruleBit(code);
  return mask;
};

/** The codes of a bit mask, in the order of `RULE_CODES`. */
export const codesOf = (mask: number): RuleCode[] => (mask === 0 ? [] : RULE_CODES.filter((_, bit) => (mask >>> bit) & 1));
