import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventNik } from '../../modules/people/contract.ts';
import { open } from '../office/screens.ts';
import { barriers } from '../support/barriers.ts';
import { DESK, openBrowser, PHONE } from '../support/browser.ts';

const KPU_KOTA = 'demo:kpu-kota';
let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

let serial = Date.now() % 9000;
const nik = (birthDate = '1990-05-06', sex: 'male' | 'female' = 'female'): string => inventNik({ birthDate, sex, region: 5, serial: serial++ });

const person = (more: Record<string, unknown> = {}) => ({ name: 'Rina Wulandari', sex: 'female', birthDate: '1990-05-06', birthPlace: 'Palembang', path: '16.71.04.1001', ...more });

/** Records somebody by the API, as the visitor of this page. */
async function record(page: Page, more: Record<string, unknown> = {}): Promise<string> {
  const answer = await page.request.post('/api/people', { data: person(more), headers: { 'idempotency-key': `e2e people ${serial++} ${Date.now()}` } });
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

const chooseHome = async (page: Page, text = 'Bukitlama'): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox', { name: 'Tempat tinggal' }).fill(text);
  await dialog.getByRole('list', { name: 'Tempat tinggal' }).getByRole('button').first().click();
};

describe('a person', () => {
  it('is recorded with warnings while typing, found by a name with a slip and by NIK, which never stands in the address', async () => {
    const mine = nik('1990-05-06', 'female');
    const { page, close } = await open(browser, '/people', { actor: KPU_KOTA });
    await page.getByRole('button', { name: 'Catat orang' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Nama' }).fill('Kinanti Larasati');
    await dialog.getByRole('textbox', { name: 'NIK' }).fill('123');
    await dialog.getByText('NIK terdiri dari 16 angka.').waitFor();
    await dialog.getByRole('textbox', { name: 'NIK' }).fill(mine);
    await dialog.getByRole('combobox', { name: 'Jenis kelamin' }).selectOption('male');
    await dialog.getByText('Jenis kelamin di NIK berbeda dari yang diisi.').waitFor();
    await dialog.getByRole('combobox', { name: 'Jenis kelamin' }).selectOption('female');
    await dialog.getByText('Jenis kelamin di NIK berbeda dari yang diisi.').waitFor({ state: 'detached' });
    await chooseHome(page);
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kinanti Larasati' }).waitFor();
    await page.getByText(`${mine.slice(0, 6)}••••••••••`).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Orang' }).click();
    const field = page.getByRole('searchbox', { name: 'Nama, NIK atau kontak' });
    await field.fill('kinnati larasati');
    await page.getByRole('link', { name: 'Kinanti Larasati' }).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('kinnati larasati');
    await field.fill(mine.slice(0, 9));
    await page.getByText('Tulis NIK, nomor telepon atau surel sampai lengkap').waitFor();
    await field.fill(mine);
    await page.getByRole('link', { name: 'Kinanti Larasati' }).waitFor();
    expect(page.url()).not.toContain(mine.slice(0, 6));
    await close();
  });

  it('is changed, and who was slower is told', async () => {
    const { page, close } = await open(browser, '/people', { actor: KPU_KOTA });
    const id = await record(page, { name: 'Sulastri Wening' });
    await page.goto(`/people/${id}?edit=1`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Tempat lahir' }).fill('Prabumulih');
    await page.request.post(`/api/people/${id}`, { data: { ...person({ name: 'Sulastri Wening' }), version: 1 }, headers: { 'idempotency-key': `e2e other ${id}` } });
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await dialog.getByText('Sudah berubah').waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Tempat lahir' }).inputValue()).toBe('Prabumulih');
    await page.goto(`/people/${id}?edit=1`);
    await dialog.getByRole('textbox', { name: 'Tempat lahir' }).fill('Prabumulih');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Perubahan tersimpan.').waitFor();
    await page.getByText('Prabumulih').first().waitFor();
    await close();
  });

  it('shows what is masked for a reason, which then stands in the history', async () => {
    const mine = nik();
    const { page, close } = await open(browser, '/people', { actor: KPU_KOTA });
    const id = await record(page, { name: 'Dewi Anjani', nik: mine, contacts: [{ kind: 'phone', value: '0812 3333 4444' }] });
    await page.goto(`/people/${id}`);
    await page.getByText('+62•••••444').waitFor();
    await page.getByRole('button', { name: 'Lihat NIK' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Alasan' }).fill('Mencocokkan KTP di meja');
    await dialog.getByRole('button', { name: 'Perlihatkan' }).click();
    await page.getByText(mine).waitFor();
    await page.getByRole('region').or(page.locator('section')).filter({ hasText: 'Riwayat' }).getByText('Mencocokkan KTP di meja').first().waitFor();
    await page.getByRole('button', { name: 'Tambah kontak' }).click();
    await dialog.getByRole('textbox', { name: 'Telepon' }).fill('0812 7777 8888');
    await dialog.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('+62•••••888').waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Dewi Anjani' }).waitFor();
    expect(await page.getByText(mine).count()).toBe(0);
    await close();
  });

  it('is not there for a reader of another region, nor are tools for whoever may only read', async () => {
    const writer = await open(browser, '/people', { actor: KPU_KOTA });
    const near = await record(writer.page, { name: 'Puspa Dekat', nik: nik() });
    await writer.close();
    const { page, close } = await open(browser, `/people/${near}`, { actor: 'demo:pelatih' });
    await page.getByRole('heading', { level: 1, name: 'Puspa Dekat' }).waitFor();
    for (const tool of ['Ubah data', 'Lihat NIK', 'Tambah kontak']) expect(await page.getByRole('button', { name: tool }).count()).toBe(0);
    await close();
    const pps = await open(browser, '/people', { actor: KPU_KOTA });
    const far = await record(pps.page, { name: 'Puspa Jauh', path: '16.71.05' });
    await pps.close();
    const other = await open(browser, `/people/${far}`, { actor: 'demo:pps' });
    await other.page.getByRole('heading', { level: 1, name: 'Tidak ditemukan' }).waitFor();
    await other.close();
  });
});

describe('people recorded twice', () => {
  it('are compared side by side and merged, or told apart', async () => {
    const { page, close } = await open(browser, '/people', { actor: KPU_KOTA });
    const name = `Ratna ${String.fromCharCode(65 + (serial % 26))}yu Kembar`;
    const [keep, gone] = [await record(page, { name, birthDate: '1988-08-08', path: '16.71.06' }), await record(page, { name, birthDate: '1988-08-08', birthPlace: null, path: '16.71.06', contacts: [{ kind: 'email', value: 'ratna@contoh.id' }] })];
    await page.goto('/people?tab=twins&region=16.71.06');
    const pair = page.locator('section').filter({ has: page.getByRole('link', { name }) }).first();
    await pair.getByText('Nama dan tanggal lahir sama').waitFor();
    await pair.locator('tr[data-differs]').first().waitFor();
    const first = (await pair.getByRole('link', { name }).first().getAttribute('href')) ?? '';
    await pair.getByRole('button', { name: first.endsWith(keep) ? 'Gabungkan ke yang kiri' : 'Gabungkan ke yang kanan' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Alasan' }).fill('Tercatat dua kali di kecamatan');
    await dialog.getByRole('button', { name: 'Gabungkan' }).click();
    await page.getByText(`Tergabung ke catatan ${name}.`).waitFor();
    await page.goto(`/people/${gone}`);
    await page.getByRole('link', { name: 'Buka catatan itu' }).click();
    await page.getByText('r•••@contoh.id').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/people/${keep}`);
    await close();
  });
});

describe('a file of people', () => {
  it('is told its wrong row, then comes in whole', async () => {
    const { page, close } = await open(browser, '/people?tab=file', { actor: KPU_KOTA });
    const head = 'nama,nik,jenis_kelamin,tanggal_lahir,tempat_lahir,wilayah,alamat,telepon,surel\n';
    const choose = (text: string) => page.getByLabel('Pilih berkas CSV atau XLSX').setInputFiles({ name: 'orang.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose(`${head}Berkas Satu,${nik()},P,1990-05-06,,16.71.04.1001,,,\nBerkas Dua,123,,,,16.71.04.1001,,,\nBerkas Tiga,,,,,33.01,,,\n`);
    await page.getByText('3 baris: 1 orang baru, 0 sudah tercatat, 2 kesalahan.').waitFor();
    await page.getByRole('row', { name: /^3 nik/ }).waitFor();
    await page.getByRole('row', { name: /^4 wilayah 33.01/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Masukkan/ }).count()).toBe(0);
    await choose(`${head}Berkas Satu,${nik()},P,1990-05-06,,16.71.04.1001,,,\nBerkas Dua,,L,1991-01-01,,16.71.04.1001,,,\n`);
    await page.getByRole('button', { name: 'Masukkan 2 orang' }).click();
    await page.getByText('2 orang dicatat; 0 sudah tercatat sebelumnya.').waitFor();
    await close();
  });
});

describe.each([['phone', PHONE], ['desk', DESK]] as const)('on a %s', (_, viewport) => {
  it.each(['id', 'en'] as const)('no people screen in %s has a barrier or overflows', { timeout: 120_000 }, async (lang) => {
    const { page, faults, close } = await open(browser, '/people', { viewport, lang, actor: KPU_KOTA });
    const id = await record(page, { name: 'Layar Lebar', nik: nik(), contacts: [{ kind: 'email', value: 'layar@contoh.id' }] });
    const found: string[] = [];
    for (const path of ['/people', '/people?q=demo', '/people?tab=twins', '/people?tab=file', '/people?new=1', `/people/${id}`, `/people/${id}?edit=1`, '/people/tidak-ada']) {
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      await page.locator('[role="status"] .hidden-words').first().waitFor({ state: 'detached' });
      found.push(...await barriers(page, { name: path }));
      found.push(...faults.splice(0).map((fault) => `${path}: ${fault}`));
    }
    await close();
    expect(found).toEqual([]);
  });
});
