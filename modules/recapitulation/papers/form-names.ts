import type { ContestType } from '../../forms/index.ts';
import type { CertificateDocument, Capacity } from '../plenary/contract.ts';
import { isAbroad } from '../plenary/rules/levels.ts';

type Level = CertificateDocument['level'];

/** Names of the D forms as printed (PKPU 5/2024, annexes; -KWK for the elections of regional heads). */
const LEVEL_MARKS: Readonly<Record<Level, string>> = { subdistrict: 'KECAMATAN', regency: 'KABKO', province: 'PROV', national: 'NASIONAL', overseas: 'LN' };
const CONTEST_MARKS: Readonly<Record<ContestType, string>> = {
  ppwp: 'PPWP', dpr: 'DPR', dpd: 'DPD', dprd_prov: 'DPRD-PROV', dprd_kab: 'DPRD-KAB/KOTA', governor: 'KWK-GUBERNUR', mayor: 'KWK-BUPATI/WALI KOTA',
};
const CONTEST_WORDS: Readonly<Record<ContestType, string>> = {
  ppwp: 'PRESIDEN DAN WAKIL PRESIDEN', dpr: 'ANGGOTA DEWAN PERWAKILAN RAKYAT', dpd: 'ANGGOTA DEWAN PERWAKILAN DAERAH',
  dprd_prov: 'ANGGOTA DEWAN PERWAKILAN RAKYAT DAERAH PROVINSI', dprd_kab: 'ANGGOTA DEWAN PERWAKILAN RAKYAT DAERAH KABUPATEN/KOTA',
  governor: 'GUBERNUR DAN WAKIL GUBERNUR', mayor: 'BUPATI/WALI KOTA DAN WAKILNYA',
};
/** What is added up, and where. */
const LEVEL_WORDS: Readonly<Record<Level, readonly [string, string]>> = {
  subdistrict: ['SETIAP TPS', 'TINGKAT KECAMATAN'], regency: ['SETIAP KECAMATAN', 'TINGKAT KABUPATEN/KOTA'], province: ['SETIAP KABUPATEN/KOTA', 'TINGKAT PROVINSI'],
  national: ['SETIAP PROVINSI', 'TINGKAT NASIONAL'], overseas: ['SETIAP TPSLN, KSK DAN POS', 'WILAYAH KERJA PPLN'],
};
/** Who leads the plenary, and who sends supervisors to it (UU 7/2017, Art. 51–105). */
export const BODIES: Readonly<Record<Level, { readonly leads: string; readonly supervises: string }>> = {
  subdistrict: { leads: 'PPK', supervises: 'Panwaslu Kecamatan' }, regency: { leads: 'KPU Kabupaten/Kota', supervises: 'Bawaslu Kabupaten/Kota' },
  province: { leads: 'KPU Provinsi', supervises: 'Bawaslu Provinsi' }, national: { leads: 'KPU', supervises: 'Bawaslu' }, overseas: { leads: 'PPLN', supervises: 'Panwaslu LN' },
};
const LEVEL_NAMES: Readonly<Record<string, string>> = { province: 'Provinsi', regency: 'Kabupaten/Kota', subdistrict: 'Kecamatan', village: 'Kelurahan/Desa' };
/** Abroad a country stands in the place of a kabupaten and a mission in that of a kecamatan (UU 7/2017, Art. 1: PPLN). */
const ABROAD_NAMES: Readonly<Record<string, string>> = { regency: 'Negara', subdistrict: 'Perwakilan RI' };

type Region = CertificateDocument['region'];

/** A region and those above it, from below, as a paper names them: neither the nation, which goes without saying, nor 'Luar Negeri'. */
export function placesOnPaper(region: Region, ancestors: readonly Region[]): { readonly kind: string; readonly name: string }[] {
  return [region, ...[...ancestors].reverse()].flatMap(({ path, level, name }) => {
    if (level === 'national') return [];
    if (!isAbroad(path)) return [{ kind: LEVEL_NAMES[level] ?? 'Wilayah', name }];
    const kind = ABROAD_NAMES[level];
    return kind === undefined ? [] : [{ kind, name }];
  });
}

/** `D.HASIL KECAMATAN-DPR`. */
export const formName = (level: Level, type: ContestType): string => `D.HASIL ${LEVEL_MARKS[level]}-${CONTEST_MARKS[type]}`;

/** The heading of a D.Hasil: three lines, separated by line breaks. */
export function formTitle(level: Level, type: ContestType, year: string): string {
  const [below, here] = LEVEL_WORDS[level];
  const vote = type === 'governor' || type === 'mayor' ? 'PEMILIHAN' : 'PEMILIHAN UMUM';
  return ['BERITA ACARA DAN SERTIFIKAT REKAPITULASI HASIL PENGHITUNGAN PEROLEHAN SUARA', `DARI ${below} DI ${here}`, `${vote} ${CONTEST_WORDS[type]} TAHUN ${year}`].join('\n');
}

export const CAPACITY_WORDS: Readonly<Record<Capacity, string>> = {
  chair: 'Ketua', member: 'Anggota', witness: 'Saksi', supervisor: 'Pengawas', pps: 'PPS', observer: 'Pemantau', guest: 'Undangan',
};
/** In whose name somebody is in the hall, in words: `Ketua PPK`, `Saksi 2 Partai Contoh`, `Panwaslu Kecamatan`. `of` = as a paper names whom they stand for. */
export const standsAs = (level: Level, { capacity, of }: Pick<CertificateDocument['attendance'][number], 'capacity' | 'of'>): string =>
  (capacity === 'chair' || capacity === 'member' ? `${CAPACITY_WORDS[capacity]} ${BODIES[level].leads}` : capacity === 'supervisor' ? BODIES[level].supervises : [CAPACITY_WORDS[capacity], of].filter((part) => part !== null).join(' '));
/** Those who sign, in the order of the paper. */
export const SIGNING: readonly Capacity[] = ['chair', 'member', 'witness', 'supervisor'];
