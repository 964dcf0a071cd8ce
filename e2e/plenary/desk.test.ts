import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paper } from '../night/paper.ts';
import { barriers } from '../support/barriers.ts';
import { DESK, openBrowser, PHONE, visit } from '../support/browser.ts';
import { call } from '../support/call.ts';
import { pressReady } from '../support/press.ts';
import { contestsOfNight, type Contest } from './hall.ts';
import { rowsInSight } from './in-sight.ts';

/** A kecamatan with some two hundred TPS, whose plenary nobody else of these tests holds. */
const REGION = '16.71.07';
const LEADER = 'demo:kpu-kota';
type Held = { readonly groups: readonly { readonly regions: readonly { readonly path: string; readonly name: string }[] }[] };

let browser: Browser;
let contests: Contest[];
let id = 0;
let village = { path: '', name: '' };
const contest = (slug: string): number => contests.find((one) => one.slug === slug)?.id ?? 0;
const act = (what: string, body: object = {}): Promise<unknown> => call(LEADER, `/api/plenaries/${id}/${what}`, body);
const at = (station: number, slug = 'ppwp'): string => `/plenaries/${id}/read?contest=${contest(slug)}&region=${village.path}&station=${station}`;
const confirm = (station: number): Promise<unknown> => act('lines/confirm', { contest: contest('ppwp'), region: village.path, station, after: 0, figures: paper('ppwp', 3) });

beforeAll(async () => {
  [browser, contests] = await Promise.all([openBrowser(), contestsOfNight()]);
  id = (await call<{ id: number }>(LEADER, '/api/plenaries', { event: 'demo-malam', region: REGION, place: 'Aula', plannedFor: null, groups: [] })).id;
  await act('attendance', { name: 'Bagas Prawira', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null });
  await act('open');
  village = (await call<Held>(LEADER, `/api/plenaries/${id}`)).groups[0]?.regions[0] ?? village;
  for (const station of [1, 2, 3]) await confirm(station);
}, 120_000);
afterAll(() => browser.close());
const tps = (station: number): string => `TPS ${String(station).padStart(3, '0')}, ${village.name}`;

describe('the list of lines', () => {
  it('draws only what is in sight, goes to a TPS by its number, and keeps its filter in the address', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: LEADER });
    await page.goto(at(1));
    await page.getByRole('heading', { level: 1, name: tps(1) }).waitFor();
    const list = page.getByRole('list', { name: 'Baris menurut urutan baca' });
    const all = Number(await list.getByRole('listitem').first().getAttribute('aria-setsize'));
    expect(all).toBeGreaterThan(100);
    expect(await list.getByRole('listitem').count()).toBeLessThan(40);
    await page.keyboard.press('g');
    await page.keyboard.type('14');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: tps(14) }).waitFor();
    await list.locator('[aria-current]').getByText(tps(14)).waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel(/^Ke TPS nomor/).fill('9999');
    await page.getByLabel(/^Ke TPS nomor/).press('Enter');
    await page.getByText('Tidak ada 9999 di daftar ini').waitFor();
    await page.getByRole('radio', { name: 'Cocok', exact: true }).check();
    await expect.poll(() => page.url()).toContain('list=confirmed');
    await page.reload();
    await list.getByText(tps(3)).waitFor();
    expect(await list.getByRole('listitem').count()).toBe(3);
    await page.getByRole('radio', { name: 'Keberatan', exact: true }).check();
    await page.getByText('Tidak ada baris seperti itu').waitFor();
    await close();
  });

  it('may come after the line: who goes on meanwhile comes to the next one that waits as soon as it is there', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: LEADER });
    let through = (): void => undefined;
    const open = new Promise<void>((done) => { through = done; });
    await page.route(`**/api/plenaries/${id}/lines?**`, async (route) => { await open; await route.continue(); });
    await page.goto(at(1));
    await page.getByRole('button', { name: /^Koreksi/ }).waitFor();
    expect(await page.getByRole('list', { name: 'Baris menurut urutan baca' }).getByRole('button').count()).toBe(0);
    await page.keyboard.press('Enter');
    through();
    await page.getByRole('heading', { level: 1, name: tps(4) }).waitFor();
    await close();
  });

  it('on a phone no name of a contest is cut off, lines are listed, and nothing is a barrier', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: LEADER, viewport: PHONE });
    for (const { slug } of contests) {
      await page.goto(`/plenaries/${id}/read?contest=${contest(slug)}`);
      const select = page.getByLabel('Pemilihan');
      await select.waitFor();
      const shown = select.locator('xpath=preceding-sibling::span');
      const { text, cut } = await shown.evaluate((span) => ({ text: span.textContent, cut: span.scrollWidth > span.clientWidth || span.getBoundingClientRect().right > window.innerWidth }));
      expect([slug, text, cut]).toEqual([slug, await select.locator('option:checked').textContent(), false]);
    }
    await page.getByRole('list', { name: 'Baris menurut urutan baca' }).getByRole('button').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await close();
  });
});

