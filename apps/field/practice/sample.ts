import type { WorkContest, WorkStation } from '../station/names.ts';
import type { Written } from '../entry/draft.ts';

/** A station that does not exist. */
export const SAMPLE_STATION: WorkStation = {
  village: { path: '00.00.00.0000', code: '00.00.00.0000', name: 'Kelurahan Contoh', level: 'village' }, station: 999, unitType: 'regular', votersMale: 120, votersFemale: 128,
};

const PAIRS = ['Bintang Timur – Fajar Pagi', 'Angin Laut – Bukit Hijau', 'Sungai Jernih – Awan Putih'].map((name, at) => ({ number: at + 1, name }));

/** A sheet for three invented pairs. @param parameters of the election that this phone works for: the rules are the real ones */
export const sampleContest = (name: string, parameters: unknown): WorkContest => ({
  id: 0, slug: 'latihan', type: 'ppwp', name, variant: '2024', district: '', villages: [SAMPLE_STATION.village.path], ballot: { kind: 'pairs', contestants: PAIRS }, parameters, pages: 3,
  contestants: PAIRS.map((pair) => ({ ...pair, shortName: null })),
});

/** What is written on the sample: zeros as XXX, and one sum that the paper itself has wrong (voters with a disability). */
export const SAMPLE_FIGURES: Written = {
  A1_L: 120, A1_P: 128, A1_J: 248, B1_L: 95, B1_P: 105, B1_J: 200, B2_L: 2, B2_P: 1, B2_J: 3, B3_L: 0, B3_P: 1, B3_J: 1, B4_L: 97, B4_P: 107, B4_J: 204,
  S1: 253, S2: 204, S3: 1, S4: 48, H1_L: 1, H1_P: 0, H1_J: 2, 'C.1': 87, 'C.2': 74, 'C.3': 36, V1: 197, V2: 7, V3: 204,
};

/** Cells that were typed otherwise than they are written, in the order of the sample. */
export const slips = (typed: Written, written: Written = SAMPLE_FIGURES): string[] => Object.keys(written).filter((cell) => (typed[cell] ?? null) !== written[cell]);
