/** What a photo may be: the long edge in pixels and the JPEG quality, tried in this order until it is small enough. */
export const STEPS: readonly { readonly edge: number; readonly quality: number }[] = [
  { edge: 2000, quality: 0.85 }, { edge: 2000, quality: 0.75 }, { edge: 2000, quality: 0.65 }, { edge: 2000, quality: 0.55 }, { edge: 1700, quality: 0.5 }, { edge: 1400, quality: 0.45 },
];
/** Bytes that a page costs on a slow network: about a minute at 50 kbit/s. */
export const ENOUGH_BYTES = 350_000;

/** Sides of a picture whose long edge is at most `edge`, but whose short one not below `least`; never made larger. Pixels. */
export function fitted(width: number, height: number, edge: number, least = 0): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, Math.max(edge / Math.max(width, height), least / Math.min(width, height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Luma of each point, 0–255. @param pixels RGBA */
export function lumaOf(pixels: ArrayLike<number>): Float32Array {
  const luma = new Float32Array(pixels.length / 4);
  for (let at = 0; at < luma.length; at++) luma[at] = 0.299 * (pixels[at * 4] ?? 0) + 0.587 * (pixels[at * 4 + 1] ?? 0) + 0.114 * (pixels[at * 4 + 2] ?? 0);
  return luma;
}

/**
 * Variance of the Laplacian: edges make it large, blur makes it small.
 * Source: Pech-Pacheco et al., Diatom autofocusing in brightfield microscopy, ICPR 2000.
 */
export function sharpness(luma: Float32Array, width: number): number {
  const height = Math.floor(luma.length / width);
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const edge = 4 * (luma[at] ?? 0) - (luma[at - 1] ?? 0) - (luma[at + 1] ?? 0) - (luma[at - width] ?? 0) - (luma[at + width] ?? 0);
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

export type PhotoWarning = 'blurred' | 'dark';
const LEAST_SHARPNESS = 60;
const LEAST_BRIGHTNESS = 70;

/** What somebody should look at again before the photo is used. Only a hint: a sheet with few lines may be fine. */
export function warningsOf(luma: Float32Array, width: number): PhotoWarning[] {
  const mean = luma.reduce((sum, one) => sum + one, 0) / Math.max(1, luma.length);
  return [...(mean < LEAST_BRIGHTNESS ? (['dark'] as const) : []), ...(sharpness(luma, width) < LEAST_SHARPNESS ? (['blurred'] as const) : [])];
}
