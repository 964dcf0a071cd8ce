import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { DESK, openBrowser, PHONE, visit } from '../support/browser.ts';

/** A plenary of a subdistrict that no other test works in reads one line: everybody got zero, and nobody voted. */
let browser: Browser;
let hall: Hall;
type Hall = { readonly region: string; readonly name: string; readonly village: string; readonly lines: number };
const EVENT = 'demo-malam';

beforeAll(async () => {
  browser = await openBrowser();
  const { context, close } = await visit(browser, { actor: 'demo:operator' });
  hall = await readZero(context.request);
  await close();
});
afterAll(() => browser.close());

const json = async <T>(answer: Promise<Awaited<ReturnType<APIRequestContext['get']>>>): Promise<T> => {
  const got = await answer;
  if (!got.ok()) throw new Error(`${got.url()}: ${got.status()} ${await got.text()}`);
  return (await got.json()) as T;
};
let keys = 0;
const post = <T>(request: APIRequestContext, path: string, data: unknown) => json<T>(request.post(path, { data, headers: { 'idempotency-key': `pantauan-${Date.now()}-${++keys}` } }));

async function readZero(request: APIRequestContext): Promise<Hall> {
  const contests = await json<{ id: number; slug: string }[]>(request.get(`/api/events/${EVENT}/contests`));
  const contest = contests.find(({ slug }) => slug === 'ppwp')?.id ?? 0;
  const { rows } = await json<{ rows: { id: number | null; region: { path: string; name: string } }[] }>(request.get(`/api/plenaries?event=${EVENT}&region=16.71`));
  const free = rows.filter(({ id, region }) => id === null && region.path.split('.').length === 3 && region.path !== '16.71.04').at(-1);
  if (!free) throw new Error('no subdistrict without a plenary');
  const { path, name } = free.region;
  const { id } = await post<{ id: number }>(request, '/api/plenaries', { event: EVENT, region: path, place: 'Aula pantauan', plannedFor: null });
  await post(request, `/api/plenaries/${id}/open`, {});
  const { rows: lines } = await json<{ rows: { region: { path: string }; station: number }[] }>(request.get(`/api/plenaries/${id}/lines?contest=${contest}`));
  const { cells } = await json<{ cells: { id: string }[] }>(request.get(`/api/contests/${contest}`));
  const figures = Object.fromEntries(cells.map(({ id: cell }) => [cell, cell.startsWith('A1_') ? (cell === 'A1_J' ? 200 : 100) : 0]));
  const [line] = lines;
  if (!line) throw new Error('a plenary without lines');
  await post(request, `/api/plenaries/${id}/lines/confirm`, { contest, region: line.region.path, station: line.station, after: 0, figures, paperSays: null });
  for (let tries = 0; tries < 60; tries++) {
    const { counts } = await json<{ counts: Record<string, number> }>(request.get(`/api/events/${EVENT}/outliers?region=${path}`));
    if ((counts['all_zero'] ?? 0) === 1) return { region: path, name, village: line.region.path, lines: lines.length };
    await new Promise((done) => { setTimeout(done, 500); });
  }
  throw new Error('what stands out was not counted within 30 seconds');
}

const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').waitFor();
  await page.locator('[role="status"] .hidden-words').first().waitFor({ state: 'detached' });
};

