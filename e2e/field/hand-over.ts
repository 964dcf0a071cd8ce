import type { Page } from 'playwright-core';
import type { Phone } from '../devices/phone.ts';

type Eyes = { readonly eyes: { readonly canvas: HTMLCanvasElement; turned: number } };

/** A camera that sees a canvas: what the test puts before it is decoded by the app's own reader, from a real track of pictures. */
export async function giveEyes({ context, page }: Phone): Promise<void> {
  const give = (): void => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const ink = canvas.getContext('2d');
    if (ink) { ink.fillStyle = '#777'; ink.fillRect(0, 0, 1280, 720); }
    Object.assign(globalThis, { eyes: { canvas, turned: 0 } });
    Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { configurable: true, value: () => Promise.resolve(canvas.captureStream(15)) });
  };
  await context.addInitScript(give);
  await page.evaluate(give);
}

/** Holds what the one phone shows before the other one's camera: slanted, smaller, on a grey table. */
export async function holdBefore(to: Page, picture: string, turn: number): Promise<void> {
  await to.evaluate(async ({ source, degrees }) => {
    const { canvas } = (globalThis as unknown as Eyes).eyes;
    const ink = canvas.getContext('2d');
    const image = new Image();
    image.src = source;
    await image.decode();
    if (!ink) return;
    ink.setTransform(1, 0, 0, 1, 0, 0);
    ink.fillStyle = '#777';
    ink.fillRect(0, 0, canvas.width, canvas.height);
    ink.translate(640, 360);
    ink.rotate((degrees * Math.PI) / 180);
    ink.drawImage(image, -290, -290, 580, 580);
  }, { source: picture, degrees: turn });
}

const codeOf = (page: Page): Promise<string> => page.getByTestId('code').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

/** Shows part after part, some of them twice and from the middle on, until the other phone has the copy. */
export async function handOver(from: Page, to: Page): Promise<number> {
  const stop = from.getByRole('button', { name: 'Berhenti' });
  if (await stop.isVisible()) await stop.click();
  let shown = 0;
  while (shown < 40 && !(await to.getByRole('heading', { name: 'Bandingkan dengan kertas Anda' }).isVisible())) {
    const read = await to.locator('.scanner [role="status"]').innerText({ timeout: 1_000 }).catch(() => '');
    await holdBefore(to, await codeOf(from), (shown % 5) * 3 - 6);
    shown += 1;
    await to.waitForFunction((before) => (document.querySelector('.scanner [role="status"]')?.textContent ?? '') !== before, read, { timeout: 4_000 }).catch(() => undefined);
    const next = from.getByRole('button', { name: 'Berikutnya' });
    if (await next.isVisible()) await next.click();
  }
  return shown;
}
