import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, PHONE } from '../support/browser.ts';
import { FIRST, SCHEME, smallHouse, type SmallHouse } from './small-house.ts';

let browser: Browser;
let house: SmallHouse;
let page: Page;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), smallHouse()]);
  page = await house.open(browser, 'barat');
}, 180_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

it('the list of plenaries, the plan of one and its opening are told in English', { timeout: 120_000 }, async () => {
  await page.context().addInitScript(() => localStorage.setItem('e-rekap.lang', 'en'));
  await page.goto(`/plenaries?event=${SCHEME}&region=${FIRST}`);
  await page.getByRole('heading', { level: 1, name: 'Plenaries' }).waitFor();
  await page.getByText('Plenaries of the recapitulation: those under way').waitFor();
  await page.getByText('0 of 1 planned').waitFor();
  const row = page.getByRole('row').filter({ hasText: 'Tirta Barat' });
  await row.getByText('Not planned').waitFor();
  await page.getByRole('button', { name: 'Plan the plenary of Tirta Barat' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('How many groups read at once').waitFor();
  await dialog.getByLabel('Place').fill('Aula Barat');
  await dialog.getByRole('button', { name: 'Plan', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Plenary of Tirta Barat' }).waitFor();
  await page.getByText('Not opened', { exact: true }).first().waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1);
  await house.call('barat', `/api/plenaries/${id}/attendance`, { name: 'Maya Lestari', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null });
  await page.reload();
  await page.getByRole('button', { name: 'Open the plenary' }).first().click();
  await page.getByText('Under way', { exact: true }).first().waitFor();
  await page.goto(`/plenaries?event=${SCHEME}&region=${FIRST}`);
  await page.getByText('1 of 1 planned').waitFor();
  await row.getByText('Under way').waitFor();
});

it('the count of lines that a witness disagrees with leads to just these lines', { timeout: 120_000 }, async () => {
  await house.inside((db) => sql`INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement, figures, reason)
    SELECT ${house.contest}::int, id, 2, 'looks', ${'e'.repeat(64)}, 'objection', '{}'::jsonb, 'Tidak diberi salinan' FROM region WHERE scheme = ${SCHEME} AND path = ${`${FIRST}.1001`}`.execute(db));
  await page.goto(`/plenaries?event=${SCHEME}&region=${FIRST}`);
  for (const viewport of [null, PHONE]) {
    if (viewport) await page.setViewportSize(viewport);
    await page.goto(`/plenaries?event=${SCHEME}&region=${FIRST}`);
    await page.getByRole('link', { name: 'Tirta Barat' }).click();
    await page.getByRole('link', { name: '1 line: a witness or supervisor does not agree' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('list')).toBe('flagged');
    expect(new URL(page.url()).searchParams.get('contest')).toContain(String(house.contest));
    await expect.poll(() => page.getByRole('radio', { name: 'To look at (1)' }).isChecked()).toBe(true);
    const list = page.getByRole('list', { name: 'Lines in the order of reading' });
    await list.getByText('TPS 002, Bukit Asri').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(1);
  }
});
