import type { ReserveRate } from './parameters.ts';

/**
 * Reserve ballots for a number of voters: numerator × voters / denominator, rounded as the law's parameter says.
 * Whole numbers throughout: the remainder decides, never a decimal fraction. (289 voters at 2/100, ceil → 6.)
 */
export function reserveBallots(voters: number, rate: ReserveRate): number {
  const product = rate.numerator * voters;
  const remainder = product % rate.denominator;
  const whole = (product - remainder) / rate.denominator;
  return rate.rounding === 'ceil' && remainder > 0 ? whole + 1 : whole;
}

/** votes > voters × (1 + rate), compared as products: 2 % means votes × 100 > voters × 102. */
export const exceedsWithReserve = (votes: number, voters: number, rate: ReserveRate): boolean =>
  votes * rate.denominator > voters * (rate.denominator + rate.numerator);

/** The most votes that do not exceed voters × (1 + rate). */
export function mostVotesWithReserve(voters: number, rate: ReserveRate): number {
  const product = voters * (rate.denominator + rate.numerator);
  return (product - (product % rate.denominator)) / rate.denominator;
}
