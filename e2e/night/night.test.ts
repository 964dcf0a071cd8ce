import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueOf, type Phone } from '../devices/phone.ts';
import { giveEyes, handOver } from '../field/hand-over.ts';
import { openEntry, readBackAndSign, typeFigures } from '../field/station.ts';
import { DESK, openBrowser } from '../support/browser.ts';
import { WORLD, type Person } from './cast.ts';
import { nightHouse, type NightHouse } from './house.ts';
import { inOrder, paper, quick, SLUGS, type Slug } from './paper.ts';
import { blurred, drawn, fillIn, home, openSheet, phoneOf, photograph, sheetCard, signOf, typeKeys } from './phones.ts';
import { read, take } from './readers.ts';
import { shot } from './shots.ts';
import { contestNumbers, expectSums } from './sums.ts';

let browser: Browser;
let house: NightHouse;
let contests: Readonly<Record<Slug, number>>;
const phones = {} as Record<'one' | 'oneB' | 'two' | 'witness1' | 'witness2' | 'witness3', Phone>;
const demo = process.env['EREKAP_URL'];
beforeAll(async () => {
  [house, browser] = await Promise.all([nightHouse(), openBrowser()]);
  contests = await contestNumbers(house);
  // Everything in this file speaks to the second house.
  process.env['EREKAP_URL'] = house.url;
});
afterAll(async () => {
  await browser.close();
  await house.close();
  if (demo !== undefined) process.env['EREKAP_URL'] = demo;
});

