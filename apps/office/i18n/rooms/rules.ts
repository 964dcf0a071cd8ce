import type { RuleCode } from '../../../../modules/forms/index.ts';

/**
 * A broken rule in words that a tired person understands; its number is only a hint beside them. Apart from the catalogue: the first
 * screen shows none.
 */
const INDONESIAN = {
  'R01': 'Bukan bilangan bulat, atau tidak sama dengan angka huruf',
  'R02': 'Laki-laki ditambah perempuan tidak sama dengan jumlah',
  'R03': 'Pengguna hak pilih tidak sama dengan jumlah barisnya',
  'R03a': 'Pemilih tidak sama dengan jumlah barisnya',
  'R04': 'Pengguna dalam DPT melebihi DPT',
  'R04a': 'Pengguna pindahan atau DPK melebihi daftarnya',
  'R05': 'Surat suara diterima tidak sama dengan terpakai, rusak, dan sisa',
  'R06': 'Surat suara diterima tidak sama dengan DPT dan cadangan',
  'R07': 'Surat suara terpakai tidak sama dengan pengguna hak pilih',
  'R08': 'Perolehan suara tidak sama dengan suara sah',
  'R09': 'Suara partai dan calon tidak sama dengan jumlah partai',
  'R10': 'Suara sah dan tidak sah tidak sama dengan jumlah suara',
  'R11': 'Jumlah suara tidak sama dengan surat suara terpakai atau pengguna hak pilih',
  'R12': 'Pemilih disabilitas melebihi pengguna hak pilih',
  'R12a': 'Pemilih disabilitas yang memilih melebihi yang terdaftar',
  'R13': 'DPT melebihi batas sebuah TPS',
  'R14': 'Pemilih DPK melebihi sisa surat suara',
  'R15': 'Pemilih berbeda antar pemilihan di TPS yang sama',
  'R16': 'Pengguna hak pilih tidak sama dengan daftar hadir',
  'R17': 'Perolehan melebihi suara sah, atau angka melebihi surat suara',
  'R18': 'DPT di kertas berbeda dari DPT resmi',
  'R19': 'Satu angka mungkin salah dibaca',
  'R20': 'Jumlah tidak sama dengan penjumlahan di bawahnya',
  'R21': 'Angka berubah tanpa catatan koreksi',
  'R22': 'Jumlah turus tidak sama dengan angka',
  'R23': 'Bulatan tidak sama dengan kotak angka',
  'W01': 'Suara sah melebihi DPT dan cadangan',
} satisfies Record<RuleCode, string>;

const ENGLISH = {
  'R01': 'Not a whole number, or not what is written in words',
  'R02': 'Men plus women is not the sum',
  'R03': 'Voters who voted are not the sum of their rows',
  'R03a': 'Voters are not the sum of their rows',
  'R04': 'More of the DPT voted than it holds',
  'R04a': 'More moved-in or unlisted voters than their lists hold',
  'R05': 'Ballots received are not those used, returned and left',
  'R06': 'Ballots received are not the DPT and its reserve',
  'R07': 'Ballots used are not the voters who voted',
  'R08': 'The votes do not add up to the valid votes',
  'R09': 'Party and candidates are not the party total',
  'R10': 'Valid and invalid votes are not all votes',
  'R11': 'All votes are not the ballots used, or not the voters who voted',
  'R12': 'More voters with a disability than voters who voted',
  'R12a': 'More voters with a disability voted than are registered',
  'R13': 'The DPT is above what a station may have',
  'R14': 'More unlisted voters than ballots left',
  'R15': 'Voters differ between contests of the same station',
  'R16': 'Voters who voted are not those on the attendance list',
  'R17': 'Votes above the valid votes, or figures above the ballots',
  'R18': 'The DPT on the paper is not the official one',
  'R19': 'One digit may be misread',
  'R20': 'The sum is not that of what is below',
  'R21': 'A figure changed without a record of correction',
  'R22': 'The strokes do not add up to the figure',
  'R23': 'The bubbles are not the boxes',
  'W01': 'Valid votes above the DPT and its reserve',
} satisfies Record<RuleCode, string>;

export const RULE_WORDS = { id: INDONESIAN, en: ENGLISH };