describe('a line that opens', () => {
  it.each([DESK, { width: 1366, height: 768 }, PHONE])('has figures in sight between its name and the deeds, at $width x $height', { timeout: 120_000 }, async (viewport) => {
    const { page, close } = await visit(browser, { actor: LEADER, viewport });
    await page.goto(at(1));
    await page.getByRole('button', { name: /^Koreksi/ }).waitFor();
    await expect.poll(() => rowsInSight(page)).toBeGreaterThan(2);
    expect(await page.getByRole('heading', { level: 1 }).evaluate((name) => name.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    await close();
  });

  it('leaves the keys to the desk, also when it was pressed in the list', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: LEADER });
    await page.goto(at(2));
    await page.getByRole('list', { name: 'Baris menurut urutan baca' }).getByRole('button', { name: new RegExp(`^${tps(1)}`) }).click();
    await page.getByRole('heading', { level: 1, name: tps(1) }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: tps(4) }).waitFor();
    await close();
  });
});

describe('on a phone', () => {
  it('the deeds keep to a fifth of the screen, each large enough for a finger; with letters twice as large they cover nothing', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: LEADER, viewport: PHONE });
    await page.goto(at(1));
    const deeds = page.getByRole('button', { name: /^Koreksi/ }).locator('xpath=..');
    const { height, position } = await deeds.evaluate((foot) => ({ height: foot.getBoundingClientRect().height, position: getComputedStyle(foot).position }));
    expect([position, height <= PHONE.height * 0.21]).toEqual(['sticky', true]);
    const targets = await deeds.getByRole('button').evaluateAll((all) => all.map((one) => { const { width, height: tall } = one.getBoundingClientRect(); return Math.floor(Math.min(width, tall)); }));
    expect(targets.length).toBeGreaterThan(4);
    expect(Math.min(...targets)).toBeGreaterThanOrEqual(44);
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    await expect.poll(() => deeds.evaluate((foot) => getComputedStyle(foot).position)).toBe('static');
    await close();
  });

  it('the party whose votes are typed stays in sight, and each box says whose it is', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: LEADER, viewport: PHONE });
    await page.goto(at(1, 'dpr'));
    await page.locator('[data-cell]').first().waitFor();
    const party = await page.getByRole('navigation', { name: 'Bagian formulir' }).getByRole('button').nth(1).textContent();
    await pressReady(page.getByRole('button', { name: `Partai nomor ${party}`, exact: true }));
    const box = page.locator(`[data-cell^="P.${party}."]`).last();
    await box.focus();
    const whose = page.locator('[data-whose]');
    const name = (await whose.locator('b').last().textContent()) ?? '';
    expect(name.length).toBeGreaterThan(2);
    const [above, below] = await Promise.all([whose, box].map((one) => one.evaluate((part) => { const { top, bottom } = part.getBoundingClientRect(); return { top, bottom }; })));
    expect(above!.top).toBeGreaterThanOrEqual(0);
    expect(above!.bottom).toBeLessThanOrEqual(below!.top);
    expect(await page.locator(`[data-cell="P.${party}.1"]`).getAttribute('aria-label')).toContain(`Partai nomor ${party} ${name}`);
    expect(await page.locator('tr', { has: page.locator(`[data-cell="P.${party}.1"]`) }).locator('th b').textContent()).toBe('1');
    await close();
  });
});

