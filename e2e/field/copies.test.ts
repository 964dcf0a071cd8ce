import type { Browser, Page } from 'playwright-core';
import { encodeQR } from 'qr';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framesOf } from '../../apps/field/copies/frames.ts';
import { newPhone, openField, unlock } from '../devices/phone.ts';
import { openBrowser, serverUrl } from '../support/browser.ts';
import { call } from '../support/call.ts';
import { barriers } from './barriers.ts';
import { giveEyes, handOver, holdBefore } from './hand-over.ts';
import { cameraPicture } from './pictures.ts';
import { cardOf, nightCode, nightPhone, openEntry, readBackAndSign, typeFigures } from './station.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

/** TPS 002 has its own lists; figures here are invented and need not add up with the DPT: the paper says so. */
const SHEET = [148, 138, 286, 124, 116, 240, 2, 1, 3, 0, 1, 1, 126, 118, 244, 292, 244, 2, 46, 1, 0, 1, 150, 60, 26, 236, 8, 244];
const PPWP = 'Presiden dan Wakil Presiden';

async function signSheet(page: Page): Promise<void> {
  await openEntry(page, PPWP);
  await typeFigures(page, SHEET);
  for (const reasons of await page.locator('.reasons').all()) await reasons.getByLabel('Tertulis begitu di C.HASIL').check();
  await readBackAndSign(page);
}

/** The city records for whom the witness watches at TPS 002. */
async function giveMandate(): Promise<void> {
  await call('demo:kpu-kota', '/api/mandates', { event: 'demo-malam', person: 'demo:saksi', kind: 'witness', contestType: 'ppwp', contestant: 2, path: '16.71.04.1001/2', letter: 'SM/CONTOH/2' });
}

/** What the phone downloaded: the first bytes of the file and its name. */
async function receiptOf(page: Page): Promise<{ readonly head: string; readonly name: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Unduh PDF tanda terima' }).click()]);
  await page.getByText(/^Tersimpan: .*\.pdf$/).waitFor();
  return { head: (await readFile(await download.path())).subarray(0, 5).toString(), name: download.suggestedFilename() };
}

