import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unlock } from '../devices/phone.ts';
import { openBrowser } from '../support/browser.ts';
import { barriers } from './barriers.ts';
import { cameraPicture } from './pictures.ts';
import { cardOf, nightPhone } from './station.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const DPD = 'DPD';
async function openPhotos(page: Page): Promise<void> {
  await cardOf(page, DPD).click();
  await page.getByRole('button', { name: /^Foto halaman/ }).click();
  await page.getByRole('heading', { name: 'Foto C.HASIL' }).waitFor();
}
const card = (page: Page, number: number) => page.locator('.photo-page').nth(number - 1);
const take = (page: Page, number: number, buffer: Buffer, way: 'camera' | 'gallery' = 'camera'): Promise<void> =>
  page.getByTestId(`${way}-${number}`).setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer });

/** Large pictures that the phone still keeps. */
const picturesKept = (page: Page): Promise<number> => page.evaluate(async () => {
  const opened = await new Promise<IDBDatabase>((done) => { const asked = indexedDB.open('erekap-field'); asked.onsuccess = () => done(asked.result); });
  return new Promise<number>((done) => { const asked = opened.transaction('pictures').objectStore('pictures').count(); asked.onsuccess = () => { opened.close(); done(asked.result); }; });
});

describe('photos of a sheet', () => {
  it('are taken without a network, survive a killed browser in the middle of sending, go on where they were, and leave the phone once they arrived', { timeout: 240_000 }, async () => {
    const phone = await nightPhone(browser, 'demo:kpps-3', 'Foto');
    const { page, context } = phone;
    await cardOf(page, DPD).waitFor();
    await context.setOffline(true);
    await openPhotos(page);
    expect(await barriers(page)).toEqual([]);
    await take(page, 1, await cameraPicture(1));
    const picture = page.locator('.zoom-box img');
    await picture.waitFor();
    // It stands upright, although the camera held it on its side, and the long edge is 2,000.
    expect(await picture.evaluate(async (img: HTMLImageElement) => { await img.decode(); return [img.naturalWidth, img.naturalHeight]; })).toEqual([1500, 2000]);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '+ Perbesar' }).click();
    const box = page.getByRole('region', { name: 'Foto halaman 1' });
    expect(await box.evaluate((element) => element.scrollWidth / element.clientWidth)).toBeGreaterThan(1.8);
    await page.getByRole('button', { name: 'Ulangi' }).click();
    await take(page, 1, await cameraPicture(1, 2), 'gallery');
    await page.getByRole('button', { name: 'Pakai foto ini' }).click();
    await card(page, 1).getByText('menunggu jaringan').waitFor();
    await page.getByText('Foto halaman 1 disimpan').waitFor();
    expect(await picturesKept(page)).toBe(1);

    // The way breaks off after two pieces, then the browser is killed.
    let pieces = 0;
    await context.route('**/api/photos/*/pieces', (route) => (++pieces > 2 ? route.abort() : route.continue()));
    await context.setOffline(false);
    await expect.poll(() => pieces, { timeout: 40_000 }).toBeGreaterThan(2);
    await card(page, 1).getByText(/Terkirim \d+%, dilanjutkan/).waitFor();
    await page.close();
    await context.unroute('**/api/photos/*/pieces');
    const again = await context.newPage();
    const offsets: number[] = [];
    const signed: boolean[] = [];
    again.on('request', (request) => {
      if (!request.url().endsWith('/pieces')) return;
      offsets.push((request.postDataJSON() as { offset: number }).offset);
      signed.push(request.headers()['e-rekap-signature'] !== undefined);
    });
    const arrived = again.waitForResponse(async (answer) => answer.url().endsWith('/pieces') && ((await answer.json()) as { done: boolean }).done);
    await again.goto('/field/');
    await unlock({ ...phone, page: again });
    const answer = await arrived;
    // Two pieces of 64 KiB were there already.
    expect(offsets[0]).toBe(131_072);
    expect(signed.every(Boolean)).toBe(true);
    await again.locator('[data-group="sent"]').first().waitFor();
    await expect.poll(() => picturesKept(again)).toBe(0);
    await openPhotos(again);
    await card(again, 1).getByText('Sudah di kantor').waitFor();
    expect(await card(again, 1).getByRole('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(50);
    expect(await barriers(again)).toEqual([]);

    // What lies at the house is the picture and nothing else.
    const sha = /photos\/([0-9a-f]{64})\//.exec(answer.url())?.[1] ?? '';
    const seen = await context.request.post('/api/session/as', { data: { person: 'demo:kpps-3' } }).then(() => context.request.get(`/api/photos/${sha}`));
    expect(seen.status()).toBe(200);
    const kept = await seen.body();
    const about = await sharp(kept).metadata();
    expect([about.width, about.height, about.exif, kept.length <= 350_000]).toEqual([1500, 2000, undefined, true]);
    await context.clearCookies();
    expect(phone.faults).toEqual([]);
    await phone.close();
  });

  it('are taken again: the newer one stands for its page; what is no picture, too small, dark or blurred is said in words', { timeout: 180_000 }, async () => {
    const phone = await nightPhone(browser, 'demo:kpps-3', 'Foto lagi');
    const { page } = phone;
    await cardOf(page, DPD).waitFor();
    await openPhotos(page);
    await take(page, 1, Buffer.from('bukan gambar'));
    await card(page, 1).getByText('Gambar ini tidak dapat dibuka gawai').waitFor();
    await take(page, 1, await sharp({ create: { width: 500, height: 900, channels: 3, background: '#fff' } }).jpeg().toBuffer());
    await card(page, 1).getByText('terlalu kecil').waitFor();
    expect(await barriers(page)).toEqual([]);
    await take(page, 1, await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#222' } }).jpeg().toBuffer());
    await page.getByText('Foto tampak gelap').waitFor();
    await page.getByText('Foto tampak buram').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ulangi' }).click();
    for (const seed of [5, 6]) {
      await take(page, 1, await cameraPicture(1, seed));
      await page.getByRole('button', { name: 'Pakai foto ini' }).click();
      await card(page, 1).getByText('Sudah di kantor').waitFor({ timeout: 40_000 });
    }
    await page.getByText(/^Foto lengkap|^Foto halaman: 1 dari/).waitFor();
    await page.getByRole('button', { name: 'Kembali ke lembar' }).click();
    await page.getByRole('button', { name: /^Foto (lengkap|halaman: 1)/ }).waitFor();
    await expect.poll(() => picturesKept(page)).toBe(0);
    await phone.close();
  });
});
