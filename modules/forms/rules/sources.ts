import type { LegalSource } from '../variants/variant.ts';

const source = (law: string, number: string, year: number, article: string, date: string | null, note: string, verified = true): LegalSource =>
  ({ law, number, year, article, date, note, verified });

/** The laws that the rules stand on. The values themselves (rates, caps, exemptions) are in the rule sets of the elections. */
export const RESERVE_GENERAL = source('UU', '7', 2017, '344(2)', '2017-08-15', 'Reserve ballots, 2 % of the DPT of each TPS. Rounding is not said: a parameter.');
export const RESERVE_REGIONAL = source('Perppu', '1', 2014, '87', '2014-10-02', 'Reserve ballots of regional elections, 2.5 %. Rounding is not said: a parameter.');
export const VOTER_CAP = source('UU', '7', 2017, '350', '2017-08-15', 'At most 500 voters a TPS; the KPU sets fewer. The cap is a parameter.', false);
export const RECOUNT_GROUND = source('UU', '7', 2017, '374(2)h', '2017-08-15', 'Valid and invalid votes not equal to the voters who voted: a ground for a recount.');
export const TIERED_RECAP = source('PKPU', '5', 2024, '14', null, 'Recapitulation in the subdistrict: read, match, correct, record.', false);
