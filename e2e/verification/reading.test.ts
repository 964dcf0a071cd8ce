import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { cookieOf, DESK, openBrowser, PHONE, serverUrl, visit } from '../support/browser.ts';

type Contest = { id: number; slug: string };
type Entry = { number: number; kind: string; figures: Record<string, number | null> };

let browser: Browser;
let contests: Contest[];
beforeAll(async () => {
  browser = await openBrowser();
  contests = await json<Contest[]>('/api/events/demo-malam/contests', 'demo:verifikator');
});
afterAll(() => browser.close());

async function json<T>(path: string, person: string): Promise<T> {
  const answer = await fetch(`${serverUrl()}${path}`, { headers: { cookie: await cookieOf(person) } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
const contestId = (slug: string): number => contests.find((one) => one.slug === slug)?.id ?? 0;

type Task = { id: string; kind: string; village: { path: string }; station: number; cells: string[] | null };

/** Takes the next sheet of a contest by the room's own button. */
async function begin(page: Page, slug: string): Promise<Task> {
  await page.goto(`/verification?event=demo-malam&contest=${slug}`);
  const [answer] = await Promise.all([page.waitForResponse('**/api/verification/next'), page.getByRole('button', { name: /^Mulai membaca/ }).press('Enter')]);
  const { task } = (await answer.json()) as { task: Task | null };
  if (!task) throw new Error(`nothing waits in ${slug}`);
  await page.locator('[data-cell]').first().waitFor();
  return task;
}

const casePage = (slug: string, { village, station }: Task) =>
  json<{ state: string; asked: string | null; entries: Entry[] }>(`/api/contests/${contestId(slug)}/cases/${village.path}/${station}`, 'demo:ppk');

/** The keyboard, counting. */
function counting(page: Page) {
  const keys = { count: 0, press: async (key: string): Promise<void> => { keys.count += 1; await page.keyboard.press(key); } };
  return keys;
}

// The sheet is given back each time, and is then the first that the same reader gets.
describe.each([['1440 × 900', DESK], ['1280 × 720', { width: 1280, height: 720 }], ['a phone', PHONE]] as const)('at %s', (name, viewport) => {
  it('the box under the hand and its photo are in sight at every press, and the photo goes along', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:verifikator', viewport });
    await begin(page, 'ppwp');
    const shown = page.locator('section[aria-label="Foto C.Hasil"] img:visible');
    await expect.poll(() => shown.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    const cells = await page.locator('[data-cell]').evaluateAll((fields) => fields.map((field) => field.getAttribute('data-cell') ?? ''));
    const lost: string[] = [];
    const look = async (when: string): Promise<void> => {
      // What is told below the form appears after the next frame.
      await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      const isSeen = await page.evaluate(() => {
        const [box, frame] = [document.activeElement?.getBoundingClientRect(), document.querySelector('section[aria-label="Foto C.Hasil"] img:not([hidden])')?.parentElement?.getBoundingClientRect()];
        const hits = (x: number, y: number): boolean => document.elementFromPoint(x, y) === document.activeElement;
        return box !== undefined && frame !== undefined && hits(box.x + box.width / 2, box.top + 3) && hits(box.x + box.width / 2, box.bottom - 3) && frame.top >= 0 && frame.height > 200 && frame.top + 200 <= window.innerHeight;
      });
      if (!isSeen) lost.push(`${when} ${(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))) ?? ''}`);
    };
    const lies = new Set<string>();
    for (const _cell of cells) {
      await look('before typing');
      await page.keyboard.type('12');
      await look('after typing');
      lies.add(await shown.evaluate((img) => `${img.getAttribute('alt')} ${img.getAttribute('style')}`));
      await page.keyboard.press('Enter');
    }
    expect(lost).toEqual([]);
    expect(lies.size).toBeGreaterThan(name === 'a phone' ? 2 : 8);
    // After the last box the hand is on the button, and goes back with an arrow.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Kirim');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe(cells.at(-1));
    await page.getByRole('button', { name: 'Lepaskan tugas' }).click();
    await page.getByRole('button', { name: /^Mulai membaca/ }).waitFor();
    await close();
  });
});

describe('a presidential sheet', () => {
  it('is read with no more presses than digits and boxes, and counts once two people agree', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:verifikator' });
    const task = await begin(page, 'ppwp');
    const [first] = (await casePage('ppwp', task)).entries;
    const cells = await page.locator('[data-cell]').evaluateAll((fields) => fields.map((field) => field.getAttribute('data-cell') ?? ''));
    const keys = counting(page);
    const start = Date.now();
    for (const [at, cell] of cells.entries()) {
      const figure = first?.figures[cell];
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe(cell);
      if (typeof figure === 'number') for (const digit of String(figure)) await keys.press(digit);
      await keys.press(typeof figure !== 'number' ? 'k' : at === cells.length - 1 ? 'Shift+Enter' : 'Enter');
    }
    await page.getByText(/terkirim\./).waitFor();
    const digits = cells.reduce((sum, cell) => sum + (typeof first?.figures[cell] === 'number' ? String(first.figures[cell]).length : 0), 0);
    console.log(`${keys.count} presses for ${digits} digits in ${cells.length} boxes; typed by script in ${((Date.now() - start) / 1000).toFixed(1)} s`);
    expect(keys.count).toBeLessThanOrEqual(digits + cells.length);
    expect((await casePage('ppwp', task)).state).toBe('accepted');
    await close();
  });

  it('shows no figure of anybody else, says what does not add up, and lets it be sent as written', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:verifikator-2' });
    await begin(page, 'ppwp');
    expect(await page.locator('[data-cell]').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value).join(''))).toBe('');
    const [l, p, j] = ['A1_L', 'A1_P', 'A1_J'].map((cell) => page.locator(`[data-cell="${cell}"]`));
    if (await l?.isVisible()) {
      await l?.fill('12a0');
      await p?.fill('131');
      await j?.fill('250');
      expect(await l?.inputValue()).toBe('120');
      await page.getByText('≠ 251').waitFor();
      await page.getByText('isiannya 250').waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('k');
      expect(await page.locator('[data-cell="B1_L"]').inputValue()).toBe('–');
      await page.keyboard.press('Shift+Enter');
      await page.getByText(/kotak belum diketik/).waitFor();
      // Sending again asks again, at the first box of which nothing was said; all the rest is empty only for who says so, and says so twice.
      await page.keyboard.press('Shift+Enter');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('B1_P');
      await page.getByRole('button', { name: 'Semua sisanya kosong' }).click();
      await page.getByRole('button', { name: /^Ya, \d+ kotak kosong$/ }).waitFor();
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('B1_P');
      await page.getByText(/kotak belum diketik/).waitFor();
      expect(await page.getByText(/terkirim\./).count()).toBe(0);
      // A page loaded anew costs nothing that was typed, and the hand is where it was.
      await page.reload();
      await begin(page, 'ppwp');
      expect([await l?.inputValue(), await page.locator('[data-cell="B1_L"]').inputValue()]).toEqual(['120', '–']);
    }
    await page.getByRole('button', { name: 'Lepaskan tugas' }).click();
    await page.getByRole('button', { name: /^Mulai membaca/ }).waitFor();
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('erekap.reading.')))).toEqual([]);
    await close();
  });

  it('its photos are turned, enlarged, pushed and paged by keys, and the hand stays where it was', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:verifikator-2' });
    await begin(page, 'ppwp');
    const shown = page.locator('section[aria-label="Foto C.Hasil"] img:visible');
    await expect.poll(() => shown.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    const look = (): Promise<string> => shown.evaluate((img) => `${img.getAttribute('alt')} ${img.getAttribute('style')}`);
    let before = await look();
    for (const key of ['Alt+ArrowUp', 'Alt+Shift+ArrowDown', 'Alt+.', 'Alt+,', 'Alt+0', 'Alt+ArrowRight', 'Alt+ArrowLeft']) {
      await page.keyboard.press(key);
      const after = await look();
      expect([key, after === before]).toEqual([key, false]);
      before = after;
    }
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-cell'))).toBe(true);
    expect(new URL(page.url()).pathname).toBe('/verification');
    await page.getByRole('button', { name: 'Lepaskan tugas' }).click();
    await close();
  });
});

