import { entry, type Entry } from './entry.ts';

/** Regions, elections, contests and ballots. */
export const ELECTIONS_PROBLEMS = {
  region_unknown: entry(422,
    ['Wilayah tidak dikenal', 'Unknown region'],
    ['Baris {row}, kolom "{column}": wilayah "{value}" tidak ada di pohon wilayah pemilihan ini.', 'Row {row}, column "{column}": region "{value}" is not in the region tree of this election.'],
    ['Periksa kodenya, atau impor wilayah dan TPS itu lebih dahulu.', 'Check the code, or import that region and its TPS first.']),
  ballot_frozen: entry(409,
    ['Surat suara terkunci', 'Ballot is fixed'],
    ['Pemilihan ini sudah mempunyai lembar hasil; peserta di surat suaranya tidak dapat diubah lagi.', 'This contest already has result sheets; the contestants on its ballot can no longer be changed.'],
    ['Buat pemilihan baru dengan peserta yang benar.', 'Define a new contest with the right contestants.']),
  district_overlap: entry(422,
    ['Daerah pemilihan bertumpuk', 'Districts overlap'],
    ['Baris {row}, kolom "{column}": wilayah "{value}" termasuk dua kali dalam pemilihan yang sejenis.', 'Row {row}, column "{column}": region "{value}" is claimed twice by contests of the same kind.'],
    ['Hapus wilayah itu dari salah satu daerah pemilihan.', 'Take that region out of one of the districts.']),
  ballot_invalid: entry(422,
    ['Surat suara tidak sah', 'Ballot does not fit'],
    ['Baris {row}, kolom "{column}": "{value}" tidak cocok dengan jenis pemilihan atau formulirnya.', 'Row {row}, column "{column}": "{value}" does not fit the kind of contest or its form.'],
    ['Periksa jenis pemilihan, varian formulir dan nomor urut peserta.', 'Check the contest type, the form variant and the ballot numbers.']),
  choice_needed: entry(400,
    ['Sebutkan yang mana', 'Say which one'],
    ['Beberapa pemilihan cocok: {options}', 'Several contests fit: {options}'],
    ['Tambahkan --election dan --contest.', 'Add --election and --contest.']),
  choice_unknown: entry(404,
    ['Pemilihan tidak dikenal', 'Unknown contest'],
    ['Tidak ada pemilihan yang cocok. Yang ada: {options}', 'No contest fits. There are: {options}'],
    ['Periksa --election dan --contest, atau impor pemilihan itu lebih dahulu.', 'Check --election and --contest, or import that contest first.']),
} as const satisfies Record<string, Entry>;
