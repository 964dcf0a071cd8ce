import { describe, expect, it } from 'vitest';
import { queueOf } from '../devices/phone.ts';
import { WORLD } from './cast.ts';
import type { Night } from './night.ts';
import { paper, quick } from './paper.ts';
import { home, openSheet, photograph, seenAnew } from './phones.ts';
import { askAgain, read, take } from './readers.ts';
import { shot } from './shots.ts';
import { allQuick, expectSums } from './sums.ts';

/** The second and third pair of eyes, until both stations count on the quick way. */
export function readings(night: Night): void {
  describe('reading again', () => {
    it('one reader takes president, DPR and DPD: what does not add up is typed as written, what cannot be read is asked for again', { timeout: 120_000 }, async () => {
      await night.atDesk('reader1', async (page) => {
        expect(await read(page, await take(page, 'ppwp'))).toBe(null);
        const blurry = await take(page, 'dpr');
        expect(blurry.station).toBe(1);
        const other = await askAgain(page, 2, 'Halaman 2 goyang');
        expect(other?.station).toBe(2);
        expect(await read(page, other!)).toBe(null);
        // Tired eyes: 43 for 48.
        const dpd = await take(page, 'dpd');
        expect(await read(page, (await read(page, dpd, dpd.station === 2 ? { 'C.2': 43 } : {}))!, dpd.station === 2 ? {} : { 'C.2': 43 })).toBe(null);
      });
      await expectSums(night.house, 'main', { ppwp: [2, quick('ppwp')], dpr: [1, paper('dpr', 2)], dpd: [1, paper('dpd', 1)] });
    });

    it('the other reader takes the rest', { timeout: 120_000 }, async () => {
      await night.atDesk('reader2', async (page) => {
        for (const slug of ['dprd-prov', 'dprd-kab'] as const) expect(await read(page, (await read(page, await take(page, slug)))!)).toBe(null);
      });
      await expectSums(night.house, 'main', { ppwp: [2, quick('ppwp')], dpr: [1, paper('dpr', 2)], dpd: [1, paper('dpd', 1)], 'dprd-prov': [2, quick('dprd-prov')], 'dprd-kab': [2, quick('dprd-kab')] });
    });

    it('a third person settles the difference, on the one cell that differs', { timeout: 120_000 }, async () => {
      await night.atDesk('reader3', async (page) => {
        const task = await take(page, 'dpd');
        expect(task).toMatchObject({ station: 2, cells: ['C.2'] });
        await shot(page, 'reading-third');
        expect(await read(page, task)).toBe(null);
      });
    });

    it('TPS 001 photographs the page once more, and that one is read', { timeout: 120_000 }, async () => {
      const { page } = night.phones.one;
      await expect.poll(() => seenAnew(page, 'dpr'), { timeout: 40_000 }).toBe('attention');
      await shot(page, 'tps1-asked-home');
      await openSheet(page, 'dpr');
      await page.getByText('Halaman 2 goyang').waitFor();
      await shot(page, 'tps1-asked');
      await photograph(page, 'dpr', 1, { pages: [2] });
      await home(page);
      await expect.poll(async () => [...new Set(await queueOf(night.phones.one))], { timeout: 40_000 }).toEqual(['Terkirim']);
      await night.atDesk('reader2', async (desk) => {
        const task = await take(desk, 'dpr');
        expect(await read(desk, task)).toBe(null);
      });
      const { photos } = (await (await night.ask('ppk', `/api/contests/${night.contests.dpr}/cases/${WORLD.village}/1`)).json()) as { photos: { page: number; standing: string }[] };
      expect(photos.map(({ page: number, standing }) => `${number} ${standing}`).sort()).toEqual(['1 current', '2 current', '2 set_aside', '3 current']);
      await expectSums(night.house, 'main', allQuick());
      await expectSums(night.house, 'pleno', {});
    });
  });
}
