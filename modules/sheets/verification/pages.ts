import type { Tx } from '../../../kernel/db/schema.ts';
import type { SheetAt } from '../capture/store.ts';
import { currentPhotos, takeOffSheet } from '../photos/store/photos.ts';
import type { ContestContext } from '../../elections/index.ts';

/** Pages of a sheet. A reader needs all of them: what stands on a page that is not here would be read as absent. */
export const pagesOf = ({ form }: Pick<ContestContext, 'form'>): number[] => Array.from({ length: form.pages }, (_, at) => at + 1);

/** True if every page has a picture. The caller holds the case. */
export async function hasAllPages(tx: Tx, at: SheetAt): Promise<boolean> {
  const here = new Set((await currentPhotos(tx, at)).map(({ page }) => page));
  return pagesOf(at.contest).every((page) => here.has(page));
}

/** Sets the pictures of these pages aside, of all pages if none is named: a new one must come. */
export async function setAside(tx: Tx, at: SheetAt, pages: readonly number[], why: string): Promise<void> {
  for (const { id, page } of await currentPhotos(tx, at)) {
    if (pages.length === 0 || pages.includes(page)) await takeOffSheet(tx, at, id, 'set_aside', why);
  }
}