/** Somebody of the cast at an office screen; closed again after the deed. */
async function atDesk<T>(person: Person, deed: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: DESK, locale: 'id-ID', baseURL: house.url, acceptDownloads: true });
  const [name = '', value = ''] = house.cookies[person].split('=', 2);
  await context.addCookies([{ name, value, url: house.url, httpOnly: true, sameSite: 'Strict' }]);
  try {
    return await deed(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Something done by a person of the cast without a screen. */
async function post<T>(person: Person, path: string, body: object = {}): Promise<T> {
  const headers = { cookie: house.cookies[person], 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const answer = await fetch(`${house.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const arrived = (page: Page): Promise<void> => page.locator('.sheet-now', { hasText: 'Terkirim, sedang diverifikasi' }).waitFor({ timeout: 20_000 });

describe('TPS 001, two phones', () => {
  it('types the president without a network, sends and photographs it; no figure of it is shown anywhere', { timeout: 120_000 }, async () => {
    phones.one = await phoneOf(browser, house, 'kpps1');
    const { page, context } = phones.one;
    await sheetCard(page, 'ppwp').waitFor();
    await shot(page, 'tps1-home');
    await context.setOffline(true);
    await openEntry(page, 'Presiden dan Wakil Presiden');
    await typeFigures(page, inOrder(paper('ppwp', 1)));
    await page.getByText('Semua angka terisi dan cocok').waitFor();
    await shot(page, 'tps1-check');
    await readBackAndSign(page);
    expect(await page.locator('.sheet-now').innerText()).toContain('Menunggu jaringan');
    await photograph(page, 'ppwp', 1);
    await shot(page, 'tps1-waiting');
    await context.setOffline(false);
    await arrived(page);
    await home(page);
    await expect.poll(async () => [...new Set(await queueOf(phones.one))], { timeout: 20_000 }).toEqual(['Terkirim']);
    await shot(page, 'tps1-sent');
    await expectSums(house, 'main', {});
    await expectSums(house, 'pleno', {});
    await atDesk('regency', async (desk) => {
      await desk.goto(`/contests/${contests.ppwp}/results?region=${WORLD.regency}`);
      await desk.getByRole('heading', { level: 1 }).waitFor();
      await desk.waitForLoadState('networkidle');
      await shot(desk, 'results-before');
    });
  });

  it('is read again by somebody of another place who sees no figure of it, and counts', { timeout: 120_000 }, async () => {
    await atDesk('reader1', async (page) => {
      const task = await take(page, 'ppwp');
      await shot(page, 'reading');
      expect(await read(page, task)).toBe(null);
      await shot(page, 'reading-done');
    });
    await expectSums(house, 'main', { ppwp: [1, paper('ppwp', 1)] });
    // The phone hears of it by itself.
    await expect.poll(() => signOf(phones.one.page, 'ppwp'), { timeout: 40_000 }).toBe('accepted');
    await shot(phones.one.page, 'tps1-accepted');
  });

  it('sends DPD from both phones: what the colleague sent first is shown beside, and only the cell that differs is typed again', { timeout: 120_000 }, async () => {
    const [{ page: first }, second] = [phones.one, (phones.oneB = await phoneOf(browser, house, 'kpps1b'))];
    await sheetCard(second.page, 'dpd').waitFor();
    await second.context.setOffline(true);
    await fillIn(second.page, 'dpd', paper('dpd', 1));
    // The first one typed 46 for 45; sum and paper do not agree, and it was sent nevertheless.
    await fillIn(first, 'dpd', { ...paper('dpd', 1), 'C.3': 46 }, 'Tertulis begitu di C.HASIL');
    await arrived(first);
    await second.context.setOffline(false);
    await second.page.getByText('Rekan Anda mengirim lebih dahulu').waitFor({ timeout: 20_000 });
    expect(await second.page.locator('.beside tbody').innerText()).toMatch(/45\s+46/);
    await shot(second.page, 'tps1b-aside');
    await second.page.getByRole('button', { name: 'Isi lagi yang berbeda' }).click();
    await second.page.locator('.fill').waitFor();
    expect(await second.page.locator('.cell').count()).toBe(1);
    await typeFigures(second.page, [45]);
    await second.page.getByLabel('Salah membaca kertas').check();
    await readBackAndSign(second.page);
    await arrived(second.page);
    await photograph(second.page, 'dpd', 1);
    await home(second.page);
    await home(first);
  });

  it('sends the other three, one of them with a page that nobody can read', { timeout: 120_000 }, async () => {
    const [one, two] = [phones.one.page, phones.oneB.page];
    await fillIn(one, 'dpr', paper('dpr', 1));
    await photograph(one, 'dpr', 1, { pages: [1, 3] });
    await photograph(one, 'dpr', 1, { pages: [2], picture: await blurred('dpr', 1, 2) });
    await shot(one, 'tps1-dpr');
    await home(one);
    await fillIn(one, 'dprd-prov', paper('dprd-prov', 1));
    await photograph(one, 'dprd-prov', 1);
    await home(one);
    await fillIn(two, 'dprd-kab', paper('dprd-kab', 1));
    await photograph(two, 'dprd-kab', 1);
    await home(two);
    for (const phone of [phones.one, phones.oneB]) await expect.poll(async () => [...new Set(await queueOf(phone))], { timeout: 30_000 }).toEqual(['Terkirim']);
    await expect.poll(() => Promise.all(SLUGS.map((slug) => signOf(two, slug))), { timeout: 40_000 }).toEqual(['accepted', 'verifying', 'verifying', 'verifying', 'verifying']);
    await shot(two, 'tps1b-all-sent');
  });
});

describe('TPS 002, one phone', () => {
  it('sends five sheets; the president\'s does not add up, and the paper says so', { timeout: 120_000 }, async () => {
    const { page } = (phones.two = await phoneOf(browser, house, 'kpps2'));
    await openEntry(page, 'Presiden dan Wakil Presiden');
    await typeKeys(page, paper('ppwp', 2));
    // 60 + 55 + 40 = 155, the paper has 156; 156 + 11 = 167, the paper has 166.
    await page.getByText('Kertas tidak cocok').first().waitFor();
    await shot(page, 'tps2-wrong');
    await page.getByRole('button', { name: 'Baca ulang bersama' }).click();
    await page.getByText('alasan yang belum dipilih').waitFor();
    for (const reasons of await page.locator('.reasons').all()) await reasons.getByLabel('KPPS salah menjumlah di kertas').check();
    await shot(page, 'tps2-reasons');
    await readBackAndSign(page);
    await arrived(page);
    await shot(page, 'tps2-sent');
    await photograph(page, 'ppwp', 2);
    await home(page);
    for (const slug of SLUGS.slice(1)) {
      await fillIn(page, slug, slug === 'dpd' ? { ...paper(slug, 2) } : paper(slug, 2));
      await photograph(page, slug, 2);
      await home(page);
    }
    await expect.poll(async () => [...new Set(await queueOf(phones.two))], { timeout: 30_000 }).toEqual(['Terkirim']);
    await expectSums(house, 'main', { ppwp: [1, paper('ppwp', 1)] });
  });
});

describe('three witnesses', () => {
  it('have their mandates written down by the PPK', async () => {
    for (const [at, person] of (['saksi1', 'saksi2', 'saksi3'] as const).entries()) {
      await post('ppk', '/api/mandates', { event: WORLD.event, person, kind: 'witness', contestType: 'ppwp', contestant: at + 1, path: WORLD.village, letter: `SM/${at + 1}/2024` });
    }
  });

  it('one takes the copy from phone to phone without any network, compares and agrees', { timeout: 120_000 }, async () => {
    const [station, witness] = [phones.one, (phones.witness1 = await phoneOf(browser, house, 'saksi1'))];
    const [from, to] = [station.page, witness.page];
    await to.getByRole('button', { name: 'Terima salinan' }).waitFor();
    await giveEyes(witness);
    for (const { context } of [station, witness]) await context.setOffline(true);
    await openSheet(from, 'ppwp');
    await from.getByRole('button', { name: 'Salinan untuk saksi dan pengawas' }).click();
    await from.getByTestId('code').waitFor();
    await shot(from, 'copy-code');
    await to.getByRole('button', { name: 'Terima salinan' }).click();
    await handOver(from, to);
    expect(await to.locator('.compare-figure').allInnerTexts()).toEqual(inOrder(paper('ppwp', 1)).map(String));
    await shot(to, 'witness1-compare');
    await to.getByRole('button', { name: 'Semua sama, saya setuju' }).click();
    await to.getByRole('button', { name: 'Tandatangani dan kirim' }).click();
    await to.getByTestId('statement').getByText('Ditandatangani dan disimpan').waitFor();
    for (const { context } of [station, witness]) await context.setOffline(false);
    await to.getByTestId('statement').getByText(/Diterima kantor .*nomor tanda terima \d+/).waitFor({ timeout: 30_000 });
    await shot(to, 'witness1-agreed');
    await from.getByRole('button', { name: 'Kembali ke lembar' }).click();
    await home(from);
  });

  it('one has another figure on the own paper', { timeout: 120_000 }, async () => {
    const { page } = (phones.witness2 = await phoneOf(browser, house, 'saksi2'));
    await fetchCopy(page, 1, 'DPD');
    const row = page.locator('.compare > li').filter({ hasText: 'Calon Surya' });
    await row.getByRole('button', { name: /^Beda/ }).click();
    await row.getByRole('textbox').fill('81');
    await page.getByRole('button', { name: 'Kirim 1 angka berbeda' }).click();
    await page.getByLabel('Alasan').fill('Salinan saksi menyebut 81');
    await shot(page, 'witness2-differs');
    await page.getByRole('button', { name: 'Tandatangani dan kirim' }).click();
    await page.getByTestId('statement').getByText(/Diterima kantor/).waitFor({ timeout: 30_000 });
    await shot(page, 'witness2-sent');
  });

  it('one objects to the sheet that does not add up, with a picture', { timeout: 120_000 }, async () => {
    const { page } = (phones.witness3 = await phoneOf(browser, house, 'saksi3'));
    await fetchCopy(page, 2, 'Presiden dan Wakil Presiden');
    await page.getByRole('button', { name: 'Ajukan keberatan' }).click();
    await page.getByLabel('Alasan').fill('Jumlah suara sah 156, seharusnya 155');
    await page.getByTestId('camera-0').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await drawn('ppwp', 2, 3) });
    await page.getByRole('img', { name: 'Foto bukti 1' }).waitFor();
    await shot(page, 'witness3-objects');
    await page.getByRole('button', { name: 'Tandatangani dan kirim' }).click();
    await page.getByTestId('statement').getByText(/Diterima kantor/).waitFor({ timeout: 30_000 });
    await shot(page, 'witness3-sent');
  });
});

/** A copy that the house holds, fetched with a network. */
async function fetchCopy(page: Page, station: 1 | 2, contest: string): Promise<void> {
  await page.getByRole('button', { name: 'Terima salinan' }).click();
  await page.getByLabel('TPS', { exact: true }).selectOption(String(station));
  await page.getByLabel('Pemilihan').selectOption({ label: contest });
  await page.getByRole('button', { name: 'Ambil dari kantor' }).click();
  await page.getByText('Tanda tangan asli').waitFor();
}

describe('reading again', () => {
  it('one reader takes president, DPR and DPD: what does not add up is typed as written, what cannot be read is asked for again', { timeout: 120_000 }, async () => {
    await atDesk('reader1', async (page) => {
      expect(await read(page, await take(page, 'ppwp'))).toBe(null);
      const blurry = await take(page, 'dpr');
      expect(blurry.station).toBe(1);
      await page.keyboard.press('b');
      await page.getByLabel('Catatan untuk KPPS').fill('Halaman 2 goyang');
      for (const number of [1, 2, 3]) await page.getByLabel(new RegExp(`[Hh]alaman ${number}$`)).setChecked(number === 2);
      await shot(page, 'reading-fault');
      await page.getByRole('button', { name: 'Kirim alasan' }).click();
      await page.getByText(/terkirim\./).waitFor();
      expect(await read(page, { station: 2, cells: null })).toBe(null);
      // Tired eyes: 43 for 48.
      const dpd = await take(page, 'dpd');
      expect(await read(page, (await read(page, dpd, dpd.station === 2 ? { 'C.2': 43 } : {}))!, dpd.station === 2 ? {} : { 'C.2': 43 })).toBe(null);
    });
    await expectSums(house, 'main', { ppwp: [2, quick('ppwp')], dpr: [1, paper('dpr', 2)], dpd: [1, paper('dpd', 1)] });
  });

  it('the other reader takes the rest', { timeout: 120_000 }, async () => {
    await atDesk('reader2', async (page) => {
      for (const slug of ['dprd-prov', 'dprd-kab'] as const) expect(await read(page, (await read(page, await take(page, slug)))!)).toBe(null);
    });
    await expectSums(house, 'main', { ppwp: [2, quick('ppwp')], dpr: [1, paper('dpr', 2)], dpd: [1, paper('dpd', 1)], 'dprd-prov': [2, quick('dprd-prov')], 'dprd-kab': [2, quick('dprd-kab')] });
  });

  it('a third person settles the difference, on the one cell that differs', { timeout: 120_000 }, async () => {
    await atDesk('reader3', async (page) => {
      const task = await take(page, 'dpd');
      expect(task).toMatchObject({ station: 2, cells: ['C.2'] });
      await shot(page, 'reading-third');
      expect(await read(page, task)).toBe(null);
    });
  });

  it('TPS 001 photographs the page once more, and that one is read', { timeout: 120_000 }, async () => {
    const { page } = phones.one;
    await expect.poll(() => signOf(page, 'dpr'), { timeout: 40_000 }).toBe('attention');
    await shot(page, 'tps1-asked-home');
    await openSheet(page, 'dpr');
    await page.getByText('Halaman 2 goyang').waitFor();
    await shot(page, 'tps1-asked');
    await photograph(page, 'dpr', 1, { pages: [2] });
    await expect.poll(async () => [...new Set(await queueOf(phones.one))], { timeout: 30_000 }).toEqual(['Terkirim']);
    await atDesk('reader2', async (desk) => {
      const task = await take(desk, 'dpr');
      expect(await read(desk, task)).toBe(null);
    });
    await expectSums(house, 'main', Object.fromEntries(SLUGS.map((slug) => [slug, [2, quick(slug)] as const])));
    await expectSums(house, 'pleno', {});
  });
});
