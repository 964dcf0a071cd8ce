import sharp from 'sharp';

/** An invented sheet as a phone's camera would have it: large, noisy, lying on its side, with the place it was taken at. @param page printed on it */
export async function cameraPicture(page: number, seed = 1): Promise<Buffer> {
  const [width, height] = [2400, 3200];
  const rows = Array.from({ length: 22 }, (_, at) => `<text x="180" y="${420 + at * 120}" font-size="64">${at + 1}. Baris contoh</text><text x="1900" y="${420 + at * 120}" font-size="84">${(at * 37 + seed * 11) % 300}</text><path d="M150 ${450 + at * 120}h2100" stroke="#333" stroke-width="4"/>`);
  const drawing = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#e9e6dc"/><text x="400" y="220" font-size="110">LEMBAR CONTOH ${page}</text>${rows.join('')}</svg>`);
  const noise = await sharp({ create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 14 } } }).png().toBuffer();
  const upright = await sharp(drawing).composite([{ input: noise, blend: 'soft-light' }]).toBuffer();
  // Cameras turn nothing: they write down which way up it is, and where it was.
  return sharp(upright).rotate(270)
    .withMetadata({ orientation: 6 }).withExif({ IFD0: { Make: 'Kamera Contoh' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '2/1 59/1 0/1' } }).jpeg({ quality: 92 }).toBuffer();
}
