import type { Text } from '../../../../kernel/text.ts';
import format from '../data/nik-format.json' with { type: 'json' };

export type Sex = 'male' | 'female';

/** What a NIK says of its bearer. `year` has two digits only: 1925 and 2025 look alike. */
export type NikFacts = { readonly nik: string; readonly day: number; readonly month: number; readonly year: number; readonly sex: Sex; readonly invented: boolean };

/** Why a text cannot be a NIK. */
export type NikFlaw = 'length' | 'region' | 'date' | 'serial';

/** Where a NIK and what is known of the person disagree. Both may be right: cards carry mistakes. */
export type NikWarning = 'birth_date' | 'sex';

export const NIK_FLAWS: Readonly<Record<NikFlaw, Text>> = {
  length: { id: 'NIK terdiri dari 16 angka.', en: 'A NIK has 16 digits.' },
  region: { id: 'Enam angka pertama bukan kode wilayah.', en: 'The first six digits are no region code.' },
  date: { id: 'Angka ke-7 sampai ke-12 bukan tanggal lahir (perempuan: tanggal ditambah 40).', en: 'Digits 7 to 12 are no date of birth (women: day plus 40).' },
  serial: { id: 'Nomor urut (empat angka terakhir) tidak boleh 0000.', en: 'The serial number (last four digits) cannot be 0000.' },
};

export const NIK_WARNINGS: Readonly<Record<NikWarning, Text>> = {
  birth_date: { id: 'Tanggal lahir di NIK berbeda dari tanggal lahir yang diisi.', en: 'The date of birth in the NIK differs from the one given.' },
  sex: { id: 'Jenis kelamin di NIK berbeda dari yang diisi.', en: 'The sex in the NIK differs from the one given.' },
};

/** The digits of a NIK as people write it, with spaces, dots or dashes between. */
export const bareNik = (text: string): string => text.replace(/[\s.\-]/g, '');

const REGION_DIGITS = 6;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads a NIK by its build (data/nik-format.json); the flaw if it cannot be one. No register is asked. */
export function readNik(text: string): { readonly ok: true; readonly facts: NikFacts } | { readonly ok: false; readonly flaw: NikFlaw } {
  const nik = bareNik(text);
  if (!/^\d+$/.test(nik) || nik.length !== format.digits) return { ok: false, flaw: 'length' };
  const pair = (at: number): number => Number(nik.slice(at, at + 2));
  if (pair(0) < format.leastProvince || pair(2) === 0 || pair(4) === 0) return { ok: false, flaw: 'region' };
  const sex: Sex = pair(6) > format.womanDay ? 'female' : 'male';
  const day = sex === 'female' ? pair(6) - format.womanDay : pair(6);
  const month = pair(8);
  if (day < 1 || day > (DAYS[month - 1] ?? 0)) return { ok: false, flaw: 'date' };
  if (nik.endsWith('0000')) return { ok: false, flaw: 'serial' };
  return { ok: true, facts: { nik, day, month, year: pair(10), sex, invented: pair(0) === format.inventedProvince } };
}

/** What to look at twice before a person is recorded. */
export function nikWarnings(facts: NikFacts, known: { readonly birthDate?: string | null | undefined; readonly sex?: Sex | null | undefined }): NikWarning[] {
  const inNik = [facts.year, facts.month, facts.day].map((part) => String(part).padStart(2, '0')).join('-');
  const found: NikWarning[] = [];
  if (known.birthDate && known.birthDate.slice(2) !== inNik) found.push('birth_date');
  if (known.sex && known.sex !== facts.sex) found.push('sex');
  return found;
}

/**
 * `167104••••••••••`: what a screen shows. The region alone: home, birth date and sex stand beside it, so that the serial
 * number would be the whole NIK to anybody who can count.
 */
export const maskNik = (nik: string): string => nik.slice(0, REGION_DIGITS) + '•'.repeat(Math.max(0, nik.length - REGION_DIGITS));

/** An invented NIK: well built, and impossible as a real one, since no province has this code. */
export function inventNik(of: { readonly birthDate: string; readonly sex: Sex; readonly region: number; readonly serial: number }): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [year = '', month = '', day = ''] = of.birthDate.split('-');
  const written = Number(day) + (of.sex === 'female' ? format.womanDay : 0);
  return `${format.inventedProvince}${two(1 + (of.region % 99))}${two(1 + (Math.floor(of.region / 99) % 99))}${two(written)}${month}${year.slice(2)}${String(1 + (of.serial % 9999)).padStart(4, '0')}`;
}
