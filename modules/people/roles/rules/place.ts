import type { RoleLevel } from './roles.ts';

const LEVELS: readonly RoleLevel[] = ['national', 'province', 'regency', 'subdistrict', 'village'];
const CODE = '-?[0-9A-Za-z]+';

/** A region path, or a polling station below its village as `village/number`. */
export const PLACE_PATTERN = new RegExp(`^$|^${CODE}(\\.${CODE}){0,3}$|^${CODE}(\\.${CODE}){3}/[1-9][0-9]{0,3}$`);

/** The region of a place: a station's village, or the region itself. */
export const regionOf = (path: string): string => path.split('/', 1)[0] ?? '';

/** The level of a place by its path: '' is the nation, '16.71.04.1001/7' a station; null where no level is so deep. */
export function placeLevel(path: string): RoleLevel | null {
  if (path.includes('/')) return PLACE_PATTERN.test(path) ? 'station' : null;
  return LEVELS[path === '' ? 0 : path.split('.').length] ?? null;
}
