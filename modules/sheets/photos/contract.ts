import { z } from 'zod';
import { RegionPath } from '../../regions/contract.ts';
import { Sha256 } from '../capture/contract.ts';

/** Bytes of one piece of an upload, and of a whole photo. */
export const PIECE_BYTES = 64 * 1024;
export const MOST_PHOTO_BYTES = 3 * 1024 * 1024;

/** POST /api/photos: what is to come, or how much of it is here already. The same content is sent once. */
export const StartPhoto = z.object({
  sha256: Sha256, size: z.number().int().min(1).max(MOST_PHOTO_BYTES), mediaType: z.enum(['image/jpeg', 'image/webp']),
  contest: z.number().int().min(1), village: RegionPath, station: z.number().int().min(1).max(9999), page: z.number().int().min(1).max(20),
  takenAt: z.iso.datetime({ offset: true }).nullable(),
});
export type StartPhoto = z.infer<typeof StartPhoto>;
export const StartedPhoto = z.object({ received: z.number().int(), done: z.boolean() });
export type StartedPhoto = z.infer<typeof StartedPhoto>;

/**
 * POST /api/photos/{sha256}/pieces: the next piece, in base64 so that the signature covers it like every other body. Sent
 * again it changes nothing; a piece that leaves a gap is answered with what is here. The last piece makes it a photo of its
 * sheet; then the picture is looked into: a real JPEG or WebP, no metadata, not larger than it may be.
 */
export const PhotoPiece = z.object({ offset: z.number().int().min(0), content: z.base64().max(96 * 1024), contest: z.number().int().min(1), village: RegionPath, station: z.number().int().min(1).max(9999), page: z.number().int().min(1).max(20), takenAt: z.iso.datetime({ offset: true }).nullable() });
export type PhotoPiece = z.infer<typeof PhotoPiece>;

/** Other stations that a picture also stands for: the same bytes, or the same look. */
export const PhotoTwin = z.object({ contest: z.number(), village: RegionPath, station: z.number(), page: z.number(), sha256: Sha256, same: z.enum(['content', 'look']) });
export type PhotoTwin = z.infer<typeof PhotoTwin>;
