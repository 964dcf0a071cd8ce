import type { ListedVillage } from '../../sheets/index.ts';

/** The stations of a contest, looked up by what a file calls their village. */
export type StationList = {
  /** The village of a code (with or without dots) or a path, or undefined. */
  village(name: string): ListedVillage | undefined;
  /** Notes that a file has a station: `unknown` if there is none of that number, `again` if the file had it before. */
  take(village: ListedVillage, station: number): 'first' | 'again' | 'unknown';
};

export function stationList(villages: readonly ListedVillage[]): StationList {
  const byName = new Map<string, ListedVillage>();
  for (const village of villages) byName.set(village.code, village).set(village.path, village);
  const taken = new Map<ListedVillage, Uint8Array>();
  return {
    village: (name) => byName.get(name) ?? byName.get(name.replaceAll('.', '')),
    take(village, station) {
      const at = village.stations.indexOf(station);
      if (at === -1) return 'unknown';
      let seen = taken.get(village);
      if (!seen) taken.set(village, (seen = new Uint8Array(village.stations.length)));
      if (seen[at] === 1) return 'again';
      seen[at] = 1;
      return 'first';
    },
  };
}
