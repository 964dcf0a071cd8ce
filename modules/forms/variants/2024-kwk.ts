import { ballotsUsedSecond, totalsSection, votesSection } from './shared-sections.ts';
import { split, text, type FormVariant } from './variant.ts';

/** C.HASIL-KWK of the regional elections of 27 November 2024. */
export const VARIANT_2024_KWK: FormVariant = {
  id: '2024-kwk',
  name: text('C.HASIL-KWK Pilkada 2024', 'C.HASIL-KWK, regional elections 2024'),
  source: {
    law: 'PKPU', number: '17', year: 2024, article: 'Lampiran, Model C.HASIL-KWK', date: null,
    note: 'Rows taken to be those of the general election 2024; the printed form was not seen.', verified: false,
  },
  contests: ['governor', 'mayor'],
  listNames: { permanentList: ['DPT'], movedIn: ['DPPh', 'DPTb'], unlisted: ['DPTb', 'DPK'] },
  sections: [
    {
      id: 'voters', number: 'I', page: 1,
      title: text('DATA PEMILIH DAN PENGGUNA HAK PILIH', 'VOTERS AND VOTERS WHO VOTED'),
      groups: [
        { letter: 'A', title: text('DATA PEMILIH', 'VOTERS'), rows: [
          split('A1', '', text('Jumlah Pemilih dalam Daftar Pemilih Tetap (DPT)', 'Voters in the permanent list (DPT)'), 'permanentList'),
        ] },
        { letter: 'B', title: text('PENGGUNA HAK PILIH', 'VOTERS WHO VOTED'), rows: [
          split('B1', '1', text('Jumlah pengguna hak pilih dalam Daftar Pemilih Tetap (DPT)', 'Voted, in the permanent list (DPT)'), 'permanentList'),
          split('B2', '2', text('Jumlah pengguna hak pilih pindahan (DPPh/DPTb)', 'Voted, moved in (DPPh/DPTb)'), 'movedIn'),
          split('B3', '3', text('Jumlah pengguna hak pilih tidak terdaftar (DPTb/DPK)', 'Voted, not listed (DPTb/DPK)'), 'unlisted'),
          split('B4', '4', text('Jumlah pengguna hak pilih (B.1 + B.2 + B.3)', 'All who voted (B.1 + B.2 + B.3)'), 'all'),
        ] },
      ],
    },
    ballotsUsedSecond('II', 1, '2,5%'),
    {
      id: 'disability', number: 'III', page: 1,
      title: text('DATA PEMILIH DISABILITAS', 'VOTERS WITH A DISABILITY'),
      groups: [{ letter: '', title: null, rows: [split('H1', '', text('Jumlah seluruh Pemilih disabilitas yang menggunakan hak pilih', 'Voters with a disability who voted'))] }],
    },
    votesSection('IV', 2),
    totalsSection('V', 3, ['a', 'b', 'c']),
  ],
  tally: { rows: 5, rowMax: 60 },
  bubbles: [],
  specialStationsFrom: 901,
  unverified: [
    'Printed names of the lists: sources disagree between DPPh/DPTb and DPTb/DPK.',
    'Row H1, the tally table, the page numbers, and the decree of the form.',
  ],
};
