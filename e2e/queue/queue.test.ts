import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { cookieOf, DESK, openBrowser, PHONE, serverUrl, visit } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const SHOTS = process.env['EREKAP_SHOTS'];
const shot = async (page: Page, name: string): Promise<void> => { if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true }); };

const cases = async (contest: number, state: string): Promise<{ village: { path: string }; station: number }[]> => {
  const answer = await fetch(`${serverUrl()}/api/contests/${contest}/cases?region=16.71.04&state=${state}`, { headers: { cookie: await cookieOf('demo:ppk') } });
  return ((await answer.json()) as { rows: { village: { path: string }; station: number }[] }).rows;
};
async function nightContest(slug: string): Promise<number> {
  const answer = await fetch(`${serverUrl()}/api/events/demo-malam/contests`, { headers: { cookie: await cookieOf('demo:ppk') } });
  const contests = (await answer.json()) as { id: number; slug: string }[];
  return contests.find((one) => one.slug === slug)?.id ?? 0;
}

describe('the queue', () => {
  it('shows what waits in each kelurahan and whose it is; somebody is named for it; the filter stays in the address', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:ppk' });
    await page.goto('/queue');
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Bukitlama', exact: true }) });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/Maya Lestari\s*karena jabatannya/);
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'queue-desk');
    await row.getByRole('button', { name: /Ganti penanggung jawab/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /Bagas Prawira/ }).check();
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'queue-owner');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await expect.poll(() => row.innerText()).toMatch(/Bagas Prawira/);
    expect(await row.innerText()).not.toContain('karena jabatannya');
    // The whole subdistrict in one go.
    await row.getByRole('button', { name: /Ganti penanggung jawab/ }).click();
    await dialog.getByLabel(/^Untuk semua kelurahan di /).check();
    await dialog.getByRole('radio', { name: /Bagas Prawira/ }).check();
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'queue-owner-all');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await expect.poll(() => page.getByRole('row').filter({ hasText: 'karena jabatannya' }).count()).toBe(0);
    await expect.poll(() => page.getByRole('row').filter({ hasText: 'Bagas Prawira' }).count()).toBeGreaterThan(1);
    await page.getByLabel('Yang menunggu').selectOption('different');
    await page.waitForURL(/state=different/);
    await expect.poll(() => page.getByRole('rowheader').count()).toBe(2);
    await page.getByLabel('Menunggu lebih dari').selectOption({ label: '24 jam' });
    await page.getByText('Tidak ada yang menunggu seperti itu').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Unduh antrean ini sebagai CSV' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^antrean-16\.71\.04-.*\.csv$/);
    await close();
  });

  it('leads to the stations and to one sheet, where a difference is given back', { timeout: 120_000 }, async () => {
    const contest = await nightContest('ppwp');
    const [found] = await cases(contest, 'different');
    if (!found) throw new Error('the demo night has no difference');
    const { page, close } = await visit(browser, { actor: 'demo:ppk' });
    await page.goto(`/queue?region=${found.village.path}&contest=${contest}`);
    await page.getByRole('link', { name: `TPS ${String(found.station).padStart(3, '0')}` }).click();
    await page.getByRole('heading', { level: 1, name: /^TPS 0/ }).waitFor();
    await page.getByText('berbeda').first().waitFor();
    await page.getByRole('columnheader', { name: /Bacaan kedua/ }).first().waitFor();
    // What is equal is never told without what is open.
    await page.getByText(/Angka sama pada \d+ dari 28 kotak/).waitFor();
    await page.getByRole('heading', { name: /^Yang masih terbuka: [1-9]/ }).waitFor();
    await page.getByText(/kotak masih berbeda/).waitFor();
    await page.getByText('Berikutnya: orang ketiga membaca kotak yang berbeda.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'case-desk');
    await page.getByRole('button', { name: 'Kembalikan selisih' }).click();
    // A grey button tells why it is grey.
    await page.getByRole('dialog').getByText('Belum diisi lengkap: Catatan untuk yang menerima.').waitFor();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Catatan untuk yang menerima' }).fill('Cocokkan lagi dengan kertas');
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'case-return');
    await page.getByRole('dialog').getByRole('button', { name: 'Kembalikan selisih' }).click();
    await page.getByText('dikembalikan kepada KPPS').waitFor();
    await page.getByText('Berikutnya: KPPS membaca lagi kotak yang berbeda di ponselnya.').waitFor();
    await page.getByText('Catatan: Cocokkan lagi dengan kertas').waitFor();
    await page.getByRole('button', { name: /Pindahkan foto halaman 1/ }).first().click();
    // The picture that it speaks of stays in sight, and can be made larger.
    const picture = page.getByRole('dialog').getByRole('img', { name: /Hal(aman|\.) 1/ });
    await picture.waitFor();
    const wide = async (): Promise<number> => (await picture.boundingBox())?.width ?? 0;
    const before = await wide();
    await page.getByRole('dialog').getByRole('button', { name: 'Perbesar' }).click();
    expect(await wide()).toBeGreaterThan(before);
    await page.getByRole('dialog').getByText('Belum diisi lengkap: Alasan.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Ganti', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Kelurahan').first().fill('Lorok');
    // First those beside this one; once the name is looked for, only those that bear it.
    const named = page.getByRole('dialog').getByRole('list').getByRole('button');
    await expect.poll(async () => new Set((await named.allInnerTexts()).map((text) => /Lorok/.test(text)))).toEqual(new Set([true]));
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'case-move');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Minta foto atau isian lagi' }).click();
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'case-again');
    await close();
  });

  it('works on a phone, and is closed to those who look after no queue', { timeout: 120_000 }, async () => {
    const contest = await nightContest('ppwp');
    const [accepted] = await cases(contest, 'accepted');
    const phone = await visit(browser, { viewport: PHONE, actor: 'demo:ppk' });
    await phone.page.goto('/queue');
    await phone.page.getByRole('rowheader', { name: 'Bukitlama', exact: true }).waitFor();
    expect(await barriers(phone.page)).toEqual([]);
    await shot(phone.page, 'queue-phone');
    await phone.page.goto(`/queue/${contest}/${accepted?.village.path}/${accepted?.station}`);
    await phone.page.getByRole('button', { name: 'Buka lagi' }).click();
    await phone.page.getByRole('dialog').getByText('Angka yang sekarang tetap berlaku').waitFor();
    expect(await barriers(phone.page)).toEqual([]);
    await shot(phone.page, 'case-phone');
    // A station far from those that other tests fill in.
    const untouched = (await cases(contest, 'awaited')).at(-1);
    await phone.page.goto(`/queue/${contest}/${untouched?.village.path}/${untouched?.station}`);
    await phone.page.getByText('Belum ada kiriman').waitFor();
    await phone.close();
    const observer = await visit(browser, { viewport: DESK, actor: 'demo:pengamat' });
    await observer.page.goto('/queue');
    await observer.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await observer.page.getByRole('table').count()).toBe(0);
    expect(await observer.page.getByRole('link', { name: 'Antrean' }).count()).toBe(0);
    await observer.close();
  });
});