describe('Pantauan', () => {
  it('counts the line that was read, in tile, table and both ways, and goes down by keyboard to kelurahan and TPS', async () => {
    const { page, close } = await visit(browser, { actor: 'demo:operator' });
    await page.goto(`/overview?event=${EVENT}&region=16.71`);
    await settled(page);
    const row = page.getByRole('region', { name: /^Tabel per Kecamatan/ }).getByRole('row').filter({ hasText: hall.name }).first();
    await page.getByRole('radio', { name: 'Pleno' }).check();
    await expect.poll(() => row.textContent()).toMatch(/berlangsung1\/[\d.]+ baris/);
    await page.getByRole('radio', { name: 'Lembar' }).check();
    await page.getByRole('list', { name: /^Peta kemajuan/ }).getByRole('link', { name: new RegExp(`^${hall.name} `) }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('region') === hall.region);
    await page.getByRole('heading', { level: 1, name: hall.name, exact: true }).waitFor();
    await expect.poll(() => page.getByText(/^1 dari [\d.]+ lembar/).count()).toBe(1);
    await page.goto(`/overview?event=${EVENT}&region=${hall.village}`);
    await page.getByRole('list', { name: /^Peta kemajuan per TPS/ }).getByRole('link', { name: /^TPS 001/ }).click();
    await page.waitForURL(/\/contests\/\d+\/sheets\//);
    await close();
  });

  it('says when a station stands out, and that no law draws the line', async () => {
    const { page, close } = await visit(browser, { actor: 'demo:operator' });
    await page.goto(`/overview?event=${EVENT}&region=${hall.region}&tab=outliers`);
    await page.getByText('Kapan sebuah TPS menonjol?').click();
    await page.getByText(/bukan aturan hukum/).waitFor();
    await page.getByText(/suara tidak sah 20,00.% atau lebih/).waitFor();
    await close();
  });

  it('lists the station that stands out, filtered by the address, and hands out the same as a file', async () => {
    const { page, context, close } = await visit(browser, { actor: 'demo:operator' });
    await page.goto(`/overview?event=${EVENT}&region=${hall.region}`);
    await page.getByRole('link', { name: 'Semua peserta nol' }).click();
    await page.waitForURL((url) => url.searchParams.get('tab') === 'outliers' && url.searchParams.get('code') === 'all_zero');
    const table = page.getByRole('region', { name: /^TPS yang menonjol/ });
    await table.getByRole('row').nth(1).waitFor();
    expect(await table.getByRole('row').count()).toBe(2);
    expect(await table.getByRole('row').nth(1).textContent()).toMatch(/TPS 001.*Semua peserta nol.*Jalur pleno/);
    await page.getByLabel('Alasan').selectOption('turnout_low');
    await page.getByText('0,00\u00a0%, patokan 20,00\u00a0%').waitFor();
    const href = await page.getByRole('link', { name: 'Unduh CSV' }).getAttribute('href');
    const file = await context.request.get(href ?? '');
    expect(file.headers()['content-type']).toContain('text/csv');
    expect((await file.text()).trim().split('\n')).toHaveLength(2);
    await close();
  });

  it('asks again by itself and says how old the numbers are', async () => {
    const { page, close } = await visit(browser, { actor: 'demo:operator' });
    await page.goto(`/overview?event=${EVENT}&region=16.71`);
    await settled(page);
    await expect.poll(() => page.getByText(/Dihitung pukul .*, \d+ detik sebelum dibaca/).count()).toBe(1);
    await page.waitForResponse((answer) => answer.url().includes(`/api/events/${EVENT}/overview`), { timeout: 18_000 });
    await close();
  });

  it('of an election without verification says so, and shows what is in', async () => {
    const { page, close } = await visit(browser, { actor: 'demo:operator' });
    await page.goto('/overview?event=demo-2024&region=16.71');
    await page.getByText('tanpa bacaan kedua').waitFor();
    expect(await page.getByText('Yang tersendat').count()).toBe(0);
    await close();
  });
});

describe('a sheet that nobody agreed on yet', () => {
  it('is told as being verified, with no figure, on every page and in every file that a visitor can open', { timeout: 120_000 }, async () => {
    const { request, close: leave } = (await visit(browser, { actor: 'demo:ppk' }).then(({ context, close }) => ({ request: context.request, close })));
    const contests = await json<{ id: number; slug: string }[]>(request.get(`/api/events/${EVENT}/contests`));
    const contest = contests.find(({ slug }) => slug === 'dprd-prov')?.id ?? 0;
    const { rows } = await json<{ rows: { village: { path: string }; station: number }[] }>(request.get(`/api/contests/${contest}/cases?region=16.71.04&state=different`));
    const [waits] = rows;
    if (!waits) throw new Error('the demo night has no difference of the provincial council');
    const { entries } = await json<{ entries: { figures: Record<string, number | null> }[] }>(request.get(`/api/contests/${contest}/cases/${waits.village.path}/${waits.station}`));
    expect(entries.length).toBeGreaterThan(1);
    await leave();
    const { page, context, close } = await visit(browser);
    const seen: string[] = [];
    page.on('response', async (answer) => { if (/\/api\/(contests|events)\//.test(answer.url())) seen.push(await answer.text().catch(() => '')); });
    await page.goto(`/contests/${contest}/sheets/${waits.village.path}/${waits.station}`);
    await page.getByText('Lembar TPS ini sedang diverifikasi').waitFor();
    await page.goto(`/contests/${contest}/results?region=${waits.village.path}`);
    await page.getByText('Sedang diverifikasi', { exact: true }).waitFor();
    await page.getByText(/dari 1 TPS sudah masuk/).waitFor();
    expect(await page.getByRole('row').filter({ hasText: `TPS ${String(waits.station).padStart(3, '0')}` }).innerText()).toContain('sedang diverifikasi');
    await page.goto(`/contests/${contest}/sheets?region=${waits.village.path}`);
    expect(await page.getByRole('row').filter({ hasText: `TPS ${String(waits.station).padStart(3, '0')}` }).first().innerText()).toContain('sedang diverifikasi');
    const file = await (await context.request.get(`/api/contests/${contest}/export?region=${waits.village.path}&level=station`)).text();
    const [head = '', ...lines] = file.trim().split(/\r?\n/).map((line) => line.replace('\ufeff', '').split(','));
    const line = lines.find((cells) => cells[head.indexOf('station')] === String(waits.station)) ?? [];
    expect([line[head.indexOf('verifying')], ...Object.keys(entries[0]?.figures ?? {}).map((cell) => line[head.indexOf(cell)])].join('')).toBe('1');
    // What the pages asked for holds no figure either.
    for (const answer of seen) expect(answer).not.toMatch(/"(A1_J|V1|B4_J)":\d/);
    await close();
  });
});

describe.each([['phone', PHONE], ['desk', DESK]] as const)('on a %s', (_, viewport) => {
  it('nothing is a serious barrier and nothing is wider than the screen', { timeout: 120_000 }, async () => {
    const found: string[] = [];
    for (const [actor, locale] of [['demo:operator', 'id-ID'], ['demo:ppk', 'en-GB'], ['demo:pengamat', 'id-ID']] as const) {
      const { page, close } = await visit(browser, { viewport, actor, locale });
      for (const path of ['/overview', `/overview?event=${EVENT}&region=16.71.04`, `/overview?event=${EVENT}&region=16.71.04.1001`, `/overview?event=${EVENT}&region=16.71.04&tab=outliers`, '/overview?event=demo-2024&region=16.71.04']) {
        await page.goto(path);
        await settled(page);
        found.push(...await barriers(page, { name: `${actor} ${path}` }));
      }
      await close();
    }
    expect(found).toEqual([]);
  });
});
