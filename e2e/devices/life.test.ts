import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers as barriersOf } from '../support/barriers.ts';
import { DESK, openBrowser, PHONE, visit } from '../support/browser.ts';
import { choosePin, codeFor, enrol, enrolledPhone, newPhone, openField, queueOf, report, sentCode, unlock, type Phone } from './phone.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

/** The frame of the office is looked at by its own tests, for what is serious. */
const barriers = (page: Page): Promise<string[]> => barriersOf(page, { weight: page.url().includes('/field/') ? 'any' : 'serious' });

const waitForQueue = async (phone: Phone, ...states: string[]): Promise<void> => {
  await expect.poll(() => queueOf(phone), { timeout: 40_000 }).toEqual(states);
};

/** Tells the phones of this run from those of any other. */
const run = Date.now().toString(36);

describe('the life of a phone', () => {
  it('enrols by a code of the office, works without a network behind its PIN, and is refused once revoked', { timeout: 120_000 }, async () => {
    const office = await visit(browser, { viewport: DESK, actor: 'demo:kpu-kota' });
    const desk = office.page;
    await desk.goto('/devices');
    await desk.getByRole('button', { name: 'Daftarkan gawai' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByPlaceholder('Cari nama petugas').fill('dimas');
    // Those found stand still before one of them is chosen: a list that grows shorter takes the button away from under the hand.
    await expect.poll(async () => new Set((await dialog.getByRole('radio').locator('..').allInnerTexts()).map((line) => /^Dimas/.test(line)))).toEqual(new Set([true]));
    await dialog.getByRole('radio', { name: /Dimas Saputra, KPPS, Bukitlama/ }).check();
    await dialog.getByRole('button', { name: 'Buat kode' }).click();
    expect(await dialog.getByTestId('sent').innerText()).toContain('k…@contoh.id');
    expect(await dialog.getByTestId('code').count()).toBe(0);
    expect(await dialog.getByAltText('QR untuk mendaftarkan gawai').count()).toBe(0);
    expect(await barriers(desk)).toEqual([]);

    const phone = await newPhone(browser);
    const code = await sentCode(phone);
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{3}$/);
    await openField(phone);
    expect(await barriers(phone.page)).toEqual([]);
    await enrol(phone, code.toLowerCase(), `Dimas ${run}`);
    await phone.page.getByRole('heading', { name: 'Buat PIN' }).waitFor();
    expect(await barriers(phone.page)).toEqual([]);
    await dialog.getByText(`Sudah dipakai: Dimas ${run} terdaftar.`).waitFor();
    await dialog.getByRole('button', { name: 'Tutup' }).click();
    await choosePin(phone);
    await phone.page.getByRole('heading', { name: 'Dimas Saputra' }).waitFor();
    expect(await phone.page.locator('.facts').innerText()).toMatch(/KPPS[^]*Bukit ?[Ll]ama/);
    await phone.page.getByText('Sesuai dengan jam kantor.').waitFor();
    expect(await barriers(phone.page)).toEqual([]);

    await phone.context.setOffline(true);
    await phone.page.reload();
    await phone.page.getByRole('heading', { name: 'Buka dengan PIN' }).waitFor();
    await phone.page.getByText('supaya orang lain tidak dapat membuka').waitFor();
    expect(await phone.page.content()).not.toContain('Dimas Saputra');
    expect(await barriers(phone.page)).toEqual([]);
    await unlock(phone);
    await phone.page.getByRole('heading', { name: 'Dimas Saputra' }).waitFor();
    await report(phone, 'Kotak suara lengkap');
    await waitForQueue(phone, 'Menunggu dikirim');
    expect(await barriers(phone.page)).toEqual([]);
    await phone.page.reload();
    await unlock(phone);
    await waitForQueue(phone, 'Menunggu dikirim');

    await phone.context.setOffline(false);
    await waitForQueue(phone, 'Terkirim');
    await desk.goto('/devices?state=active&role=kpps&q=dimas');
    await desk.getByRole('row', { name: run }).getByText('Kotak suara lengkap').waitFor();
    await desk.getByRole('row', { name: run }).getByText('Tepat', { exact: true }).waitFor();
    await desk.getByRole('row', { name: run }).getByText('Diundang oleh Bagas Prawira').waitFor();
    expect(await barriers(desk)).toEqual([]);

    await desk.getByRole('button', { name: `Cabut: Dimas ${run}, Dimas Saputra` }).click();
    await dialog.getByLabel('Alasan').fill('Ponsel hilang');
    await dialog.getByRole('button', { name: 'Cabut' }).click();
    await dialog.waitFor({ state: 'detached' });
    // Refused as soon as it is said: the form goes, with what it says of itself.
    await phone.page.getByLabel('Catatan').fill('Masih di sini');
    await phone.page.getByRole('button', { name: 'Lapor siap' }).click();
    const notice = phone.page.getByRole('alert');
    await notice.getByText('Gawai ini sudah dicabut oleh kantor.').waitFor();
    await waitForQueue(phone, 'Tidak terkirim', 'Terkirim');
    expect(await phone.page.getByRole('button', { name: 'Lapor siap' }).count()).toBe(0);
    expect(await phone.page.getByTestId('clock').count()).toBe(0);
    expect(await barriers(phone.page)).toEqual([]);
    await phone.page.reload();
    await unlock(phone);
    await notice.getByText('Gawai ini tidak diterima lagi').waitFor();
    await waitForQueue(phone, 'Tidak terkirim', 'Terkirim');
    await desk.goto('/devices?state=revoked&q=dimas');
    await desk.getByRole('row', { name: run }).getByText('Dicabut').waitFor();

    await notice.getByRole('button', { name: 'Daftarkan ulang gawai ini' }).click();
    await notice.getByRole('button', { name: 'Ya, hapus dan daftarkan ulang' }).click();
    await phone.page.getByRole('heading', { name: 'Daftarkan gawai' }).waitFor();
    expect(phone.faults).toEqual([]);
    await Promise.all([phone.close(), office.close()]);
  });

  it('says how far its clock is off, on the phone and in the office, and is taken all the same', { timeout: 120_000 }, async () => {
    const phone = await newPhone(browser);
    await phone.page.clock.install({ time: Date.now() - 3 * 3_600_000 });
    await phone.page.clock.resume();
    await openField(phone);
    await enrol(phone, (await codeFor(browser, 'demo:panwas')).code, `Arif ${run}`);
    await choosePin(phone);
    await expect.poll(() => phone.page.getByTestId('clock').innerText()).toBe('3 jam lebih lambat dari jam kantor.');
    await report(phone, 'Jam saya salah');
    await waitForQueue(phone, 'Terkirim');
    const office = await visit(browser, { viewport: PHONE, actor: 'demo:kpu-kota' });
    await office.page.goto('/devices?q=arif');
    await office.page.getByRole('row', { name: run }).getByText('3 jam lebih lambat').waitFor();
    expect(await barriers(office.page)).toEqual([]);
    await Promise.all([phone.close(), office.close()]);
  });
});

describe('a code', () => {
  it('for one\'s own phone stands on the own account page, in letters and as a QR', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { viewport: PHONE, actor: 'demo:kpps' });
    await page.goto('/account');
    await page.getByRole('button', { name: 'Daftarkan gawai' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio').first().check();
    await dialog.getByRole('button', { name: 'Buat kode' }).click();
    expect(await dialog.getByTestId('code').innerText()).toMatch(/^[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{3}$/);
    await dialog.getByAltText('QR untuk mendaftarkan gawai').waitFor();
    expect(await barriers(page)).toEqual([]);
    await close();
  });

  it('arrives by link, leaves the address at once, and makes one phone of two', { timeout: 120_000 }, async () => {
    const { code, link } = await codeFor(browser, 'demo:pps');
    const [first, second] = [await newPhone(browser), await newPhone(browser)];
    await openField(first, new URL(link).pathname + new URL(link).hash);
    await expect.poll(() => first.page.getByLabel('Kode 10 huruf').inputValue()).toBe(code);
    await expect.poll(() => first.page.url()).not.toContain(code);
    await openField(second);
    await Promise.all([enrol(first, code), enrol(second, code)]);
    const outcome = async ({ page }: Phone): Promise<string> => {
      await page.locator('.wrong').or(page.getByRole('heading', { name: 'Buat PIN' })).waitFor();
      return (await page.locator('.wrong').count()) > 0 ? 'refused' : 'enrolled';
    };
    expect([await outcome(first), await outcome(second)].sort()).toEqual(['enrolled', 'refused']);
    const third = await newPhone(browser);
    await openField(third);
    await enrol(third, code);
    await third.page.getByText(/Kode ini salah, sudah dipakai/).waitFor();
    expect(await barriers(third.page)).toEqual([]);
    await Promise.all([first.close(), second.close(), third.close()]);
  });

  it('that cannot be one is not sent, and without a network the phone says so', { timeout: 120_000 }, async () => {
    const phone = await newPhone(browser);
    await openField(phone);
    await enrol(phone, 'ABC-DEFG-HI0');
    await phone.page.getByText('Kode terdiri atas 10 huruf').waitFor();
    await phone.context.setOffline(true);
    await enrol(phone, 'ABC-DEFG-HJK');
    await phone.page.getByText('Pendaftaran memerlukan jaringan').waitFor();
    await phone.close();
  });
});

describe('a PIN', () => {
  it('is not one that anybody tries first, is asked for after five minutes, and ten wrong ones empty the phone', { timeout: 120_000 }, async () => {
    const phone = await newPhone(browser);
    await phone.page.clock.install();
    await phone.page.clock.resume();
    await openField(phone);
    await enrol(phone, (await codeFor(browser, 'demo:saksi')).code);
    await phone.page.getByLabel('PIN baru').fill('123456');
    await phone.page.getByLabel('Ulangi PIN').fill('123456');
    await phone.page.getByRole('button', { name: 'Simpan PIN' }).click();
    await phone.page.getByText('terlalu mudah ditebak').waitFor();
    await choosePin(phone);
    await phone.page.clock.fastForward('04:00');
    expect(await phone.page.getByRole('button', { name: 'Kunci' }).count()).toBe(1);
    await phone.page.clock.fastForward('01:10');
    await phone.page.getByRole('heading', { name: 'Buka dengan PIN' }).waitFor();

    for (let left = 9; left >= 1; left--) {
      await unlock(phone, '000000');
      await phone.page.getByText(`Sisa ${left} kali`).waitFor();
      if (left === 7) {
        await phone.page.getByText(/^Tunggu \d+ detik/).waitFor();
        expect(await phone.page.getByRole('button', { name: 'Buka' }).isDisabled()).toBe(true);
      }
      await phone.page.clock.fastForward('11:00');
      await expect.poll(() => phone.page.getByRole('button', { name: 'Buka' }).isEnabled()).toBe(true);
    }
    await unlock(phone, '000000');
    await phone.page.getByText('PIN salah 10 kali').waitFor();
    const left = await phone.page.evaluate(async () => {
      const opened = await new Promise<IDBDatabase>((done, reject) => { const asked = indexedDB.open('erekap-field'); asked.onsuccess = () => done(asked.result); asked.onerror = () => reject(asked.error ?? new Error('no database')); });
      const count = (name: string) => new Promise<number>((done) => { const asked = opened.transaction(name).objectStore(name).count(); asked.onsuccess = () => done(asked.result); });
      return Promise.all(['device', 'vault', 'queue'].map(count));
    });
    expect(left).toEqual([0, 0, 0]);
    await phone.close();
  });

  it('keeps what waits unreadable in the phone\'s storage, and the key can be used but not taken', { timeout: 120_000 }, async () => {
    const phone = await enrolledPhone(browser, 'demo:ppk');
    await phone.context.setOffline(true);
    await report(phone, 'RAHASIA-SEKALI');
    const seen = await phone.page.evaluate(async () => {
      const opened = await new Promise<IDBDatabase>((done) => { const asked = indexedDB.open('erekap-field'); asked.onsuccess = () => done(asked.result); });
      const all = (name: string) => new Promise<Record<string, unknown>[]>((done) => { const asked = opened.transaction(name).objectStore(name).getAll(); asked.onsuccess = () => done(asked.result as Record<string, unknown>[]); });
      const [device] = await all('device');
      const key = device?.['privateKey'] as CryptoKey;
      const taken = await crypto.subtle.exportKey('pkcs8', key).then(() => true, () => false);
      const rows = [...await all('queue'), device, ...await all('vault')];
      const bytes = rows.map((row) => JSON.stringify(row, (_name, value: unknown) => (value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : ArrayBuffer.isView(value) ? new TextDecoder('latin1').decode(value) : value)));
      return { taken, extractable: key.extractable, text: bytes.join('\n') };
    });
    expect(seen).toMatchObject({ taken: false, extractable: false });
    expect(seen.text).not.toMatch(/RAHASIA|Maya/);
    expect(seen.text.length).toBeGreaterThan(200);
    await phone.close();
  });
});
