import type { Text } from '../../../../kernel/text.ts';

export const OUTLIER_CODES = ['turnout_low', 'turnout_high', 'invalid_high', 'one_takes_all', 'all_zero', 'above_voters', 'far_from_village', 'channels_differ', 'objected'] as const;
export type OutlierCode = (typeof OUTLIER_CODES)[number];

/** Source of every number below: no law draws these lines. They only say what people should look at first. */
export const THRESHOLDS_SOURCE: Text = {
  id: 'Batas ditetapkan sendiri (keputusan rumah); bukan aturan hukum. Yang menonjol belum tentu salah.',
  en: 'Limits are a house decision, not a rule of law. What stands out is not necessarily wrong.',
};

/** Shares are fractions of one. */
export const THRESHOLDS = {
  /** Voters of registered voters (B4 ÷ A1). */
  turnout: { low: 0.2, high: 1 },
  /** Invalid votes of all votes. */
  invalid: 0.2,
  /** From so many valid votes on, all of them for one contestant stand out. */
  oneTakesAll: 20,
  /** Against the other stations of the same kelurahan. */
  village: {
    /** Fewer stations tell nothing of what is usual. */
    stations: 5,
    /** Votes without which a share means little. */
    votes: 20,
    /** So many times the usual distance from the median (0.6745 × distance ÷ MAD; Iglewicz and Hoaglin 1993 call 3.5 an outlier, here far more). */
    score: 6,
    /** MAD of a kelurahan that votes nearly alike is taken for this much. */
    leastMad: 0.02,
    /** Nearer than this to the median stands out nowhere. */
    distance: 0.25,
  },
} as const;
