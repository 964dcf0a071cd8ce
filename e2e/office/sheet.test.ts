import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, openBrowser } from '../support/browser.ts';
import { open, presidency, resultOf, sheetOf, sheetPath, stations, type Station } from './screens.ts';

const KPU_KOTA = 'demo:kpu-kota';
let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const stationIn = async (contest: number, state: string, at = 0): Promise<Station> => {
  const row = (await stations(contest, state, '16.71', 100)).filter(({ figures, broken }) => state !== 'in' || (broken.length === 0 && figures?.['C.1'] != null))[at];
  if (!row) throw new Error(`The demo city has no station in state ${state}`);
  return { village: row.village.path, number: row.number };
};

describe('a sheet that does not add up', () => {
  it.each(['id', 'en'] as const)('tells each broken rule to the KPPS and to the supervisor in %s', async (lang) => {
    const { id } = await presidency();
    const station = await stationIn(id, 'hard');
    const version = (await sheetOf(id, station)).versions.find(({ current }) => current);
    const { page, close } = await open(browser, sheetPath(id, station), { lang });
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(version?.findings.length).toBeGreaterThan(0);
    for (const finding of version?.findings ?? []) {
      await page.getByText(finding.kpps[lang]).first().waitFor();
      await page.getByText(finding.supervisor[lang]).first().waitFor();
      expect(await page.locator('tbody th', { hasText: finding.code }).count()).toBeGreaterThan(0);
    }
    await close();
  });
});

describe('a correction', () => {
  it('is recorded with its reason, keeps the old version, and moves the totals', async () => {
    const { id, contestants } = await presidency();
    const station = await stationIn(id, 'in');
    const before = (await resultOf(id, station.village)).total.tally;
    const sheet = await sheetOf(id, station);
    const old = sheet.versions.find(({ current }) => current)?.figures['C.1'] ?? 0;
    const { page, close } = await open(browser, sheetPath(id, station), { actor: KPU_KOTA });
    await page.getByRole('button', { name: 'Koreksi angka' }).click();
    const field = page.getByRole('textbox', { name: new RegExp(`^IV\\.1 ${contestants[0]?.name.slice(0, 8) ?? ''}`) });
    await field.fill(String(old + 7));
    await page.getByText('1 angka berubah').waitFor();
    await page.getByRole('heading', { name: 'Pemeriksaan langsung' }).waitFor();
    await page.locator('ol li', { hasText: 'R08' }).first().waitFor();
    await page.getByRole('button', { name: 'Catat sebagaimana tertulis' }).click();
    await page.getByText('Alasan wajib ditulis').waitFor();
    await page.getByRole('textbox', { name: 'Alasan' }).fill('Dibaca ulang dari kertas');
    await page.getByRole('button', { name: 'Catat sebagaimana tertulis' }).click();
    await page.getByText(`Koreksi tercatat sebagai versi ${sheet.versions.length + 1}.`).waitFor();
    await page.getByText('Dibaca ulang dari kertas').waitFor();
    expect(await page.locator('del').allTextContents()).toContain(String(old));
    const after = (await resultOf(id, station.village)).total.tally;
    expect(after.figures['C.1']).toBe((before.figures['C.1'] ?? 0) + 7);
    expect(after.corrected).toBe(before.corrected + 1);
    await page.goto(`/contests/${id}/results?region=${station.village}`);
    await page.getByRole('cell', { name: new Intl.NumberFormat('id-ID').format(after.figures['C.1'] ?? 0), exact: true }).first().waitFor();
    await close();
  });

  it('survives a lost connection: what was typed stays and is sent once', async () => {
    const { id } = await presidency();
    const station = await stationIn(id, 'in', 3);
    const count = (await sheetOf(id, station)).versions.length;
    const { page, context, close } = await open(browser, `${sheetPath(id, station)}?edit=1`, { actor: KPU_KOTA });
    const field = page.getByRole('textbox', { name: /^V\.b / });
    await field.fill('31');
    await page.getByRole('textbox', { name: 'Alasan' }).fill('Uji sambungan');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Catat sebagaimana tertulis' }).click();
    await page.getByText('Server tidak terjangkau').waitFor();
    expect(await field.inputValue()).toBe('31');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await page.getByText(/Koreksi tercatat/).waitFor();
    expect((await sheetOf(id, station)).versions.length).toBe(count + 1);
    await close();
  });

  it('is closed to whoever does not hold the right, and says so', async () => {
    const { id } = await presidency();
    const station = await stationIn(id, 'in');
    const { page, close } = await open(browser, `${sheetPath(id, station)}?edit=1`, { actor: 'demo:pengamat', viewport: PHONE });
    await page.getByText('Anda tidak memegang hak mencatat di wilayah ini').waitFor();
    expect(await page.getByRole('button', { name: 'Koreksi angka' }).count()).toBe(0);
    await page.getByRole('button', { name: /^Bekerja sebagai/ }).click();
    await page.getByRole('button', { name: /Bagas Prawira/ }).click();
    await page.getByRole('button', { name: 'Catat sebagaimana tertulis' }).waitFor();
    await close();
  });
});
