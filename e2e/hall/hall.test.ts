import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../kernel/db/schema.ts';
import { hallNight } from '../../modules/recapitulation/index.ts';
import { shot } from '../night/shots.ts';
import { barriers } from '../support/barriers.ts';
import { DESK, openBrowser, PHONE } from '../support/browser.ts';
import { pressReady } from '../support/press.ts';
import { codeOf, enrolApp, knock } from '../accounts/steps.ts';
import { openHouses, type Houses, type Laptop } from './houses.ts';

const { ONE, TWO, votes } = hallNight;
let browser: Browser;
let houses: Houses;
let laptop: Laptop | null = null;
let [password, secret] = ['', ''];
const PASSWORD = 'aula besar di kecamatan';

beforeAll(async () => { [browser, houses] = [await openBrowser(), await openHouses()]; }, 180_000);
afterAll(async () => {
  await laptop?.stop();
  await browser.close();
  await houses.close();
});

async function pageOf(url: string, cookie: string | null, viewport = DESK): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'id-ID', baseURL: url });
  if (cookie !== null) {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
  }
  return context.newPage();
}
const officePage = (viewport = DESK): Promise<Page> => pageOf(houses.office.url, houses.cookie, viewport);

/** No serious barrier, and nothing wider than the screen, on a phone and on a desk. */
async function expectFair(page: Page, name: string): Promise<void> {
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport);
    await shot(page, `hall-${name}-${viewport.width}`);
    expect(await barriers(page, { name })).toEqual([]);
  }
}

