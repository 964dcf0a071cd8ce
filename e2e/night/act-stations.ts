import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { queueOf } from '../devices/phone.ts';
import { openEntry, readBackAndSign, typeFigures } from '../field/station.ts';
import { WORLD } from './cast.ts';
import type { Night } from './night.ts';
import { inOrder, paper, SLUGS } from './paper.ts';
import { blurred, fillIn, home, phoneOf, photograph, seenAnew, sheetCard, typeKeys } from './phones.ts';
import { read, take } from './readers.ts';
import { shot } from './shots.ts';
import { expectSums } from './sums.ts';

const arrived = (page: Page): Promise<void> => page.locator('.sheet-now', { hasText: /terkirim/i }).waitFor({ timeout: 40_000 });

/** The KPPS: two phones of TPS 001, one of TPS 002; TPS 003 is never heard of. */
export function stations(night: Night): void {
  describe('TPS 001, two phones', () => {
    it('types the president without a network, sends and photographs it; no figure of it is shown anywhere', { timeout: 120_000 }, async () => {
      night.phones.one = await phoneOf(night.browser, night.house, 'kpps1');
      const { page, context } = night.phones.one;
      await sheetCard(page, 'ppwp').waitFor();
      await shot(page, 'tps1-home');
      await context.setOffline(true);
      await openEntry(page, 'Presiden dan Wakil Presiden');
      await typeFigures(page, inOrder(paper('ppwp', 1)));
      await page.getByText('Semua angka terisi dan cocok').waitFor();
      await shot(page, 'tps1-check');
      await readBackAndSign(page);
      expect(await page.locator('.sheet-now').innerText()).toContain('Menunggu jaringan');
      await photograph(page, 'ppwp', 1);
      await shot(page, 'tps1-waiting');
      await context.setOffline(false);
      await arrived(page);
      await home(page);
      await expect.poll(async () => [...new Set(await queueOf(night.phones.one))], { timeout: 40_000 }).toEqual(['Terkirim']);
      await shot(page, 'tps1-sent');
      await expectSums(night.house, 'main', {});
      await expectSums(night.house, 'pleno', {});
      await night.atDesk('regency', async (desk) => {
        await desk.goto(`/contests/${night.contests.ppwp}/results?region=${WORLD.regency}`);
        await desk.getByRole('heading', { level: 1 }).waitFor();
        await desk.waitForLoadState('networkidle');
        await shot(desk, 'results-before');
      });
    });

    it('is read again by somebody of another place who sees no figure of it, and counts', { timeout: 120_000 }, async () => {
      await night.atDesk('reader1', async (page) => {
        const task = await take(page, 'ppwp');
        await shot(page, 'reading');
        expect(await read(page, task)).toBe(null);
        await shot(page, 'reading-done');
      });
      await expectSums(night.house, 'main', { ppwp: [1, paper('ppwp', 1)] });
      await expect.poll(() => seenAnew(night.phones.one.page, 'ppwp'), { timeout: 40_000 }).toBe('accepted');
      await shot(night.phones.one.page, 'tps1-accepted');
    });

    it('sends DPD from both phones: what the colleague sent first is shown beside, and only the cell that differs is typed again', { timeout: 120_000 }, async () => {
      const [{ page: first }, second] = [night.phones.one, (night.phones.oneB = await phoneOf(night.browser, night.house, 'kpps1b'))];
      await sheetCard(second.page, 'dpd').waitFor();
      await second.context.setOffline(true);
      await fillIn(second.page, 'dpd', paper('dpd', 1));
      // The first one typed 46 for 45; sum and paper do not agree, and it was sent nevertheless.
      await fillIn(first, 'dpd', { ...paper('dpd', 1), 'C.3': 46 }, 'Tertulis begitu di C.HASIL');
      await arrived(first);
      await second.context.setOffline(false);
      await second.page.getByText('Rekan Anda mengirim lebih dahulu').waitFor({ timeout: 40_000 });
      expect(await second.page.locator('.beside tbody').innerText()).toMatch(/45\s+46/);
      await shot(second.page, 'tps1b-aside');
      await second.page.getByRole('button', { name: 'Isi lagi yang berbeda' }).click();
      await second.page.locator('.fill').waitFor();
      expect(await second.page.locator('.cell').count()).toBe(1);
      await typeFigures(second.page, [45]);
      await second.page.getByLabel('Salah membaca kertas').check();
      await readBackAndSign(second.page);
      await arrived(second.page);
      await photograph(second.page, 'dpd', 1);
      await home(second.page);
      await home(first);
    });

    it('sends the other three, one of them with a page that nobody can read', { timeout: 120_000 }, async () => {
      const [one, two] = [night.phones.one.page, night.phones.oneB.page];
      await fillIn(one, 'dpr', paper('dpr', 1));
      await photograph(one, 'dpr', 1, { pages: [1, 3] });
      await photograph(one, 'dpr', 1, { pages: [2], picture: await blurred('dpr', 1, 2) });
      await shot(one, 'tps1-dpr');
      await home(one);
      await fillIn(one, 'dprd-prov', paper('dprd-prov', 1));
      await photograph(one, 'dprd-prov', 1);
      await home(one);
      await fillIn(two, 'dprd-kab', paper('dprd-kab', 1));
      await photograph(two, 'dprd-kab', 1);
      await home(two);
      for (const phone of [night.phones.one, night.phones.oneB]) await expect.poll(async () => [...new Set(await queueOf(phone))], { timeout: 40_000 }).toEqual(['Terkirim']);
      await expect.poll(() => Promise.all(SLUGS.map((slug) => seenAnew(two, slug))), { timeout: 40_000 }).toEqual(['accepted', 'verifying', 'verifying', 'verifying', 'verifying']);
      await shot(two, 'tps1b-all-sent');
    });
  });

  describe('TPS 002, one phone', () => {
    it('sends five sheets; the president\'s does not add up, and the paper says so', { timeout: 120_000 }, async () => {
      const { page } = (night.phones.two = await phoneOf(night.browser, night.house, 'kpps2'));
      await openEntry(page, 'Presiden dan Wakil Presiden');
      await typeKeys(page, paper('ppwp', 2));
      // 60 + 55 + 40 = 155, the paper has 156; 156 + 11 = 167, the paper has 166.
      await page.getByText('Periksa angka Anda dengan kertas').first().waitFor();
      await shot(page, 'tps2-wrong');
      await page.getByRole('button', { name: 'Baca ulang bersama' }).click();
      await page.getByText('alasan yang belum dipilih').waitFor();
      for (const reasons of await page.locator('.reasons').all()) await reasons.getByLabel('KPPS salah menjumlah di kertas').check();
      await shot(page, 'tps2-reasons');
      await readBackAndSign(page);
      await arrived(page);
      await shot(page, 'tps2-sent');
      await photograph(page, 'ppwp', 2);
      await home(page);
      for (const slug of SLUGS.slice(1)) {
        await fillIn(page, slug, slug === 'dpd' ? { ...paper(slug, 2) } : paper(slug, 2));
        await photograph(page, slug, 2);
        await home(page);
      }
      await expect.poll(async () => [...new Set(await queueOf(night.phones.two))], { timeout: 40_000 }).toEqual(['Terkirim']);
      await expectSums(night.house, 'main', { ppwp: [1, paper('ppwp', 1)] });
    });
  });
}
