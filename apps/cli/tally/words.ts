import type { Text } from '../../../kernel/text.ts';
import type { TotalLevel } from '../../../modules/recapitulation/index.ts';

const text = (id: string, en: string): Text => ({ id, en });

export const WORDS = {
  region: text('Wilayah', 'Region'),
  in: text('Masuk', 'In'),
  incomplete: text('Tak lengkap', 'Incomplete'),
  channel: text('Jalur', 'Channel'),
  more: text('lagi', 'more'),
  allAddUp: text('Semua formulir yang masuk berjumlah benar.', 'Every sheet that is in adds up.'),
  flags: text('Formulir yang tidak berjumlah benar (dicatat seperti tertulis):', 'Sheets that do not add up (recorded as written):'),
  comparison: text('Dibandingkan dengan rekapitulasi resmi:', 'Compared with the official recapitulation:'),
  level: text('Tingkat', 'Level'),
  compared: text('Dibandingkan', 'Compared'),
  without: text('Tanpa angka resmi', 'No official figure'),
  different: text('Berbeda', 'Different'),
  ours: text('Jumlah TPS', 'Sum of TPS'),
  theirs: text('Resmi', 'Official'),
  difference: text('Selisih', 'Difference'),
  figure: text('Angka', 'Figure'),
  onlyOurs: text('Hanya di tabel TPS', 'Only in the table of stations'),
  onlyTheirs: text('Hanya di rekapitulasi', 'Only in the recapitulation'),
} as const;

export const LEVEL_WORDS: Readonly<Record<TotalLevel, Text>> = {
  national: text('nasional', 'national'),
  province: text('provinsi', 'province'),
  regency: text('kabupaten/kota', 'regency'),
  subdistrict: text('kecamatan', 'subdistrict'),
  village: text('kelurahan/desa', 'village'),
};

/** One line per rule that a tally can flag. */
export const FLAG_WORDS: Readonly<Record<string, Text>> = {
  R01: text('angka bukan bilangan bulat', 'a figure is not a whole number'),
  R02: text('laki-laki + perempuan tidak sama dengan jumlah', 'men + women is not the sum'),
  R03: text('pengguna hak pilih tidak sama dengan jumlah barisnya', 'voters who voted are not the sum of their rows'),
  R03a: text('pemilih tidak sama dengan jumlah barisnya', 'voters are not the sum of their rows'),
  R04: text('pengguna dalam DPT melebihi DPT', 'more of the DPT voted than it holds'),
  R04a: text('pengguna DPTb/DPK melebihi daftarnya', 'more of DPTb/DPK voted than they hold'),
  R05: text('surat suara diterima tidak sama dengan terpakai + rusak + sisa', 'ballots received are not used + returned + left'),
  R06: text('surat suara diterima tidak sama dengan DPT + cadangan', 'ballots received are not the DPT + reserve'),
  R07: text('surat suara terpakai tidak sama dengan pengguna hak pilih', 'ballots used are not the voters who voted'),
  R08: text('jumlah perolehan tidak sama dengan suara sah', 'the votes do not add up to the valid votes'),
  R09: text('suara partai + calon tidak sama dengan jumlah partai', 'party + candidates is not the party total'),
  R10: text('sah + tidak sah tidak sama dengan jumlah suara', 'valid + invalid is not the total of votes'),
  R11: text('jumlah suara tidak sama dengan surat suara atau pengguna', 'votes are not the ballots used or the voters'),
  R12: text('pemilih disabilitas melebihi pengguna hak pilih', 'more voters with a disability than voters'),
  R12a: text('disabilitas yang memilih melebihi yang terdaftar', 'more voters with a disability voted than registered'),
  R13: text('DPT melebihi batas sebuah TPS', 'the DPT exceeds what a TPS may have'),
  R14: text('DPK melebihi sisa surat suara', 'more unlisted voters than ballots left'),
  R17: text('perolehan melebihi suara sah, atau angka melebihi surat suara', 'votes exceed the valid votes, or figures the ballots'),
  W01: text('suara sah melebihi DPT + cadangan', 'valid votes exceed the DPT + reserve'),
};