type Acted = { readonly path: string; readonly body: unknown };
/** An act beside the browser, in the name of whoever sits before it. */
async function act<T>(page: Page, { path, body }: Acted): Promise<T> {
  const answer = await page.request.post(path, { data: body, headers: { 'idempotency-key': crypto.randomUUID(), origin: new URL(page.url()).origin } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}
const contest = (at: number): number => houses.contests[at]?.id ?? 0;
const line = (at: number, region: string, station: number) => ({ contest: contest(at), region, station });
const readAt = (at: number, region: string, station: number): string => `/plenaries/${houses.plenary}/read?contest=${contest(at)}&region=${region}&station=${station}`;
const confirm = (page: Page, at: number, region: string, station: number, figures: Record<string, number>) =>
  act(page, { path: `/api/plenaries/${houses.plenary}/lines/confirm`, body: { ...line(at, region, station), after: 0, figures } });

describe('a plenary in a hall without network', () => {
  it('is taken out at the office: the file by hand, its password on paper', { timeout: 180_000 }, async () => {
    const page = await officePage();
    await page.goto(`/plenaries/${houses.plenary}`);
    await page.getByRole('button', { name: 'Bawa ke ruang pleno' }).click();
    await page.getByRole('dialog').getByLabel('Dibawa oleh').fill('Sekretaris PPK');
    await expectFair(page, 'take');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog').getByRole('button', { name: 'Buat dan unduh berkas' }).click()]);
    await file.saveAs(houses.at('out.erekap'));
    await page.getByRole('button', { name: 'Lihat sandi berkas' }).click();
    const shown = page.getByText('Sandi berkas:').locator('b');
    password = (await shown.textContent()) ?? '';
    expect(password).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/);
    // The office's page says where the plenary goes on, and invites nobody to go on here.
    await page.getByRole('heading', { name: 'Rapat berlanjut di laptop ruang pleno' }).waitFor();
    await page.getByText(/^Dibawa Sekretaris PPK sejak .*; salinannya dibuat oleh Ketua PPK\.$/).waitFor();
    const deeds = /^(Bacakan|Skors rapat|Catat kehadiran|Perbaiki|Pulang|Bagi kelompok|Catat keberatan|Susun D\.Hasil|Tutup rapat)/;
    expect(await page.getByRole('button', { name: deeds }).or(page.getByRole('link', { name: deeds })).count()).toBe(0);
    // Objections are written down there now; what changed below is answered here, for the laptop gets none of it.
    await page.getByText('Keberatan dan kejadian khusus sekarang dicatat di laptop ruang pleno.').waitFor();
    expect(await page.getByText('Keberatan dicatat di sini').count()).toBe(0);
    await houses.inOffice((db) => alarmAt(db, houses.plenary));
    await page.reload();
    await page.getByText('Laptop ruang pleno tidak menerima peringatan: beri tahu ruang pleno.').waitFor();
    await page.getByRole('button', { name: 'Jawab', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Apa yang ditemukan setelah diperiksa').fill('Ruang pleno sudah diberi tahu lewat radio');
    await page.getByRole('dialog').getByRole('button', { name: 'Catat', exact: true }).click();
    await page.getByText('1 peringatan sudah dijawab').waitFor();
    await expectFair(page, 'out');
    await page.goto('/plenaries');
    await page.getByRole('row').filter({ hasText: 'Subdistrict 11.01.01' }).getByText(/dibawa Sekretaris PPK sejak /).waitFor();
    await expectFair(page, 'out-list');
    await page.goto(`/plenaries/${houses.plenary}`);
    await page.getByRole('link', { name: 'Gabungkan atau lanjutkan' }).click();
    await page.getByRole('button', { name: 'Gabungkan dari laptop' }).waitFor();
    expect(await page.getByRole('button', { name: /^(Bawa salinan baru|Laptop tidak kembali)$/ }).count()).toBe(2);
    await page.goto(readAt(0, ONE, 1));
    await page.getByRole('note').filter({ hasText: 'Dibawa ke ruang pleno oleh Sekretaris PPK' }).waitFor();
    await page.getByRole('button', { name: 'Baris berikutnya' }).waitFor();
    expect(await page.locator('[data-cell]').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^(Cocok|Koreksi|Keberatan)/ }).count()).toBe(0);
    await expectFair(page, 'out-line');
    await page.context().close();
  });

  it('is led on the laptop: a password of its own, read, corrected, objected to, signed, closed', { timeout: 300_000 }, async () => {
    await expect(houses.laptop(houses.at('out.erekap'), 'AAAA-AAAA-AAAA-AAAA')).rejects.toThrow('Berkas terkunci');
    laptop = await houses.laptop(houses.at('out.erekap'), password.toLowerCase());
    const [link] = laptop.links;
    expect(laptop.links.map(({ login }) => login)).toEqual(['ketuappk']);
    const page = await pageOf(new URL(link?.link ?? '').origin, null);
    await page.goto(link?.link ?? '');
    await signUp(page);
    await page.goto(`/plenaries/${houses.plenary}`);
    await page.getByText('Ruang pleno tanpa jaringan').first().waitFor();
    expect(await page.getByRole('button', { name: 'Bawa ke ruang pleno' }).count()).toBe(0);
    await expectFair(page, 'hall');
    await readOne(page);
    await readRest(page);
    await signAll(page);
    await page.getByRole('button', { name: 'Tutup rapat' }).first().click();
    await page.getByText('Ditutup', { exact: true }).first().waitFor();
    await finish(page);
    await page.context().close();
    await laptop.stop();
    // The terminal makes the very same file.
    const done = await houses.erekap('hall', 'finish', '--data', houses.at('laptop'), '--out', houses.at('again.erekap'));
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('Bawa berkas ini ke kantor')]);
    expect((await readFile(houses.at('again.erekap'))).equals(await readFile(houses.at('back.erekap')))).toBe(true);
  });

  it('comes back: both values side by side, decided by a person, all of it or nothing', { timeout: 300_000 }, async () => {
    // Meanwhile the office read one of the lines otherwise.
    await houses.inOffice((db) => hallNight.at(db, houses.plenary).confirm(houses.contests[0]!, TWO, 1, votes(1, 2, 4)));
    const dry = await houses.erekap('hall', 'join', houses.at('back.erekap'), '--dry-run', '--data', houses.at('office'));
    expect(dry).toMatchObject({ code: 1, out: expect.stringContaining('Berbeda, perlu diputuskan (2)') as string });
    const page = await officePage();
    await page.goto(`/plenaries/${houses.plenary}`);
    await page.getByRole('button', { name: 'Gabungkan dari laptop' }).click();
    const file = page.getByLabel('Berkas yang dibawa pulang dari laptop (.erekap)');
    await file.setInputFiles(houses.at('out.erekap'));
    await page.getByText('ini berkas yang dibawa keluar').waitFor();
    await expectFair(page, 'wrong-file');
    await file.setInputFiles(houses.at('back.erekap'));
    await page.getByText('2 hal berbeda di kedua tempat').waitFor();
    await page.getByText('Jumlah', { exact: false }).first().waitFor();
    await expectFair(page, 'conflicts');
    await inEnglish(page);
    const join = page.getByRole('button', { name: 'Gabungkan', exact: true });
    expect(await join.isDisabled()).toBe(true);
    for (const conflict of await page.getByRole('group').filter({ has: page.getByRole('radio') }).all()) {
      await conflict.getByRole('radio', { name: 'Ruang pleno' }).check();
      await conflict.getByLabel('Alasan').fill('Diperiksa bersama dengan C.Hasil plano');
    }
    await join.click();
    await page.getByText('Digabung:').waitFor();
    await expectFair(page, 'joined');
    await page.goto(`/plenaries/${houses.plenary}`);
    await page.getByText('Ditutup', { exact: true }).first().waitFor();
    await page.getByText('Saksi menyatakan salinan berbeda.').waitFor();
    await page.context().close();
    const again = await houses.erekap('hall', 'join', houses.at('back.erekap'), '--data', houses.at('office'));
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Berkas ini sudah digabung; tidak ada yang berubah.') as string });
  });

  it('the laptop is there to be read only, and says so', { timeout: 120_000 }, async () => {
    laptop = await houses.laptop(null, '');
    const page = await pageOf(laptop.url.replace('127.0.0.1', 'localhost'), null);
    await page.goto('/sign-in');
    await page.getByRole('heading', { name: 'Rapat pleno Subdistrict 11.01.01' }).waitFor();
    expect(await page.getByRole('button', { name: /Lupa kata sandi|masuk dengan kode/ }).count()).toBe(0);
    await expectFair(page, 'door-again');
    await page.goto('/setup');
    await page.getByText('Laptop ini sudah disiapkan untuk satu rapat pleno').waitFor();
    await page.goto('/sign-in');
    await knock(page, 'ketuappk', PASSWORD);
    await page.getByLabel('Kode dari aplikasi kode').fill(codeOf(secret, 1));
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByText('Rapat di laptop ini diakhiri').waitFor();
    await expectFair(page, 'finished');
    await page.context().close();
  });
});

