import { cite, unsourced, type RuleSet } from './rule-set.ts';
import { capFor, EXEMPTIONS, NOTES } from './shared.ts';

const act = cite('UU', '7', 2017, '2017-08-15');
const count = cite('PKPU', '3', 2019, null);
const open = unsourced(2019);

/** General election of 17 April 2019. */
export const PEMILU_2019: RuleSet = {
  slug: 'pemilu-2019', name: 'Pemilu 2019', follows: 'pemilu-2014', validFrom: '2017-08-15', validTo: '2022-12-12',
  values: {
    'votersPerTps.law': act(500, 'Pasal 350', false),
    'votersPerTps.kpu': count(300, 'belum dicari', false, '425 TPS melampaui 300 pemilih pada 2019.'),
    'voterCap': count(capFor(300), 'belum dicari', false, NOTES.cap),
    'reserveBallots.numerator': act(2, 'Pasal 344 ayat (2)', true, '2 % dari DPT setiap TPS.'),
    'reserveBallots.denominator': act(100, 'Pasal 344 ayat (2)', true, '2 % dari DPT setiap TPS.'),
    'reserveBallots.rounding': open('ceil', NOTES.roundUp),
    'revoteBallots': open(1000, 'Per dapil dan jenis pemilu.'),
    'ballotsPerVoter': open({ '': 5, '31': 4, '99': 2 }, 'DKI Jakarta tanpa DPRD kabupaten/kota; luar negeri PPWP dan DPR.'),
    'ruleExemptions': open(EXEMPTIONS, NOTES.exemptions),
    'emptyColumnCounts': open(true, NOTES.noSinglePair),
    'witnessesPerStation': open(2, 'Paling banyak dua saksi bermandat per peserta per TPS; teksnya belum dibaca.'),
    'countOrder': open(['ppwp', 'dpr', 'dpd', 'dprd_prov', 'dprd_kab'], 'Urutan belum diperiksa.'),
    'recapitulatedUpTo': act({ ppwp: 'national', dpr: 'national', dpd: 'national', dprd_prov: 'province', dprd_kab: 'regency' }, 'Pasal 413', true, 'KPU menetapkan Presiden, DPR dan DPD; KPU Provinsi DPRD provinsi; KPU Kabupaten/Kota DPRD kabupaten/kota.'),
    'recapDeadlineDays': act({ regency: 20, province: 25, national: 35 }, 'Pasal 413', true, 'Hari sesudah pemungutan suara.'),
  },
};
