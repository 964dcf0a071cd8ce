import { single, text, type SectionData } from './variant.ts';

/** Section IV of every variant; its rows come from the ballot. */
export const votesSection = (number: string, page: number): SectionData => ({
  id: 'votes',
  number,
  page,
  title: {
    pairs: text('DATA PEROLEHAN SUARA PASANGAN CALON', 'VOTES OF THE PAIRS OF CANDIDATES'),
    candidates: text('DATA PEROLEHAN SUARA CALON PERSEORANGAN', 'VOTES OF THE INDIVIDUAL CANDIDATES'),
    parties: text('DATA PEROLEHAN SUARA PARTAI POLITIK DAN SUARA CALON', 'VOTES OF THE PARTIES AND OF THEIR CANDIDATES'),
  },
  groups: [],
});

/** Section V of every variant: valid, invalid, and all votes, each also in words. */
export const totalsSection = (number: string, page: number, letters: readonly [string, string, string]): SectionData => ({
  id: 'totals',
  number,
  page,
  title: text('DATA SUARA SAH DAN SUARA TIDAK SAH', 'VALID AND INVALID VOTES'),
  groups: [{
    letter: '',
    title: null,
    rows: [
      single('V1', letters[0], text('Jumlah seluruh suara sah', 'All valid votes'), { words: true }),
      single('V2', letters[1], text('Jumlah suara tidak sah', 'Invalid votes'), { words: true, tally: true }),
      single('V3', letters[2], text('Jumlah seluruh suara sah dan suara tidak sah', 'All valid and invalid votes'), { words: true }),
    ],
  }],
});

const received = (rate: string, sum: string) =>
  text(`Jumlah surat suara yang diterima, termasuk surat suara cadangan ${rate} dari DPT${sum}`, `Ballots received, including the reserve of ${rate} of the DPT${sum}`);
const used = text('Jumlah surat suara yang digunakan', 'Ballots used');
const returned = text('Jumlah surat suara yang dikembalikan oleh pemilih karena rusak atau keliru coblos', 'Ballots returned by voters, damaged or wrongly punched');
const unused = text('Jumlah surat suara yang tidak digunakan/tidak terpakai, termasuk sisa surat suara cadangan', 'Ballots not used, including what is left of the reserve');

/** The order of 2014 to 2020: used ballots are printed LAST. Cell ids keep their meaning, not their place. */
export const ballotsUsedLast = (number: string, page: number, rate: string): SectionData => ({
  id: 'ballots', number, page,
  title: text('DATA PENGGUNAAN SURAT SUARA', 'USE OF BALLOTS'),
  groups: [{ letter: '', title: null, rows: [single('S1', '1', received(rate, ' (2+3+4)')), single('S3', '2', returned), single('S4', '3', unused), single('S2', '4', used)] }],
});

/** The order of 2024: received, used, returned, unused. */
export const ballotsUsedSecond = (number: string, page: number, rate: string): SectionData => ({
  id: 'ballots', number, page,
  title: text('DATA PENGGUNAAN SURAT SUARA', 'USE OF BALLOTS'),
  groups: [{ letter: '', title: null, rows: [single('S1', '1', received(rate, '')), single('S2', '2', used), single('S3', '3', returned), single('S4', '4', unused)] }],
});
