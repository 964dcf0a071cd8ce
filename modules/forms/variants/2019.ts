import { ballotsUsedLast, totalsSection, votesSection } from './shared-sections.ts';
import { split, text, type FormVariant } from './variant.ts';

/** Model C1 of the general election of 17 April 2019. Ballots used are printed as III.4. */
export const VARIANT_2019: FormVariant = {
  id: '2019',
  name: text('C1 Pemilu 2019', 'C1, general election 2019'),
  source: {
    law: 'PKPU', number: '3', year: 2019, article: 'Lampiran, Model C1', date: null,
    note: 'Rows known from published data and copies of the form.', verified: false,
  },
  contests: ['ppwp', 'dpd', 'dpr', 'dprd_prov', 'dprd_kab'],
  listNames: { permanentList: ['DPT'], movedIn: ['DPTb'], unlisted: ['DPK'] },
  sections: [
    {
      id: 'voters', number: 'I', page: 1,
      title: text('DATA PEMILIH DAN PENGGUNA HAK PILIH', 'VOTERS AND VOTERS WHO VOTED'),
      groups: [
        { letter: 'A', title: text('DATA PEMILIH', 'VOTERS'), rows: [
          split('A1', '1', text('Jumlah pemilih dalam DPT (Model A.3-KPU)', 'Voters in the permanent list (DPT)'), 'permanentList'),
          split('A2', '2', text('Jumlah pemilih dalam DPTb (Model A.4-KPU)', 'Voters moved in (DPTb)'), 'movedIn'),
          split('A3', '3', text('Jumlah pemilih dalam DPK (Model A.DPK-KPU)', 'Voters not listed (DPK)'), 'unlisted'),
          split('A4', '4', text('Jumlah pemilih (A.1 + A.2 + A.3)', 'All voters (A.1 + A.2 + A.3)'), 'all'),
        ] },
        { letter: 'B', title: text('PENGGUNA HAK PILIH', 'VOTERS WHO VOTED'), rows: [
          split('B1', '1', text('Jumlah pengguna hak pilih dalam DPT (Model C7.DPT-KPU)', 'Voted, in the permanent list (DPT)'), 'permanentList'),
          split('B2', '2', text('Jumlah pengguna hak pilih dalam DPTb', 'Voted, moved in (DPTb)'), 'movedIn'),
          split('B3', '3', text('Jumlah pengguna hak pilih dalam DPK', 'Voted, not listed (DPK)'), 'unlisted'),
          split('B4', '4', text('Jumlah pengguna hak pilih (B.1 + B.2 + B.3)', 'All who voted (B.1 + B.2 + B.3)'), 'all'),
        ] },
      ],
    },
    {
      id: 'disability', number: 'II', page: 1,
      title: text('DATA PEMILIH DISABILITAS', 'VOTERS WITH A DISABILITY'),
      groups: [{ letter: '', title: null, rows: [
        split('H0', '1', text('Jumlah seluruh pemilih disabilitas terdaftar dalam DPT, DPTb dan DPK', 'Voters with a disability registered in DPT, DPTb and DPK')),
        split('H1', '2', text('Jumlah seluruh pemilih disabilitas yang menggunakan hak pilih', 'Voters with a disability who voted')),
      ] }],
    },
    ballotsUsedLast('III', 1, '2%'),
    votesSection('IV', 2),
    totalsSection('V', 2, ['A', 'B', 'C']),
  ],
  tally: null,
  bubbles: [],
  specialStationsFrom: null,
  unverified: ['Page numbers, the letters of section V, and the decree of the form.'],
};
