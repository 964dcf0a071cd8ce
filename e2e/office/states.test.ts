import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { open, parliament, presidency } from './screens.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

describe('when something is wrong', () => {
  it('shows that the connection is gone, how old the figures are, and when it is back', async () => {
    const { id } = await presidency();
    const { page, context, close } = await open(browser, `/contests/${id}/results`);
    await context.setOffline(true);
    await page.getByText('Sambungan ke server terputus.').waitFor();
    await page.getByText(/Angka di layar diambil pukul \d\d\.\d\d WIB/).waitFor();
    await context.setOffline(false);
    await page.getByText('Sambungan ke server terputus.').waitFor({ state: 'detached' });
    await close();
  });

  it('tells a missing right in words, with what to do', async () => {
    const { page, close } = await open(browser, '/audit', { actor: 'demo:pengamat' });
    await page.getByText('Tidak berwenang').waitFor();
    await page.getByText(/Minta hak itu kepada kantor di atas Anda/).waitFor();
    await page.getByRole('button', { name: /EN/ }).click();
    await page.getByText('Not allowed').waitFor();
    await close();
  });

  it('names what was not found', async () => {
    const { page, close } = await open(browser, '/contests/999999/results');
    await page.getByRole('heading', { level: 1, name: 'Tidak ditemukan' }).waitFor();
    await close();
  });

  it('leads home from an address that does not exist', async () => {
    const { page, close } = await open(browser, '/tidak/ada');
    await page.getByRole('main').getByRole('link', { name: 'Beranda' }).click();
    await page.getByRole('heading', { level: 1, name: 'Pemilihan' }).waitFor();
    await close();
  });
});

describe('the address of a screen', () => {
  it('holds region, columns, sorting and filter, so that a sent link shows the same', async () => {
    const { id } = await presidency();
    const { page, close } = await open(browser, `/contests/${id}/results?region=16.71`);
    await page.getByRole('button', { name: /^1 .*\(urutkan\)$/ }).first().click();
    await page.getByRole('radio', { name: 'Suara' }).check();
    await page.getByRole('searchbox', { name: 'Saring baris menurut nama' }).fill('ilir');
    await expect.poll(() => new URL(page.url()).search).toBe('?region=16.71&sort=-c1&unit=votes&q=ilir');
    const other = await open(browser, `/contests/${id}/results${new URL(page.url()).search}`);
    await other.page.locator('tbody th a').first().waitFor();
    const rows = await other.page.locator('tbody th a').allTextContents();
    // The address is there a moment before the rows that it names.
    await expect.poll(() => page.locator('tbody th a').allTextContents()).toEqual(rows);
    expect(rows.length).toBeGreaterThan(1);
    await other.close();
    await close();
  });

  it('gives the file of the very region that is on screen', async () => {
    const { id } = await parliament();
    const { page, close } = await open(browser, `/contests/${id}/results?region=16.71.04`);
    const href = await page.getByRole('link', { name: 'Unduh CSV' }).getAttribute('href');
    const response = await page.request.get(href ?? '');
    expect(response.status()).toBe(200);
    expect((await response.text()).split('\n').length).toBeGreaterThan(2);
    await close();
  });
});

describe('a long list', () => {
  it('draws few of many rows, loads on while it is scrolled, and counts them all', async () => {
    const { id } = await presidency();
    const { page, close } = await open(browser, `/contests/${id}/sheets?region=16.71`);
    await page.getByText(/200 dari [\d.]+ termuat/).waitFor();
    expect(await page.locator('tbody tr').count()).toBeLessThan(120);
    await page.getByRole('region', { name: 'Daftar TPS' }).evaluate((pane) => { pane.scrollTop = pane.scrollHeight; });
    await page.getByText(/400 dari [\d.]+ termuat/).waitFor();
    await close();
  });
});

describe('the recount', () => {
  it('agrees with the running totals', async () => {
    const { name } = await presidency();
    const { page, close } = await open(browser, '/health', { actor: 'demo:auditor' });
    await page.getByRole('button', { name: new RegExp(`Hitung ulang: ${name}`) }).first().click();
    await page.getByText('Cocok').waitFor();
    await close();
  });
});
