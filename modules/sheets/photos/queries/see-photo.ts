import { buffer } from 'node:stream/consumers';
import { may, ofEvent, type Actor, type Verb } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { houseFiles } from '../../../../kernel/house-files.ts';
import type { PictureAnswer } from '../../../../kernel/http/route.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, type Result } from '../../../../kernel/result.ts';
import { findPhoto } from '../store/photos.ts';
import { placesOfPhoto, type PhotoPlace } from '../store/places.ts';

/** Whoever looks after a place, and who watches there. */
const OVERSEERS = ['sheets.supervise', 'recapitulation.lead', 'supervision.witness'] as const satisfies readonly Verb[];
/** Any of these opens the door; the picture decides then. */
export const READERS = ['sheets.enter', 'sheets.verify', ...OVERSEERS] as const satisfies readonly Verb[];

/** The bytes of a picture, for those who may see it. Problems: not_found, not_allowed, file_missing. */
export async function seePhoto(db: Db, actor: Actor, sha256: string): Promise<Result<never> | PictureAnswer> {
  const photo = await findPhoto(db, sha256);
  if (!photo) return fail(problem('not_found', { thing: { id: 'Foto ini', en: 'This photo' } }));
  if (!(await maySee(db, actor, photo))) return fail(problem('not_allowed', { verb: 'sheets.supervise' }));
  const files = houseFiles();
  if (!(await files.has(photo.sha256))) return fail(problem('file_missing', { file: `${photo.sha256.slice(0, 12)}…` }));
  return { picture: await buffer(files.read(photo.sha256)), mediaType: photo.mediaType };
}

/**
 * Who sent it; who looks after or watches a station it was sent for; its own people, if it shows their sheet; and who reads
 * that sheet at this moment.
 */
export async function maySee(db: Db, actor: Actor, { sha256, storedBy }: { readonly sha256: string; readonly storedBy: string }): Promise<boolean> {
  return storedBy === actor.id || (await placesOfPhoto(db, sha256)).some((place) => isOpenTo(actor, place));
}

function isOpenTo(actor: Actor, { scheme, path, event, person, purpose, task }: PhotoPlace): boolean {
  if (person === actor.id || task === actor.id) return true;
  const verbs: readonly Verb[] = purpose === 'sheet' ? ['sheets.enter', ...OVERSEERS] : OVERSEERS;
  return verbs.some((verb) => may(actor, verb, { scheme, path, within: ofEvent(event) }));
}
