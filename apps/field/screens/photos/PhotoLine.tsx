import { go } from '../../app/route.ts';
import { useField } from '../../app/useField.ts';
import type { FoundSheet } from '../../station/find.ts';
import { pagePhotosOf } from '../../station/photos.ts';
import { useWords } from '../../words/useWords.ts';

/** How many pages of a sheet have a photo, and the way there. @param isNext it is the one thing to do now */
export function PhotoLine({ found: { name, contest }, isNext = false }: { found: FoundSheet; isNext?: boolean }) {
  const { t } = useWords();
  const done = pagePhotosOf(name, useField()).length;
  const all = contest.pages;
  return <button type="button" className={isNext ? 'button main' : 'button photo-open'} data-done={done >= all} onClick={() => go('photos', name.contest, name.village, name.station)}>{t(done >= all ? 'photo.openDone' : 'photo.open', { done, all })}</button>;
}
