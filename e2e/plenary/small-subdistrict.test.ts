import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, visit } from '../support/browser.ts';
import { call } from '../support/call.ts';
import { pressReady } from '../support/press.ts';
import { contestsOfNight } from './hall.ts';

/** The kecamatan of the demo's night that one person finishes by hand. */
const PPK = 'demo:ppk-kecil';
type Figures = Record<string, number | null>;
type Line = { readonly region: { readonly path: string }; readonly station: number; readonly state: string; readonly mark: string | null; readonly changes: number };

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const press = (page: Page, name: string | RegExp): Promise<void> => pressReady(page.getByRole('button', { name, exact: typeof name === 'string' }).first());
const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { name }).first().waitFor();

/** A slip in the chair's name is put right, and the guest is struck; both asked once, with the reason. */
async function putRight(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await press(page, 'Perbaiki catatan kehadiran Niken Larasti');
  await dialog.getByLabel('Nama', { exact: true }).fill('Niken Larasati');
  await dialog.getByLabel('Alasan').fill('Salah ketik nama');
  await press(page, 'Ya, perbaiki');
  await page.getByText('Niken Larasati').and(page.locator('b')).waitFor();
  await press(page, 'Perbaiki catatan kehadiran Joko Tercatat Dua Kali');
  await dialog.getByRole('radio', { name: 'Orang ini tidak pernah hadir' }).check();
  await dialog.getByLabel('Alasan').fill('Tercatat dua kali');
  await press(page, 'Ya, coret');
  await page.getByText('Dicoret: salah catat').waitFor();
  await page.getByText(/^Hadirin \(1\)/).waitFor();
}

/** Does an element lie whole within what the screen shows without scrolling? */
const inSight = (page: Page, text: string): Promise<boolean> => page.getByText(text, { exact: true }).first().evaluate((one) => { const { top, bottom } = one.getBoundingClientRect(); return top >= 0 && bottom <= window.innerHeight; });

/** Plans, writes down chair and witness, opens. Returns the plenary's number. */
async function open(page: Page): Promise<number> {
  const dialog = page.getByRole('dialog');
  await page.goto('/plenaries?event=demo-malam');
  await press(page, /^Jadwalkan pleno/);
  await dialog.getByLabel('Tempat').fill('Kantor Camat');
  await dialog.getByLabel('Tempat').press('Enter');
  await heading(page, /^Rapat Pleno .*Sematangborang/);
  await press(page, 'Catat kehadiran');
  await dialog.getByLabel('Nama', { exact: true }).fill('Niken Larasti');
  await dialog.getByLabel('Hadir sebagai').selectOption('chair');
  await dialog.getByLabel('Nama', { exact: true }).press('Enter');
  await dialog.getByText('Niken Larasti tercatat').waitFor();
  await dialog.getByLabel('Nama', { exact: true }).fill('Joko Tercatat Dua Kali');
  await dialog.getByLabel('Hadir sebagai').selectOption('chair');
  await dialog.getByText('Rapat mempunyai satu ketua').waitFor();
  expect(await dialog.getByRole('button', { name: 'Catat', exact: true }).isDisabled()).toBe(true);
  await dialog.getByLabel('Hadir sebagai').selectOption('guest');
  await dialog.getByLabel('Nama', { exact: true }).press('Enter');
  await dialog.getByText('Joko Tercatat Dua Kali tercatat').waitFor();
  await page.keyboard.press('Escape');
  await putRight(page);
  await press(page, 'Buka rapat');
  await heading(page, /^Bacakan Presiden/);
  return Number(/\/plenaries\/(\d+)/.exec(page.url())?.[1]);
}

