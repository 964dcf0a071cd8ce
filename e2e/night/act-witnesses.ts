import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { giveEyes, handOver } from '../field/hand-over.ts';
import { WORLD } from './cast.ts';
import type { Night } from './night.ts';
import { inOrder, paper } from './paper.ts';
import { drawn, home, openSheet, phoneOf } from './phones.ts';
import { shot } from './shots.ts';

/** Three witnesses: one agrees, one has another figure, one objects. */
export function witnesses(night: Night): void {
  describe('three witnesses', () => {
    it('have their mandates written down by the PPK', async () => {
      for (const [at, person] of (['saksi1', 'saksi2', 'saksi3'] as const).entries()) {
        await night.post('ppk', '/api/mandates', { event: WORLD.event, person, kind: 'witness', contestType: 'ppwp', contestant: at + 1, path: WORLD.village, letter: `SM/${at + 1}/2024` });
      }
    });

    it('one takes the copy from phone to phone without any network, compares and agrees', { timeout: 120_000 }, async () => {
      const [station, witness] = [night.phones.one, (night.phones.witness1 = await phoneOf(night.browser, night.house, 'saksi1'))];
      const [from, to] = [station.page, witness.page];
      await to.getByRole('button', { name: 'Terima salinan' }).waitFor();
      await giveEyes(witness);
      for (const { context } of [station, witness]) await context.setOffline(true);
      await openSheet(from, 'ppwp');
      await from.getByRole('button', { name: 'Salinan untuk saksi dan pengawas' }).click();
      await from.getByTestId('code').waitFor();
      await shot(from, 'copy-code');
      await to.getByRole('button', { name: 'Terima salinan' }).click();
      await handOver(from, to);
      expect(await to.locator('.compare-figure').allInnerTexts()).toEqual(inOrder(paper('ppwp', 1)).map(String));
      await shot(to, 'witness1-compare');
      await to.getByRole('button', { name: 'Semua sama, saya setuju' }).click();
      await to.getByRole('button', { name: 'Tanda tangani dan kirim' }).click();
      await to.getByTestId('statement').getByText('Ditandatangani dan disimpan').waitFor();
      for (const { context } of [station, witness]) await context.setOffline(false);
      await to.getByTestId('statement').getByText(/Diterima kantor .*nomor tanda terima \d+/).waitFor({ timeout: 40_000 });
      await shot(to, 'witness1-agreed');
      await from.getByRole('button', { name: 'Kembali ke lembar' }).click();
      await home(from);
    });

    it('one has another figure on the own paper', { timeout: 120_000 }, async () => {
      const { page } = (night.phones.witness2 = await phoneOf(night.browser, night.house, 'saksi2'));
      await fetchCopy(page, 1, 'DPD');
      const row = page.locator('.compare > li').filter({ hasText: 'Calon Surya' });
      await row.getByRole('button', { name: /^Beda/ }).click();
      await row.getByRole('textbox').fill('81');
      await page.getByRole('button', { name: 'Kirim 1 angka berbeda' }).click();
      await page.getByLabel('Alasan').fill('Salinan saksi menyebut 81');
      await shot(page, 'witness2-differs');
      await page.getByRole('button', { name: 'Tanda tangani dan kirim' }).click();
      await page.getByTestId('statement').getByText(/Diterima kantor/).waitFor({ timeout: 40_000 });
      await shot(page, 'witness2-sent');
    });

    it('one objects to the sheet that does not add up, with a picture', { timeout: 120_000 }, async () => {
      const { page } = (night.phones.witness3 = await phoneOf(night.browser, night.house, 'saksi3'));
      await fetchCopy(page, 2, 'Presiden dan Wakil Presiden');
      await page.getByRole('button', { name: 'Ajukan keberatan' }).click();
      await page.getByLabel('Alasan').fill('Jumlah suara sah 156, seharusnya 155');
      await page.getByTestId('camera-0').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await drawn('ppwp', 2, 3) });
      await page.getByRole('img', { name: 'Foto bukti 1' }).waitFor();
      await shot(page, 'witness3-objects');
      await page.getByRole('button', { name: 'Tanda tangani dan kirim' }).click();
      await page.getByTestId('statement').getByText(/Diterima kantor/).waitFor({ timeout: 40_000 });
      await shot(page, 'witness3-sent');
    });
  });
}

/** A copy that the house holds, fetched with a network. */
async function fetchCopy(page: Page, station: 1 | 2, contest: string): Promise<void> {
  await page.getByRole('button', { name: 'Terima salinan' }).click();
  await page.getByLabel('TPS', { exact: true }).selectOption(String(station));
  await page.getByLabel('Pemilihan').selectOption({ label: contest });
  await page.getByRole('button', { name: 'Ambil dari kantor' }).click();
  await page.getByText('Tanda tangan asli').waitFor();
}
