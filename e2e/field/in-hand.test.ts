import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPhone } from '../devices/phone.ts';
import { openBrowser } from '../support/browser.ts';
import { barriers } from './barriers.ts';
import { cameraPicture } from './pictures.ts';
import { cardOf, nightPhone } from './station.ts';

const DPD = 'DPD';
const SHOTS = process.env['EREKAP_SHOTS'];
const shot = async (page: Page, name: string): Promise<void> => { if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true }); };

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

it('the same picture for another page is not used where one cancels', { timeout: 120_000 }, async () => {
  const phone = await nightPhone(browser, 'demo:kpps-2', 'Ponsel foto sama');
  const { page } = phone;
  await cardOf(page, DPD).click();
  await page.getByRole('button', { name: /^Foto/ }).click();
  const picture = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture(1, 31) };
  await page.getByTestId('camera-1').setInputFiles(picture);
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByTestId('camera-2').setInputFiles(picture);
  await page.getByText('Gambar ini sama dengan foto halaman 1.').waitFor();
  expect(await barriers(page)).toEqual([]);
  await shot(page, 'same-photo');
  await page.getByRole('button', { name: 'Batal, jangan pakai gambar ini' }).click();
  await page.locator('.photo-page').nth(1).getByText('Belum difoto').waitFor();
  await phone.close();
});

it('who makes a code on the phone in their hand opens it there', { timeout: 120_000 }, async () => {
  const phone = await newPhone(browser);
  const { page } = phone;
  await phone.context.request.post('/api/session/as', { data: { person: 'demo:saksi' } });
  await page.goto('/account');
  await page.getByRole('button', { name: 'Daftarkan gawai' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('button', { name: 'Buat kode' }).click();
  await dialog.getByRole('link', { name: 'Buka di ponsel ini' }).waitFor();
  await shot(page, 'hand-over');
  await dialog.getByRole('link', { name: 'Buka di ponsel ini' }).click();
  await page.getByRole('heading', { name: 'Daftarkan gawai' }).waitFor();
  expect(await page.getByLabel('Kode 10 huruf').inputValue()).toMatch(/^[A-HJ-NP-Z2-9]{10}$/);
  await shot(page, 'enrol');
  await phone.close();
});
