import { cite, unsourced, type RuleSet } from './rule-set.ts';
import { capFor, EXEMPTIONS, NOTES } from './shared.ts';

const act = cite('UU', '8', 2012, '2012-05-11');
const open = unsourced(2014);

/** General election of 9 April 2014, for import. The presidential election of July 2014 stood on UU 42/2008. */
export const PEMILU_2014: RuleSet = {
  slug: 'pemilu-2014', name: 'Pemilu 2014', follows: null, validFrom: '2012-05-11', validTo: '2017-08-15',
  values: {
    'votersPerTps.law': act(500, 'belum dicari', false, 'Pemilu Presiden 2014 memakai UU 42/2008 dengan batas lain.'),
    'votersPerTps.kpu': open(500, 'Dianggap sama dengan batas undang-undang.'),
    'voterCap': open(capFor(500), NOTES.cap),
    'reserveBallots.numerator': act(2, 'belum dicari', false),
    'reserveBallots.denominator': act(100, 'belum dicari', false),
    'reserveBallots.rounding': open('ceil', 'Dianggap sama dengan tahun-tahun sesudahnya.'),
    'ballotsPerVoter': open({ '': 4, '31': 3 }, 'Pemilu legislatif: DPR, DPD, DPRD provinsi, DPRD kabupaten/kota.'),
    'ruleExemptions': open(EXEMPTIONS, NOTES.exemptions),
    'emptyColumnCounts': open(true, NOTES.noSinglePair),
    'witnessesPerStation': open(2, 'Paling banyak dua saksi bermandat per peserta per TPS; teksnya belum dibaca.'),
    'recapitulatedUpTo': act({ ppwp: 'national', dpr: 'national', dpd: 'national', dprd_prov: 'province', dprd_kab: 'regency' }, 'Pasal 206', true, 'DPR, DPD dan DPRD, juga menurut Pasal 197 ayat (2) untuk provinsi. Pemilu Presiden 2014 memakai UU 42/2008: belum dibaca.'),
    'countOrder': open(['dpr', 'dpd', 'dprd_prov', 'dprd_kab'], 'Urutan belum diperiksa.'),
  },
};
