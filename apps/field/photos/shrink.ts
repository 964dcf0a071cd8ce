import { ENOUGH_BYTES, fitted, lumaOf, STEPS, warningsOf, type PhotoWarning } from './quality.ts';
import { pictureOnly } from './strip.ts';

/** A photo as it will travel: drawn anew, so that nothing but the picture is in it (no place, no time, no name of the phone). */
export type Shrunk = {
  readonly bytes: ArrayBuffer; readonly sha256: string; readonly width: number; readonly height: number;
  readonly thumb: string; readonly warnings: readonly PhotoWarning[];
};
/** `undecodable`: no picture this phone can open; `too_small`: digits could not be read. */
export type PhotoFault = 'undecodable' | 'too_small';
export class PhotoFaulty extends Error {
  readonly fault: PhotoFault;
  constructor(fault: PhotoFault) { super(fault); this.fault = fault; }
}

/** The shorter side that the house asks for, pixels (modules/sheets/photos/contract.ts). */
export const LEAST_SIDE = 600;
const THUMB_EDGE = 160;
const LOOK_EDGE = 640;

/** Shrinks a picture of the camera or the gallery. @throws PhotoFaulty */
export async function shrink(file: Blob): Promise<Shrunk> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => { throw new PhotoFaulty('undecodable'); });
  try {
    if (Math.min(picture.width, picture.height) < LEAST_SIDE) throw new PhotoFaulty('too_small');
    const { blob, width, height } = await smallEnough(picture);
    // Some browsers write of themselves into what they draw.
    const bytes = pictureOnly(new Uint8Array(await blob.arrayBuffer())).slice().buffer;
    const look = drawn(picture, fitted(picture.width, picture.height, LOOK_EDGE));
    const { data } = contextOf(look).getImageData(0, 0, look.width, look.height);
    return { bytes, sha256: await sha256Of(bytes), width, height, thumb: drawn(picture, fitted(picture.width, picture.height, THUMB_EDGE)).toDataURL('image/jpeg', 0.6), warnings: warningsOf(lumaOf(data), look.width) };
  } finally {
    picture.close();
  }
}

async function smallEnough(picture: ImageBitmap): Promise<{ blob: Blob; width: number; height: number }> {
  let canvas: HTMLCanvasElement | null = null;
  let last: { blob: Blob; width: number; height: number } | null = null;
  for (const { edge, quality } of STEPS) {
    const { width, height } = fitted(picture.width, picture.height, edge, LEAST_SIDE);
    if (canvas?.width !== width || canvas.height !== height) canvas = drawn(picture, { width, height });
    last = { blob: await jpeg(canvas, quality), width, height };
    if (last.blob.size <= ENOUGH_BYTES) break;
  }
  if (!last) throw new PhotoFaulty('undecodable');
  return last;
}

function drawn(picture: ImageBitmap, { width, height }: { readonly width: number; readonly height: number }): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: canvas.width <= LOOK_EDGE });
  if (!context) throw new PhotoFaulty('undecodable');
  return context;
}

const jpeg = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> => new Promise((done, fail) => {
  canvas.toBlob((blob) => { if (blob) done(blob); else fail(new PhotoFaulty('undecodable')); }, 'image/jpeg', quality);
});

const sha256Of = async (bytes: ArrayBuffer): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
