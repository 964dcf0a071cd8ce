import { setImmediate as letOthersIn } from 'node:timers/promises';
import sharp from 'sharp';
import { inTurn } from '../../../kernel/in-turn.ts';
import { problem, type Problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Text } from '../../../kernel/text.ts';
import { heavyTurns } from '../../../kernel/doors/heavy-work.ts';
import { PHOTO_SIDES } from './contract.ts';
import { containerOf } from './rules/container.ts';
import { LIKENESS_SIDE, likenessOf } from './rules/likeness.ts';

/** What is known of a picture once it was opened. */
export type Inspected = { readonly mediaType: 'image/jpeg'; readonly width: number; readonly height: number; readonly likeness: string };

// Opening a picture of 40 million points takes up to 250 MB; the rest of the house goes on meanwhile.
const turns = heavyTurns('pictures', { atOnce: 2, waiting: 200, patience: 20_000 });
const SECONDS = 15;

sharp.cache(false);
sharp.concurrency(1);

/**
 * Looks into a picture: a whole JPEG and nothing else, without metadata, of a size that can be read and opened.
 * Nothing is decoded before its own header was found to be within the limits.
 * Problems: photo_unreadable, photo_metadata, photo_dimensions, busy.
 */
export const inspectPhoto = (bytes: Buffer): Promise<Result<Inspected>> => inTurn(turns, async () => {
  const container = await containerOf(bytes, letOthersIn);
  // Of a size that it does not have, the data are never right: the size is what to say.
  if (container.kind === 'broken') return fail((container.sides && sidesFlaw(container.sides.width, container.sides.height)) ?? unreadable(WHY[container.why]));
  if (container.metadata !== null) return fail(problem('photo_metadata', { what: container.metadata }));
  return open(bytes, container.kind);
});

async function open(bytes: Buffer, mediaType: Inspected['mediaType']): Promise<Result<Inspected>> {
  try {
    const found = await sharp(bytes, { limitInputPixels: false }).metadata();
    const { width, height } = found;
    if (`image/${found.format}` !== mediaType || (found.pages ?? 1) > 1) return fail(unreadable(WHY.not_a_picture));
    const hidden = found.exif ? 'EXIF' : found.xmp ? 'XMP' : found.iptc ? 'IPTC' : found.icc ? 'ICC' : null;
    if (hidden) return fail(problem('photo_metadata', { what: hidden }));
    const flaw = sidesFlaw(width, height);
    if (flaw) return fail(flaw);
    const grey = await sharp(bytes, { limitInputPixels: PHOTO_SIDES.pixels, failOn: 'warning', sequentialRead: true })
      .timeout({ seconds: SECONDS }).flatten({ background: '#fff' }).resize(LIKENESS_SIDE, LIKENESS_SIDE, { fit: 'fill' }).toColourspace('b-w').raw().toBuffer();
    return ok({ mediaType, width, height, likeness: likenessOf(grey) });
  } catch {
    // The reader of pictures says in its own words what is wrong with the bytes; for the sender all of it means: not whole.
    return fail(unreadable(WHY.cut_off));
  }
}

function sidesFlaw(width: number, height: number): Problem | null {
  const { least, most, pixels } = PHOTO_SIDES;
  const fits = Math.min(width, height) >= least && Math.max(width, height) <= most && width * height <= pixels;
  return fits ? null : problem('photo_dimensions', { width, height, least, most, pixels: pixels / 1_000_000 });
}

const unreadable = (reason: Text): Problem => problem('photo_unreadable', { reason });

const WHY = {
  not_a_picture: { id: 'Isinya bukan foto JPEG.', en: 'It is no JPEG photo.' },
  cut_off: { id: 'Fotonya terpotong atau rusak.', en: 'The photo is cut off or damaged.' },
  something_behind: { id: 'Di belakang fotonya ada isi lain.', en: 'Something else follows the photo.' },
  too_many_parts: { id: 'Fotonya tersusun dari beberapa lapisan.', en: 'The photo is made of several layers.' },
} as const satisfies Record<string, Text>;
