import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContestSummary, SheetList } from '../../apps/office/api/types.ts';
import { openBrowser, serverUrl, visit } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const ROUTER = readFileSync(new URL('../../apps/office/router.tsx', import.meta.url), 'utf8');

/** Every address of the router, filled with something that exists, so that a new screen is tested on the day it is made. */
async function screens(): Promise<string[]> {
  const { context, close } = await visit(browser, { actor: 'demo:operator' });
  const ask = async <T>(path: string): Promise<T> => (await (await context.request.get(path)).json()) as T;
  const contest = (await ask<ContestSummary[]>('/api/events/demo-2024/contests')).find(({ type }) => type === 'ppwp')?.id ?? 0;
  const [flagged] = (await ask<SheetList>(`/api/contests/${contest}/sheets?region=16.71&state=hard&limit=1`)).rows;
  await close();
  const fill: Record<string, string> = { contest: String(contest), village: flagged?.village.path ?? '', station: String(flagged?.number), person: 'demo:ppk' };
  const paths = [...ROUTER.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path.replace(/\$(\w+)/g, (_, name: string) => fill[name] ?? '1'));
  return [...paths, `/contests/${contest}/sheets/${fill['village'] ?? ''}/${fill['station'] ?? ''}?edit=1`, `/contests/${contest}/results?region=16.71&official=1&wide=1`, '/regions/search?q=ilir', '/tidak/ada', '/api/docs'];
}

/** Notes whatever the browser refused to do for the sake of the policy, and whatever else it complains of. */
async function watch(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.exposeBinding('violated', (_, told: string) => { faults.push(told); });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) => {
      void (window as unknown as { violated(told: string): Promise<void> }).violated(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber} ${sample}`);
    });
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Permissions.Policy|Refused to/i.test(message.text())) faults.push(message.text());
  });
  // The office asks nothing that the contracts of the API do not know.
  page.on('response', (response) => {
    if (response.status() === 400) faults.push(`400 ${response.url()}`);
  });
  return faults;
}

const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

describe('the content policy', () => {
  it.each([['who may do everything', 'demo:operator'], ['nobody at all', null]])('is broken by no screen, for %s', { timeout: 180_000 }, async (_, actor) => {
    const { page, close } = await visit(browser, { actor });
    const faults = await watch(page);
    const found: string[] = [];
    for (const path of await screens()) {
      await page.goto(path);
      await settled(page);
      await expect.poll(() => page.evaluate(() => document.body.innerText.trim().length), { message: path }).toBeGreaterThan(20);
      await page.keyboard.press('?');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      found.push(...faults.splice(0).map((fault) => `${path}: ${fault}`));
    }
    await close();
    expect(found).toEqual([]);
  });

  it('keeps out what was not meant to run: inline code, inline style, foreign scripts, frames, forms and eval', async () => {
    const { page, close } = await visit(browser);
    const faults = await watch(page);
    await page.goto('/');
    await settled(page);
    await page.evaluate(() => {
      const put = (html: string): void => { document.body.append(document.createRange().createContextualFragment(html)); };
      put('<script>window.stolen = 1</script>');
      put('<img src="x:" onerror="window.stolen = 2">');
      put('<style>body { display: none }</style>');
      put('<p style="position: fixed">x</p>');
      put('<script src="https://evil.example/a.js"></script>');
      put('<iframe src="https://evil.example/"></iframe>');
      put('<img src="https://evil.example/pixel.png">');
      void fetch('https://evil.example/').catch(() => undefined);
    });
    // Each is refused in its own time: what is fetched a moment after what is written into the page.
    const toHold = ['script-src-elem', 'script-src-attr', 'style-src-elem', 'style-src-attr', 'img-src', 'connect-src'];
    await expect.poll(() => toHold.filter((directive) => !faults.some((fault) => fault.split(' ')[0] === directive))).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { stolen?: number }).stolen)).toBeUndefined();
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe('none');
    await close();
  });

  it('gives the library its styles: a page without them would stand in the browser\'s own letters', async () => {
    const { page, close } = await visit(browser);
    await page.goto('/');
    await settled(page);
    const tags = await page.evaluate(() => [...document.querySelectorAll('style')].map((style) => [style.nonce !== '', (style.sheet?.cssRules.length ?? 0) > 0]));
    expect(tags.length).toBeGreaterThan(0);
    for (const tag of tags) expect(tag).toEqual([true, true]);
    await close();
  });
});

describe('a write', () => {
  const post = (url: string): Promise<string> => fetch(url, { method: 'POST', body: '{"person":"demo:ppk"}', headers: { 'content-type': 'application/json' } }).then((answer) => String(answer.status), () => 'no answer');

  it('comes from a page of the house', async () => {
    const { page, close } = await visit(browser, { actor: null });
    await page.goto('/');
    expect(await page.evaluate(post, '/api/session/as')).toBe('200');
    await close();
  });

  it('does not come from a page of another site, asked or unasked, nor from a form of it', async () => {
    const { page, context, close } = await visit(browser, { actor: null });
    await page.route('https://evil.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<form method="post" enctype="text/plain"><input name=\'{"person":"demo:ppk","x":"\' value=\'"}\'></form>' }));
    await page.goto('https://evil.example/');
    expect(await page.evaluate(post, `${serverUrl()}/api/session/as`)).toBe('no answer');
    await page.evaluate(async (url) => { await fetch(url, { method: 'POST', mode: 'no-cors', body: '{"person":"demo:ppk"}' }).catch(() => undefined); }, `${serverUrl()}/api/session/as`);
    await page.evaluate((url) => { const form = document.querySelector('form')!; form.action = url; form.submit(); }, `${serverUrl()}/api/session/as`);
    await page.waitForURL(/session\/as/);
    expect(await page.evaluate(() => document.body.innerText)).toContain('foreign_origin');
    expect(await context.cookies(serverUrl())).toEqual([]);
    await close();
  });
});
