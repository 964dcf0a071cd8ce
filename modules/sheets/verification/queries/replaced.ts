import type { SheetPhoto } from '../../photos/store/photos.ts';
import type { CasePage } from '../contract.ts';
import { namedPhotos } from '../rules/missing-photos.ts';
import type { Comparison } from '../store/comparisons.ts';

/**
 * Pages that show a picture that nobody has read or held against the figures.
 * @param seen `page:sha256` of every picture that was; none = older readings, that did not keep their photos: then whatever was replaced
 */
export function replacedPages(photos: readonly SheetPhoto[], seen: readonly string[]): number[] {
  const standing = photos.filter((photo) => photo.standing === 'current');
  const isNew = (photo: SheetPhoto): boolean => (seen.length > 0 ? !seen.includes(`${photo.page}:${photo.sha256}`) : photos.some((other) => other.page === photo.page && other.id !== photo.id));
  return standing.filter(isNew).map(({ page }) => page);
}

/** Every comparison with the pages whose pictures took the place of others. */
export const comparedOf = (comparisons: readonly Comparison[], photos: readonly SheetPhoto[], nameOf: (person: string) => string): CasePage['compared'] =>
  comparisons.map(({ person, at, version, photos: named }) => {
    const pages = namedPhotos(named).filter((one) => photos.some((other) => other.page === one.page && other.sha256 !== one.sha256)).map(({ page }) => page);
    return { by: nameOf(person), at: at.toISOString(), version, pages: [...new Set(pages)] };
  });
