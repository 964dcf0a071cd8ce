import { Readable } from 'node:stream';
import type { Actor } from '../../../../kernel/access.ts';
import { execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { houseFiles } from '../../../../kernel/house-files.ts';
import { sha256 } from '../../../../kernel/ids.ts';
import { problem, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { SheetAt } from '../../capture/store.ts';
import type { PhotoPiece, StartedPhoto } from '../contract.ts';
import { inspectPhoto } from '../inspect.ts';
import { maySee } from '../queries/see-photo.ts';
import { findPhoto, photosOf, type Photo } from '../store/photos.ts';
import { twinsOf } from '../store/twins.ts';
import { endUpload, type Upload } from '../store/uploads.ts';
import { keepSheetPhoto, keepStatementPhoto } from './keep-photo.ts';

export type Asking = { readonly actor: Actor; readonly key: string };
export type Aim = Omit<PhotoPiece, 'offset' | 'content'>;

/**
 * All pieces are here: is it what was announced, is it a picture, and where does it belong? Its bytes lie in the file store
 * before any row tells of it. What will never do is thrown away at once; whatever breaks off half way is finished by the next request.
 */
export async function finishUpload(db: Db, asking: Asking, upload: Upload, { at, aim }: { readonly at: SheetAt; readonly aim: Aim }): Promise<Result<StartedPhoto>> {
  const { parts } = houseFiles();
  const bytes = await parts.read(upload.parts);
  // The other phone of the same person was quicker.
  const elsewhere = bytes === null && (await arrivedBefore(db, asking, at, { ...aim, sha256: upload.sha256 }));
  if (elsewhere) return elsewhere;
  if (bytes?.length !== upload.size || sha256(bytes) !== upload.sha256) return throwAway(db, upload, problem('photo_mismatch'));
  const found = await inspectPhoto(bytes);
  if (!found.ok) return found.problem.code === 'busy' ? found : throwAway(db, upload, found.problem);
  if (found.value.mediaType !== upload.mediaType) return throwAway(db, upload, problem('photo_mismatch'));
  await houseFiles().put(Readable.from([bytes]));
  const done = await keepAt(db, asking, { ...found.value, sha256: upload.sha256, size: upload.size }, aim, upload.parts);
  if (done.ok) await parts.drop(upload.parts);
  return done;
}

async function throwAway(db: Db, upload: Upload, why: Problem): Promise<Result<never>> {
  await endUpload(db, upload);
  await houseFiles().parts.drop(upload.parts);
  return fail(why);
}

/** Puts a picture that the house holds where it belongs. */
export async function keepAt(db: Db, { actor, key }: Asking, photo: Photo, aim: Aim, parts: string | null): Promise<Result<StartedPhoto>> {
  const { sha256: hash, size, mediaType, width, height, likeness } = photo;
  const { contest, village, station, page, purpose, takenAt } = aim;
  const input = { sha256: hash, size, mediaType, width, height, likeness, contest, village, station, page, purpose, takenAt, parts };
  const done = await execute(db, purpose === 'sheet' ? keepSheetPhoto : keepStatementPhoto, { actor, key, input });
  return done.ok ? ok({ received: size, done: true, twins: [...done.value.twins] }) : done;
}

/** The answer where the picture is here already, whole; null where it has to be sent. */
export async function arrivedBefore(db: Db, asking: Asking, at: SheetAt, aim: Aim & { readonly sha256: string }): Promise<Result<StartedPhoto> | null> {
  const photo = await findPhoto(db, aim.sha256);
  if (!photo || !(await maySee(db, asking.actor, photo))) return null;
  const isOnPage = aim.purpose === 'sheet' && (await photosOf(db, at)).some(({ page, sha256 }) => page === aim.page && sha256 === aim.sha256);
  if (isOnPage) return ok({ received: photo.size, done: true, twins: await twinsOf(db, at, aim.sha256) });
  return keepAt(db, asking, photo, aim, null);
}
