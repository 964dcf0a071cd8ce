import { ballotsUsedLast, totalsSection, votesSection } from './shared-sections.ts';
import { split, text, type FormVariant } from './variant.ts';

/** C.HASIL-KWK of the regional elections of 9 December 2020. Here "DPTb" means voters NOT listed; the moved-in are "DPPh". */
export const VARIANT_2020_KWK: FormVariant = {
  id: '2020-kwk',
  name: text('C.HASIL-KWK Pilkada 2020', 'C.HASIL-KWK, regional elections 2020'),
  source: {
    law: 'PKPU', number: '18', year: 2020, article: 'Lampiran, Model C.HASIL-KWK', date: null,
    note: 'Rows known from published data; the printed form was not seen.', verified: false,
  },
  contests: ['governor', 'mayor'],
  listNames: { permanentList: ['DPT'], movedIn: ['DPPh'], unlisted: ['DPTb'] },
  sections: [
    {
      id: 'voters', number: 'I', page: 1,
      title: text('DATA PEMILIH DAN PENGGUNA HAK PILIH', 'VOTERS AND VOTERS WHO VOTED'),
      groups: [
        { letter: 'A', title: text('DATA PEMILIH', 'VOTERS'), rows: [
          split('A1', '1', text('Jumlah pemilih dalam DPT', 'Voters in the permanent list (DPT)'), 'permanentList'),
          split('A2', '2', text('Jumlah pemilih dalam DPPh', 'Voters moved in (DPPh)'), 'movedIn'),
          split('A3', '3', text('Jumlah pemilih dalam DPTb', 'Voters not listed (DPTb)'), 'unlisted'),
          split('A4', '4', text('Jumlah pemilih (A.1 + A.2 + A.3)', 'All voters (A.1 + A.2 + A.3)'), 'all'),
        ] },
        { letter: 'B', title: text('PENGGUNA HAK PILIH', 'VOTERS WHO VOTED'), rows: [
          split('B1', '1', text('Jumlah pengguna hak pilih dalam DPT', 'Voted, in the permanent list (DPT)'), 'permanentList'),
          split('B2', '2', text('Jumlah pengguna hak pilih dalam DPPh', 'Voted, moved in (DPPh)'), 'movedIn'),
          split('B3', '3', text('Jumlah pengguna hak pilih dalam DPTb', 'Voted, not listed (DPTb)'), 'unlisted'),
          split('B4', '4', text('Jumlah pengguna hak pilih (B.1 + B.2 + B.3)', 'All who voted (B.1 + B.2 + B.3)'), 'all'),
        ] },
      ],
    },
    {
      id: 'disability', number: 'II', page: 1,
      title: text('DATA PEMILIH DISABILITAS', 'VOTERS WITH A DISABILITY'),
      groups: [{ letter: '', title: null, rows: [
        split('H0', '1', text('Jumlah seluruh pemilih disabilitas terdaftar', 'Voters with a disability, registered')),
        split('H1', '2', text('Jumlah seluruh pemilih disabilitas yang menggunakan hak pilih', 'Voters with a disability who voted')),
      ] }],
    },
    ballotsUsedLast('III', 1, '2,5%'),
    votesSection('IV', 2),
    totalsSection('V', 2, ['A', 'B', 'C']),
  ],
  tally: null,
  bubbles: [],
  specialStationsFrom: null,
  unverified: ['Printed labels, letters, page numbers, tally table, and the decree of the form.'],
};