/** The same differences for who reads English, on a phone: nothing is cut off, and what was not chosen yet stays open. */
async function inEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'EN, English' }).click();
  await page.getByText('Differences between the two: 2.').waitFor();
  await page.setViewportSize(PHONE);
  // What a difference is about stands within its box, however many lines it takes, and one alarm is not told as many.
  for (const box of await page.getByRole('group').filter({ has: page.getByRole('radio') }).all()) {
    const [outer, legend] = await Promise.all([box.boundingBox(), box.locator('legend').boundingBox()]);
    expect((legend?.y ?? 0) - (outer?.y ?? 0)).toBeGreaterThan(4);
  }
  await page.getByText('Alarms answered: 1').waitFor();
  await expectFair(page, 'conflicts-en');
  await page.getByRole('button', { name: /^ID/ }).click();
  await page.getByText('2 hal berbeda di kedua tempat').waitFor();
}

/** Something that changed below after it was read: an alarm at this plenary, as the office's own commands write it. */
async function alarmAt(db: Db, plenary: number): Promise<void> {
  await sql`INSERT INTO recap_alarm (event_id, scheme, path, contest_id, what, details) SELECT p.event_id, p.scheme, p.path, c.id, 'sheet_changed', jsonb_build_object('below', p.path) FROM plenary p JOIN contest c ON c.event_id = p.event_id WHERE p.id = ${plenary} ORDER BY c.id LIMIT 1`.execute(db);
}

/** By the set-up link: a password for this laptop alone, then the name and the password once more. */
async function signUp(page: Page): Promise<void> {
  // The door speaks of the plenary, not of an office.
  await page.getByRole('heading', { name: 'Rapat pleno Subdistrict 11.01.01' }).waitFor();
  await page.getByText('Pilih kata sandi Anda untuk memimpin rapat ini').waitFor();
  expect(await page.getByText(/Kantor E-Rekap|akun baru/).count()).toBe(0);
  await expectFair(page, 'door');
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
  // Codes of an app need no network either.
  ({ secret } = await enrolApp(page));
  await page.getByRole('heading', { name: /^Ruang pleno tanpa jaringan/ }).waitFor();
}

