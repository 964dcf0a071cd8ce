import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { open, presidency, pressUntil, sheetOf } from './screens.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

describe('an officer without a mouse', () => {
  it('drills from the nation to one TPS and back up', async () => {
    const { id, name } = await presidency();
    const { ancestors, village } = await sheetOf(id, { village: '16.71.04.1001', number: 1 });
    const way = [...ancestors.filter(({ path }) => path !== '' && path !== village.path), village].map((region) => region.name);
    const { page, close } = await open(browser, '/');
    // The night of the count has a contest of the same name; the general election stands first.
    const link = page.getByRole('link', { name, exact: true }).and(page.locator(`[href="/contests/${id}/results"]`));
    await link.waitFor();
    do await pressUntil(page, 'Tab', (text) => text === name); while (!(await link.evaluate((node) => node === document.activeElement)));
    await page.keyboard.press('Enter');
    for (const place of way) {
      await page.locator('tbody a').first().waitFor();
      await pressUntil(page, 'j', (text) => text === place);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: place, exact: true }).waitFor();
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    }
    await page.locator('tbody a').first().waitFor();
    await pressUntil(page, 'j', (text) => text.startsWith('TPS 00'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^TPS 00\d/ }).waitFor();
    await page.getByText('Lembar C.Hasil').waitFor();
    await page.keyboard.press('u');
    await page.getByRole('heading', { level: 1, name: village.name, exact: true }).waitFor();
    await close();
  });

  it('steps from TPS to TPS with j and k', async () => {
    const { id } = await presidency();
    const { page, close } = await open(browser, `/contests/${id}/sheets/16.71.04.1001/1`);
    await page.keyboard.press('j');
    await page.getByRole('heading', { level: 1, name: /^TPS 002/ }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { level: 1, name: /^TPS 001/ }).waitFor();
    await close();
  });

  it('skips straight to the content and sees where the focus is', async () => {
    const { page, close } = await open(browser, '/');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    await close();
  });
});

describe('the search', () => {
  it('finds a kecamatan in spite of a typing slip, from anywhere, by keys alone', async () => {
    const { page, close } = await open(browser, '/regions');
    await page.keyboard.press('/');
    await page.keyboard.type('ilir brat');
    const option = page.getByRole('option', { name: /Ilir Barat/i }).first();
    await option.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Ilir Barat/i }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/regions');
    await close();
  });

  it('says what to try when nothing resembles the words', async () => {
    const { page, close } = await open(browser, '/regions/search?q=qqqqzzzz');
    await page.getByText('Tidak ada wilayah yang mirip "qqqqzzzz"').waitFor();
    await close();
  });
});