it('where figures come by verification no page of a TPS offers to record them, not even by an address kept from elsewhere', { timeout: 120_000 }, async () => {
  const { rows } = await json<{ rows: { village: { path: string }; number: number }[] }>(`/api/contests/${contestId('ppwp')}/sheets?region=16.71&limit=1`, 'demo:kpu-kota');
  const [station] = rows;
  const { page, close } = await visit(browser, { actor: 'demo:kpu-kota' });
  await page.goto(`/contests/${contestId('ppwp')}/sheets/${station?.village.path ?? ''}/${station?.number ?? 0}?edit=1`);
  await page.getByText('Angka pemilihan ini tidak dicatat di sini').waitFor();
  expect(await page.getByRole('button', { name: /Catat|Koreksi/ }).count()).toBe(0);
  expect(await page.getByRole('radio', { name: /^Jalur/ }).evaluateAll((fields) => fields.map((field) => field.closest('label')?.textContent ?? field.getAttribute('aria-label')))).toEqual(['Jalur cepat', 'Jalur pleno']);
  await close();
});

it.each([['demo:verifikator', 'Anda membaca ulang C.Hasil dari foto', 'Baca ulang C.Hasil', '/verification'], ['demo:kpps-2', 'C.Hasil Anda diisi di ponsel', 'Buka aplikasi ponsel', '/field/']] as const)('the first page tells %s where their work is', { timeout: 120_000 }, async (actor, title, way, address) => {
  const { page, close } = await visit(browser, { actor, viewport: PHONE });
  await page.goto('/');
  await page.getByRole('heading', { name: title }).waitFor();
  expect(await page.locator('main').getByRole('link', { name: way }).getAttribute('href')).toBe(address);
  expect(await page.getByText('Peran Anda tidak membuka angka').count()).toBe(0);
  expect(await barriers(page, { name: `home of ${actor}` })).toEqual([]);
  await close();
});

