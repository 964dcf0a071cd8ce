import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, openBrowser, PHONE } from '../support/browser.ts';
import { pressReady } from '../support/press.ts';
import { FIRST, REGENCY, SCHEME, SECOND, smallHouse, type SmallHouse } from './small-house.ts';
import { sent } from './small-night.ts';

/**
 * Votes of the two kecamatan, added up by hand. Barat: 90 + 50, 70 + 40, 35 + 25. Timur as first sent: 50 + 50, 40 + 40, 25 + 25;
 * after it was returned TPS 002 is corrected from 50 to 52 for the first pair.
 */
const BARAT = { 'C.1': 140, 'C.2': 110, 'C.3': 60 };
const TIMUR = { 'C.1': 102, 'C.2': 80, 'C.3': 50 };
const BOTH = { 'C.1': 242, 'C.2': 190, 'C.3': 110 };
/** The projector asks every two seconds; a busy machine takes longer. */
const SOON = { timeout: 40_000 };
const HALL = { width: 1920, height: 1080 };

let browser: Browser;
let house: SmallHouse;
let timur = 0;
let regency = 0;
let desk: Page;
let screen: Page;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), smallHouse()]);
  await sent(house, 'barat', FIRST, 'Maya Lestari');
  timur = await sent(house, 'timur', SECOND, 'Surya Adiputra');
}, 180_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

const totals = async (): Promise<Record<string, number | null>> => {
  const { whole } = await house.call<{ whole: { figures: Record<string, number | null> } }>('kab', `/api/plenaries/${regency}/totals?contest=${house.contest}`);
  return Object.fromEntries(['C.1', 'C.2', 'C.3'].map((cell) => [cell, whole.figures[cell] ?? null]));
};
/** The figures of the running totals as the hall reads them. */
const onScreen = (): Promise<string[]> => screen.getByRole('region', { name: 'Jumlah sementara' }).locator('ol > li > span:last-child').allInnerTexts();
const dialog = () => desk.getByRole('dialog');

