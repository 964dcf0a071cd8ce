import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmittedEntry } from '../../modules/sheets/contract.ts';
import { choosePin, enrol, newPhone, openField, unlock, type Phone } from '../devices/phone.ts';
import { openBrowser } from '../support/browser.ts';
import { cameraPicture } from './pictures.ts';
import { cardOf, nightCode, nightPhone, openEntry, readBackAndSign, signOf, typeFigures } from './station.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const [PROVINCE, CITY] = ['DPRD Provinsi', 'DPRD Kota dapil 1'] as const;
const DAYS = 86_400_000;

/** A few figures, the rest left empty, and signed: what it says of them is not what is looked at here. */
async function signed(page: Page, contest: string, figures: readonly number[]): Promise<void> {
  await openEntry(page, contest);
  await typeFigures(page, figures);
  await page.getByRole('button', { name: 'Lompat' }).click();
  await page.getByRole('button', { name: 'Periksa', exact: true }).click();
  for (const reasons of await page.locator('.reasons').all()) await reasons.getByLabel('Tertulis begitu di C.HASIL').check();
  await readBackAndSign(page);
}

const isSent = (page: Page) => page.locator('.sheet-now', { hasText: /terkirim/i }).waitFor({ timeout: 40_000 });

/** A phone whose own clock is wrong; what the house answers it about entries. */
async function phoneAhead(person: string, milliseconds: number): Promise<Phone & { readonly answers: SubmittedEntry[] }> {
  const phone = await newPhone(browser);
  await phone.page.clock.install({ time: Date.now() + milliseconds });
  await phone.page.clock.resume();
  const answers: SubmittedEntry[] = [];
  phone.page.on('response', (answer) => { if (answer.url().endsWith('/api/field/entries')) void answer.json().then((said: SubmittedEntry) => answers.push(said), () => undefined); });
  await openField(phone);
  await enrol(phone, await nightCode(browser, person), 'Jam salah');
  await choosePin(phone);
  return { ...phone, answers };
}

describe('a phone whose clock is days off', () => {
  it.each([[3 * DAYS, PROVINCE, '3 hari lebih cepat dari jam kantor.'], [-3 * DAYS, CITY, '3 hari lebih lambat dari jam kantor.']] as const)('by %d ms is taken all the same, and says what to do', { timeout: 120_000 }, async (ahead, contest, words) => {
    const phone = await phoneAhead('demo:kpps-2', ahead);
    await cardOf(phone.page, contest).waitFor();
    await phone.page.getByText('Kiriman tetap diterima. Setel jam gawai ke otomatis.').waitFor();
    expect(await phone.page.getByTestId('clock').innerText()).toBe(words);
    await signed(phone.page, contest, [148, 138, 286]);
    await isSent(phone.page);
    await expect.poll(() => phone.answers).toMatchObject([{ outcome: 'received', number: 1 }]);
    expect(phone.faults).toEqual([]);
    await phone.close();
  });
});

describe('a way that comes and goes', () => {
  it('loses answers and is cut in the middle of sending while the browser is killed: the sheet is there once', { timeout: 120_000 }, async () => {
    const phone = await nightPhone(browser, 'demo:kpps-3', 'Putus');
    const { page, context } = phone;
    await cardOf(page, PROVINCE).waitFor();
    const keys: string[] = [];
    const answers: SubmittedEntry[] = [];
    let lost = 2;
    await context.route('**/api/field/entries', async (route) => {
      keys.push(route.request().headers()['idempotency-key'] ?? '');
      const answer = await route.fetch();
      answers.push((await answer.json()) as SubmittedEntry);
      if (lost-- > 0) await route.abort();
      else await route.fulfill({ response: answer });
    });
    await signed(page, PROVINCE, [119, 124, 243]);
    await expect.poll(() => keys.length, { timeout: 40_000 }).toBeGreaterThan(0);
    await page.locator('.sheet-now', { hasText: 'Menunggu jaringan' }).waitFor();
    await page.close();
    const again = await context.newPage();
    await again.goto('/field/');
    await unlock({ ...phone, page: again });
    await expect.poll(() => signOf(again, PROVINCE), { timeout: 40_000 }).toBe('verifying');
    expect([new Set(keys).size, keys.length]).toEqual([1, 3]);
    expect(answers).toEqual(Array.from({ length: 3 }, () => answers[0]));
    expect(answers[0]).toMatchObject({ outcome: 'received', number: 1 });
    expect(await again.locator('[data-group="sent"]').count()).toBe(1);
    await phone.close();
  });
});

