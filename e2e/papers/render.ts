import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type * as PdfJs from 'pdfjs-dist';
import sharp from 'sharp';

const PDFJS = join(import.meta.dirname, '../../node_modules/pdfjs-dist');
const HOST = 'http://papers.test';
const START = `<!doctype html><title>papers</title><script type="module">
  import * as pdfjs from '${HOST}/build/pdf.mjs';
  pdfjs.GlobalWorkerOptions.workerSrc = '${HOST}/build/pdf.worker.mjs';
  window.pdfjs = pdfjs;
</script>`;
const TYPES: Readonly<Record<string, string>> = { mjs: 'text/javascript', html: 'text/html', pfb: 'application/octet-stream', ttf: 'font/ttf' };

/** A browser page that turns pages of a PDF into grey pictures. Files come from the pdfjs package, nothing from a network. */
export async function openRenderer(browser: Browser): Promise<{ render(pdf: Uint8Array, number: number, dpi: number): Promise<Picture>; close(): Promise<void> }> {
  const page = await browser.newPage();
  await page.route(`${HOST}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/') return route.fulfill({ contentType: 'text/html', body: START });
    return route.fulfill({ contentType: TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body: await readFile(join(PDFJS, path)) });
  });
  await page.goto(`${HOST}/`);
  await page.waitForFunction(() => 'pdfjs' in window);
  return { render: async (pdf, number, dpi) => pictureOf(await draw(page, pdf, number, dpi)), close: () => page.close() };
}

/** Grey pixels, 0 black to 255 white. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array; png(): Promise<Buffer> };

async function draw(page: Page, pdf: Uint8Array, number: number, dpi: number): Promise<Buffer> {
  const url = await page.evaluate(async ({ content, wanted, scale, host }) => {
    const { pdfjs } = window as unknown as { pdfjs: typeof PdfJs };
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const document = await pdfjs.getDocument({ data: bytes, standardFontDataUrl: `${host}/standard_fonts/`, disableFontFace: true }).promise;
    const sheet = await document.getPage(wanted);
    const viewport = sheet.getViewport({ scale });
    const canvas = Object.assign(window.document.createElement('canvas'), { width: Math.round(viewport.width), height: Math.round(viewport.height) });
    await sheet.render({ canvas, viewport }).promise;
    return canvas.toDataURL('image/png');
  }, { content: Buffer.from(pdf).toString('base64'), wanted: number, scale: dpi / 72, host: HOST });
  return Buffer.from(url.split(',')[1] ?? '', 'base64');
}

export async function pictureOf(png: Buffer): Promise<Picture> {
  const { data, info } = await sharp(png).flatten({ background: '#fff' }).greyscale().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return { width, height, pixels: data, png: () => sharp(data, { raw: { width, height, channels: 1 } }).png({ compressionLevel: 9, palette: true, colours: 16 }).toBuffer() };
}

/** The share of pixels that look different: more than a fifth of the way from black to white. */
export function difference(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let different = 0;
  for (let at = 0; at < a.pixels.length; at++) if (Math.abs((a.pixels[at] ?? 0) - (b.pixels[at] ?? 0)) > 52) different++;
  return different / a.pixels.length;
}
