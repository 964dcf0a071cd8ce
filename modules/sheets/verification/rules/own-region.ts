import { isWithin } from '../../../../kernel/access.ts';

/** Segments of a path down to the subdistrict. */
const SUBDISTRICT = 3;

/**
 * Regions whose sheets a reader is not given: the subdistrict they live in, and wherever a duty of theirs below a verifying
 * place lies (its subdistrict, or the whole city of a duty for a city). A home known only above the subdistrict keeps nobody
 * away: it says not which. `places` = where they may read; all paths of one tree.
 * Source: house rule, docs/decisions/0017-reading-again.md; the law knows no second reading.
 */
export function ownRegions(places: readonly string[], home: string | null, duties: readonly string[]): string[] {
  const near = home !== null && depthOf(home) >= SUBDISTRICT ? [cut(home)] : [];
  const below = duties.filter((duty) => places.some((place) => regionOf(duty) !== place && isWithin(duty, place)));
  return [...new Set([...near, ...below.map(cut)])].sort();
}

/** True if a village lies in one of these regions. */
export const liesIn = (village: string, regions: readonly string[]): boolean => regions.some((region) => isWithin(village, region));

const regionOf = (path: string): string => path.split('/')[0] ?? '';
const depthOf = (path: string): number => (path === '' ? 0 : regionOf(path).split('.').length);
const cut = (path: string): string => regionOf(path).split('.').slice(0, SUBDISTRICT).join('.');
