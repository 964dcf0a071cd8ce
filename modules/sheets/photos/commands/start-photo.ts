import type { Actor } from '../../../../kernel/access.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { houseFiles } from '../../../../kernel/house-files.ts';
import { partName } from '../../../../kernel/parts.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { StartedPhoto, StartPhoto } from '../contract.ts';
import { beginUpload, endOldest, type Upload } from '../store/uploads.ts';
import { mayAim } from '../target.ts';
import { arrivedBefore, finishUpload, type Asking } from './finish.ts';

/** What a person has under way at the same time; beginning one more ends the one that rested longest, so that nobody fills the disk and nobody is stuck. */
export const MOST_UNFINISHED = 12;

/**
 * Announces a picture, or asks how much of it is here. A picture that the sender may see already is put in its place at once;
 * to others its hash alone says nothing: they send the bytes. Problems: not_found, not_allowed, photo_mismatch, those of finishUpload.
 */
export async function startPhoto(db: Db, asking: Asking, start: StartPhoto): Promise<Result<StartedPhoto>> {
  const at = await mayAim(db, asking.actor, start);
  if (!at.ok) return at;
  const before = await arrivedBefore(db, asking, at.value, start);
  if (before) return before;
  const { upload, ended } = await begin(db, asking.actor, start);
  for (const name of ended) await houseFiles().parts.drop(name);
  if (upload.size !== start.size || upload.mediaType !== start.mediaType) return fail(problem('photo_mismatch'));
  return upload.received === upload.size ? finishUpload(db, asking, upload, { at: at.value, aim: start }) : ok({ received: upload.received, done: false, twins: [] });
}

const begin = (db: Db, { id: person }: Actor, { sha256, size, mediaType }: StartPhoto): Promise<{ upload: Upload; ended: string[] }> =>
  db.transaction().execute(async (tx) => ({
    upload: await beginUpload(tx, { sha256, person, size, mediaType, parts: partName() }), ended: await endOldest(tx, person, MOST_UNFINISHED),
  }));
