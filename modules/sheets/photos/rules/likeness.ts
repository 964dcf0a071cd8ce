/** Side of the grey picture that a likeness is made of, in pixels, and of its bits. */
export const LIKENESS_SIDE = 128;
const WAVES = 32;
export const LIKENESS_BITS = WAVES * WAVES;

/**
 * Two pictures look alike if at most so many of the 1024 bits differ. Measured (docs/decisions/0015-photos-that-look-alike.md):
 * the same picture sent through a messenger again differs in up to 40, photos of different sheets in 110 and more.
 */
export const ALIKE_BITS = 64;

const COSINES = Array.from({ length: WAVES }, (_, wave) => Float64Array.from({ length: LIKENESS_SIDE }, (_, x) => Math.cos(((2 * x + 1) * wave * Math.PI) / (2 * LIKENESS_SIDE))));

/**
 * What a picture looks like: whether each of its 32 × 32 longest waves (two-dimensional cosine transform) is up or down.
 * Sheets of one form differ in light, angle and handwriting, which coarse grids of brightness do not see. The very first,
 * the brightness of all, is always 0.
 * @param grey 128 × 128 bytes, row by row
 * @returns 1024 characters 0 and 1
 */
export function likenessOf(grey: Uint8Array): string {
  if (grey.length !== LIKENESS_SIDE ** 2) throw new Error('a likeness is made of 128 × 128 pixels');
  const rows = Array.from({ length: LIKENESS_SIDE }, (_, y) => COSINES.map((wave) => sum(wave, (x) => grey[y * LIKENESS_SIDE + x] ?? 0)));
  let bits = '';
  for (const down of COSINES) {
    for (let across = 0; across < WAVES; across++) bits += bits !== '' && sum(down, (y) => rows[y]?.[across] ?? 0) > 0 ? '1' : '0';
  }
  return bits;
}

function sum(wave: Float64Array, value: (at: number) => number): number {
  let total = 0;
  for (let at = 0; at < LIKENESS_SIDE; at++) total += (wave[at] ?? 0) * value(at);
  return total;
}

/** In how many bits two likenesses differ. */
export function differingBits(a: string, b: string): number {
  let count = 0;
  for (let at = 0; at < LIKENESS_BITS; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) count += 1;
  return count;
}
