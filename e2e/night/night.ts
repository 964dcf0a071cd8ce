import type { Browser, Page } from 'playwright-core';
import type { Phone } from '../devices/phone.ts';
import { DESK, openBrowser } from '../support/browser.ts';
import type { Person } from './cast.ts';
import { nightHouse, type NightHouse } from './house.ts';
import type { Slug } from './paper.ts';
import { contestNumbers } from './sums.ts';

export type Phones = Record<'one' | 'oneB' | 'two' | 'witness1' | 'witness2' | 'witness3', Phone>;

/** What all acts of the night share: house, browser, the phones as they are enrolled one after the other. */
export type Night = {
  readonly browser: Browser; readonly house: NightHouse; readonly contests: Readonly<Record<Slug, number>>; readonly phones: Phones;
  /** Somebody of the cast at an office screen; closed again after the deed. */
  atDesk<T>(person: Person, deed: (page: Page) => Promise<T>): Promise<T>;
  /** What the house tells a person of the cast. @throws where it refuses */
  ask(person: Person, path: string): Promise<Response>;
  /** Something done by a person of the cast without a screen. */
  post<T>(person: Person, path: string, body?: object): Promise<T>;
  close(): Promise<void>;
};

/** What stands on the screen of each phone, and what its browser complained of: for whoever reads of a night that broke off. */
export async function screensOf(phones: Partial<Phones>): Promise<string> {
  const told = Object.entries(phones).map(async ([name, { page, faults }]) => {
    const words = await page.locator('body').innerText({ timeout: 2_000 }).catch((error: unknown) => String(error));
    return `phone ${name} at ${page.url()} shows: ${words.replaceAll(/\s+/g, ' ').slice(0, 1_500)}${faults.length > 0 ? `\n  faults: ${faults.join('; ')}` : ''}`;
  });
  return (await Promise.all(told)).join('\n');
}

/** The second house, open; until it is closed, `serverUrl()` names it. */
export async function openNight(): Promise<Night> {
  const demo = process.env['EREKAP_URL'];
  const [house, browser] = await Promise.all([nightHouse(), openBrowser()]);
  process.env['EREKAP_URL'] = house.url;
  const close = async (): Promise<void> => {
    await browser.close();
    await house.close();
    if (demo !== undefined) process.env['EREKAP_URL'] = demo;
  };
  const contests = await contestNumbers(house);
  return { browser, house, contests, phones: {} as Phones, atDesk: desksOf(browser, house), ask: asksOf(house), post: postsOf(house), close };
}

const desksOf = (browser: Browser, house: NightHouse): Night['atDesk'] => async (person, deed) => {
  const context = await browser.newContext({ viewport: DESK, locale: 'id-ID', baseURL: house.url });
  const [name = '', value = ''] = house.cookies[person].split('=', 2);
  await context.addCookies([{ name, value, url: house.url, httpOnly: true, sameSite: 'Strict' }]);
  try {
    return await deed(await context.newPage());
  } finally {
    await context.close();
  }
};

const asksOf = (house: NightHouse): Night['ask'] => async (person, path) => {
  const answer = await fetch(`${house.url}${path}`, { headers: { cookie: house.cookies[person] } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
};

const postsOf = (house: NightHouse): Night['post'] => async <T>(person: Person, path: string, body: object = {}) => {
  const headers = { cookie: house.cookies[person], 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const answer = await fetch(`${house.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};
