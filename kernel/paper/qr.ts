import { create } from 'qrcode';
import type { Dots } from './ink.ts';

/** A QR code (ISO/IEC 18004, error correction M) as dots. Capitals, digits and `-./:` alone make it smaller and easier to scan. */
export function qrDots(text: string): Dots {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, get: (row, column) => modules.get(row, column) === 1 };
}
