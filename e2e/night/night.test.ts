import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '../devices/phone.ts';
import { openBrowser } from '../support/browser.ts';
import { nightHouse, type NightHouse } from './house.ts';
import { inOrder, paper } from './paper.ts';
import { fillIn, home, openSheet, phoneOf, photograph, sheetCard } from './phones.ts';
import { shot } from './shots.ts';

let browser: Browser;
let house: NightHouse;
let phone1: Phone;
let phone1b: Phone;
let phone2: Phone;
const demo = process.env['EREKAP_URL'];
beforeAll(async () => {
  [house, browser] = await Promise.all([nightHouse(), openBrowser()]);
  // Everything in this file speaks to the second house.
  process.env['EREKAP_URL'] = house.url;
});
afterAll(async () => {
  await browser.close();
  await house.close();
  if (demo !== undefined) process.env['EREKAP_URL'] = demo;
});

describe('the night at TPS 001', () => {
  it('begins with two phones', { timeout: 120_000 }, async () => {
    const t = Date.now();
    phone1 = await phoneOf(browser, house, 'kpps1');
    console.log(Date.now() - t);
    const { page } = phone1;
    await sheetCard(page, 'ppwp').waitFor();
    await shot(page, 'phone-home');
    await fillIn(page, 'ppwp', paper('ppwp', 1));
    console.log(Date.now() - t);
    await shot(page, 'phone-sent');
    await photograph(page, 'ppwp', 1);
    console.log(Date.now() - t);
    await shot(page, 'phone-photos');
    await home(page);
    await openSheet(page, 'dpr');
    expect(inOrder(paper('dpr', 1)).length).toBe(40);
  });
});
