import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, visit } from '../support/browser.ts';
import { call, contestsOfNight } from './hall.ts';

/** The kecamatan of the demo's night that one person finishes by hand. */
const PPK = 'demo:ppk-kecil';
type Figures = Record<string, number | null>;
type Line = { readonly region: { readonly path: string }; readonly station: number; readonly state: string };

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: typeof name === 'string' }).first().press('Enter');
const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { name }).first().waitFor();

/** Plans, writes down chair and witness, opens. Returns the plenary's number. */
async function open(page: Page): Promise<number> {
  const dialog = page.getByRole('dialog');
  await page.goto('/plenaries?event=demo-malam');
  await press(page, /^Jadwalkan pleno/);
  await dialog.getByLabel('Tempat').fill('Kantor Camat');
  await dialog.getByLabel('Tempat').press('Enter');
  await heading(page, /^Rapat Pleno .*Sematangborang/);
  await press(page, 'Catat kehadiran');
  await dialog.getByLabel('Nama', { exact: true }).fill('Niken Larasati');
  await dialog.getByLabel('Hadir sebagai').selectOption('chair');
  await dialog.getByLabel('Nama', { exact: true }).press('Enter');
  await dialog.getByText('Niken Larasati tercatat').waitFor();
  await page.keyboard.press('Escape');
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
