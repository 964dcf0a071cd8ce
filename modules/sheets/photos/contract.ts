import { z } from 'zod';
import { RegionPath } from '../../regions/contract.ts';
import { PageNumber, Sha256 } from '../capture/contract.ts';

/** Bytes of one piece of an upload, and of a whole photo. */
export const PIECE_BYTES = 64 * 1024;
export const MOST_PHOTO_BYTES = 3 * 1024 * 1024;

/** Pixels that a photo of a page may have: the shorter side so that a digit can still be read, the rest so that nobody's memory is filled. */
export const PHOTO_SIDES = { least: 600, most: 12_000, pixels: 40_000_000 } as const;

/** What a photo shows: a page of the sheet (KPPS, `sheets.enter`), or what a witness or supervisor objects to (`supervision.witness`; `page` says nothing then). */
export const PHOTO_PURPOSES = ['sheet', 'statement'] as const;

const Target = {
  contest: z.number().int().min(1).max(2_147_483_647), village: RegionPath, station: z.number().int().min(1).max(9999), page: PageNumber,
  purpose: z.enum(PHOTO_PURPOSES).default('sheet'), takenAt: z.iso.datetime({ offset: true }).nullable(),
};

/**
 * POST /api/photos: what is to come, or how much of it is here already. What the sender may see already (own photos, those of
 * the same station) is not sent twice: `done` at once.
 */
export const StartPhoto = z.object({ sha256: Sha256, size: z.number().int().min(1).max(MOST_PHOTO_BYTES), mediaType: z.literal('image/jpeg'), ...Target });
export type StartPhoto = z.infer<typeof StartPhoto>;

/** Another station (or another contest's sheet) that a picture also stands for: the same bytes, or the same look. */
export const PhotoTwin = z.object({ contest: z.number(), village: RegionPath, station: z.number(), page: z.number(), sha256: Sha256, same: z.enum(['content', 'look']) });
export type PhotoTwin = z.infer<typeof PhotoTwin>;

/** `twins`: filled when it is done; the sender should look whether the right picture was chosen. */
export const StartedPhoto = z.object({ received: z.number().int(), done: z.boolean(), twins: z.array(PhotoTwin) });
export type StartedPhoto = z.infer<typeof StartedPhoto>;

/**
 * POST /api/photos/{sha256}/pieces: the next piece, in base64 so that the signature covers it like every other body. Sent
 * again it changes nothing; a piece that leaves a gap is answered with what is here. The last piece makes it a photo of its
 * sheet; then the picture is looked into: a real JPEG, no metadata, not larger than it may be. `photo_unannounced` =
 * begin again with POST /api/photos; `photo_mismatch` = send it again from the beginning; `photo_unreadable`, `photo_metadata`,
 * `photo_dimensions` = this picture will never do.
 */
export const PhotoPiece = z.object({ offset: z.number().int().min(0).max(MOST_PHOTO_BYTES), content: z.base64().max(96 * 1024), ...Target });
export type PhotoPiece = z.infer<typeof PhotoPiece>;