describe('a legislative sheet', () => {
  it('goes party by party, jumps by numbers, and is given back with a reason', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:verifikator-3' });
    const task = await begin(page, 'dpr');
    await page.keyboard.press('/');
    await page.keyboard.type('3.2');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('P.3.2');
    await page.keyboard.type('7');
    await page.keyboard.press('b');
    await page.getByLabel('Bukan C.Hasil').check();
    await page.getByLabel('Catatan untuk KPPS').fill('Foto kantor, bukan formulir');
    await page.getByRole('button', { name: 'Kirim alasan' }).click();
    await page.getByText(/terkirim\./).waitFor();
    expect(await casePage('dpr', task)).toMatchObject({ state: 'asked_again', asked: 'not_a_sheet' });
    await close();
  });
});

// What was given back is offered to the same reader again, whatever contest they ask for, so the second is somebody else.
describe.each([['phone', PHONE, 'ppwp', 'demo:verifikator-3'], ['desk', DESK, 'dprd-prov', 'demo:verifikator']] as const)('on a %s', (_, viewport, contest, actor) => {
  it('nothing is a barrier, and nothing is wider than the screen', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor, viewport });
    const found: string[] = [];
    const check = async (name: string): Promise<void> => { found.push(...await barriers(page, { name })); };
    await page.goto('/verification');
    await page.getByRole('button', { name: /^Mulai membaca/ }).waitFor();
    await check('start');
    await begin(page, contest);
    await check('task');
    await page.keyboard.press('b');
    await page.getByRole('form', { name: 'Tidak dapat dibaca' }).waitFor();
    await check('fault');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-cell'))).toBe(true);
    await page.getByRole('button', { name: 'Lepaskan tugas' }).click();
    await close();
    expect(found).toEqual([]);
  });
});
