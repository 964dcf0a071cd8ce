import { cite, unsourced, type RuleSet } from './rule-set.ts';
import { capFor, EXEMPTIONS, NOTES } from './shared.ts';

const act = cite('UU', '10', 2016, '2016-07-01');
const perppu = cite('Perppu', '1', 2014, '2014-10-02');
const count = cite('PKPU', '17', 2024, null);
const recap = cite('PKPU', '18', 2024, null);
const open = unsourced(2024);

/** Regional elections of 27 November 2024: UU 1/2015 as amended by UU 10/2016 and UU 6/2020. */
export const PILKADA_2024: RuleSet = {
  slug: 'pilkada-2024', name: 'Pilkada 2024', follows: 'pilkada-2020', validFrom: '2024-01-01', validTo: null,
  values: {
    'votersPerTps.law': perppu(800, 'Pasal 87', false),
    'votersPerTps.kpu': count(600, 'belum dicari', false),
    'voterCap': count(capFor(600), 'belum dicari', false, NOTES.cap),
    'reserveBallots.numerator': perppu(25, 'Pasal 87', true, '2,5 % dari DPT.'),
    'reserveBallots.denominator': perppu(1000, 'Pasal 87', true, '2,5 % dari DPT.'),
    'reserveBallots.rounding': open('ceil', 'Dianggap sama dengan pemilu; teksnya belum dibaca.'),
    'revoteBallots': open(2000, 'Per daerah pemilihan.'),
    'ballotsPerVoter': open({ '': 2 }, 'Gubernur dan bupati/wali kota, bila keduanya dipilih.'),
    'ruleExemptions': open(EXEMPTIONS, NOTES.exemptions),
    'emptyColumnCounts': act(true, 'Pasal 54D', false, NOTES.emptyColumn),
    'witnessesPerStation': open(2, 'Paling banyak dua saksi bermandat per peserta per TPS; teksnya belum dibaca.'),
    'countOrder': open(['governor', 'mayor'], 'Urutan belum diperiksa.'),
    'recapitulatedUpTo': recap({ governor: 'province', mayor: 'regency' }, 'belum dicari', false, 'Pasalnya belum dibaca, hanya ringkasannya; rekapitulasi berjenjang dari kecamatan sampai provinsi.'),
    'recapWindows': open({
      subdistrict: ['2024-11-28', '2024-12-03'], regency: ['2024-11-29', '2024-12-12'], province: ['2024-11-30', '2024-12-09'],
    }, 'Dari satu sumber berita; belum diperiksa.'),
  },
};
