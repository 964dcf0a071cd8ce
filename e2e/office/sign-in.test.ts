import { generateSync } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { virtualPasskey } from '../accounts/steps.ts';
import { demoPassword, namedUrl, openBrowser, PHONE } from '../support/browser.ts';
import { open, presidency, sheetPath, stations } from './screens.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const STEP_SECONDS = 30;

/** Name and password, as a person types them. */
async function knock(page: Page, login: string, password = demoPassword()): Promise<void> {
  await page.getByLabel('Nama masuk, surel, atau nomor telepon').fill(login);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

/** The code of the present time step; `ahead` steps later the app would show this one. */
const codeOf = (secret: string, ahead = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + ahead * STEP_SECONDS });

/** Sets up a code app during the first sign-in; gives its secret and the recovery codes. */
async function enrolApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: /^Aplikasi kode/ }).click();
  const secret = ((await page.getByTestId('totp-secret').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Kode yang kini tampil').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Cocokkan dan pasang' }).click();
  await page.getByRole('heading', { name: 'Simpan kode pemulihan Anda' }).waitFor();
  const codes = await page.locator('ol li').allTextContents();
  await page.getByLabel('Kode ini sudah saya simpan').check();
  await page.getByRole('button', { name: 'Lanjut' }).click();
  return { secret, codes };
}