describe('a copy of a sheet', () => {
  it('goes from phone to phone with no network, is compared, answered, and checked by the house afterwards', { timeout: 240_000 }, async () => {
    await giveMandate();
    const station = await nightPhone(browser, 'demo:kpps-3', 'Salinan');
    const witness = await nightPhone(browser, 'demo:saksi', 'Saksi');
    const [from, to] = [station.page, witness.page];
    await cardOf(from, PPWP).waitFor();
    await to.getByRole('button', { name: 'Terima salinan' }).waitFor();
    expect(await barriers(to)).toEqual([]);
    await giveEyes(witness);
    await station.context.setOffline(true);
    await witness.context.setOffline(true);
    // A page that is loaded anew has a network for a moment before the browser is cut off again.
    await witness.context.route('**/api/**', (asked) => asked.abort());

    // A photo first, then the figures: the copy names the photo.
    await cardOf(from, PPWP).click();
    await from.getByRole('button', { name: /^Foto halaman/ }).click();
    await from.getByTestId('camera-1').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture(1, 9) });
    await from.getByRole('button', { name: 'Pakai foto ini' }).click();
    await from.getByRole('img', { name: 'Foto kecil halaman 1' }).waitFor();
    await from.getByRole('button', { name: 'Kembali ke lembar' }).click();
    await from.getByRole('button', { name: 'TPS saya' }).click();
    await signSheet(from);
    await from.getByRole('button', { name: 'Salinan untuk saksi dan pengawas' }).click();
    await from.getByTestId('code').waitFor();
    await from.getByText('Foto yang disebut: 1 halaman').waitFor();
    await from.getByText('Isian ini belum diterima kantor').waitFor();
    expect(await barriers(from)).toEqual([]);

    await to.getByRole('button', { name: 'Terima salinan' }).click();
    await to.getByText('Belum ada kode terbaca.').waitFor();
    expect(await barriers(to)).toEqual([]);
    const shown = await handOver(from, to);
    process.stdout.write(`copy of a presidential sheet: ${shown} codes shown until it was read\n`);
    await to.getByRole('heading', { name: 'Bandingkan dengan kertas Anda' }).waitFor();
    await to.getByText('Milik siapa tanda tangannya diperiksa sendiri begitu ada jaringan.').waitFor();
    // What does not add up is told in words and with its figures, beside the reason of the KPPS.
    await to.getByText('Lihat I.A (laki-laki): DPT resmi TPS ini 119, isiannya 148; cocokkan dengan kertas.').waitFor();
    await to.getByText('Alasan KPPS: Tertulis begitu di C.HASIL').first().waitFor();
    await to.getByText(/^Saksi untuk 02 .+/).waitFor();
    expect(await to.getByRole('button', { name: 'Unduh PDF tanda terima' }).count()).toBe(0);
    expect(await to.locator('.compare-figure').allInnerTexts()).toEqual(SHEET.map(String));
    expect(await barriers(to)).toEqual([]);

    // The own paper has 62 where the copy has 60.
    const row = to.locator('.compare > li').filter({ hasText: /60/ }).first();
    await row.getByRole('button', { name: /^Beda/ }).click();
    await row.getByRole('textbox').fill('60');
    await to.getByText('Angka ini sama dengan salinan.').waitFor();
    await row.getByRole('textbox').fill('62');
    await to.getByRole('button', { name: 'Kirim 1 angka berbeda' }).click();
    expect(await barriers(to)).toEqual([]);
    await to.getByRole('button', { name: 'Tanda tangani dan kirim' }).click();
    await to.getByText('Tulis alasan').waitFor();
    await to.getByLabel('Alasan').fill('Kertas saksi menyebut 62');
    await to.getByTestId('camera-0').setInputFiles({ name: 'b.jpg', mimeType: 'image/jpeg', buffer: await cameraPicture(1, 12) });
    await to.getByRole('img', { name: 'Foto bukti 1' }).waitFor();
    await to.getByRole('button', { name: 'Tanda tangani dan kirim' }).click();
    await to.getByTestId('statement').getByText('Ditandatangani dan disimpan').waitFor();
    expect(await barriers(to)).toEqual([]);
    await to.getByRole('button', { name: 'Periksa tanda tangan di kantor' }).click();
    await to.getByText('Kantor belum dapat ditanya').waitFor();

    // The phone is switched off and on: copy and statement are still there.
    await to.reload();
    await unlock(witness);
    await to.getByTestId('statement').getByText('Berbeda: 1 angka').waitFor();

    await station.context.setOffline(false);
    await from.getByText('Isian ini belum diterima kantor').waitFor({ state: 'detached', timeout: 40_000 });
    await witness.context.unroute('**/api/**');
    await witness.context.setOffline(false);
    await to.getByTestId('statement').getByText(/Diterima kantor .*nomor tanda terima \d+/).waitFor({ timeout: 40_000 });
    await to.getByText('Kantor memegang isian yang sama dengan salinan Anda.').waitFor({ timeout: 40_000 });
    // Nobody presses anything: with a network the signature is checked by itself.
    await to.getByText('Tanda tangan asli').waitFor({ timeout: 40_000 });
    expect(await to.getByText('Milik siapa tanda tangannya').count()).toBe(0);
    expect(await barriers(to)).toEqual([]);
    // Both take the receipt home.
    expect([await receiptOf(from), await receiptOf(to)]).toEqual(Array.from({ length: 2 }, () => ({ head: '%PDF-', name: expect.stringMatching(/^Tanda_terima_.+_TPS_002_.*\.pdf$/) as unknown })));
    expect(await barriers(to)).toEqual([]);

    // The station hears who does not agree, in what, and what to do about it: also later, with no network.
    await from.getByRole('button', { name: 'Kembali ke lembar' }).click();
    await from.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    const heard = from.getByTestId('heard');
    await heard.getByText('1 saksi atau pengawas tidak sependapat').waitFor({ timeout: 40_000 });
    expect(await heard.innerText()).toMatch(/Wulan Kencana \(saksi 02 .+\): angkanya lain\n+IV\.2 .+: isian Anda 60, kertas mereka 62\.\n+“Kertas saksi menyebut 62”/);
    expect(await barriers(from)).toEqual([]);
    await station.context.setOffline(true);
    await from.reload();
    await unlock(station);
    await heard.getByText('Lihat C.HASIL bersama mereka.').waitFor();
    await from.getByRole('button', { name: 'TPS saya' }).click();
    await cardOf(from, PPWP).getByText('1 saksi/pengawas tidak sependapat').waitFor();
    await cardOf(from, PPWP).click();
    await station.context.setOffline(false);

    // It corrects its sheet: the older copy keeps its proof, and its holder is told which entry stands now.
    await from.getByRole('button', { name: 'Koreksi angka' }).click();
    await from.getByRole('button', { name: 'Lompat' }).click();
    await from.getByRole('button', { name: /^V\. / }).click();
    await from.locator('[data-cell="V2"]').click();
    await typeFigures(from, [9, 245]);
    await from.getByLabel('Salah ketik').check();
    for (const reasons of await from.locator('.reasons').all()) { const written = reasons.getByLabel('Tertulis begitu di C.HASIL'); if (await written.isVisible()) await written.check(); }
    await readBackAndSign(from);
    await from.locator('.sheet-now', { hasText: /terkirim/i }).waitFor({ timeout: 40_000 });
    // The figure they named was not corrected: what they said stays open, and is told apart from what is said of the entry that stands.
    await from.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await heard.getByText('Dinyatakan atas isian sebelum dikoreksi').waitFor({ timeout: 40_000 });
    await heard.getByText('1 saksi atau pengawas tidak sependapat').waitFor();
    await heard.getByText('mereka harus mengajukan keberatan').waitFor();
    expect(await heard.getByText('pleno kecamatan yang memutus').count()).toBe(0);
    await to.reload();
    await unlock(witness);
    await to.getByText('Salinan ini digantikan oleh isian nomor 2.').waitFor();
    await to.getByText('Tanda tangan asli').waitFor();
    expect(await barriers(to)).toEqual([]);
    await to.getByRole('button', { name: 'Salinan saya' }).click();
    await to.locator('.sheet-card', { hasText: 'Saksi untuk 02' }).getByText('Anda menyatakan berbeda').waitFor();
    await to.locator('.sheet-card', { hasText: 'Saksi untuk 02' }).getByText('Salinan ini sudah digantikan').waitFor();
    await to.locator('[data-group="sent"]').waitFor({ timeout: 40_000 });
    expect(await barriers(to)).toEqual([]);
    expect([...station.faults, ...witness.faults]).toEqual([]);
    await Promise.all([station.close(), witness.close()]);
  });

  it('begins with a phone that reads its code from the screen of the office', { timeout: 120_000 }, async () => {
    const phone = await newPhone(browser);
    await openField(phone);
    await giveEyes(phone);
    const code = await nightCode(browser, 'demo:saksi');
    await phone.page.getByRole('button', { name: 'Pindai QR' }).click();
    await phone.page.getByText('Arahkan kamera ke QR di layar kantor.').waitFor();
    await holdBefore(phone.page, encodeQR('https://contoh.id/lain', 'data-url', { ecc: 'medium', border: 4, scale: 8 }), 0);
    await phone.page.waitForTimeout(400);
    expect(await phone.page.getByLabel('Kode 10 huruf').inputValue()).toBe('');
    await holdBefore(phone.page, encodeQR(`${serverUrl()}/field/enrol#${code}`, 'data-url', { ecc: 'medium', border: 4, scale: 8 }), 8);
    await phone.page.getByText('Arahkan kamera ke QR di layar kantor.').waitFor({ state: 'detached' });
    expect((await phone.page.getByLabel('Kode 10 huruf').inputValue()).replaceAll('-', '')).toBe(code.replaceAll('-', ''));
    await phone.page.getByLabel('Nama gawai').fill('Gawai pindai');
    await phone.page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await phone.page.getByLabel('PIN baru').waitFor();
    expect(phone.faults).toEqual([]);
    await phone.close();
  });

  it('is fetched from the house by a supervisor, who agrees; a broken code is told from a copy', { timeout: 180_000 }, async () => {
    const phone = await nightPhone(browser, 'demo:panwas', 'Panwas');
    const { page } = phone;
    await page.getByText(/TPS yang Anda awasi/).waitFor();
    await giveEyes(phone);
    await page.getByRole('button', { name: 'Terima salinan' }).click();
    await page.getByRole('heading', { name: 'Ambil dari kantor' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    const [frame = ''] = (await framesOf(new TextEncoder().encode('bukan salinan'))) ?? [];
    await holdBefore(page, encodeQR(frame, 'data-url', { ecc: 'medium', encoding: 'alphanumeric', border: 4, scale: 8 }), 0);
    await page.getByText('Kode ini bukan salinan C.HASIL').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ulangi' }).waitFor();
    await page.getByLabel('Kelurahan/desa').selectOption('16.71.04.1001');
    await page.getByLabel('TPS', { exact: true }).selectOption('2');
    await page.getByLabel('Pemilihan').selectOption({ label: 'DPD' });
    await page.getByRole('button', { name: 'Ambil dari kantor' }).click();
    await page.getByText('Kantor belum memegang salinan lembar ini.').waitFor();
    await page.getByLabel('Pemilihan').selectOption({ label: PPWP });
    await page.getByRole('button', { name: 'Ambil dari kantor' }).click();
    await page.getByText('Tanda tangan asli').waitFor();
    await page.getByRole('button', { name: 'Semua sama, saya setuju' }).click();
    await page.getByText('Saya sudah membandingkan 28 angka').waitFor();
    await page.getByRole('button', { name: 'Tanda tangani dan kirim' }).click();
    await page.getByTestId('statement').getByText(/Diterima kantor/).waitFor({ timeout: 40_000 });
    expect(await barriers(page)).toEqual([]);
    expect(phone.faults).toEqual([]);
    await phone.close();
  });
});
