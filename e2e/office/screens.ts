import type { Browser, Page } from 'playwright-core';
import type { ContestPage, ContestSummary, ResultPage, SheetList, SheetPage } from '../../apps/office/api/types.ts';
import { cookieOf, serverUrl, visit, type Visit } from '../support/browser.ts';

let reader: Promise<string> | undefined;

/** Reads the API as one who may look at every figure. */
export async function ask<T>(path: string): Promise<T> {
  reader ??= cookieOf('demo:pengamat');
  const response = await fetch(`${serverUrl()}${path}`, { headers: { cookie: await reader } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** The contest of the demo city that everybody knows: the presidency. */
export async function presidency(): Promise<ContestPage> {
  const contest = (await ask<ContestSummary[]>('/api/events/demo-2024/contests')).find(({ type }) => type === 'ppwp');
  if (!contest) throw new Error('The demo city has no presidential contest');
  return ask<ContestPage>(`/api/contests/${contest.id}`);
}

/** The contest with the widest ballot. */
export async function parliament(): Promise<ContestPage> {
  const contest = (await ask<ContestSummary[]>('/api/events/demo-2024/contests')).find(({ type }) => type === 'dpr');
  if (!contest) throw new Error('The demo city has no DPR contest');
  return ask<ContestPage>(`/api/contests/${contest.id}`);
}

export type Station = { readonly village: string; readonly number: number };

/** The first stations of a contest in a state. */
export async function stations(contest: number, state: string, region = '', limit = 1): Promise<SheetList['rows']> {
  return (await ask<SheetList>(`/api/contests/${contest}/sheets?region=${region}&state=${state}&limit=${limit}`)).rows;
}

export const sheetOf = (contest: number, { village, number }: Station): Promise<SheetPage> =>
  ask<SheetPage>(`/api/contests/${contest}/sheets/${village}/${number}`);

export const resultOf = (contest: number, region: string): Promise<ResultPage> =>
  ask<ResultPage>(`/api/contests/${contest}/results?region=${region}`);

export const sheetPath = (contest: number, { village, number }: Station): string => `/contests/${contest}/sheets/${village}/${number}`;

type Options = NonNullable<Parameters<typeof visit>[1]> & { lang?: 'id' | 'en' };

/** A visitor who reads one language and opens one address; `faults` collects whatever the browser complains of. */
export async function open(browser: Browser, path: string, { lang = 'id', ...options }: Options = {}): Promise<Visit & { faults: string[] }> {
  const visitor = await visit(browser, options);
  const faults: string[] = [];
  visitor.page.on('pageerror', (error) => faults.push(error.message));
  visitor.page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  await visitor.context.addInitScript((chosen) => { localStorage.setItem('e-rekap.lang', chosen); }, lang);
  await visitor.page.goto(path);
  await visitor.page.locator('h1').waitFor();
  return { ...visitor, faults };
}

/** What has the focus, in the words that a person hears. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

/** Presses one key until the focus is on what is looked for. */
export async function pressUntil(page: Page, key: string, wanted: (text: string) => boolean, most = 120): Promise<void> {
  for (let at = 0; at < most; at++) {
    await page.keyboard.press(key);
    // A row far down takes the focus in the next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    if (wanted(await focused(page))) return;
  }
  throw new Error(`"${key}" pressed ${most} times never reached it; the focus is on "${await focused(page)}"`);
}
