import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPhone, openField, PIN } from '../devices/phone.ts';
import { openBrowser } from '../support/browser.ts';
import { barriers, smallKeys } from './barriers.ts';
import { cameraPicture } from './pictures.ts';
import { cardOf, nightCode } from './station.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const WIDTHS = [320, 360, 412] as const;

/** The screen at each width. */
async function fits(page: Page, screen: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    const found = width === 360 ? await barriers(page) : (await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) > 0 ? ['wider than the screen'] : [];
    expect([screen, width, ...found, ...(await smallKeys(page))]).toEqual([screen, width]);
  }
}

/** The box under the hand stands above the keys, and the keys are on the screen. */
const inSight = (page: Page): Promise<boolean> => page.evaluate(() => {
  const at = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
  const [box, hand] = [at('.cell[aria-pressed="true"]'), at('.hand')];
  return box.height > 0 && box.top >= 0 && box.bottom <= hand.top + 1 && hand.bottom <= innerHeight + 1;
});

describe('every screen of a station, in English', () => {
  it.each([100, 200])('with text at %d percent fits 320, 360 and 412 px, with keys for a thumb, without a network', { timeout: 180_000 }, async (percent) => {
    const phone = await newPhone(browser, 'en');
    const { page, context } = phone;
    await context.addInitScript((size) => { addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = size; }); }, `${percent}%`);
    const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
    await openField(phone);
    await fits(page, 'enrol');
    await page.getByLabel('Code of 10 letters').fill(await nightCode(browser, 'demo:kpps-2'));
    await page.getByLabel('Name of the device').fill(`Large ${percent}`);
    await page.getByRole('button', { name: 'Enrol', exact: true }).click();
    await page.getByLabel('New PIN').waitFor();
    await fits(page, 'choose a PIN');
    await page.getByLabel('New PIN').fill(PIN);
    await page.getByLabel('Repeat the PIN').fill(PIN);
    await press('Save the PIN');
    await cardOf(page, 'DPR').waitFor();
    await context.setOffline(true);
    await page.reload();
    await page.getByLabel('PIN').waitFor();
    await fits(page, 'unlock');
    await page.getByLabel('PIN').fill(PIN);
    await press('Unlock');
    await fits(page, 'home');
    await cardOf(page, 'DPR').click();
    await fits(page, 'sheet');
    await press('Fill in the figures');
    await page.locator('.fill').waitFor();
    await page.keyboard.type('148');
    await page.keyboard.press('Enter');
    await fits(page, 'fill in');
    await page.setViewportSize({ width: 360, height: 740 });
    for (let box = 0; box < 6; box += 1) {
      await page.keyboard.type('14');
      await page.keyboard.press('Enter');
      await expect.poll(() => inSight(page)).toBe(true);
    }
    await press('Jump');
    await fits(page, 'jump');
    await press(/^Check$/);
    await fits(page, 'check');
    for (const reasons of await page.locator('.reasons').all()) await reasons.getByRole('radio').first().check();
    await press('Read it back together');
    await fits(page, 'read back');
    await press('Save and leave');
    await press(/^Photos of pages/);
    await page.getByTestId('camera-1').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture(1, percent) });
    await page.locator('.zoom-box img').waitFor();
    await fits(page, 'check the photo');
    await press('Use this photo');
    await page.locator('.photo-line').waitFor();
    await fits(page, 'photos');
    await press('Back to the sheet');
    await press('My TPS');
    await page.locator('.queue-groups summary').first().click();
    await fits(page, 'home with something waiting');
    expect(phone.faults).toEqual([]);
    await phone.close();
  });
});
