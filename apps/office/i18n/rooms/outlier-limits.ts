import type { Text } from '../../../../kernel/text.ts';

/** When a station stands out. Apart from the catalogue: the first screen shows none of it. */
export const OUTLIER_LIMITS = {
  turnout_low: {
    id: 'pengguna hak pilih kurang dari {low} DPT (I.B.4 dibagi I.A).',
    en: 'fewer voters than {low} of those registered (I.B.4 over I.A).',
  },
  turnout_high: {
    id: 'pengguna hak pilih lebih dari {high} DPT (I.B.4 dibagi I.A).',
    en: 'more voters than {high} of those registered (I.B.4 over I.A).',
  },
  invalid_high: {
    id: 'suara tidak sah {invalid} atau lebih dari semua suara.',
    en: 'invalid votes are {invalid} or more of all votes.',
  },
  one_takes_all: {
    id: 'sedikitnya {count} suara, semuanya untuk satu peserta.',
    en: 'at least {count} votes, all of them for one contestant.',
  },
  all_zero: {
    id: 'tidak ada peserta yang mendapat suara.',
    en: 'no contestant has a vote.',
  },
  above_voters: {
    id: 'suara sah melebihi DPT ditambah cadangan menurut aturan pemilu ini (tertulis di aturan pemilihannya).',
    en: 'more valid votes than registered voters and the reserve by the rules of this election (they stand with its contests).',
  },
  far_from_village: {
    id: 'bagian suara satu peserta berjarak {distance} atau lebih dari TPS lain sekelurahan (mulai {stations} TPS dengan {votes} suara).',
    en: 'the share of a contestant lies {distance} or more from the other stations of the kelurahan (from {stations} stations with {votes} votes on).',
  },
  channels_differ: {
    id: 'satu isian atau lebih tidak sama.',
    en: 'one cell or more is not the same.',
  },
  objected: {
    id: 'saksi atau pengawas menandatangani keberatan; dijelaskan sesudah pleno membahas semuanya.',
    en: 'a witness or supervisor signed an objection; explained once the plenary took up all of them.',
  },
} satisfies Record<string, Text>;
