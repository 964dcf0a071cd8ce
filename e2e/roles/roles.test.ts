import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { DESK, openBrowser, PHONE, visit } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

/** Opens the grant dialog and chooses somebody and a role. */
async function begin(page: Page, name: string, role: string): Promise<void> {
  await page.goto('/roles?grant=1');
  await page.getByLabel('Cari orang').fill(name);
  await page.getByRole('list', { name: 'Cari orang' }).getByRole('button', { name: new RegExp(name) }).first().click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Peran' }).selectOption({ label: role });
}

async function chooseRegion(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox', { name: 'Cari wilayah' }).fill(name);
  await page.getByRole('list', { name: 'Cari wilayah' }).getByRole('button').first().click();
}

describe('the roles room', () => {
  it('gives a role that its holder has with the next look, and takes it within a second', { timeout: 120_000 }, async () => {
    const [office, holder] = [await visit(browser, { actor: 'demo:kpu-kota' }), await visit(browser, { actor: 'demo:pelatih' })];
    const mayRead = async (): Promise<number> => (await holder.context.request.get('/api/assignments')).status();
    expect(await mayRead()).toBe(403);
    await begin(office.page, 'Fajar', 'PPK');
    await chooseRegion(office.page, 'Ilir Barat');
    await office.page.getByRole('dialog').getByText('pilih pemilunya').waitFor();
    await office.page.getByRole('dialog').getByRole('combobox', { name: 'Pemilu' }).selectOption({ index: 1 });
    await office.page.getByLabel('Alasan').fill('SK 14/2024');
    await office.page.getByRole('button', { name: 'Berikan' }).click();
    await office.page.getByText('PPK diberikan kepada').waitFor();
    expect(await mayRead()).toBe(200);
    await office.page.getByRole('button', { name: /^Cabut: PPK, Fajar/ }).click();
    await office.page.getByLabel('Alasan').fill('Mengundurkan diri');
    await office.page.getByRole('dialog').getByRole('button', { name: 'Cabut' }).click();
    await office.page.getByText('dicabut.').waitFor();
    const began = Date.now();
    while (await mayRead() !== 403) if (Date.now() - began > 1000) throw new Error('the right outlived its revocation by a second');
    await office.page.goto('/roles?state=ended');
    await office.page.getByText('Mengundurkan diri').first().waitFor();
    await Promise.all([office.close(), holder.close()]);
  });
  it('tells a conflict before anything is sent, and offers nothing the actor could not give', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:kpu-kota' });
    await begin(page, 'Wulan', 'KPPS');
    await chooseRegion(page, 'Bukitlama');
    await page.getByRole('dialog').getByRole('combobox', { name: 'Pemilu' }).selectOption('event:demo-2024');
    await page.getByText('Saksi peserta pemilu tidak boleh menjadi penyelenggara').waitFor();
    expect(await page.getByRole('button', { name: 'Berikan' }).isDisabled()).toBe(true);
    const offered = await page.getByRole('dialog').getByRole('combobox', { name: 'Peran' }).locator('option').allTextContents();
    expect(offered).not.toContain('Operator KPU RI');
    expect(offered).not.toContain('Operator KPU Provinsi');
    await close();
  });
  it('shows what a file would do, row by row, and then does it whole', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:kpu-kota' });
    await page.goto('/roles?tab=file');
    const head = 'action,person,role,region,station,election,from,until,reason';
    const send = (rows: string[]) => page.getByLabel('Pilih berkas CSV atau XLSX').setInputFiles({ name: 'peran.csv', mimeType: 'text/csv', buffer: Buffer.from([head, ...rows].join('\n')) });
    await send(['beri,demo:humas,observer,16.71,,,,,SK 15', 'beri,demo:saksi,kpps,16.71.04.1001,1,demo-2024,,,SK 15']);
    await page.getByText('2 baris: 1 diberi, 0 dicabut, 0 sudah ada, 1 ditolak').waitFor();
    await page.getByText('tidak boleh dipegang satu orang').waitFor();
    expect(await page.getByRole('button', { name: 'Laksanakan semuanya' }).count()).toBe(0);
    await send(['beri,demo:humas,observer,16.71,,,,,SK 15']);
    await page.getByRole('button', { name: 'Laksanakan semuanya' }).click();
    await page.getByText('Selesai: 1 peran diberi').waitFor();
    await send(['cabut,demo:humas,observer,16.71,,,,,Selesai']);
    await page.getByRole('button', { name: 'Laksanakan semuanya' }).click();
    await page.getByText('1 dicabut').first().waitFor();
    await close();
  });
  it('says what each role may do, and shows no tools to whoever may not use them', async () => {
    const { page, close } = await visit(browser, { actor: 'demo:ppk' });
    await page.goto('/roles?tab=words');
    await page.getByRole('heading', { name: 'Administrator sistem' }).waitFor();
    await page.getByText('Mencatat dan mengoreksi C.Hasil').first().waitFor();
    expect(await page.getByRole('button', { name: 'Beri peran' }).count()).toBe(0);
    await close();
  });
});

describe.each([['phone', PHONE], ['desk', DESK]] as const)('on a %s', (_, viewport) => {
  it('no screen of the room has a barrier or overflows', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { viewport, actor: 'demo:kpu-kota' });
    const found: string[] = [];
    for (const path of ['/roles', '/roles?state=ended', '/roles?tab=words', '/roles?tab=file', '/roles?grant=1', '/roles?region=16.71.04&role=ppk']) {
      await page.goto(path);
      await page.locator('h1').waitFor();
      await page.locator('[role="status"] .hidden-words').first().waitFor({ state: 'detached' });
      found.push(...(await barriers(page)).map((barrier) => `${path}: ${barrier}`));
    }
    await close();
    expect(found).toEqual([]);
  });
});
