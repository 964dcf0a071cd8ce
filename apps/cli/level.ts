import { LEVELS, type Level } from '../../modules/regions/index.ts';

const IN_INDONESIAN: Readonly<Record<string, Level>> = {
  nasional: 'national', provinsi: 'province', kabupaten: 'regency', kota: 'regency', kecamatan: 'subdistrict', kelurahan: 'village', desa: 'village', tps: 'station',
};

/** A level by its English or Indonesian name; undefined for any other word. */
export const readLevel = (word: string): Level | undefined => LEVELS.find((level) => level === word.toLowerCase()) ?? IN_INDONESIAN[word.toLowerCase()];

/** All the words `--level` knows, for a usage line. */
export const LEVEL_WORDS = `${LEVELS.join(' ')} (${Object.keys(IN_INDONESIAN).join(' ')})`;
