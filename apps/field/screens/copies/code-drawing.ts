import { encodeQR } from 'qr';

/** Modules of white around a code: as the standard asks, so that a camera finds it. Source: ISO/IEC 18004:2024, 6.3.8. */
const QUIET = 4;

/** Draws a frame as a QR code of level M, each module a whole number of points. @param side points that the canvas may have */
export function drawCode(canvas: HTMLCanvasElement, text: string, side: number): void {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: QUIET });
  const count = modules.length;
  const point = Math.max(2, Math.floor(side / count));
  Object.assign(canvas, { width: count * point, height: count * point });
  const ink = canvas.getContext('2d');
  if (!ink) return;
  ink.fillStyle = '#fff';
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.fillStyle = '#000';
  modules.forEach((row, y) => row.forEach((dark, x) => { if (dark) ink.fillRect(x * point, y * point, point, point); }));
}