const home = (page: Page): Promise<void> => page.getByRole('heading', { level: 1, name: 'Pemilihan' }).waitFor();

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Bekerja sebagai/ }).click();
  await page.getByRole('button', { name: 'Keluar', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Masuk' }).waitFor();
}

describe('nobody signed in', () => {
  it('is led to the door and afterwards to where they wanted to go', async () => {
    const { page, close } = await open(browser, '/audit?actor=demo%3Akpps', { actor: null });
    await page.getByRole('heading', { level: 1, name: 'Masuk' }).waitFor();
    await page.getByRole('button', { name: /Ratih Kusuma/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Jejak tindakan' }).waitFor();
    expect(new URL(page.url()).search).toBe('?actor=demo%3Akpps');
    await close();
  });

  it.each(['//evil.example/x', 'https://evil.example/', '/\\evil.example'])('is not sent out of the house by a link: %s', async (to) => {
    const { page, close } = await open(browser, `/sign-in?to=${encodeURIComponent(to)}`, { actor: null, viewport: PHONE });
    await page.getByRole('button', { name: /Sekar Anindya/ }).click();
    await home(page);
    expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    await close();
  });

  it('learns nothing about who has an account', async () => {
    const { page, close } = await open(browser, '/sign-in', { actor: null });
    const told: string[] = [];
    for (const login of ['kpu-prov@contoh.id', 'tidak-ada@contoh.id']) {
      await knock(page, login, 'bukan kata sandinya');
      told.push((await page.getByRole('alert').textContent()) ?? '');
      await page.reload();
    }
    expect(told[0]).toContain('Tidak dapat masuk');
    expect(told[1]).toBe(told[0]);
    await close();
  });
});

describe('a staff account', () => {
  it('signs in with password and code app, with a recovery code, and sees its sessions', async () => {
    const { page, close } = await open(browser, '/sign-in', { actor: null });
    await knock(page, 'pelatih@contoh.id');
    const { secret, codes } = await enrolApp(page);
    expect(codes).toHaveLength(10);
    await home(page);
    await signOut(page);

    await knock(page, 'pelatih@contoh.id');
    await page.getByLabel('Kode dari aplikasi kode').fill('000000');
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByText('Kode tidak cocok').waitFor();
    // The code of the enrolment was used; the next one is taken a step early.
    await page.getByLabel('Kode dari aplikasi kode').fill(codeOf(secret, 1));
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await home(page);
    await signOut(page);

    await knock(page, 'pelatih@contoh.id');
    await page.getByRole('button', { name: 'Pakai kode pemulihan' }).click();
    await page.getByLabel('Kode pemulihan').fill(codes[0] ?? '');
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByText('9 kode pemulihan masih berlaku.').waitFor();
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await home(page);
    await page.goto('/account');
    await page.getByText('9 kode pemulihan masih berlaku.').waitFor();
    await page.getByText('sesi ini').waitFor();
    await close();
  });

  it('signs in with a passkey alone, once it has made one', async () => {
    const { page, close } = await open(browser, '/sign-in', { actor: null, baseURL: namedUrl() });
    await virtualPasskey(page);
    await knock(page, 'humas@contoh.id');
    await page.getByRole('button', { name: /^Kunci sandi/ }).click();
    await page.getByLabel('Nama kunci sandi').fill('Laptop uji');
    await page.getByRole('button', { name: 'Buat kunci sandi' }).click();
    await page.getByLabel('Kode ini sudah saya simpan').check();
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await home(page);
    await signOut(page);
    await page.getByRole('button', { name: 'Masuk dengan kunci sandi (passkey)' }).click();
    await home(page);
    await page.goto('/account');
    await page.getByText('Laptop uji').waitFor();
    await close();
  });

  it('gets a new password by a link that arrives in the outbox', async () => {
    const { page, close } = await open(browser, '/sign-in', { actor: null });
    await page.getByRole('button', { name: 'Lupa kata sandi' }).click();
    await page.getByLabel('Nama masuk, surel, atau nomor telepon').fill('saksi@contoh.id');
    await page.getByRole('button', { name: 'Kirim tautan' }).click();
    await page.getByText('Permintaan diterima.').waitFor();
    await page.goto('/outbox');
    await page.locator('a[href*="#reset="]').first().click();
    await page.getByRole('heading', { level: 2, name: 'Kata sandi baru' }).waitFor();
    await expect.poll(() => page.url()).not.toContain('#');
    await page.getByRole('textbox', { name: 'Kata sandi baru' }).fill('kopi susu di tepi sungai musi');
    await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
    await enrolApp(page);
    await home(page);
    await close();
  });
});

describe('somebody without a password', () => {
  it('signs in with a code that arrives in the outbox, and finds a calm page', async () => {
    const office = await open(browser, '/', { actor: 'demo:kpu-kota' });
    const made = await office.context.request.post('/api/people', {
      headers: { 'idempotency-key': 'pelamar-kode-1' },
      data: { name: 'Intan Permatasari', sex: 'female', birthDate: '2001-02-03', birthPlace: 'Palembang', path: '16.71.04.1001', contacts: [{ kind: 'phone', value: '0812 3456 7891' }] },
    });
    expect(made.status()).toBe(200);
    await office.close();
    const { page, close } = await open(browser, '/sign-in', { actor: null, viewport: PHONE });
    await page.getByRole('button', { name: /^Pelamar dan kader/ }).click();
    await page.getByLabel('Surel atau nomor telepon').fill('0812 3456 7891');
    await page.getByRole('button', { name: 'Kirim kode' }).click();
    await page.getByText('Permintaan diterima.').waitFor();
    const outbox = (await (await page.request.get('/api/outbox')).json()) as { rows: { channel: string; text: string }[] };
    const code = /\b\d{6}\b/.exec(outbox.rows.find(({ channel }) => channel === 'whatsapp')?.text ?? '')?.[0] ?? '';
    await page.getByLabel('Kode yang Anda terima').fill(code);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByText('Anda belum bertugas di kantor ini').waitFor();
    await page.getByRole('link', { name: 'Akun saya' }).click();
    await page.getByText('kode sekali pakai', { exact: false }).first().waitFor();
    await close();
  });
});

describe('sessions of others', () => {
  it('are ended by the office, with a reason, and the person is asked to sign in again', async () => {
    const officer = await open(browser, '/regions', { actor: 'demo:personalia' });
    const { page, close } = await open(browser, '/sessions?person=demo:personalia', { actor: 'demo:admin' });
    await page.getByText('Hanya sesi Nadia Puspita.').waitFor();
    // Other stories may have left sessions of hers: all of them end.
    const ends = page.getByRole('button', { name: 'Akhiri: Nadia Puspita' });
    await ends.first().waitFor();
    for (let left = await ends.count(); left > 0; left -= 1) {
      await ends.first().click();
      await page.getByRole('dialog').getByLabel('Alasan').fill('Laptop hilang');
      await page.getByRole('dialog').getByRole('button', { name: 'Akhiri', exact: true }).click();
      await expect.poll(() => ends.count()).toBe(left - 1);
    }
    await page.getByText('Tidak ada sesi terbuka').waitFor();
    await officer.page.getByRole('link', { name: 'Sumatera Selatan' }).first().click();
    await officer.page.getByRole('dialog', { name: 'Sesi Anda berakhir' }).waitFor();
    await officer.close();
    await close();
  });
});

describe('a session that ends in the middle of work', () => {
  it('asks to sign in again and loses nothing that was typed', async () => {
    const { id } = await presidency();
    const [row] = await stations(id, 'in', '16.71', 1);
    const path = sheetPath(id, { village: row?.village.path ?? '', number: row?.number ?? 1 });
    const { page, context, close } = await open(browser, `${path}?edit=1`, { actor: 'demo:kpu-kota' });
    await page.getByRole('textbox', { name: 'Alasan' }).fill('Setengah jalan');
    const other = await context.request.post('/api/sign-out', { headers: { 'idempotency-key': 'sesi-berakhir-1' } });
    expect(other.status()).toBe(200);
    await page.getByRole('textbox', { name: /^V\.b / }).fill('17');
    await page.getByRole('button', { name: 'Catat sebagaimana tertulis' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sesi Anda berakhir' });
    await dialog.waitFor();
    await dialog.getByText('Masuk sebagai …').click();
    await dialog.getByRole('button', { name: /Bagas Prawira/ }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox', { name: 'Alasan' }).inputValue()).toBe('Setengah jalan');
    expect(await page.getByRole('textbox', { name: /^V\.b / }).inputValue()).toBe('17');
    await close();
  });
});

describe('rights on a part only', () => {
  it.each([
    ['demo:ppk', 'Ilir Barat Satu'], ['demo:kpps', 'Bukitlama'], ['demo:saksi', 'Bukitlama'], ['demo:kpu-kota', 'Kota Palembang'],
  ])('%s finds the figures of %s, and no way out of it', async (actor, place) => {
    const { id } = await presidency();
    const { page, close } = await open(browser, `/contests/${id}/results`, { actor, viewport: PHONE });
    await page.getByRole('heading', { level: 1, name: place, exact: true }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Letak wilayah' }).getByRole('link').count()).toBe(0);
    await page.goto(`/contests/${id}/results?region=`);
    await page.getByText('Wilayah ini di luar tugas Anda').waitFor();
    await page.getByRole('link', { name: place }).click();
    await page.getByRole('heading', { level: 1, name: place, exact: true }).waitFor();
    await close();
  });

  it('the system administrator sees no figures, and is told so', async () => {
    const { page, close } = await open(browser, '/', { actor: 'demo:admin' });
    await page.getByText('Peran Anda tidak membuka angka').waitFor();
    expect(await page.getByRole('navigation', { name: 'Utama' }).getByRole('link', { name: 'Kesehatan angka' }).count()).toBe(0);
    await close();
  });

  it('only rooms that may be entered stand in the menu of a phone', async () => {
    const { page, close } = await open(browser, '/', { actor: 'demo:kpps', viewport: PHONE });
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await expect.poll(() => page.getByRole('navigation', { name: 'Utama' }).getByRole('link').allTextContents()).toEqual(['Beranda', 'Pantauan', 'Wilayah', 'Pleno', 'Kotak keluar']);
    await page.getByRole('link', { name: 'Wilayah' }).click();
    await page.getByRole('heading', { level: 1, name: 'Indonesia' }).waitFor();
    await expect.poll(() => page.getByRole('navigation', { name: 'Utama' }).isVisible()).toBe(false);
    await close();
  });
});