/** One line typed from the paper, then corrected, and an objection to it, all by keyboard. */
async function readOne(page: Page): Promise<void> {
  await page.goto(readAt(0, ONE, 1));
  await page.locator('[data-cell]').first().waitFor();
  const cells = await page.locator('[data-cell]').count();
  for (let at = 0; at < cells; at++) {
    await page.keyboard.press('7');
    await page.keyboard.press('Enter');
  }
  // Seven everywhere breaks rules of the form: what the paper says goes with the figures.
  const paper = page.getByLabel('Yang tertulis di kertas');
  await paper.fill('Kertasnya memang berisi tujuh di setiap kotak');
  await paper.press('Enter');
  await page.getByText(/TPS 001.* tercatat\./).waitFor();
  await page.goto(readAt(0, ONE, 1));
  await page.getByRole('button', { name: /^Koreksi/ }).waitFor();
  await page.keyboard.press('k');
  await page.locator('[data-cell="C.1"]').fill('9');
  await page.getByLabel('Alasan').fill('Salinan saksi dan pengawas sama: dua suara belum dihitung');
  await page.getByLabel('Bukti').fill('C.Hasil Salinan saksi 01');
  await page.getByLabel('Diminta oleh').fill('Saksi 01');
  await page.getByRole('checkbox', { name: /Ketua PPK/ }).press('Space');
  await pressReady(page.getByRole('button', { name: 'Catat koreksi' }));
  await page.getByText(/TPS 001.* tercatat\./).waitFor();
  await page.goto(readAt(0, ONE, 1));
  await page.getByRole('button', { name: /^Keberatan/ }).waitFor();
  await page.keyboard.press('o');
  await page.getByRole('dialog').getByLabel('Isi').fill('Saksi menyatakan salinan berbeda.');
  await page.getByRole('dialog').getByLabel('Disampaikan oleh').selectOption({ index: 1 });
  await page.getByRole('dialog').getByRole('radio', { name: 'Keberatan', exact: true }).check();
  await pressReady(page.getByRole('dialog').getByRole('button', { name: 'Catat' }));
  await page.getByText('Saksi menyatakan salinan berbeda.').waitFor();
}

/** The plenary ends at the screen of the laptop: too early first, so it goes on, and then for good; its file is downloaded. */
async function finish(page: Page): Promise<void> {
  const end = async (): Promise<Download> => {
    await page.getByRole('button', { name: 'Akhiri rapat di laptop ini' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog').getByRole('button', { name: 'Akhiri dan unduh berkas' }).click()]);
    await page.getByText('Rapat di laptop ini diakhiri').waitFor();
    return file;
  };
  await end();
  await page.getByRole('button', { name: 'Lanjutkan rapat di laptop ini' }).click();
  await expectFair(page, 'go-on');
  await page.getByRole('dialog').getByRole('button', { name: 'Lanjutkan rapat di laptop ini' }).click();
  await page.getByText('Rapat di laptop ini diakhiri').waitFor({ state: 'detached' });
  const file = await end();
  // What this laptop would refuse is not offered; the home page leads to its one plenary.
  expect(await page.getByRole('button', { name: /^(Buka rapat|Tutup rapat|Susun D.Hasil|Catat kehadiran)$/ }).count()).toBe(0);
  await page.goto('/');
  await page.getByText('Rapat di laptop ini sudah diakhiri. Bawa berkasnya ke kantor.').waitFor();
  await page.getByRole('link', { name: 'Buka rapat pleno' }).click();
  await page.getByRole('link', { name: 'Unduh berkas untuk kantor' }).waitFor();
  await expectFair(page, 'ended');
  await file.saveAs(houses.at('back.erekap'));
}

async function readRest(page: Page): Promise<void> {
  for (const [at, region, station] of [[0, ONE, 2], [0, TWO, 1], [0, TWO, 2], [1, ONE, 1], [1, ONE, 2], [1, TWO, 1], [1, TWO, 2]] as const) await confirm(page, at, region, station, votes(1, 2, 3));
}

/** D.Hasil of the first contest by hand; of the second beside. */
async function signAll(page: Page): Promise<void> {
  const { id } = await act<{ id: number }>(page, { path: `/api/plenaries/${houses.plenary}/certificates`, body: { contest: contest(1) } });
  await act(page, { path: `/api/certificates/${id}/read-back`, body: {} });
  await act(page, { path: `/api/certificates/${id}/signatures`, body: { attendance: 1, signed: true, reason: null } });
  await act(page, { path: `/api/certificates/${id}/send`, body: {} });
  await page.goto(`/plenaries/${houses.plenary}`);
  // What is objected is answered first: nothing is read back before.
  await page.getByRole('heading', { name: 'Jawab keberatan' }).waitFor();
  await page.getByRole('button', { name: 'Jawab', exact: true }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'Tidak diterima' }).check();
  await page.getByRole('dialog').getByLabel('Jawaban').fill('Salinan dicocokkan bersama, sama dengan C.Hasil plano');
  await page.getByRole('dialog').getByRole('button', { name: 'Catat', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Susun D.Hasil' }).first().click();
  await page.getByRole('button', { name: 'Sudah dibacakan kembali' }).first().click();
  await page.getByRole('button', { name: 'Catat tanda tangan' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: /^Tanda tangan Ketua PPK/ }).click();
  await page.getByRole('button', { name: 'Ya, menandatangani' }).click();
  await page.getByText('Semua yang hadir sudah').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Kirim ke atas' }).first().click();
  await page.getByRole('button', { name: 'Ya, kirim' }).click();
}
