import { go } from '../../app/route.ts';
import { useField } from '../../app/useField.ts';
import type { FoundSheet } from '../../station/find.ts';
import { pagePhotosOf } from '../../station/photos.ts';
import { useWords } from '../../words/useWords.ts';

/** How many pages of a sheet have a photo, and the way there. */
export function PhotoLine({ found: { name, contest } }: { found: FoundSheet }) {
  const { t } = useWords();
  const state = useField();
  const done = pagePhotosOf(name, state).length;
  const all = contest.pages;
  // Asked for again by the office: then the photo is the one thing to do.
  const isAsked = done < all && state.work?.sheets.some((one) => one.contest === name.contest && one.village === name.village && one.station === name.station && one.state === 'asked_again');
  return <button type="button" className={isAsked ? 'button main photo-open' : 'button photo-open'} data-done={done >= all} onClick={() => go('photos', name.contest, name.village, name.station)}>{t(done >= all ? 'photo.openDone' : 'photo.open', { done, all })}</button>;
}
