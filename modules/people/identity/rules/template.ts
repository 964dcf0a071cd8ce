/** The columns of a file of people: the name of our template, and the others it may have. */
export const PERSON_COLUMNS = {
  name: ['nama', 'nama_lengkap', 'name'],
  nik: ['nik'],
  sex: ['jenis_kelamin', 'jk', 'sex'],
  birthDate: ['tanggal_lahir', 'tgl_lahir', 'birth_date'],
  birthPlace: ['tempat_lahir', 'birth_place'],
  region: ['wilayah', 'kode_wilayah', 'region'],
  address: ['alamat', 'address'],
  phone: ['telepon', 'no_hp', 'phone'],
  email: ['surel', 'email'],
} as const satisfies Record<string, readonly string[]>;

export type PersonColumn = keyof typeof PERSON_COLUMNS;
export const PERSON_COLUMN_IDS = Object.keys(PERSON_COLUMNS) as PersonColumn[];

const SEXES: Readonly<Record<string, 'male' | 'female'>> = {
  l: 'male', 'laki-laki': 'male', laki: 'male', pria: 'male', male: 'male', m: 'male',
  p: 'female', perempuan: 'female', wanita: 'female', female: 'female', f: 'female',
};

/** L/P as officers write it; undefined for what is neither. */
export const readSex = (text: string): 'male' | 'female' | undefined => SEXES[text.trim().toLowerCase()];

/** 1984-03-02, 02/03/1984 or 02-03-1984 (day first, as it is written here); null for no day of the calendar. */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (!year || !month || !day) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) && written >= '1900-01-01' ? written : null;
}
