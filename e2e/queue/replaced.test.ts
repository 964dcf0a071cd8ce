import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pictureOf } from '../../modules/sheets/photos/fixtures/pictures.ts';
import { barriers } from '../support/barriers.ts';
import { openBrowser, PHONE, visit } from '../support/browser.ts';
import { call } from '../support/call.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const SHOTS = process.env['EREKAP_SHOTS'];
const shot = async (page: Page, name: string): Promise<void> => { if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true }); };

type Sheet = { readonly contest: number; readonly village: string; readonly station: number };
type Task = { readonly id: string; readonly contest: number; readonly village: { readonly path: string }; readonly station: number };
type Case = { readonly state: string; readonly photosReplacedAt: string | null; readonly entries: readonly { readonly figures: Record<string, number | null> }[] };
const caseOf = ({ contest, village, station }: Sheet): Promise<Case> => call('demo:ppk', `/api/contests/${contest}/cases/${village}/${station}`);

/** A sheet of DPD that two people agree on: somebody reads what its people filled in. */
async function agreed(): Promise<Sheet> {
  const contests = await call<{ id: number; slug: string }[]>('demo:ppk', '/api/events/demo-malam/contests');
  const contest = contests.find(({ slug }) => slug === 'dpd')?.id;
  const { task } = await call<{ task: Task | null }>('demo:verifikator-3', '/api/verification/next', { event: 'demo-malam', contest });
  if (!task) throw new Error('nothing of DPD waits to be read');
  const sheet = { contest: task.contest, village: task.village.path, station: task.station };
  const figures = (await caseOf(sheet)).entries[0]?.figures;
  expect(await call(`demo:verifikator-3`, `/api/verification/${task.id}`, { figures, fault: null, note: null })).toEqual({ state: 'accepted' });
  return sheet;
}

/** The office sends another picture of a page. */
async function photographed(sheet: Sheet, page: number, seed: number): Promise<void> {
  const picture = await pictureOf(seed);
  const sha256 = createHash('sha256').update(picture).digest('hex');
  const target = { ...sheet, page, purpose: 'sheet', takenAt: null };
  await call('demo:ppk', '/api/photos', { ...target, sha256, size: picture.length, mediaType: 'image/jpeg' });
  for (let offset = 0; offset < picture.length; offset += 65_536) await call('demo:ppk', `/api/photos/${sha256}/pieces`, { ...target, offset, content: picture.subarray(offset, offset + 65_536).toString('base64') });
}

it('a photo replaced after the figures count is shown first beside them, and cleared by somebody who did not send it', { timeout: 180_000 }, async () => {
  const sheet = await agreed();
  await photographed(sheet, 1, 7001);
  expect((await caseOf(sheet)).photosReplacedAt).not.toBeNull();
  const address = `/queue/${sheet.contest}/${sheet.village}/${sheet.station}`;
  // Who sent it does not clear it.
  const sender = await visit(browser, { actor: 'demo:ppk', viewport: PHONE });
  await sender.page.goto(address);
  await sender.page.getByRole('button', { name: 'Angkanya sama' }).click();
  const asked = sender.page.getByRole('dialog');
  await asked.getByText('Bila satu kotak saja berbeda').waitFor();
  expect(await asked.getByRole('button', { name: 'Angkanya sama' }).isDisabled()).toBe(true);
  await asked.getByRole('checkbox').check();
  expect(await barriers(sender.page)).toEqual([]);
  await shot(sender.page, 'replaced-dialog-phone');
  await asked.getByRole('button', { name: 'Angkanya sama' }).click();
  await asked.getByText('Perlu orang lain').waitFor();
  await sender.close();
  const { page, close } = await visit(browser, { actor: 'demo:kpu-kota' });
  await page.goto(address);
  await page.getByRole('checkbox', { name: 'Hanya halaman 1, yang fotonya diganti' }).waitFor();
  expect(await page.getByRole('columnheader', { name: /Yang berlaku/ }).count()).toBe(1);
  expect(await barriers(page)).toEqual([]);
  await shot(page, 'replaced-desk');
  await page.getByRole('button', { name: 'Angkanya sama' }).click();
  await page.getByRole('dialog').getByRole('checkbox').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Angkanya sama' }).click();
  await page.getByText(/^Foto pengganti halaman 1 dibandingkan oleh .+: sama dengan versi 1\.$/).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Angkanya sama' }).count()).toBe(0);
  expect(await caseOf(sheet)).toMatchObject({ state: 'accepted', photosReplacedAt: null });
  await shot(page, 'replaced-cleared');
  await close();
});
