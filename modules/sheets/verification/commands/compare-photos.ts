import { problem } from '../../../../kernel/problem.ts';
import { fail, ok } from '../../../../kernel/result.ts';
import { recordsOf } from '../../../people/index.ts';
import { nameOf } from '../../capture/decide.ts';
import { entriesOf, lockCase } from '../../capture/store.ts';
import { transition } from '../../capture/transition.ts';
import { photosOf } from '../../photos/store/photos.ts';
import { SamePhotos } from '../contract.ts';
import { insertComparison, movedHere } from '../store/comparisons.ts';
import { onCase } from './on-case.ts';

const named = (photos: readonly { readonly page: number; readonly sha256: string }[]): string[] => photos.map(({ page, sha256 }) => `${page}:${sha256}`).sort();

/**
 * A photo was replaced after the figures count, and somebody finds the same figures on the new one: the mark goes, their name stays. Where they are not
 * the same the case is opened again instead. It is somebody else's to say: not of who entered or read the sheet, took or moved any picture of it that ever stood.
 * Problems: conflict (it does not count, nothing was replaced, or another photo or version is there by now), same_eyes.
 */
export const comparePhotos = onCase('sheets.compare_photos', SamePhotos, async (tx, actor, at, { version, photos }) => {
  const before = await lockCase(tx, at);
  const everyPhoto = await photosOf(tx, at);
  const standing = everyPhoto.filter((photo) => photo.standing === 'current');
  const isAsSeen = before?.acceptedVersion === version && named(standing).join() === named(photos).join();
  if (before?.state !== 'accepted' || before.photosReplacedAt === null || !isAsSeen) return fail(problem('conflict', { thing: nameOf(at) }));
  const own = (await recordsOf(tx, [actor.id])).map(({ record }) => record);
  const hands = [...await entriesOf(tx, at), ...everyPhoto].some(({ person }) => own.includes(person));
  if (hands || await movedHere(tx, at, own)) return fail(problem('same_eyes'));
  await insertComparison(tx, at, { version, photos: named(standing), person: actor.id });
  const now = await transition(tx, at, { event: 'compared' });
  return now.ok ? ok({ before: before.state, now: now.value }) : now;
});
