import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, PHONE, visit, type Visit } from '../support/browser.ts';

/** The file with the English words. */
const ENGLISH = /\/assets\/en-[\w-]+\.js$/;

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

/** One who chose English here before. */
async function englishReader(): Promise<Visit> {
  const visitor = await visit(browser, { viewport: PHONE });
  await visitor.context.addInitScript(() => localStorage.setItem('e-rekap.lang', 'en'));
  return visitor;
}

/** Holds the English words back until they are let through. */
async function heldBack(page: Page): Promise<() => void> {
  let through = (): void => undefined;
  const open = new Promise<void>((done) => { through = done; });
  await page.route(ENGLISH, async (route) => { await open; await route.continue(); });
  return through;
}

const langOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.lang);
const english = (page: Page) => page.getByRole('button', { name: 'EN, English' });

describe('the language of the office', () => {
  it('is Indonesian at first, without a byte of English; English comes when it is chosen, and until then the screen stays as it is', async () => {
    const { page, close } = await visit(browser, { viewport: PHONE });
    const asked: string[] = [];
    page.on('request', (request) => { if (ENGLISH.test(request.url())) asked.push(request.url()); });
    const through = await heldBack(page);
    await page.goto('/regions');
    const search = page.getByRole('combobox').first();
    await search.fill('Ilir');
    expect(asked).toEqual([]);
    await english(page).click();
    await page.locator('[aria-busy="true"]', { has: english(page) }).waitFor();
    await expect.poll(() => asked).toHaveLength(1);
    expect(await langOf(page)).toBe('id');
    expect(await page.getByText('Langsung ke isi').count()).toBe(1);
    through();
    await page.getByText('Skip to content').waitFor();
    expect(await langOf(page)).toBe('en');
    expect(await search.inputValue()).toBe('Ilir');
    await page.getByRole('button', { name: 'ID, Bahasa Indonesia' }).click();
    await page.getByText('Langsung ke isi').waitFor();
    await close();
  });

  it('shows one who chose English before no word of Indonesian while a slow server sends it', async () => {
    const { page, close } = await englishReader();
    const through = await heldBack(page);
    await page.goto('/regions');
    await page.getByText('Loading…').first().waitFor();
    expect(await page.locator('#root').innerText()).toBe('Loading…');
    through();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await langOf(page)).toBe('en');
    expect(await page.getByText('Langsung ke isi').count()).toBe(0);
    await close();
  });

  it('goes on in Indonesian and says so where English cannot be loaded, and takes it with the next load', async () => {
    const { page, close } = await englishReader();
    await page.route(ENGLISH, (route) => route.abort());
    await page.goto('/regions');
    await page.getByText('Bahasa Inggris tidak dapat dimuat; layar tetap berbahasa Indonesia.', { exact: false }).waitFor();
    expect(await langOf(page)).toBe('id');
    expect(await page.locator('span[lang="en"]').first().innerText()).toContain('English could not be loaded');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await page.unroute(ENGLISH);
    await page.getByRole('button', { name: /^Muat ulang/ }).click();
    await page.getByText('Skip to content').waitFor();
    expect(await langOf(page)).toBe('en');
    await close();
  });
});
