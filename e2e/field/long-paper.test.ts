import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { barriers } from './barriers.ts';
import { oneStation, type OneStation } from './one-station.ts';
import { cameraPicture } from './pictures.ts';
import { cardOf } from './station.ts';

const [SLUG, DPR, PAGES] = ['pileg', 'DPR', 5];
const party = (number: number) => ({ number, name: `Partai ${number}`, shortName: `P${number}`, color: null, candidates: Array.from({ length: 10 }, (_, at) => ({ number: at + 1, name: `Calon ${at + 1}` })) });

let browser: Browser;
let house: OneStation;
beforeAll(async () => {
  const ballot = { kind: 'parties' as const, parties: Array.from({ length: 6 }, (_, at) => party(at + 1)), pages: PAGES };
  const named = sql`UPDATE contest SET name = ${DPR}, stamp = gen_random_uuid() WHERE slug = ${SLUG}`;
  [browser, house] = await Promise.all([openBrowser(), oneStation({ slug: SLUG, variant: '2024', type: 'dpr', ballot }, (db) => named.execute(db))]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

it('every page of a long paper is asked for, with what is printed there, and it is complete with the last one', { timeout: 180_000 }, async () => {
  const phone = await house.phone(browser, 'Ponsel panjang');
  const { page } = phone;
  await cardOf(page, DPR).click();
  await page.getByRole('button', { name: `Foto halaman: 0 dari ${PAGES}` }).click();
  await page.getByRole('heading', { name: 'Foto C.HASIL' }).waitFor();
  const printed = page.locator('.photo-page h2 + .small');
  expect((await printed.allInnerTexts()).map((line) => line.slice(0, 4))).toEqual(['I. D', 'IV. ', 'IV. ', 'IV. ', 'V. D']);
  for (let at = 1; at <= PAGES; at++) {
    await page.getByRole('status').filter({ hasText: `Foto halaman: ${at - 1} dari ${PAGES}` }).waitFor();
    await page.getByTestId(`camera-${at}`).setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture(at, at) });
    await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  }
  await page.getByRole('status').filter({ hasText: `Foto lengkap, ${PAGES} halaman` }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await expect.poll(() => page.getByText('Sudah di kantor').count(), { timeout: 60_000 }).toBe(PAGES);
  if (process.env['EREKAP_SHOTS']) await page.screenshot({ path: `${process.env['EREKAP_SHOTS']}/long-paper.png`, fullPage: true });
  expect(phone.faults).toEqual([]);
  await phone.close();
});