it('three TPS come all the way: opened, read line by line, drawn up, read back, signed; the paper is their sum', { timeout: 180_000 }, async () => {
  const ppwp = (await contestsOfNight()).find(({ slug }) => slug === 'ppwp')?.id ?? 0;
  const { page, close } = await visit(browser, { actor: PPK });
  const plenary = await open(page);
  const lines = (await call<{ rows: Line[] }>(PPK, `/api/plenaries/${plenary}/lines?contest=${ppwp}`)).rows;
  expect(lines.map(({ region, station, state }) => [region.path, station, state])).toEqual([['16.71.16.1001', 1, 'waiting'], ['16.71.16.1001', 2, 'waiting'], ['16.71.16.1002', 1, 'waiting']]);
  // What the stations wrote stands beside every line, agreed on by two.
  const written = await Promise.all(lines.map(async ({ region, station }) => (await call<{ written: { figures: Figures } }>(PPK, `/api/plenaries/${plenary}/lines/${ppwp}/${region.path}/${station}`)).written.figures));
  await page.getByRole('link', { name: 'Bacakan TPS berikutnya' }).or(page.getByRole('link', { name: /^Bacakan/ })).first().press('Enter');
  for (const place of ['TPS 001, Srimulya', 'TPS 002, Srimulya', 'TPS 001, Sukamulya']) {
    await heading(page, place);
    await page.getByRole('button', { name: /^Cocok/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(`${place} tercatat.`).waitFor();
  }
  await votesInSight(plenary);
  await page.goto(`/plenaries/${plenary}`);
  await heading(page, /^Susun D.Hasil Presiden/);
  await press(page, 'Susun D.Hasil');
  await heading(page, /^Bacakan kembali/);
  await press(page, 'Sudah dibacakan kembali');
  await heading(page, /^Tanda tangani/);
  await press(page, 'Catat tanda tangan');
  await press(page, /^Tanda tangan Niken Larasati/);
  await press(page, 'Ya, menandatangani');
  await page.getByRole('dialog').getByText('Semua yang hadir sudah').waitFor();
  await page.keyboard.press('Escape');
  await heading(page, /^Kirim D.Hasil Presiden/);
  const held = (await call<{ contests: { contest: number; certificate: { id: number; state: string } | null }[] }>(PPK, `/api/plenaries/${plenary}`)).contests.find(({ contest }) => contest === ppwp)?.certificate;
  expect(held?.state).toBe('signed');
  const { document } = await call<{ document: { cells: string[]; total: (number | null)[]; columns: unknown[] } }>(PPK, `/api/certificates/${held?.id ?? 0}`);
  expect(document.columns).toHaveLength(3);
  expect(document.total).toEqual(document.cells.map((cell) => written.reduce((sum, figures) => sum + (figures[cell] ?? 0), 0)));
  await close();
});

/** The votes of a line of 18 parties are on the screen before a hand can say that they agree, and no party's name is cut on the projector. */
async function votesInSight(plenary: number): Promise<void> {
  const dpr = (await contestsOfNight()).find(({ slug }) => slug === 'dpr')?.id ?? 0;
  for (const viewport of [{ width: 360, height: 740 }, { width: 1440, height: 900 }]) {
    const { page, close } = await visit(browser, { actor: PPK, viewport });
    await page.goto(`/plenaries/${plenary}/read?contest=${dpr}`);
    await page.getByRole('button', { name: /^Cocok/ }).waitFor();
    expect([await inSight(page, 'Suara sah'), await inSight(page, 'Semua suara'), await inSight(page, '24')], `${viewport.width}`).toEqual([true, true, true]);
    await close();
  }
  const { rows } = await call<{ rows: Line[] }>(PPK, `/api/plenaries/${plenary}/lines?contest=${dpr}`);
  // One line is read, so that the totals run.
  await call(PPK, `/api/plenaries/${plenary}/lines/confirm-many`, { lines: rows.slice(0, 1).map(({ region, station, mark, changes }) => ({ contest: dpr, region: region.path, station, mark, after: changes })) });
  await call(PPK, `/api/plenaries/${plenary}/show`, { group: 1, line: { contest: dpr, region: rows[0]?.region.path, station: rows[0]?.station } });
  for (const [width, height] of [[1280, 720], [1440, 900], [1920, 1080]] as const) {
    const { page, close } = await visit(browser, { actor: PPK, viewport: { width, height } });
    await page.goto(`/plenaries/${plenary}/layar`);
    const names = page.getByRole('region', { name: /./ }).locator('ol li > span:nth-of-type(1)');
    await names.nth(35).waitFor();
    expect(await names.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth || one.getBoundingClientRect().height > (one.parentElement?.clientHeight ?? 0)).map((one) => one.textContent)), `${width}`).toEqual([]);
    await close();
  }
}
