import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { DESK, openBrowser, PHONE, visit } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const shot = (page: Page, name: string): Promise<unknown> => (process.env['SHOTS'] ? page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true }) : Promise.resolve());
/** Tells the letters of this run from those of any other. */
const run = Date.now().toString(36);
const ADDRESS = '/mandates?event=demo-malam';

describe('mandates of witnesses', () => {
  it('are recorded for one contestant down to a TPS, found by filters in the address, and ended with a reason', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { viewport: DESK, actor: 'demo:kpu-kota' });
    await page.goto(ADDRESS);
    await page.getByRole('button', { name: 'Catat mandat' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Catat', exact: true }).isDisabled()).toBe(true);
    await dialog.getByLabel(/^Cari orang|^Orang/).first().fill('wulan');
    await dialog.getByRole('button', { name: /Wulan Kencana/ }).click();
    await dialog.getByLabel('Peserta pemilu').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: /Ganti|Hapus|Kosongkan|Ubah/ }).last().click();
    await dialog.getByRole('searchbox').fill('bukitlama');
    await dialog.getByRole('button', { name: /Bukitlama|Bukit Lama/ }).first().click();
    await dialog.getByLabel('Nomor TPS').fill('4');
    await dialog.getByLabel('Surat mandat').fill(`SM-${run}`);
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'give-desk');
    await dialog.getByRole('button', { name: 'Catat', exact: true }).click();
    await page.getByText('Mandat Wulan Kencana tercatat.').waitFor();
    await page.goto(`${ADDRESS}&kind=witness&region=16.71.04.1001`);
    const row = page.getByRole('row', { name: `SM-${run}` });
    await row.getByText(/TPS 004/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'list-desk');
    await page.goto(`${ADDRESS}&kind=supervisor&region=16.71.04.1001`);
    await page.getByText(/^Belum ada mandat di sini$|^\d+ mandat$/).first().waitFor();
    expect(await row.count()).toBe(0);
    await page.goto('/people/demo:saksi');
    await page.getByText(`SM-${run}`).waitFor();
    await page.goto(`${ADDRESS}&region=16.71.04.1001`);
    await row.getByRole('button', { name: /^Akhiri/ }).click();
    await dialog.getByLabel('Alasan').fill('Mengundurkan diri');
    await dialog.getByRole('button', { name: 'Akhiri' }).click();
    await page.getByText(/diakhiri\.$/).waitFor();
    await page.goto(`${ADDRESS}&region=16.71.04.1001&state=ended`);
    await row.waitFor();
    await close();
  });

  it('come by file: every row is told first, then all of it is done', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { viewport: PHONE, actor: 'demo:kpu-kota' });
    await page.goto(`${ADDRESS}&tab=file`);
    const file = (rows: readonly string[]) => ({ name: 'mandat.csv', mimeType: 'text/csv', buffer: Buffer.from(['action,election,person,kind,ballot,number,region,station,letter', ...rows].join('\n')) });
    const good = `beri,demo-malam,demo:saksi,saksi,ppwp,2,16.71.04.1001,5,SB-${run}`;
    await page.getByLabel('Pilih berkas').setInputFiles(file([good, `beri,demo-malam,demo:humas,saksi,ppwp,2,16.71.04.1001,5,SB-${run}`]));
    await page.getByText(/belum berperan sebagai saksi atau pengawas/).waitFor();
    expect(await page.getByRole('button', { name: 'Jalankan berkas ini' }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'file-phone');
    await page.getByLabel('Pilih berkas').setInputFiles(file([good]));
    await page.getByRole('button', { name: 'Jalankan berkas ini' }).click();
    await page.getByText(/^Selesai: 1 dicatat/).waitFor();
    await page.goto(`${ADDRESS}&region=16.71.04.1001`);
    await page.getByText(`SB-${run}`).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'list-phone');
    const csv = await page.context().request.get('/api/mandates/export?event=demo-malam&region=16.71.04.1001');
    expect(await csv.text()).toContain(`SB-${run}`);
    await close();
  });

  it('are only looked at by those who watch, and the room is not in the menu of those who do not', { timeout: 120_000 }, async () => {
    const watcher = await visit(browser, { viewport: PHONE, actor: 'demo:panwas' });
    await watcher.page.goto(ADDRESS);
    await watcher.page.getByRole('heading', { level: 1, name: 'Mandat saksi dan pengawas' }).waitFor();
    await watcher.page.getByRole('search', { name: 'Saring mandat' }).waitFor();
    expect(await watcher.page.getByRole('button', { name: 'Catat mandat' }).count()).toBe(0);
    expect(await barriers(watcher.page)).toEqual([]);
    const other = await visit(browser, { viewport: DESK, actor: 'demo:humas' });
    await other.page.goto('/');
    expect(await other.page.getByRole('link', { name: 'Mandat saksi' }).count()).toBe(0);
    await Promise.all([watcher.close(), other.close()]);
  });
});
