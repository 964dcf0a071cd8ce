import { may, type Actor } from '../../../../kernel/access.ts';
import type { Tx } from '../../../../kernel/db/schema.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import { nameOf } from '../../capture/decide.ts';
import { holdCase, lockCase, type SheetAt, type SheetCase } from '../../capture/store.ts';
import { transition } from '../../capture/transition.ts';
import { currentPhotos, photosOf, putOnSheet, takeOffSheet, type SheetPhoto } from '../../photos/store/photos.ts';
import { hasPage, noSuchPage, placeOf } from '../../photos/target.ts';
import { MovePhoto } from '../contract.ts';
import { hasAllPages } from '../pages.ts';
import { sheetIn } from '../task.ts';
import { onCase } from './on-case.ts';

type Moving = { readonly from: SheetAt; readonly to: SheetAt; readonly photo: SheetPhoto; readonly page: number; readonly reason: string };
type Moved = Result<{ readonly before: SheetCase['state']; readonly now: SheetCase }>;

/**
 * A picture goes to the station or the page that it shows, also one that was set aside by mistake. What stood there is
 * superseded and kept, with what was read of it; here the page is asked again, even if its figures are there, and an accepted sheet that loses a page is
 * opened again. Problems: not_found, not_allowed (no right over the other station), conflict (it was moved away already).
 */
export const movePhoto = onCase('sheets.move_photo', MovePhoto, async (tx, actor, from, { photo: id, village, station, page, reason }) => {
  const to = await sheetIn(tx, { contest: from.contest.id, village, station });
  if (!to.ok) return to;
  if (!mayAlsoThere(actor, to.value)) return fail(problem('not_allowed', { verb: 'sheets.supervise' }));
  if (!hasPage(to.value, page)) return fail(noSuchPage(page));
  const held = await holdBoth(tx, from, to.value);
  const photo = (await photosOf(tx, from)).find((one) => one.id === id);
  if (!held || !photo) return fail(problem('not_found', { thing: { id: 'Foto ini', en: 'This photo' } }));
  if (photo.standing === 'moved') return fail(problem('conflict', { thing: nameOf(from) }));
  return move(tx, held, { from, to: to.value, photo, page, reason });
});

const mayAlsoThere = (actor: Actor, to: SheetAt): boolean => may(actor, 'sheets.supervise', placeOf(to));

const isSame = (one: SheetAt, other: SheetAt): boolean => one.place.villageId === other.place.villageId && one.place.station === other.place.station;

/** Both cases, always in the same order, so that two who move towards each other do not wait for ever. The case here; null where nothing arrived. */
async function holdBoth(tx: Tx, from: SheetAt, to: SheetAt): Promise<SheetCase | null> {
  const toFirst = to.place.villageId < from.place.villageId || (to.place.villageId === from.place.villageId && to.place.station < from.place.station);
  if (toFirst) await holdCase(tx, to);
  const held = await lockCase(tx, from);
  if (held && !toFirst && !isSame(from, to)) await holdCase(tx, to);
  return held;
}

async function move(tx: Tx, before: SheetCase, moving: Moving): Promise<Moved> {
  const { from, to, photo, page, reason } = moving;
  const stood = photo.standing === 'current';
  const replaced = (await currentPhotos(tx, to)).some((one) => one.page === page && one.id !== photo.id);
  await takeOffSheet(tx, from, photo.id, 'moved', `→ ${nameOf(to)}, hlm. ${page}: ${reason}`);
  await putOnSheet(tx, to, { page, sha256: photo.sha256, person: photo.person, device: photo.device, takenAt: photo.takenAt, note: `← ${nameOf(from)}, hlm. ${photo.page}: ${reason}` });
  if (!isSame(from, to)) {
    const there = await transition(tx, to, { event: 'photographed', complete: await hasAllPages(tx, to), replaced });
    if (!there.ok) return there;
  }
  const now = await left(tx, before, moving, { stood, replaced });
  return now.ok ? ok({ before: before.state, now: now.value }) : now;
}

/** What becomes of the sheet that the picture left. */
async function left(tx: Tx, before: SheetCase, { from, to, reason }: Moving, { stood, replaced }: { readonly stood: boolean; readonly replaced: boolean }): Promise<Result<SheetCase>> {
  const complete = await hasAllPages(tx, from);
  if (isSame(from, to) && complete) return transition(tx, from, { event: 'photographed', complete, replaced });
  // An older picture, or one of a page that holds no figures: nothing is missing now.
  if (!stood || complete) return ok(before);
  if (before.state === 'accepted') {
    const opened = await transition(tx, from, { event: 'reopened', reason });
    if (!opened.ok) return opened;
  }
  return transition(tx, from, { event: 'photo_gone', why: isSame(from, to) ? 'wrong_page' : 'wrong_station', note: reason, complete });
}