describe('a plenary of a regency, from the D.Hasil of two kecamatan', () => {
  it('is planned with two groups, its place is changed, its people come, it is opened', { timeout: 120_000 }, async () => {
    desk = await house.open(browser, 'kab');
    await desk.goto(`/plenaries?event=${SCHEME}&region=${REGENCY}`);
    await pressReady(desk.getByRole('button', { name: /^Jadwalkan pleno Kabupaten/ }));
    await dialog().getByLabel('Tempat').fill('Aula Kabupaten');
    await dialog().getByLabel('Acara rapat').fill('Pembukaan\nPembacaan D.Hasil kecamatan');
    await dialog().getByLabel('Berapa kelompok').selectOption('2');
    await dialog().getByLabel('Tempat').press('Enter');
    await desk.getByRole('heading', { level: 1, name: /^Rapat Pleno/ }).waitFor();
    regency = Number(new URL(desk.url()).pathname.split('/').at(-1));
    await desk.getByText('Pembacaan D.Hasil kecamatan').waitFor();
    await pressReady(desk.getByRole('button', { name: 'Ubah tempat atau waktu' }));
    expect(await dialog().getByRole('button', { name: 'Simpan dan beri tahu' }).isDisabled()).toBe(true);
    await dialog().getByLabel('Tempat').fill('Gedung Serbaguna');
    await dialog().getByLabel('Tempat').press('Enter');
    await dialog().getByText('Tersimpan.').waitFor();
    await desk.keyboard.press('Enter');
    await desk.getByText('Gedung Serbaguna').waitFor();
    await pressReady(desk.getByRole('button', { name: 'Catat kehadiran' }).first());
    for (const [name, capacity] of [['Bagas Prawira', 'chair'], ['Retno Wahyuni', 'supervisor']] as const) {
      await dialog().getByLabel('Nama', { exact: true }).fill(name);
      await dialog().getByLabel('Hadir sebagai').selectOption(capacity);
      await dialog().getByLabel('Nama', { exact: true }).press('Enter');
      await dialog().getByText(`${name} tercatat`).waitFor();
    }
    await desk.keyboard.press('Escape');
    await pressReady(desk.getByRole('button', { name: 'Buka rapat' }));
    await desk.getByRole('heading', { name: /^Terima D.Hasil/ }).waitFor();
    if (process.env['SHOTS']) await desk.screenshot({ path: `${process.env['SHOTS']}/regency-open.png`, fullPage: true });
    // Nothing can be read before a D.Hasil was accepted: no button says so.
    expect(await desk.getByRole('link', { name: 'Bacakan' }).count()).toBe(0);
  });

  it('accepts one and returns the other with a reason; the kecamatan reads why, mends it and sends it again', { timeout: 120_000 }, async () => {
    const table = desk.locator('#children');
    await pressReady(table.getByRole('button', { name: /^Terima .*, Tirta Barat/ }));
    // The figures that will count above are before whoever accepts them: 140 + 110 + 60, and both who signed.
    await dialog().getByRole('definition').filter({ hasText: /^310$/ }).waitFor();
    await dialog().getByText('2 menandatangani, 0 menolak').waitFor();
    await desk.getByRole('button', { name: 'Ya, terima' }).click();
    await dialog().waitFor({ state: 'detached' });
    await pressReady(table.getByRole('button', { name: /^Kembalikan .*, Tirta Timur/ }));
    await dialog().getByLabel('Alasan').fill('TPS 002 Lembah Asri: dua suara pasangan 1 belum dihitung');
    await pressReady(dialog().getByRole('button', { name: 'Kembalikan' }));
    await table.getByText('Dikembalikan').waitFor();
    const below = await house.open(browser, 'timur');
    await below.goto(`/plenaries/${timur}`);
    await below.getByText('Dikembalikan: TPS 002 Lembah Asri: dua suara').waitFor();
    // No line was touched yet: the way to them comes first, and the same figures once more are asked about.
    await below.getByRole('heading', { name: /^Baca ulang atau koreksi/ }).waitFor();
    await below.getByRole('button', { name: 'Susun D.Hasil' }).last().click();
    await below.getByRole('dialog').getByText(/tidak ada baris yang dibaca ulang atau dikoreksi/).waitFor();
    await below.keyboard.press('Escape');
    await below.goto(`/plenaries/${timur}/read?contest=${house.contest}&region=${SECOND}.1001&station=2`);
    await below.getByRole('button', { name: /^Koreksi/ }).waitFor();
    // What was asked for stands above the line; the way to draw up comes once one was touched.
    await below.getByText('Dikembalikan: TPS 002 Lembah Asri: dua suara').waitFor();
    expect(await below.getByRole('link', { name: 'Lanjut: susun D.Hasil' }).count()).toBe(0);
    await below.keyboard.press('k');
    for (const [cell, figure] of [['C.1', '52'], ['V1', '117'], ['V2', '3']] as const) await below.locator(`[data-cell="${cell}"]`).fill(figure);
    await below.getByLabel('Alasan').fill('Dua suara pasangan 1 tercatat tidak sah');
    await below.getByLabel('Bukti').fill('C.Hasil dan salinan pengawas');
    await below.getByLabel('Diminta oleh').fill('KPU Kabupaten');
    await below.getByRole('checkbox', { name: /Surya Adiputra/ }).press('Space');
    await pressReady(below.getByRole('button', { name: 'Catat koreksi' }));
    await below.getByText('Tetap di layar sampai baris berikutnya').waitFor();
    await below.getByRole('link', { name: 'Lanjut: susun D.Hasil' }).waitFor();
    await below.goto(`/plenaries/${timur}`);
    for (const [next, button] of [[/^Susun/, 'Susun D.Hasil'], [/^Bacakan kembali/, 'Sudah dibacakan kembali']] as const) {
      await below.getByRole('heading', { name: next }).waitFor();
      await pressReady(below.getByRole('button', { name: button }).first());
    }
    await below.getByRole('heading', { name: /^Tanda tangani/ }).waitFor();
    await below.getByRole('button', { name: 'Catat tanda tangan' }).first().click();
    for (const name of ['Surya Adiputra', 'Retno Wahyuni']) {
      await pressReady(below.getByRole('dialog').getByRole('button', { name: new RegExp(`^Tanda tangan ${name}`) }));
      await pressReady(below.getByRole('dialog').getByRole('button', { name: 'Ya, menandatangani' }));
      await below.getByRole('dialog').getByText(new RegExp(`${name}.*: menandatangani`)).waitFor();
    }
    await below.keyboard.press('Escape');
    await pressReady(below.getByRole('button', { name: 'Kirim ke atas' }).first());
    await below.getByRole('button', { name: 'Ya, kirim' }).click();
    await below.getByRole('heading', { name: 'Tutup rapat' }).waitFor();
    await below.context().close();
    await desk.reload();
    await pressReady(table.getByRole('button', { name: /^Terima .*, Tirta Timur/ }));
    await desk.getByRole('button', { name: 'Ya, terima' }).click();
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => table.getByText('Diterima').count(), SOON).toBe(2);
    // Its second version tells why there is one, and the three figures that are others than in the first.
    await table.getByRole('link').nth(1).press('Enter');
    await desk.getByText('3 angka lain dari versi sebelumnya').press('Enter');
    await desk.getByText('Alasan: TPS 002 Lembah Asri: dua suara').waitFor();
  });

  it('reads one kecamatan in each group; one beamer shows both panes and the totals as they run', { timeout: 120_000 }, async () => {
    screen = await house.open(browser, 'screen', HALL);
    await screen.goto(`/plenaries/${regency}/layar`);
    await expect.poll(() => screen.getByText('Layar kosong').count(), SOON).toBe(2);
    const read = async (group: number, name: string): Promise<void> => {
      await desk.goto(`/plenaries/${regency}/read?contest=${house.contest}&group=${group}`);
      await desk.getByRole('heading', { level: 1, name }).waitFor();
      await screen.getByRole('heading', { name }).waitFor();
      await desk.getByRole('button', { name: /^Cocok/ }).waitFor();
      await desk.keyboard.press('Enter');
      await desk.getByText(`${name} tercatat.`).waitFor();
    };
    await read(1, 'Tirta Barat');
    expect(await totals()).toEqual(BARAT);
    await expect.poll(onScreen, SOON).toEqual(Object.values(BARAT).map(String));
    await screen.getByText('1 dari 2 wilayah').waitFor();
    await read(2, 'Tirta Timur');
    expect(await totals()).toEqual(BOTH);
    expect(Object.values(TIMUR).map((votes, at) => votes + (Object.values(BARAT)[at] ?? 0))).toEqual(Object.values(BOTH));
    await expect.poll(onScreen, SOON).toEqual(Object.values(BOTH).map(String));
    expect(await screen.getByRole('heading', { name: /^Tirta (Barat|Timur)$/ }).count()).toBe(2);
    if (process.env['SHOTS']) await screen.screenshot({ path: `${process.env['SHOTS']}/beamer-two.png` });
  });

  it('keeps every figure whole in half a pane while a correction with its reason stands there', { timeout: 120_000 }, async () => {
    type Read = { changes: number; figures: Record<string, number> };
    const at = { contest: house.contest, region: FIRST, station: 0 };
    const [{ changes, figures }, path] = [await house.call<Read>('kab', `/api/plenaries/${regency}/lines/${house.contest}/${FIRST}/0`), `/api/plenaries/${regency}/lines`];
    const reason = 'Satu suara pasangan nomor 1 dipindahkan ke nomor 2, karena lampiran salah dijumlah; dihitung ulang di depan semua yang hadir.';
    await house.call('kab', `${path}/correct`, { ...at, after: changes, figures: { ...figures, 'C.1': 139, 'C.2': 111 }, reason, evidence: 'D.Hasil kecamatan', askedBy: 'Retno Wahyuni', agreedBy: [1] });
    const pane = screen.getByRole('region', { name: 'Kelompok 1' });
    await pane.getByText('dikoreksi').waitFor();
    for (const viewport of [HALL, { width: 1280, height: 720 }]) {
      await screen.setViewportSize(viewport);
      expect([viewport.width, await pane.locator('ol > li').evaluateAll((rows) => rows.map((row) => row.scrollHeight - row.clientHeight))]).toEqual([viewport.width, [0, 0, 0]]);
      if (process.env['SHOTS']) await screen.screenshot({ path: `${process.env['SHOTS']}/beamer-corrected-${viewport.width}.png` });
    }
    await screen.setViewportSize(HALL);
    await house.call('kab', `${path}/undo`, { ...at, after: changes + 1, reason: 'Lampiran ternyata benar' });
    await house.call('kab', `${path}/confirm`, { ...at, after: changes + 2, figures });
    await expect.poll(onScreen, SOON).toEqual(Object.values(BOTH).map(String));
  });

  it('shows one group alone by its address or its key, and says plainly when it is cut off', { timeout: 120_000 }, async () => {
    await screen.keyboard.press('2');
    await expect.poll(() => screen.url(), SOON).toContain('group=2');
    await expect.poll(() => screen.getByRole('heading', { name: 'Tirta Barat' }).count(), SOON).toBe(0);
    await screen.getByText('1 dari 2 kelompok').waitFor();
    await screen.keyboard.press('0');
    await screen.getByRole('heading', { name: 'Tirta Barat' }).waitFor();
    await screen.context().setOffline(true);
    await screen.getByText('Sambungan terputus. Yang tampil adalah angka pukul').waitFor();
    expect(await onScreen()).toEqual(Object.values(BOTH).map(String));
    await screen.context().setOffline(false);
    await screen.getByText('Sambungan terputus').waitFor({ state: 'detached', timeout: 40_000 });
  });

  it('draws up its D.Hasil: every column in reach, no star where this plenary corrected nothing', { timeout: 120_000 }, async () => {
    await desk.goto(`/plenaries/${regency}`);
    await pressReady(desk.getByRole('button', { name: 'Susun D.Hasil' }).first());
    await desk.getByRole('link', { name: 'Lihat D.Hasil' }).press('Enter');
    const table = desk.getByRole('table', { name: /^Angka/ });
    const row = table.getByRole('row').filter({ hasText: 'Pasangan Melati' });
    await row.waitFor();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['242', '140', '102']);
    expect(await desk.getByText('memuat angka yang dikoreksi').count()).toBe(0);
    if (process.env['SHOTS']) await desk.screenshot({ path: `${process.env['SHOTS']}/regency-cert.png`, fullPage: true });
    await expectReach(desk.url(), PHONE, 'Angka');
    await expectReach(`/plenaries/${regency}`, PHONE, 'D.Hasil dari bawah');
    await expectReach(`/plenaries/${regency}`, DESK, 'D.Hasil dari bawah');
  });

  it('lets somebody who came after it was drawn up sign too', { timeout: 120_000 }, async () => {
    await house.call('kab', `/api/plenaries/${regency}/attendance`, { name: 'Bima Prasetya', capacity: 'member', contestType: null, contestant: null, letter: null, person: null });
    await desk.goto(`/plenaries/${regency}`);
    await pressReady(desk.getByRole('button', { name: 'Sudah dibacakan kembali' }).first());
    await pressReady(desk.getByRole('button', { name: 'Catat tanda tangan' }).first());
    await pressReady(dialog().getByRole('button', { name: 'Ikut menandatangani: Bima Prasetya' }));
    await pressReady(dialog().getByRole('button', { name: /^Tanda tangan Bima Prasetya/ }));
    await pressReady(dialog().getByRole('button', { name: 'Ya, menandatangani' }));
    await dialog().getByText(/Bima Prasetya.*: menandatangani/).waitFor();
  });
});

/** Scrolled to its end the last column of a table stands whole beside the first, which stays; the page is no wider than the screen, and axe is content. */
async function expectReach(path: string, viewport: { width: number; height: number }, name: string): Promise<void> {
  const page = await house.open(browser, 'kab', viewport);
  await page.goto(path);
  const pane = page.getByRole('region', { name, exact: true });
  await pane.waitFor();
  const found = await pane.evaluate((element) => {
    element.scrollLeft = element.scrollWidth;
    const cells = [...(element.querySelector('thead tr:last-child')?.children ?? [])].map((cell) => cell.getBoundingClientRect());
    const [first, last, box] = [cells[0], cells.at(-1), element.getBoundingClientRect()];
    if (!first || !last) throw new Error('no head');
    return { firstStays: first.left >= box.left - 1 && first.right <= box.right, lastWhole: last.right <= box.right + 1 && last.left >= first.right - 1, wide: document.documentElement.scrollWidth - window.innerWidth };
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect([name, viewport.width, found, violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)]).toEqual([name, viewport.width, { firstStays: true, lastWhole: true, wide: 0 }, []]);
  await page.context().close();
}
