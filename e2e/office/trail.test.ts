import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, PHONE } from '../support/browser.ts';
import { open } from './screens.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

describe('the trail room', () => {
  it('is narrowed in words, keeps that in its address, and goes along as a file', async () => {
    const refused = await open(browser, '/', { actor: 'demo:kpps' });
    await refused.page.request.get('/api/audit');
    await refused.close();
    const { page, close } = await open(browser, '/audit', { actor: 'demo:auditor' });
    await page.getByRole('combobox', { name: /^Tindakan/ }).selectOption('access.refused');
    await page.getByLabel('Orang', { exact: true }).fill('demo:kpps');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).search).toBe('?action=access.refused&actor=demo%3Akpps');
    const first = page.getByRole('list').filter({ hasText: 'Ditolak' }).getByRole('listitem').first();
    await first.getByText('Ditolak: tidak berwenang').waitFor();
    await first.getByText('get /api/audit').waitFor();
    const file = await page.request.get(await page.getByRole('link', { name: 'Unduh CSV' }).getAttribute('href') ?? '');
    const lines = (await file.text()).trim().split('\r\n').slice(1);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.includes(',demo:kpps,access.refused,'))).toBe(true);
    await page.getByRole('link', { name: 'Hapus saringan' }).click();
    await page.getByText('Mengunduh berkas: Jejak').first().waitFor();
    await close();
  });

  it('says so where nothing fits, and what to do', async () => {
    const { page, close } = await open(browser, '/audit?actor=nobody&moon=full', { actor: 'demo:auditor', viewport: PHONE });
    await page.getByText('Tidak ada catatan dengan saringan ini').waitFor();
    await page.getByRole('link', { name: 'Hapus saringan' }).click();
    await page.getByRole('link', { name: 'Masuk sebagai orang contoh' }).first().waitFor();
    await close();
  });

  it('knows what was printed', async () => {
    const { page, close } = await open(browser, '/regions?path=16.71', { actor: 'demo:auditor' });
    const noted = page.waitForResponse((response) => response.url().endsWith('/api/audit/prints'));
    await page.evaluate(() => { window.dispatchEvent(new Event('beforeprint')); });
    expect((await noted).status()).toBe(200);
    await page.goto('/audit?action=audit.print');
    await page.getByRole('link', { name: 'Hal /regions?path=16.71' }).first().waitFor();
    await close();
  });
});
