import { keptValues } from '../app/kept.ts';
import { say } from '../app/outbox.ts';
import { change, held, now, opened } from '../app/state.ts';
import { isUnsent } from '../queue/states.ts';
import { seal, sealBytes, unsealBytes } from '../vault/seal.ts';
import { carriedBy, photoId, photoLane, PHOTOS, startOf, type KeptPhoto } from './photo.ts';

/** What bytes and words of a photo are bound to; the second is that of every kept value (app/kept.ts). */
const boundBytes = (sha256: string): string => `picture ${sha256}`;
const nameOf = (photo: KeptPhoto): string => PHOTOS + photoId(photo);

const shown = (photo: KeptPhoto): void => change({ photos: [...now().photos.filter((one) => photoId(one) !== photoId(photo)), photo] });

/**
 * Keeps a photo and puts it into the queue. The bytes and what they are lie on the phone before anything says so: who is
 * killed in between finds the photo there (`healPhotos`).
 * @param about what the queue shows, e.g. `DPR · TPS 001 · 2` @throws where the phone has no room left
 */
export async function keepPhoto(photo: KeptPhoto, bytes: ArrayBuffer, about: string): Promise<void> {
  const { key } = held;
  if (!key) throw new Error('no open phone');
  const known = now().photos.find((one) => photoId(one) === photoId(photo));
  // The same picture once more says nothing new, unless it was refused.
  if (known && carriedBy(known, now().items).state !== 'refused') return;
  const [picture, words] = await Promise.all([sealBytes(key, bytes, boundBytes(photo.sha256)), seal(key, photo, `kept ${nameOf(photo)}`)]);
  const tx = opened().transaction(['pictures', 'kept'], 'readwrite');
  // A full phone ends the transaction, and only that says why.
  await Promise.all([tx.objectStore('pictures').put({ id: photo.sha256, sealed: picture }), tx.objectStore('kept').put({ id: nameOf(photo), sealed: words }), tx.done]).catch(() => tx.done);
  shown(photo);
  await queuePhoto(photo, about);
}

const queuePhoto = (photo: KeptPhoto, about: string): Promise<unknown> =>
  say({ kind: 'photo', lane: photoLane(photo), target: '/api/photos', body: JSON.stringify(startOf(photo)), saidAt: photo.takenAt, about });

/** The bytes of a photo; null where they are gone, or the phone is locked. */
export async function pictureBytes(sha256: string): Promise<ArrayBuffer | null> {
  const { key } = held;
  const row = await opened().get('pictures', sha256);
  return key && row ? unsealBytes(key, row.sealed, boundBytes(sha256)).catch(() => null) : null;
}

/** The house has it: the small picture stays, the large one makes room. Locked meanwhile: asked again after the next opening, and answered at once. */
export async function photoArrived(id: string, sentAt: string, twins: KeptPhoto['twins']): Promise<void> {
  const { key } = held;
  const photo = now().photos.find((one) => photoId(one) === id);
  if (!key || !photo) return;
  const sent = { ...photo, sentAt, twins };
  const isNeeded = now().photos.some((one) => one.sha256 === photo.sha256 && photoId(one) !== id && one.sentAt === null);
  const sealed = await seal(key, sent, `kept ${nameOf(sent)}`);
  const tx = opened().transaction(['pictures', 'kept'], 'readwrite');
  await Promise.all([tx.objectStore('kept').put({ id: nameOf(sent), sealed }), isNeeded ? null : tx.objectStore('pictures').delete(photo.sha256), tx.done]);
  shown(sent);
}

/** Photos of this phone, as kept. */
export const keptPhotos = async (): Promise<KeptPhoto[]> => [...(await keptValues<KeptPhoto>(PHOTOS)).values()];

/** What was killed between keeping and queueing is queued now; bytes that nothing speaks of any more make room. */
export async function healPhotos(): Promise<void> {
  const { photos, items, work } = now();
  for (const photo of photos.filter((one) => carriedBy(one, items).state === 'lost')) {
    const contest = work?.contests.find(({ id }) => id === photo.contest)?.name ?? '';
    await queuePhoto(photo, aboutOf(contest, photo));
  }
  const keys = await opened().getAllKeys('pictures');
  // Read after the bytes: whatever is kept meanwhile is not among them.
  const needed = new Set((await keptPhotos()).filter(({ sentAt }) => sentAt === null).map(({ sha256 }) => sha256));
  if (held.key) for (const id of keys) if (!needed.has(id)) await opened().delete('pictures', id);
}

export const aboutOf = (contest: string, { station, page, purpose }: Pick<KeptPhoto, 'station' | 'page' | 'purpose'>): string =>
  [contest, `TPS ${String(station).padStart(3, '0')}`, ...(purpose === 'sheet' ? [String(page)] : [])].filter(Boolean).join(' · ');

/** Words waiting: a photo lets them pass. */
export const wordsWait = (): boolean => now().items.some((item) => item.kind !== 'photo' && isUnsent(item));
