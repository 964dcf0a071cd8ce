import { ballotsUsedSecond, totalsSection, votesSection } from './shared-sections.ts';
import { split, text, type FormVariant } from './variant.ts';

/** C.HASIL of the general election of 14 February 2024. The registered are counted by the DPT alone. */
export const VARIANT_2024: FormVariant = {
  id: '2024',
  name: text('C.HASIL Pemilu 2024', 'C.HASIL, general election 2024'),
  source: {
    law: 'PKPU', number: '25', year: 2023, article: 'Lampiran, Model C.HASIL', date: null,
    note: 'Read from the printed form C.HASIL-PPWP (3 pages, page marks 101, 102, 103); the other contests follow the same sections.', verified: true,
  },
  contests: ['ppwp', 'dpd', 'dpr', 'dprd_prov', 'dprd_kab'],
  listNames: { permanentList: ['DPT'], movedIn: ['DPTb'], unlisted: ['DPK'] },
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
          split('B2', '2', text('Jumlah pengguna hak pilih dalam Daftar Pemilih Tambahan (DPTb)', 'Voted, moved in (DPTb)'), 'movedIn'),
          split('B3', '3', text('Jumlah pengguna hak pilih dalam Daftar Pemilih Khusus (DPK)', 'Voted, not listed (DPK)'), 'unlisted'),
          split('B4', '4', text('Jumlah pengguna hak pilih (B.1 + B.2 + B.3)', 'All who voted (B.1 + B.2 + B.3)'), 'all'),
        ] },
      ],
    },
    ballotsUsedSecond('II', 1, '2%'),
    {
      id: 'disability', number: 'III', page: 1,
      title: text('DATA PEMILIH DISABILITAS', 'VOTERS WITH A DISABILITY'),
      groups: [{ letter: '', title: null, rows: [split('H1', '', text('Jumlah seluruh Pemilih disabilitas yang menggunakan hak pilih', 'Voters with a disability who voted'))] }],
    },
    votesSection('IV', 2),
    totalsSection('V', 3, ['a', 'b', 'c']),
  ],
  tally: { rows: 5, rowMax: 60 },
  bubbles: ['ppwp'],
  specialStationsFrom: 901,
  unverified: [
    'Page numbers and tally tables are those of PPWP; the longer forms of DPD, DPR and DPRD spread section IV over more pages, on how many is said with the ballot of a contest (`pages`).',
    'Day of enactment of PKPU 25/2023.',
  ],
};
