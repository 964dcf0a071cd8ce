import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { nightPhone, openEntry, signOf, typeFigures } from './station.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

describe('a sheet of parties and their candidates', () => {
  it('shows one party at a time, adds it up, counts the parties, and jumps to a party and a candidate', { timeout: 120_000 }, async () => {
    const phone = await nightPhone(browser, 'demo:kpps-3', 'Panjang');
    const { page } = phone;
    await openEntry(page, 'DPR');
    await page.getByRole('button', { name: 'Lompat' }).click();
    const parties = await page.locator('.jump-grid .button').count();
    await page.getByRole('button', { name: /^2 / }).click();
    const rows = await page.locator('.paper-row').count();
    expect(await page.locator('.cell').count()).toBe(rows);
    await typeFigures(page, Array.from({ length: rows - 1 }, () => 3));
    await page.getByText(`Dihitung: ${3 * (rows - 1)}`).waitFor();
    await typeFigures(page, [3 * (rows - 1)]);
    await page.getByText(`1 dari ${parties} partai`).waitFor();
    await page.getByRole('button', { name: 'Lompat' }).click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: '3', exact: true }).click();
    expect(await page.locator('.cell[aria-pressed="true"]').getAttribute('data-cell')).toBe('P.3.3');

    // A key press on the phone must be felt at once, also on a sheet of hundreds of figures.
    const browserItself = await phone.context.newCDPSession(page);
    await browserItself.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    const slowest = await page.evaluate(async () => {
      let most = 0;
      for (let press = 0; press < 20; press++) {
        const began = performance.now();
        (document.querySelectorAll('.keypad .key')[press % 3] as HTMLElement).click();
        await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
        most = Math.max(most, performance.now() - began);
      }
      return most;
    });
    process.stdout.write(`slowest of 20 key presses on a sheet of ${parties} parties, six times slower than this machine: ${slowest.toFixed(0)} ms\n`);
    expect(slowest).toBeLessThan(400);
    await phone.close();
  });
});

describe('the practice', () => {
  it('goes the whole way with a sample, tells what was mistyped, and says nothing to anybody', { timeout: 120_000 }, async () => {
    const phone = await nightPhone(browser, 'demo:kpps-3', 'Latihan');
    const { page } = phone;
    await page.locator('.sheet-card').first().waitFor();
    const told: string[] = [];
    page.on('request', (request) => { if (request.method() === 'POST') told.push(request.url()); });
    await page.getByRole('button', { name: 'Latihan dengan lembar contoh' }).click();
    await page.getByText('LATIHAN, tidak ada yang dikirim').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Mulai mengisi' }).click();
    await page.getByRole('button', { name: 'Lihat foto' }).click();
    await page.getByRole('img', { name: 'Foto contoh halaman 1' }).waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Tutup foto' }).click();
    await typeFigures(page, [120, 128, 248, 95, 105, 200, 2, 1, 3, 0, 1, 1, 97, 107, 204, 253, 204, 1, 48, 1, 0, 2, 87, 74, 36, 197, 7, 240]);
    await page.getByText('Periksa angka Anda dengan kertas').waitFor();
    for (const reasons of await page.locator('.reasons').all()) await reasons.getByLabel('Tertulis begitu di C.HASIL').check();
    await page.getByRole('button', { name: 'Baca ulang bersama' }).click();
    for (let part = 0; part < 5; part++) await page.getByRole('button', { name: 'Cocok, lanjut' }).click();
    await page.getByRole('button', { name: 'Tanda tangani dan kirim' }).click();
    await page.getByText('27 dari 28 angka sesuai dengan foto contoh.').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('button', { name: 'Keluar dari latihan' }).click();
    await page.getByText('Belum ada kiriman.').waitFor();
    expect(await signOf(page, 'DPD')).toBe('empty');
    expect(told).toEqual([]);
    await phone.close();
  });
});
