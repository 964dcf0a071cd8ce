import { go } from '../../app/route.ts';
import { useField } from '../../app/useField.ts';
import type { FoundSheet } from '../../station/find.ts';
import { pagePhotosOf } from '../../station/photos.ts';
import { useWords } from '../../words/useWords.ts';

/** How many pages of a sheet have a photo, and the way there. @param isNext it is the one thing to do now */
export function PhotoLine({ found: { name, contest }, isNext = false }: { found: FoundSheet; isNext?: boolean }) {
  const { t } = useWords();
  const pages = new Set(pagePhotosOf(name, useField()).map(({ page }) => page));
  const [done, all] = [pages.size, contest.pages];
  const missing = Array.from({ length: all }, (_, at) => at + 1).find((page) => !pages.has(page));
  const open = (): void => go('photos', name.contest, name.village, name.station);
  if (isNext && missing !== undefined) return <button type="button" className="button main" onClick={open}>{t('photo.openNext', { page: missing, done, all })}</button>;
  return <button type="button" className="button photo-open" data-done={done >= all} onClick={open}>{t(done >= all ? 'photo.openDone' : 'photo.open', { done, all })}</button>;
}
