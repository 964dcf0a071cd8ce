import type { EntryWords } from '../../../modules/sheets/rules.ts';
import type { FieldState } from '../app/state.ts';
import { sheetKey, type SheetName } from '../entry/draft.ts';
import { carriedBy, newestOfPages } from '../photos/photo.ts';

type Known = Pick<FieldState, 'work' | 'photos' | 'items'>;

/** A page of a sheet, and the picture that stands for it: the newest of this phone that was not refused, else the one the house has. */
export type PagePhoto = { readonly page: number; readonly sha256: string; readonly arrived: boolean };

/** The pictures that a sheet's figures were read from: the newest of each page, as far as this phone knows. */
export function pagePhotosOf(name: SheetName, { work, photos, items }: Known): PagePhoto[] {
  const known = work?.sheets.find((sheet) => sheetKey(sheet) === sheetKey(name))?.photos ?? [];
  const pages = new Map(known.filter(({ standing }) => standing === 'current').map(({ page, sha256 }): [number, PagePhoto] => [page, { page, sha256, arrived: true }]));
  for (const photo of newestOfPages(photos, items, name).values()) {
    const { state } = carriedBy(photo, items);
    // What the house tells of a photo (superseded, moved, set aside) is newer than what this phone remembers of it.
    if (state === 'refused' || known.some(({ sha256, page }) => sha256 === photo.sha256 && page === photo.page)) continue;
    pages.set(photo.page, { page: photo.page, sha256: photo.sha256, arrived: state === 'sent' });
  }
  return [...pages.values()].sort((a, b) => a.page - b.page);
}

/** The same, as an entry names them. */
export const photosOf = (name: SheetName, known: Known): EntryWords['photos'] => pagePhotosOf(name, known).map(({ page, sha256 }) => ({ page, sha256 }));

/** Another page of the sheet for which this very picture stands; null = none. One picture shows one page. */
export const samePictureOn = (sha256: string, page: number, standing: readonly PagePhoto[]): number | null =>
  standing.find((one) => one.sha256 === sha256 && one.page !== page)?.page ?? null;
