import { cite, unsourced, type RuleSet } from './rule-set.ts';
import { capFor, EXEMPTIONS, NOTES } from './shared.ts';

const act = cite('UU', '10', 2016, '2016-07-01');
const perppu = cite('Perppu', '1', 2014, '2014-10-02');
const open = unsourced(2020);

/** Regional elections of 9 December 2020, held under health protocols. */
export const PILKADA_2020: RuleSet = {
  slug: 'pilkada-2020', name: 'Pilkada 2020', follows: null, validFrom: '2020-05-04', validTo: '2024-01-01',
  values: {
    'votersPerTps.law': perppu(800, 'Pasal 87', false),
    'votersPerTps.kpu': open(500, 'Batas KPU pada masa pandemi; peraturannya belum dibaca.'),
    'voterCap': open(capFor(500), NOTES.cap),
    'reserveBallots.numerator': perppu(25, 'Pasal 87', true, '2,5 % dari DPT.'),
    'reserveBallots.denominator': perppu(1000, 'Pasal 87', true, '2,5 % dari DPT.'),
    'reserveBallots.rounding': open('ceil', 'Dianggap sama dengan pemilu; teksnya belum dibaca.'),
    'revoteBallots': open(2000, 'Per daerah pemilihan.'),
    'ballotsPerVoter': open({ '': 2 }, 'Gubernur dan bupati/wali kota, bila keduanya dipilih.'),
    'ruleExemptions': open(EXEMPTIONS, NOTES.exemptions),
    'emptyColumnCounts': act(true, 'Pasal 54D', false, NOTES.emptyColumn),
    'witnessesPerStation': open(2, 'Paling banyak dua saksi bermandat per peserta per TPS; teksnya belum dibaca.'),
    'recapitulatedUpTo': open({ governor: 'province', mayor: 'regency' }, 'Peraturan rekapitulasi 2020 belum dibaca.'),
    'countOrder': open(['governor', 'mayor'], 'Urutan belum diperiksa.'),
  },
};
