import { cite, unsourced, type RuleSet } from './rule-set.ts';
import { capFor, EXEMPTIONS, NOTES } from './shared.ts';

const act = cite('UU', '7', 2017, '2017-08-15');
const count = cite('PKPU', '25', 2023, null);
const recap = cite('PKPU', '5', 2024, null);
const open = unsourced(2024);

/** General election of 14 February 2024: UU 7/2017 as amended by Perppu 1/2022 (UU 7/2023). */
export const PEMILU_2024: RuleSet = {
  slug: 'pemilu-2024', name: 'Pemilu 2024', follows: 'pemilu-2019', validFrom: '2022-12-12', validTo: null,
  values: {
    'votersPerTps.law': act(500, 'Pasal 350', false),
    'votersPerTps.kpu': count(300, 'belum dicari', false),
    'voterCap': count(capFor(300), 'belum dicari', false, NOTES.cap),
    'reserveBallots.numerator': act(2, 'Pasal 344 ayat (2)', true, '2 % dari DPT setiap TPS.'),
    'reserveBallots.denominator': act(100, 'Pasal 344 ayat (2)', true, '2 % dari DPT setiap TPS.'),
    'reserveBallots.rounding': open('ceil', NOTES.roundUp),
    'revoteBallots': open(1000, 'Per dapil dan jenis pemilu.'),
    'ballotsPerVoter': open({ '': 5, '31': 4, '99': 2 }, 'DKI Jakarta tanpa DPRD kabupaten/kota; luar negeri PPWP dan DPR.'),
    'ruleExemptions': open(EXEMPTIONS, NOTES.exemptions),
    'emptyColumnCounts': open(true, NOTES.noSinglePair),
    'witnessesPerStation': count(2, 'belum dicari', false, 'Paling banyak dua saksi bermandat per peserta per TPS; teksnya belum dibaca.'),
    'witnessesInPlenary': recap({ subdistrict: 1 }, 'Pasal 14 ayat (4) huruf a', false, 'Teks ayatnya dibaca: dimandatkan paling banyak dua orang, yang menjadi peserta rapat satu orang. Tanggal penetapan peraturan belum dicari; pasal jenjang di atas kecamatan belum dibaca.'),
    'countOrder': count(['ppwp', 'dpr', 'dpd', 'dprd_prov', 'dprd_kab'], 'belum dicari', false, 'Urutan belum diperiksa.'),
    'recapitulatedUpTo': act({ ppwp: 'national', dpr: 'national', dpd: 'national', dprd_prov: 'province', dprd_kab: 'regency' }, 'Pasal 413', true, 'KPU menetapkan Presiden, DPR dan DPD; KPU Provinsi DPRD provinsi; KPU Kabupaten/Kota DPRD kabupaten/kota. Jenjangnya: PKPU 5/2024 Pasal 5 (dibaca).'),
    'recapWindows': recap({
      subdistrict: ['2024-02-15', '2024-03-02'], regency: ['2024-02-17', '2024-03-05'],
      province: ['2024-02-19', '2024-03-10'], national: ['2024-02-22', '2024-03-20'],
    }, 'belum dicari', false, 'Tanggal sebagaimana dijalankan.'),
    'recapDeadlineDays': act({ regency: 20, province: 25, national: 35 }, 'Pasal 413', true, 'Hari sesudah pemungutan suara.'),
  },
};
