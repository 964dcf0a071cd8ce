import type { Db } from '../../../../kernel/db/schema.ts';
import { houseFiles } from '../../../../kernel/house-files.ts';
import { problem } from '../../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../../kernel/result.ts';
import type { PhotoPiece, StartedPhoto } from '../contract.ts';
import { lockUpload, noteReceived, type Upload } from '../store/uploads.ts';
import { mayAim } from '../target.ts';
import { arrivedBefore, finishUpload, type Asking } from './finish.ts';

/**
 * Takes the next piece; the same again changes nothing, one too far ahead is answered with what is here. The last one makes
 * it a photo. Bytes that are here already are not compared with those that come again: the hash of the whole picture refuses what is not it. Problems: photo_unannounced, not_found, not_allowed, photo_mismatch, those of finishUpload.
 */
export async function takePiece(db: Db, asking: Asking, sha256: string, piece: PhotoPiece): Promise<Result<StartedPhoto>> {
  const at = await mayAim(db, asking.actor, piece);
  if (!at.ok) return at;
  const content = Buffer.from(piece.content, 'base64');
  const upload = await db.transaction().execute(async (tx) => {
    const held = await lockUpload(tx, sha256, asking.actor.id);
    if (!held || piece.offset + content.length > held.size) return held;
    const received = await write(held, piece.offset, content);
    if (received !== held.received) await noteReceived(tx, held, received);
    return { ...held, received };
  });
  if (upload && piece.offset + content.length > upload.size) return fail(problem('photo_mismatch'));
  if (upload && upload.received === upload.size) return finishUpload(db, asking, upload, { at: at.value, aim: piece });
  if (upload) return ok({ received: upload.received, done: false, twins: [] });
  // Sent again after it was finished, because the answer was lost.
  return (await arrivedBefore(db, asking, at.value, { ...piece, sha256 })) ?? fail(problem('photo_unannounced'));
}

/** Writes what is new of a piece; returns how many bytes are here without a gap. */
async function write({ parts, received }: Upload, offset: number, content: Buffer): Promise<number> {
  const fresh = content.subarray(Math.max(0, received - offset));
  if (offset > received || fresh.length === 0) return received;
  // If the file went away (another disk, a swept folder), all of it is asked for again.
  return (await houseFiles().parts.write(parts, received, fresh)) ? received + fresh.length : 0;
}
