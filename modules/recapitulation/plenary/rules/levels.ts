import { isWithin } from '../../../../kernel/access.ts';
import type { NodeLevel } from '../../../regions/contract.ts';
import type { PlenaryLevel } from '../contract.ts';

/** 'Luar Negeri' stands in the place of a province: 99 in Kemendagri's codes, -99 in KPU's. Below it countries, missions, their three units. */
const ABROAD = ['99', '-99'] as const;
export const isAbroad = (path: string): boolean => ABROAD.some((root) => isWithin(path, root));

/**
 * What a plenary at a region adds up, or null where none is held: at a kelurahan, at a country, at 'Luar Negeri' itself.
 * UU 7/2017: PPK, KPU Kab/Kota, KPU Provinsi, KPU; abroad the PPLN of a mission, whose figures go straight to the nation.
 */
export function plenaryLevel({ path, level }: { readonly path: string; readonly level: NodeLevel }): PlenaryLevel | null {
  if (level === 'village') return null;
  if (!isAbroad(path)) return level;
  return level === 'subdistrict' ? 'overseas' : null;
}

/** Who accepts, returns and opens again: the level above. The nation has none above and opens its own again. */
export const leadAbove = ({ path, level }: { readonly path: string; readonly level: PlenaryLevel }): string =>
  (level === 'overseas' || !path.includes('.') ? '' : path.slice(0, path.lastIndexOf('.')));

/** Do its lines stand for polling stations? Then every confirmed one is a version of the station's sheet. */
export const addsStations = (level: PlenaryLevel): boolean => level === 'subdistrict' || level === 'overseas';

const HEIGHT: Readonly<Record<PlenaryLevel, number>> = { subdistrict: 0, overseas: 0, regency: 1, province: 2, national: 3 };

/** Is a contest that ends at a level (rule set: `recapitulatedUpTo`) added up at this one? */
export const reachesUp = ({ recapitulatedUpTo: last }: { readonly recapitulatedUpTo: PlenaryLevel }, level: PlenaryLevel): boolean => HEIGHT[last] >= HEIGHT[level];
/** The ends of all contests that are added up at a level. */
export const endsAbove = (level: PlenaryLevel): PlenaryLevel[] => (Object.keys(HEIGHT) as PlenaryLevel[]).filter((last) => reachesUp({ recapitulatedUpTo: last }, level));

/** Does a region (a line of a plenary) belong to a district, whole or in part? */
export const touches = (district: { readonly districtPaths: readonly string[]; covers(path: string): boolean }, path: string): boolean =>
  district.covers(path) || district.districtPaths.some((member) => isWithin(member, path));
