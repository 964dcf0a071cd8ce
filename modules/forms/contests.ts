import type { Text } from '../../kernel/text.ts';

/** What is voted on. `mayor` stands for the head of a regency or a city (bupati, wali kota). */
export const CONTEST_TYPES = ['ppwp', 'dpd', 'dpr', 'dprd_prov', 'dprd_kab', 'governor', 'mayor'] as const;
export type ContestType = (typeof CONTEST_TYPES)[number];

/** How a ballot is laid out: pairs of candidates, single candidates (DPD), or parties with their candidates. */
export type BallotKind = 'pairs' | 'candidates' | 'parties';

type ContestFacts = { readonly name: Text; readonly ballot: BallotKind };

export const CONTESTS: Readonly<Record<ContestType, ContestFacts>> = {
  ppwp: { ballot: 'pairs', name: { id: 'Presiden dan Wakil Presiden', en: 'President and Vice President' } },
  dpd: { ballot: 'candidates', name: { id: 'Anggota DPD', en: 'Members of DPD' } },
  dpr: { ballot: 'parties', name: { id: 'Anggota DPR', en: 'Members of DPR' } },
  dprd_prov: { ballot: 'parties', name: { id: 'Anggota DPRD Provinsi', en: 'Members of the provincial DPRD' } },
  dprd_kab: { ballot: 'parties', name: { id: 'Anggota DPRD Kabupaten/Kota', en: 'Members of the regency/city DPRD' } },
  governor: { ballot: 'pairs', name: { id: 'Gubernur dan Wakil Gubernur', en: 'Governor and Vice Governor' } },
  mayor: {
    ballot: 'pairs',
    name: { id: 'Bupati/Wali Kota dan Wakilnya', en: 'Regent/Mayor and deputy' },
  },
};

/**
 * Kinds of counting unit. `special` = lokasi khusus (prison, boarding school), `noken` = Papuan bag or consensus vote,
 * `overseas_*` = TPSLN, Kotak Suara Keliling (KSK) and Pos.
 */
export const UNIT_TYPES = ['regular', 'special', 'noken', 'overseas_tps', 'overseas_mobile', 'overseas_post'] as const;
export type UnitType = (typeof UNIT_TYPES)[number];

export const UNIT_TYPE_NAMES: Readonly<Record<UnitType, Text>> = {
  regular: { id: 'TPS', en: 'polling station' },
  special: { id: 'TPS lokasi khusus', en: 'polling station at a special location' },
  noken: { id: 'TPS noken', en: 'noken polling station' },
  overseas_tps: { id: 'TPSLN', en: 'polling station overseas' },
  overseas_mobile: { id: 'KSK', en: 'mobile ballot box overseas' },
  overseas_post: { id: 'POS', en: 'postal vote overseas' },
};
