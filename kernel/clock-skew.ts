/** How far a phone's clock is from ours, in the unit a person would say it in. `count` is 0 only for `exact`. */
export type SkewParts = { readonly direction: 'exact' | 'ahead' | 'behind'; readonly unit: 'seconds' | 'minutes' | 'hours' | 'days'; readonly count: number };

/** What the way through the network can explain; below it a clock counts as right. */
const UNNOTICED_MILLISECONDS = 5_000;
const UNITS = [['days', 86_400_000], ['hours', 3_600_000], ['minutes', 60_000], ['seconds', 1_000]] as const;

/** From this on a clock is so wrong that its owner should set it. */
export const WRONG_CLOCK_MILLISECONDS = 60_000;

/** @param skewMs phone minus server, milliseconds */
export function skewParts(skewMs: number): SkewParts {
  const size = Math.abs(skewMs);
  if (size < UNNOTICED_MILLISECONDS) return { direction: 'exact', unit: 'seconds', count: 0 };
  const [unit, length] = UNITS.find(([, one]) => size >= one) ?? UNITS[3];
  return { direction: skewMs > 0 ? 'ahead' : 'behind', unit, count: Math.round(size / length) };
}
