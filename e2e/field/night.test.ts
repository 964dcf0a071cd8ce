import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { queueOf, unlock } from '../devices/phone.ts';
import { barriers } from './barriers.ts';
import { cardOf, heardOfSheet, nightPhone, openEntry, readBackAndSign, signOf, typeFigures } from './station.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

/**
 * A presidential sheet of TPS 001 (DPT 148 + 138 = 286): 240 of the DPT voted, 3 moved in, 1 unlisted: 244. Reserve 2 % of 286 = 5.72,
 * rounded up 6: 292 ballots, 244 used, 2 returned, 46 left. Votes 150 + 60 + 26 = 236, invalid 8.
 */
const LISTS = [148, 138, 286, 124, 116, 240, 2, 1, 3, 0, 1, 1, 126, 118, 244];
const BALLOTS = [292, 244, 2, 46];
const SHEET = [...LISTS, ...BALLOTS, 1, 0, 1, 150, 60, 26, 236, 8, 244];
const PPWP = 'Presiden dan Wakil Presiden';

/** Whether all of it is seen within the box that holds the rows. */
const isWithin = (page: Page, text: string | RegExp): Promise<boolean> => page.locator('.paper p', { hasText: text }).first().evaluate((one) => {
  const [it, box] = [one.getBoundingClientRect(), (one.closest('.paper') as Element).getBoundingClientRect()];
  return it.height > 0 && it.top >= box.top - 1 && it.bottom <= box.bottom + 1;
});

describe('what does not match, on a small phone', () => {
  it('is in sight the moment it is typed, once one has gone on, and when one comes back', { timeout: 120_000 }, async () => {
    const phone = await nightPhone(browser, 'demo:kpps-2', 'Tidak cocok');
    const { page } = phone;
    await page.setViewportSize({ width: 360, height: 640 });
    await cardOf(page, 'DPD').waitFor();
    await phone.context.setOffline(true);
    await openEntry(page, 'DPD');
    await typeFigures(page, LISTS.slice(0, -1));
    await page.keyboard.type('245');
    await expect.poll(() => isWithin(page, 'Dihitung: 244, berbeda')).toBe(true);
    expect(await page.locator('.cell[aria-pressed="true"]').getAttribute('data-cell')).toBe('B4_J');
    await page.locator('.key.next').click();
    await expect.poll(() => isWithin(page, 'Bagian I belum cocok: 1')).toBe(true);
    await typeFigures(page, [292, 244, 2]);
    expect(await isWithin(page, 'Bagian I belum cocok: 1')).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lihat lagi' }).click();
    await expect.poll(() => isWithin(page, 'Dihitung: 244, berbeda')).toBe(true);
    expect(await page.locator('.cell[aria-pressed="true"]').getAttribute('data-cell')).toBe('B4_J');
    await phone.close();
  });
});

