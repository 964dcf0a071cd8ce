import { ballotsUsedLast, totalsSection, votesSection } from './shared-sections.ts';
import { split, text, type FormVariant } from './variant.ts';

/**
 * Model C1 of the elections of 2014, for import. A fourth list, DPKTb (voters with an ID card only), is printed
 * as row 4 and the total as row 5; the cells are `A3b`/`B3b` and `A4`/`B4`, so that row 4 is the total in every year.
 */
export const VARIANT_2014: FormVariant = {
  id: '2014',
  name: text('C1 Pemilu 2014', 'C1, elections 2014'),
  source: {
    law: 'PKPU', number: '26', year: 2013, article: 'Lampiran, Model C1', date: null,
    note: 'President: PKPU 19/2014. Rows known from published data (DC1); the printed form was not seen.', verified: false,
  },
  contests: ['ppwp', 'dpd', 'dpr', 'dprd_prov', 'dprd_kab'],
  listNames: { permanentList: ['DPT'], movedIn: ['DPTb'], unlisted: ['DPK', 'DPKTb'] },
  sections: [
    {
      id: 'voters', number: 'I', page: 1,
      title: text('DATA PEMILIH DAN PENGGUNA HAK PILIH', 'VOTERS AND VOTERS WHO VOTED'),
      groups: [
        { letter: 'A', title: text('DATA PEMILIH', 'VOTERS'), rows: [
          split('A1', '1', text('Pemilih terdaftar dalam DPT', 'Voters in the permanent list (DPT)'), 'permanentList'),
          split('A2', '2', text('Pemilih terdaftar dalam DPTb', 'Voters moved in (DPTb)'), 'movedIn'),
          split('A3', '3', text('Pemilih terdaftar dalam DPK', 'Voters in the special list (DPK)'), 'unlisted'),
          split('A3b', '4', text('Pemilih dalam DPKTb', 'Voters with an ID card only (DPKTb)'), 'unlisted'),
          split('A4', '5', text('Jumlah pemilih (1+2+3+4)', 'All voters (1+2+3+4)'), 'all'),
        ] },
        { letter: 'B', title: text('PENGGUNA HAK PILIH', 'VOTERS WHO VOTED'), rows: [
          split('B1', '1', text('Pengguna hak pilih dalam DPT', 'Voted, in the permanent list (DPT)'), 'permanentList'),
          split('B2', '2', text('Pengguna hak pilih dalam DPTb', 'Voted, moved in (DPTb)'), 'movedIn'),
          split('B3', '3', text('Pengguna hak pilih dalam DPK', 'Voted, in the special list (DPK)'), 'unlisted'),
          split('B3b', '4', text('Pengguna hak pilih dalam DPKTb', 'Voted, with an ID card only (DPKTb)'), 'unlisted'),
          split('B4', '5', text('Jumlah pengguna hak pilih (1+2+3+4)', 'All who voted (1+2+3+4)'), 'all'),
        ] },
      ],
    },
    ballotsUsedLast('II', 1, '2%'),
    votesSection('III', 2),
    totalsSection('IV', 2, ['A', 'B', 'C']),
  ],
  tally: null,
  bubbles: [],
  specialStationsFrom: null,
  unverified: ['Printed labels, letters, page numbers, section numbers, and the decrees of the form; whether a disability row was printed.'],
};
