/**
 * The papers of the night and their sums, added up by hand and written down: no figure here was ever printed by the house.
 * A row is one cell of the forms: TPS 001, TPS 002, TPS 003, then the quick way (001 + 002; the phones of 003 are dead), then the
 * legal way (001 + 002 + 003, as the plenary found them).
 */
type Row = readonly [cell: string, first: number, second: number, third: number, quick: number, legal: number];
export type Slug = 'ppwp' | 'dpr' | 'dpd' | 'dprd-prov' | 'dprd-kab';
export const SLUGS: readonly Slug[] = ['ppwp', 'dpr', 'dpd', 'dprd-prov', 'dprd-kab'];

/** Registered voters of the three stations, as the roll has them: 250, 200 and 150; reserve of 2 %: 5, 4 and 3. */
export const ROLL = [[120, 130], [100, 100], [90, 60]] as const;

/** The same on every sheet of a station. Ballots: 205 + 1 + 49 = 255, 166 + 2 + 36 = 204, 120 + 0 + 33 = 153. */
const LISTS: readonly Row[] = [
  ['A1_L', 120, 100, 90, 220, 310], ['A1_P', 130, 100, 60, 230, 290], ['A1_J', 250, 200, 150, 450, 600],
  ['B1_L', 95, 80, 70, 175, 245], ['B1_P', 105, 85, 50, 190, 240], ['B1_J', 200, 165, 120, 365, 485],
  ['B2_L', 2, 0, 0, 2, 2], ['B2_P', 1, 0, 0, 1, 1], ['B2_J', 3, 0, 0, 3, 3],
  ['B3_L', 1, 1, 0, 2, 2], ['B3_P', 1, 0, 0, 1, 1], ['B3_J', 2, 1, 0, 3, 3],
  ['B4_L', 98, 81, 70, 179, 249], ['B4_P', 107, 85, 50, 192, 242], ['B4_J', 205, 166, 120, 371, 491],
  ['S1', 255, 204, 153, 459, 612], ['S2', 205, 166, 120, 371, 491], ['S3', 1, 2, 0, 3, 3], ['S4', 49, 36, 33, 85, 118],
  ['H1_L', 1, 0, 0, 1, 1], ['H1_P', 1, 0, 1, 1, 2], ['H1_J', 2, 0, 1, 2, 3],
];

const VOTES: Readonly<Record<Slug, readonly Row[]>> = {
  // The KPPS of TPS 002 added up 60 + 55 + 40 = 156 on the paper: so it stands on the quick way. The plenary corrects it to 155.
  ppwp: [
    ['C.1', 90, 60, 50, 150, 200], ['C.2', 70, 55, 40, 125, 165], ['C.3', 35, 40, 25, 75, 100],
    ['V1', 195, 156, 115, 351, 465], ['V2', 10, 11, 5, 21, 26], ['V3', 205, 166, 120, 371, 491],
  ],
  dpr: [
    ['P.1.A', 10, 8, 5, 18, 23], ['P.1.1', 20, 12, 10, 32, 42], ['P.1.2', 15, 20, 10, 35, 45], ['P.1.3', 5, 10, 5, 15, 20], ['P.1.B', 50, 50, 30, 100, 130],
    ['P.2.A', 5, 4, 6, 9, 15], ['P.2.1', 30, 16, 14, 46, 60], ['P.2.2', 25, 10, 12, 35, 47], ['P.2.3', 10, 10, 8, 20, 28], ['P.2.B', 70, 40, 40, 110, 150],
    ['P.3.A', 20, 15, 10, 35, 45], ['P.3.1', 25, 20, 10, 45, 55], ['P.3.2', 15, 15, 12, 30, 42], ['P.3.3', 10, 10, 8, 20, 28], ['P.3.B', 70, 60, 40, 130, 170],
    ['V1', 190, 150, 110, 340, 450], ['V2', 15, 16, 10, 31, 41], ['V3', 205, 166, 120, 371, 491],
  ],
  dpd: [
    ['C.1', 80, 58, 44, 138, 182], ['C.2', 60, 48, 36, 108, 144], ['C.3', 45, 40, 30, 85, 115],
    ['V1', 185, 146, 110, 331, 441], ['V2', 20, 20, 10, 40, 50], ['V3', 205, 166, 120, 371, 491],
  ],
  'dprd-prov': [
    ['P.1.A', 12, 9, 5, 21, 26], ['P.1.1', 18, 11, 10, 29, 39], ['P.1.2', 10, 10, 10, 20, 30], ['P.1.3', 10, 10, 10, 20, 30], ['P.1.B', 50, 40, 35, 90, 125],
    ['P.2.A', 10, 14, 10, 24, 34], ['P.2.1', 20, 10, 10, 30, 40], ['P.2.2', 20, 20, 10, 40, 50], ['P.2.3', 10, 10, 5, 20, 25], ['P.2.B', 60, 54, 35, 114, 149],
    ['P.3.A', 20, 10, 10, 30, 40], ['P.3.1', 20, 20, 10, 40, 50], ['P.3.2', 20, 10, 10, 30, 40], ['P.3.3', 10, 10, 5, 20, 25], ['P.3.B', 70, 50, 35, 120, 155],
    ['V1', 180, 144, 105, 324, 429], ['V2', 25, 22, 15, 47, 62], ['V3', 205, 166, 120, 371, 491],
  ],
  'dprd-kab': [
    ['P.1.A', 10, 10, 8, 20, 28], ['P.1.1', 40, 20, 20, 60, 80], ['P.1.2', 20, 20, 10, 40, 50], ['P.1.3', 10, 10, 10, 20, 30], ['P.1.B', 80, 60, 48, 140, 188],
    ['P.2.A', 5, 5, 5, 10, 15], ['P.2.1', 25, 15, 10, 40, 50], ['P.2.2', 20, 20, 10, 40, 50], ['P.2.3', 10, 10, 10, 20, 30], ['P.2.B', 60, 50, 35, 110, 145],
    ['P.3.A', 15, 10, 5, 25, 30], ['P.3.1', 20, 20, 10, 40, 50], ['P.3.2', 15, 10, 10, 25, 35], ['P.3.3', 10, 10, 10, 20, 30], ['P.3.B', 60, 50, 35, 110, 145],
    ['V1', 200, 160, 118, 360, 478], ['V2', 5, 6, 2, 11, 13], ['V3', 205, 166, 120, 371, 491],
  ],
};

export type Figures = Readonly<Record<string, number>>;
const column = (slug: Slug, at: 1 | 2 | 3 | 4 | 5): Figures => Object.fromEntries([...LISTS, ...VOTES[slug]].map((row) => [row[0], row[at]]));

/** What stands on the paper of a station. */
export const paper = (slug: Slug, station: 1 | 2 | 3): Figures => column(slug, station);
/** The sum of the quick way once TPS 001 and 002 are accepted. */
export const quick = (slug: Slug): Figures => column(slug, 4);
/** The sum of the legal way once everything was read, at every level. */
export const legal = (slug: Slug): Figures => column(slug, 5);

/** Figures in the order of the paper: as the lists and votes stand above. */
export const inOrder = (figures: Figures): number[] => Object.values(figures);