describe('a sheet of the president, on a phone', () => {
  it('is typed without a network, survives reload and lock, is read back, signed, sent once, and corrected with a reason', { timeout: 180_000 }, async () => {
    const phone = await nightPhone(browser, 'demo:kpps-2', 'Malam 1');
    const { page } = phone;
    await cardOf(page, PPWP).waitFor();
    expect(await signOf(page, PPWP)).toBe('empty');
    expect(await barriers(page)).toEqual([]);
    await phone.context.setOffline(true);
    await openEntry(page, PPWP);
    expect(await barriers(page)).toEqual([]);
    expect(await page.getByTestId('saved').count()).toBe(0);
    await typeFigures(page, LISTS.slice(0, 3));
    await page.getByText('Dihitung: 286, cocok').waitFor();
    await page.keyboard.type('124');
    expect(await page.getByTestId('spoken').innerText()).toBe('seratus dua puluh empat');
    await page.getByTestId('saved').getByText('tersimpan').waitFor();

    // The browser is killed and the phone locked: every key press is still there.
    await page.reload();
    await unlock(phone);
    await page.locator('.fill').waitFor();
    expect(await page.locator('[data-cell="B1_L"]').getAttribute('aria-label')).toContain('seratus dua puluh empat');
    await page.locator('[data-cell="B1_P"]').click();
    await typeFigures(page, SHEET.slice(4));
    await page.getByRole('heading', { name: 'Periksa sebelum dikirim' }).waitFor();
    await page.getByText('Semua angka terisi dan cocok').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Baca ulang bersama' }).click();
    await page.getByText('dua ratus delapan puluh enam').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ada yang salah' }).click();
    await page.getByRole('button', { name: 'Lompat' }).click();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Periksa', exact: true }).click();
    const heard = await heardOfSheet(page);
    await readBackAndSign(page);
    expect(await page.locator('.sheet-now').innerText()).toContain('Menunggu jaringan');
    expect(await barriers(page)).toEqual([]);
    // It may try, but never says "being sent" where there is no network.
    expect(await heard()).toEqual(['Menunggu jaringan']);
    await page.reload();
    await unlock(phone);
    await page.locator('.sheet-now', { hasText: 'Menunggu jaringan' }).waitFor();

    await phone.context.setOffline(false);
    await page.locator('.sheet-now', { hasText: /terkirim/i }).waitFor({ timeout: 40_000 });
    await page.getByRole('button', { name: 'TPS saya' }).click();
    await expect.poll(() => queueOf(phone)).toEqual(['Terkirim']);
    await page.getByText('1 dari 5 lembar sudah dikirim').waitFor();

    // Opened, nothing changed, and left by the address: nothing was begun.
    await openEntry(page, PPWP, 'Koreksi angka');
    await page.goto('/field/');
    await unlock(phone);
    await page.getByText('1 dari 5 lembar sudah dikirim').waitFor();
    expect(await signOf(page, PPWP)).toBe('verifying');
    await openEntry(page, PPWP, 'Koreksi angka');
    await page.getByRole('button', { name: 'Lompat' }).click();
    await page.getByRole('button', { name: /^V\. / }).click();
    await page.locator('[data-cell="V2"]').click();
    await typeFigures(page, [9, 244]);
    await page.getByText('Periksa angka Anda dengan kertas: 1').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Baca ulang bersama' }).click();
    await page.getByText('Masih 2 alasan yang belum dipilih.').waitFor();
    await page.getByLabel('KPPS salah menjumlah di kertas').check();
    await page.getByLabel('Salah membaca kertas').check();
    await readBackAndSign(page);
    await page.locator('.sheet-now', { hasText: /terkirim/i }).waitFor({ timeout: 40_000 });
    await page.getByText('Isian terakhir').click();
    await page.getByText('Lihat jumlah seluruh suara: sah ditambah tidak sah menjadi 245, isiannya 244; cocokkan dengan kertas.').waitFor();
    await page.getByText('Alasan KPPS: KPPS salah menjumlah di kertas').waitFor();
    expect(await page.locator('.figures > div', { hasText: 'V.b' }).locator('dd').innerText()).toBe('9');
    expect(await barriers(page)).toEqual([]);

    // Two more corrections before a network comes back arrive in their order, each on top of the other.
    await phone.context.setOffline(true);
    for (const invalid of [7, 8]) {
      await page.getByRole('button', { name: 'Koreksi angka' }).click();
      await page.getByRole('button', { name: 'Lompat' }).click();
      await page.getByRole('button', { name: /^V\. / }).click();
      await page.locator('[data-cell="V2"]').click();
      await typeFigures(page, [invalid, 244]);
      await page.getByLabel('Salah ketik').check();
      if (invalid === 7) await page.getByLabel('Tertulis begitu di C.HASIL').check();
      await readBackAndSign(page);
    }
    await phone.context.setOffline(false);
    await page.locator('.sheet-now', { hasText: /terkirim/i }).waitFor({ timeout: 40_000 });
    await page.getByRole('button', { name: 'TPS saya' }).click();
    await expect.poll(() => queueOf(phone), { timeout: 40_000 }).toEqual(['Terkirim', 'Terkirim', 'Terkirim', 'Terkirim']);
    expect(phone.faults).toEqual([]);

    // A new phone knows what was sent.
    const other = await nightPhone(browser, 'demo:kpps-2', 'Malam 2');
    await expect.poll(() => signOf(other.page, PPWP), { timeout: 40_000 }).toBe('verifying');
    await cardOf(other.page, PPWP).click();
    await other.page.getByText('Isian terakhir').click();
    expect(await other.page.locator('.figures > div', { hasText: 'V.b' }).locator('dd').innerText()).toBe('8');
    await Promise.all([phone.close(), other.close()]);
  });

  it('of a colleague who sent first is shown beside one\'s own, and only what differs is typed again', { timeout: 120_000 }, async () => {
    const [first, second] = [await nightPhone(browser, 'demo:kpps-2', 'Rekan 1'), await nightPhone(browser, 'demo:kpps', 'Rekan 2')];
    await cardOf(second.page, 'DPD').waitFor();
    await second.context.setOffline(true);
    await openEntry(second.page, 'DPD');
    await typeFigures(second.page, [148, 138, 286]);
    await openCheck(second.page);
    await readBackAndSign(second.page);

    await openEntry(first.page, 'DPD');
    await typeFigures(first.page, [148, 138, 285]);
    await openCheck(first.page);
    for (const reasons of await first.page.locator('.reasons').all()) await reasons.getByLabel('Tertulis begitu di C.HASIL').check();
    await readBackAndSign(first.page);
    await first.page.locator('.sheet-now', { hasText: /terkirim/i }).waitFor({ timeout: 40_000 });

    await second.context.setOffline(false);
    await second.page.getByText('Rekan Anda mengirim lebih dahulu').waitFor({ timeout: 40_000 });
    expect(await second.page.locator('.beside tbody').innerText()).toMatch(/286\s+285/);
    expect(await barriers(second.page)).toEqual([]);
    await second.page.getByRole('button', { name: 'Isi lagi yang berbeda' }).click();
    await second.page.locator('.fill').waitFor();
    expect(await second.page.locator('.cell').count()).toBe(1);
    await typeFigures(second.page, [286]);
    await second.page.getByLabel('Salah membaca kertas').check();
    await readBackAndSign(second.page);
    await second.page.locator('.sheet-now', { hasText: /terkirim/i }).waitFor({ timeout: 40_000 });
    await Promise.all([first.close(), second.close()]);
  });
});

/** From typing to the overview, past what is left empty. */
async function openCheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lompat' }).click();
  await page.getByRole('button', { name: 'Periksa', exact: true }).click();
}
