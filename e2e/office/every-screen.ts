import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { openBrowser } from '../support/browser.ts';
import { open, parliament, presidency, sheetPath, stations } from './screens.ts';

/** Every screen of the office, with the state that shows most of it. */
async function screens(): Promise<string[]> {
  const [president, dpr] = await Promise.all([presidency(), parliament()]);
  const [flagged] = await stations(president.id, 'hard', '16.71');
  const [missing] = await stations(president.id, 'missing', '16.71');
  const sheet = flagged ? sheetPath(president.id, { village: flagged.village.path, number: flagged.number }) : '/';
  return [
    '/', `/contests/${president.id}/results?region=16.71&official=1`, `/contests/${president.id}/results?region=16.71.04.1001`,
    `/contests/${dpr.id}/results?region=16.71&wide=1`, sheet, `${sheet}?edit=1`, '/account', '/sessions', '/sessions?tab=accounts', '/outbox',
    ...(missing ? [sheetPath(president.id, { village: missing.village.path, number: missing.number })] : []),
    `/contests/${president.id}/sheets?region=16.71`, '/regions?path=16.71.04', '/regions/search?q=ilir', '/health', '/audit', '/tidak/ada',
  ];
}

/** The tests of every screen in one window: each width is a file of its own, so that the two run beside each other. */
export function everyScreen(viewport: { readonly width: number; readonly height: number }): void {
  let browser: Browser;
  beforeAll(async () => { browser = await openBrowser(); });
  afterAll(() => browser.close());

  it.each(['id', 'en'] as const)('no screen in %s has a serious barrier, overflows, or breaks its content policy', { timeout: 300_000 }, async (lang) => {
    const found: string[] = [];
    const { page, faults, close } = await open(browser, '/', { viewport, lang, actor: 'demo:operator' });
    for (const path of await screens()) {
      await page.goto(path);
      await page.locator('h1').waitFor();
      await page.locator('[role="status"] .hidden-words').first().waitFor({ state: 'detached' });
      found.push(...await barriers(page, { name: path }), ...faults.splice(0).map((fault) => `${path}: ${fault}`));
    }
    await page.getByRole('button', { name: /^(Bekerja sebagai|Working as)/ }).click();
    found.push(...await barriers(page, { name: 'person menu' }));
    await page.goto('/');
    await page.locator('h1').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    found.push(...violations.map(({ id }) => `keyboard help: ${id}`));
    await close();
    expect(found).toEqual([]);
  });

  it.each(['id', 'en'] as const)('no screen of a stranger in %s has a serious barrier or overflows', { timeout: 240_000 }, async (lang) => {
    const found: string[] = [];
    const { page, close } = await open(browser, '/sign-in', { viewport, lang, actor: null });
    const check = async (name: string): Promise<void> => { found.push(...await barriers(page, { name })); };
    await check('sign-in');
    for (const way of [/^(Lupa kata sandi|Forgotten password)$/, /^(Pelamar dan kader|Applicants)/]) {
      await page.goto('/sign-in');
      await page.getByRole('button', { name: way }).click();
      await page.getByRole('heading', { level: 2, name: way }).waitFor();
      await check(String(way));
    }
    await page.goto('/sign-in#invite=aaaaaaaaaaaaaaaaaaaaaaaaaaaa');
    await page.reload();
    for (const path of ['/setup', '/outbox']) {
      await page.goto(path);
      await page.locator('h1').waitFor();
      await check(path);
    }
    await close();
    expect(found).toEqual([]);
  });
}
