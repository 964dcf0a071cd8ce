import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, PHONE } from '../support/browser.ts';
import { FIRST, smallHouse, type SmallHouse } from './small-house.ts';
import { certificateOf, sent } from './small-night.ts';

let browser: Browser;
let house: SmallHouse;
let plenary = 0;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), smallHouse()]);
  plenary = await sent(house, 'barat', FIRST, 'Maya Lestari');
}, 180_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

it('says which way a figure came; once D.Hasil is accepted the official one stands first, all the way down', { timeout: 120_000 }, async () => {
  const page = await house.open(browser, 'barat', PHONE);
  const results = `/contests/${house.contest}/results`;
  await page.goto('/');
  await page.getByText('Jalur cepat, belum resmi').waitFor();
  await page.goto(results);
  await page.getByText('Jalur cepat: angka dari foto dan isian TPS, belum resmi.').waitFor();
  expect(await page.getByRole('link', { name: 'Lihat jalur pleno' }).count()).toBe(0);

  await house.call('kab', `/api/certificates/${await certificateOf(house, 'barat', plenary)}/accept`, {});
  await page.goto('/');
  await page.getByText('Resmi: D.Hasil versi 1 diterima').waitFor();
  // The first pair has 90 + 50 of the 310 valid votes of both stations.
  await page.getByText('45,16\u00a0%').waitFor();
  await page.goto(results);
  await page.getByText('D.Hasil versi 1 sudah diterima.').waitFor();
  await page.getByRole('link', { name: 'Bukit Asri' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bukit Asri' }).waitFor();
  expect(new URL(page.url()).searchParams.get('channel')).toBe('pleno');

  await page.goto(`${results}?channel=main`);
  await page.getByText('angka resminya di jalur pleno').waitFor();
  await page.getByRole('link', { name: 'Lihat jalur pleno' }).click();
  await page.getByText('D.Hasil versi 1 sudah diterima.').waitFor();

  // The regency has no D.Hasil of its own yet.
  const above = await house.open(browser, 'kab');
  await above.goto('/');
  await above.getByText('Jalur cepat, belum resmi').waitFor();
  expect(await above.getByText('Resmi: D.Hasil').count()).toBe(0);
});
