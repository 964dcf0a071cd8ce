import { sha256 } from '../../../kernel/ids.ts';
import type { Tx } from '../../../kernel/db/schema.ts';
import { currentPhotos } from '../photos/store/photos.ts';
import { readingText, type ReadingWords } from './rules/reading-text.ts';
import type { SheetAt } from './store.ts';

type Read = Pick<ReadingWords, 'number' | 'round' | 'kind' | 'person' | 'cells' | 'figures'>;

/**
 * The pictures that a reading is made of, `page:sha256` each, and the hash of its text: those that stand for the pages with
 * figures at this moment. They are what the reader was shown, for a picture that takes the place of one of them takes the sheet
 * out of every hand. The caller holds the case.
 */
export async function readFrom(tx: Tx, at: SheetAt, reading: Read): Promise<{ readonly photos: string[]; readonly hash: string }> {
  const pages = new Set(at.contest.form.sections.map(({ page }) => page));
  const photos = (await currentPhotos(tx, at)).filter(({ page }) => pages.has(page)).map((photo) => `${photo.page}:${photo.sha256}`);
  const text = readingText({ ...reading, photos, contest: at.contest.id, village: at.place.village, station: at.place.station });
  return { photos, hash: sha256(text) };
}
