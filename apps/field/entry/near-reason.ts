import type { Finding } from '../../../modules/forms/index.ts';
import { isReason } from './draft.ts';

/** The reason already given for another rule about some of the same figures, for a rule that has none yet; null = there is none to copy. */
export function nearReason(code: string, findings: readonly Finding[], reasons: Readonly<Record<string, string>>): string | null {
  if (isReason(reasons[code])) return null;
  const cells = new Set(findings.filter((one) => one.code === code).flatMap((one) => one.cells));
  const beside = findings.find((one) => one.code !== code && isReason(reasons[one.code]) && one.cells.some((cell) => cells.has(cell)));
  return beside ? reasons[beside.code] ?? null : null;
}

/** Does a rule speak of ballots? Only there "the number of ballots received was different" explains anything. */
export const isOfBallots = (findings: readonly Finding[]): boolean => findings.some(({ cells }) => cells.some((cell) => /^S\d/.test(cell)));
