/** What somebody who is not of the station reads on photos of its sheet. */
export type ReadingWords = {
  readonly contest: number; readonly village: string; readonly station: number;
  /** The number of the entry on its sheet. */
  readonly number: number; readonly round: number; readonly kind: string; readonly person: string;
  /** Positions of the cells that were asked, null = all; figures in the order of the form. */
  readonly cells: readonly number[] | null; readonly figures: readonly (number | null)[];
  /** The pictures it was read from, `page:sha256` each. */
  readonly photos: readonly string[];
};

/**
 * The one text of a reading, that the row tells again: its SHA-256 stands in the row and in the trail, so that nobody can
 * later say that other figures were read, or the same of another photo. Keys in a fixed order, no spaces.
 */
export const readingText = ({ contest, village, station, number, round, kind, person, cells, figures, photos }: ReadingWords): string =>
  JSON.stringify({ contest, village, station, number, round, kind, person, cells, figures, photos: [...photos].sort() });
