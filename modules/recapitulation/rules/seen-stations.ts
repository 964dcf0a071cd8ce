/** Remembers which stations of which region were met: 30 stations to one number, a village in one or two numbers. */
export type SeenStations = {
  /** Notes a station; false where it was there already. `station` is 0 to 99,999. */
  add(region: number, station: number): boolean;
};

const PER_WORD = 30;
const WORDS = 4096;

export const MAX_STATION = 99_999;

export function seenStations(): SeenStations {
  const words = new Map<number, number>();
  return {
    add(region, station) {
      const key = region * WORDS + Math.floor(station / PER_WORD);
      const bit = 1 << station % PER_WORD;
      const word = words.get(key) ?? 0;
      if ((word & bit) !== 0) return false;
      words.set(key, word | bit);
      return true;
    },
  };
}
