import type { Browser, Page } from 'playwright-core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '../../kernel/db/schema.ts';
import { openBrowser } from '../support/browser.ts';
import { barriers } from './barriers.ts';
import { oneStation, type OneStation } from './one-station.ts';
import { cardOf, openEntry, readBackAndSign, typeFigures } from './station.ts';

const [SLUG, MAYOR] = ['pilwali', 'Wali Kota dan Wakil Wali Kota'];
const SHOTS = process.env['EREKAP_SHOTS'];
const shot = async (page: Page, name: string): Promise<void> => { if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true }); };

let browser: Browser;
let house: OneStation;
beforeAll(async () => {
  const ballot = { kind: 'pairs' as const, contestants: [{ number: 1, name: 'Sekar Contohwati – Bayu Contohwan', shortName: null, color: null }], emptyColumn: true };
  [browser, house] = await Promise.all([openBrowser(), oneStation({ slug: SLUG, variant: '2024-kwk', type: 'mayor', ballot }, asRegional)]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** A city whose mayor stands alone against the empty column. */
async function asRegional(db: Db): Promise<void> {
  await sql`UPDATE event SET kind = 'regional', name = 'Pemilihan Contoh', rule_set_id = (SELECT id FROM rule_set WHERE slug = 'pilkada-2024') WHERE slug = ${SLUG}`.execute(db);
  await sql`UPDATE contest SET name = ${MAYOR}, stamp = gen_random_uuid() WHERE slug = ${SLUG}`.execute(db);
}

/** 250 voters of the list and 2 % of ballots more; 210 came: 130 for the pair, 70 for the empty column, 10 invalid. */
const HEAD = [125, 125, 250, 104, 101, 205, 1, 2, 3, 1, 1, 2, 106, 104, 210, 257, 210, 1, 46, 1, 0, 1];

it('a pair that stands alone and the empty column are filled in, read back and signed', { timeout: 180_000 }, async () => {
  const phone = await house.phone(browser, 'Ponsel tunggal');
  const { page } = phone;
  await cardOf(page, MAYOR).waitFor();
  await openEntry(page, MAYOR);
  await typeFigures(page, HEAD);
  await page.getByText('Kolom kosong').first().waitFor();
  await page.getByText('Sekar Contohwati – Bayu Contohwan').first().waitFor();
  expect(await barriers(page)).toEqual([]);
  await shot(page, 'single-votes');
  // First the total leaves the empty column out: the paper does not add up, and the phone says so beside it.
  await typeFigures(page, [130, 70, 130, 10, 210]);
  await page.getByText(/Periksa angka Anda dengan kertas: \d/).first().waitFor();
  expect(await barriers(page)).toEqual([]);
  await shot(page, 'single-broken');
  await page.getByRole('button', { name: 'Kembali mengisi' }).click();
  await page.locator('[data-cell="V1"]').click();
  await typeFigures(page, [200, 10, 210]);
  await page.getByText(/Periksa angka Anda dengan kertas/).waitFor({ state: 'detached' });
  await shot(page, 'single-check');
  await readBackAndSign(page);
  await page.locator('.sheet-now', { hasText: /terkirim/i }).waitFor({ timeout: 40_000 });
  await page.getByText('Isian terakhir').click();
  expect(await page.locator('.figures > div', { hasText: 'Kolom kosong' }).locator('dd').innerText()).toBe('70');
  expect(await barriers(page)).toEqual([]);
  await shot(page, 'single-sent');
  expect(phone.faults).toEqual([]);
  await phone.close();
});