describe('a correction before the hall', () => {
  it('stays on the projector, old figure and new one and why, until the next line is shown', { timeout: 120_000 }, async () => {
    const desk = await visit(browser, { actor: LEADER });
    const screen = await visit(browser, { actor: LEADER, viewport: { width: 1920, height: 1080 } });
    await screen.page.goto(`/plenaries/${id}/layar`);
    await desk.page.goto(at(2));
    await desk.page.getByRole('button', { name: /^Koreksi/ }).waitFor();
    await desk.page.keyboard.press('k');
    for (const [cell, figure] of [['C.1', '53'], ['V1', '118'], ['V2', '2'], ['H1_L', '4']] as const) await desk.page.locator(`[data-cell="${cell}"]`).fill(figure);
    await desk.page.getByLabel('Alasan').fill('Tiga suara tercatat tidak sah');
    await desk.page.getByLabel('Bukti').fill('C.Hasil');
    await desk.page.getByLabel('Diminta oleh').fill('Pengawas');
    await desk.page.getByRole('checkbox', { name: /Bagas Prawira/ }).press('Space');
    await pressReady(desk.page.getByRole('button', { name: 'Catat koreksi' }));
    await desk.page.getByText('Tetap di layar sampai baris berikutnya').waitFor();
    const hall = screen.page;
    await hall.getByText('Alasan: Tiga suara tercatat tidak sah').waitFor();
    expect(await hall.getByRole('heading', { name: tps(2) }).count()).toBe(1);
    // 50 → 53 of the first pair, 115 → 118 valid, 5 → 2 invalid, and 0 → 4 in a box beside the votes.
    expect(await hall.locator('del').evaluateAll((all) => all.map((one) => one.lastChild?.textContent))).toEqual(['50', '115', '5', '0']);
    expect(await hall.locator('ins').evaluateAll((all) => all.map((one) => one.lastChild?.textContent))).toEqual(['53', '118', '2', '4']);
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('heading', { level: 1, name: tps(4) }).waitFor();
    await hall.getByRole('heading', { name: tps(4) }).waitFor();
    await desk.close();
    await screen.close();
  });
});

describe('without a connection', () => {
  it('the leader is told what is not sent; it goes by itself when the way is open again, once', { timeout: 120_000 }, async () => {
    const { page, context, close } = await visit(browser, { actor: LEADER });
    await page.goto(at(3));
    await pressReady(page.getByRole('button', { name: /^Baca ulang/ }));
    await page.getByRole('dialog').getByLabel('Alasan').fill('Dibacakan sekali lagi');
    await pressReady(page.getByRole('dialog').getByRole('button', { name: 'Baca ulang' }));
    await page.getByRole('button', { name: /^Cocok/ }).waitFor();
    await context.setOffline(true);
    await page.locator('body').press('Enter');
    await page.getByText(`Belum terkirim: ${tps(3)}, Cocok`).waitFor();
    expect((await call<{ state: string }>(LEADER, `/api/plenaries/${id}/lines/${contest('ppwp')}/${village.path}/3`)).state).toBe('waiting');
    await context.setOffline(false);
    await page.getByText(`${tps(3)} tercatat.`).waitFor({ timeout: 40_000 });
    const line = await call<{ state: string; changes: number }>(LEADER, `/api/plenaries/${id}/lines/${contest('ppwp')}/${village.path}/3`);
    expect(line).toMatchObject({ state: 'confirmed', changes: 3 });
    await close();
  });
});