describe('two phones of one TPS', () => {
  it('of one person, both without a network, say the same: nobody is asked, and nothing stands there twice', { timeout: 150_000 }, async () => {
    const phones = [await nightPhone(browser, 'demo:kpps-3', 'Utama'), await nightPhone(browser, 'demo:kpps-3', 'Cadangan')];
    for (const { page, context } of phones) {
      await cardOf(page, CITY).waitFor();
      await context.setOffline(true);
      await signed(page, CITY, [119, 124, 243]);
    }
    for (const { page, context } of phones) {
      await context.setOffline(false);
      await isSent(page);
    }
    // A third one, in place of a phone that died, knows what was sent.
    const third = await nightPhone(browser, 'demo:kpps-3', 'Pengganti');
    await cardOf(third.page, CITY).click();
    await isSent(third.page);
    await third.page.getByText('Isian terakhir').click();
    expect(await third.page.locator('.figures dd').first().innerText()).toBe('119');
    await Promise.all([...phones, third].map((phone) => phone.close()));
  });
});

/** From now on the browser refuses to keep anything, as it does where the phone is full; or it has room again. */
const noRoom = (page: Page, isFull: boolean): Promise<unknown> => page.evaluate((full) => {
  const kept = globalThis as unknown as { put?: IDBObjectStore['put'] };
  const put = (kept.put ??= IDBObjectStore.prototype.put);
  IDBObjectStore.prototype.put = full ? () => { throw new DOMException('no room', 'QuotaExceededError'); } : put;
}, isFull);

describe('a phone with no room left', () => {
  it('says so at a figure, at a photo, at the signature and when it is opened, keeps what it had, and goes on once there is room', { timeout: 120_000 }, async () => {
    const phone = await nightPhone(browser, 'demo:kpps', 'Penuh');
    const { page, context } = phone;
    await cardOf(page, 'DPR').waitFor();
    await context.setOffline(true);
    await openEntry(page, 'DPR');
    await typeFigures(page, [148]);
    await page.getByTestId('saved').getByText('tersimpan').waitFor();
    await noRoom(page, true);
    await typeFigures(page, [138]);
    await page.getByRole('alert').getByText('Tidak dapat disimpan: penyimpanan gawai penuh').waitFor();
    await noRoom(page, false);
    await typeFigures(page, [286]);
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByTestId('saved').getByText('tersimpan').waitFor();

    await page.reload();
    await noRoom(page, true);
    await unlock(phone);
    await page.getByText('Penyimpanan gawai penuh. Hapus foto atau aplikasi lain').waitFor();
    await noRoom(page, false);
    await unlock(phone);
    await page.locator('.fill').waitFor();
    expect(await page.locator('[data-cell="A1_P"]').getAttribute('aria-label')).toContain('seratus tiga puluh delapan');
    await page.getByRole('button', { name: 'Simpan dan keluar' }).click();

    await page.getByRole('button', { name: /^Foto halaman/ }).click();
    await page.getByTestId('camera-1').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture(1, 31) });
    await noRoom(page, true);
    await page.getByRole('button', { name: 'Pakai foto ini' }).click();
    await page.getByText('Penyimpanan gawai penuh').waitFor();
    await noRoom(page, false);
    await page.getByRole('button', { name: 'Pakai foto ini' }).click();
    await page.getByText('Foto halaman 1 disimpan').waitFor();
    await page.getByRole('button', { name: 'Kembali ke lembar' }).click();

    await page.getByRole('button', { name: 'Lanjutkan mengisi' }).click();
    await page.getByRole('button', { name: 'Lompat' }).click();
    await page.getByRole('button', { name: 'Periksa', exact: true }).click();
    await page.getByRole('button', { name: 'Baca ulang bersama' }).click();
    const sign = page.getByRole('button', { name: 'Tanda tangani dan kirim' });
    for (const next = page.getByRole('button', { name: 'Cocok, lanjut' }); ;) {
      await sign.or(next).waitFor();
      if (await sign.isVisible()) break;
      await next.click();
    }
    await noRoom(page, true);
    await sign.click();
    // What the signature says: a last step of the reading may not find room either, and says so otherwise, above it.
    await page.getByText(/^Penyimpanan gawai penuh/).waitFor();
    await noRoom(page, false);
    await sign.click();
    await page.locator('.sheet-now', { hasText: 'Menunggu jaringan' }).waitFor();
    expect(phone.faults).toEqual([]);
    await phone.close();
  });
});
