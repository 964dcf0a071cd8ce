import type { Place } from '../../../../kernel/access.ts';

const LONGEST = 4000;

/** Places of one tree as the region search takes them; undefined where they are the whole nation, none, or too many to name. */
export function withinOf(scheme: string, places: readonly Place[]): string | undefined {
  const paths = places.filter((place) => place.scheme === '*' || place.scheme === scheme).map(({ path }) => path.split('/')[0] ?? '');
  const text = [...new Set(paths)].sort().join(',');
  return text === '' || paths.includes('') || text.length > LONGEST ? undefined : text;
}
