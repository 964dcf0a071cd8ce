import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { DESK, openBrowser, PHONE, visit } from '../support/browser.ts';
import { call } from '../support/call.ts';
import { pressReady } from '../support/press.ts';
import { contestsOfNight, lineOf, plenaryHere, readAll, SUBDISTRICT, VILLAGE, type Contest } from './hall.ts';

let browser: Browser;
let contests: Contest[];
let plenary = 0;
beforeAll(async () => {
  browser = await openBrowser();
  contests = await contestsOfNight();
});
afterAll(() => browser.close());
const contest = (slug: string): number => contests.find((one) => one.slug === slug)?.id ?? 0;

/** Puts the focus on a control and presses a key: no mouse anywhere. */
const press = async (page: Page, role: 'button' | 'link', name: string | RegExp, key = 'Enter'): Promise<void> => pressReady(page.getByRole(role, { name, exact: typeof name === 'string' }).first(), key);
/** The screen stands at the line's name: what was recorded and what it breaks is in sight. */
const atTop = async (page: Page, name: string): Promise<void> => {
  await expect.poll(() => page.evaluate(() => [Math.round(window.scrollY), document.activeElement?.textContent])).toEqual([0, name]);
};
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
const readAt = (station: number, slug = 'ppwp'): string => `/plenaries/${plenary}/read?contest=${contest(slug)}&region=${VILLAGE}&station=${station}`;

describe('a plenary of a kecamatan, led by keyboard', () => {
  it('is planned, its people are written down, and it is opened', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:ppk' });
    await page.goto('/plenaries?event=demo-malam');
    await press(page, 'button', /^Jadwalkan pleno/);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tempat').fill('Aula Kantor Camat');
    await dialog.getByLabel('Berapa kelompok').selectOption('2');
    await dialog.getByLabel('Tempat').press('Enter');
    await heading(page, /^Rapat Pleno/);
    plenary = (await plenaryHere()) ?? 0;
    expect(plenary).toBeGreaterThan(0);
    await press(page, 'button', 'Catat kehadiran');
    for (const [name, capacity] of [['Maya Lestari', 'chair'], ['Arif Nugraha', 'supervisor']] as const) {
      await dialog.getByLabel('Nama', { exact: true }).fill(name);
      await dialog.getByLabel('Hadir sebagai').selectOption(capacity);
      await dialog.getByLabel('Nama', { exact: true }).press('Enter');
      await dialog.getByText(`${name} tercatat`).waitFor();
    }
    await dialog.getByLabel('Nama', { exact: true }).fill('Wulan Kencana');
    await dialog.getByLabel('Hadir sebagai').selectOption('witness');
    await dialog.getByLabel('Pemilihan').selectOption(String(contest('ppwp')));
    await dialog.getByLabel('Peserta pemilu').selectOption('1');
    await dialog.getByLabel('Nomor surat mandat').fill('SM-01/2024');
    // A witness whose mandate nobody recorded is told apart, with the reason.
    expect(await dialog.getByRole('button', { name: 'Catat' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Mengapa tanpa mandat').fill('Surat mandat dibawa, belum dicatat kantor');
    await dialog.getByLabel('Mengapa tanpa mandat').press('Enter');
    await dialog.getByText('Wulan Kencana tercatat').waitFor();
    await page.keyboard.press('Escape');
    await press(page, 'button', 'Buka rapat');
    await heading(page, /^Bacakan Presiden/);
    await close();
  });

  it('reads line after line with Enter; each is in the sum, and the projector follows', { timeout: 120_000 }, async () => {
    const desk = await visit(browser, { actor: 'demo:ppk' });
    const screen = await visit(browser, { actor: 'demo:layar', viewport: { width: 1280, height: 720 } });
    await screen.page.goto(`/plenaries/${plenary}/layar`);
    await desk.page.goto(readAt(5));
    await heading(desk.page, 'TPS 005, Bukitlama');
    await screen.page.getByRole('heading', { name: 'TPS 005, Bukitlama' }).waitFor();
    await desk.page.getByRole('button', { name: /^Cocok/ }).waitFor();
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('TPS 005, Bukitlama tercatat.').waitFor();
    await heading(desk.page, 'TPS 006, Bukitlama');
    await screen.page.getByRole('heading', { name: 'TPS 006, Bukitlama' }).waitFor();
    await screen.page.getByText('1 dari 228 TPS').waitFor();
    const { state, figures, written } = await lineOf(plenary, contest('ppwp'), 5);
    expect(state).toBe('confirmed');
    expect(figures).toEqual(written?.figures);
    expect(await screen.page.locator('nav').count()).toBe(0);
    await desk.close();
    await screen.close();
  });

  it('corrects with all that D.Hasil must tell, and reads a line again with a reason', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:ppk' });
    await page.goto(readAt(5));
    await page.getByRole('button', { name: /^Koreksi/ }).waitFor();
    await page.keyboard.press('k');
    const before = (await lineOf(plenary, contest('ppwp'), 5)).figures?.['C.1'] ?? 0;
    const cell = page.locator('[data-cell="C.1"]');
    // The hand begins at the votes, and Shift Enter takes it to the reason.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('C.1');
    await cell.fill(String(before + 3));
    // Three votes more in one box alone: what that breaks stands at the button before it is recorded.
    await page.getByText('Angka ini melanggar aturan: Perolehan suara tidak sama dengan suara sah.').waitFor();
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('Tiga suara belum dihitung. ');
    await page.getByLabel('Alasan').fill('Salinan saksi dan pengawas sama: tiga suara belum dihitung');
    await page.getByLabel('Bukti').fill('C.Hasil Salinan saksi 01');
    await page.getByLabel('Diminta oleh').fill('Wulan Kencana (saksi)');
    for (const name of [/Maya Lestari/, /Arif Nugraha/]) await page.getByRole('checkbox', { name }).press('Space');
    await press(page, 'button', 'Catat koreksi');
    await page.getByText('TPS 005, Bukitlama tercatat.').waitFor();
    await atTop(page, 'TPS 005, Bukitlama');
    const corrected = await lineOf(plenary, contest('ppwp'), 5);
    expect(corrected.state).toBe('corrected');
    expect(corrected.figures?.['C.1']).toBe(before + 3);
    expect(corrected.written?.figures['C.1']).toBe(before);
    await page.goto(readAt(5));
    await page.getByRole('cell', { name: `${before + 3} berbeda` }).waitFor();
    await press(page, 'button', 'Baca ulang');
    await page.getByRole('dialog').getByLabel('Alasan').fill('Dibacakan sekali lagi atas permintaan saksi');
    await pressReady(page.getByRole('dialog').getByRole('button', { name: 'Baca ulang' }));
    await page.getByRole('button', { name: /^Cocok/ }).waitFor();
    expect((await lineOf(plenary, contest('ppwp'), 5)).state).toBe('waiting');
    await close();
  });

  it('types a sheet that nobody filled in from the paper', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:ppk' });
    await page.goto(readAt(12));
    await page.locator('[data-cell]').first().waitFor();
    const cells = await page.locator('[data-cell]').evaluateAll((fields) => fields.map((field) => field.getAttribute('data-cell') ?? ''));
    for (const cell of cells) {
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe(cell);
      await page.keyboard.press('7');
      await page.keyboard.press('Enter');
    }
    // Seven everywhere breaks rules of the form: the paper is looked at again, and what it says goes with the figures.
    const paper = page.getByLabel('Yang tertulis di kertas');
    await paper.fill('Kertasnya memang berisi tujuh di setiap kotak');
    await paper.press('Enter');
    await page.getByText('TPS 012, Bukitlama tercatat.').waitFor();
    expect(Object.values((await lineOf(plenary, contest('ppwp'), 12)).figures ?? {})).toEqual(cells.map(() => 7));
    await close();
  });

  it('does not take one key for agreement where a witness or the second reader says otherwise: box and both figures first', { timeout: 120_000 }, async () => {
    const { hash } = await call<{ hash: string }>('demo:saksi', `/api/field/copies?contest=${contest('ppwp')}&village=${VILLAGE}&station=8`);
    const held = (await lineOf(plenary, contest('ppwp'), 8)).written?.figures['C.2'] ?? 0;
    await call('demo:saksi', '/api/field/statements', { contest: contest('ppwp'), village: VILLAGE, station: 8, copyOf: hash, statement: 'differs', figures: { 'C.2': held + 2 }, reason: 'Kertas saksi lain', photos: [], saidAt: '2024-02-14T14:00:00.000Z' });
    const { page, close } = await visit(browser, { actor: 'demo:ppk' });
    await page.goto(readAt(8));
    await page.getByText('≠ 1 kotak berbeda').waitFor();
    await page.getByRole('checkbox', { name: 'TPS 006, Bukitlama sudah dibacakan' }).waitFor();
    for (const station of ['007', '008']) expect(await page.getByRole('checkbox', { name: `TPS ${station}, Bukitlama sudah dibacakan` }).count()).toBe(0);
    await page.locator('dl [data-differs]').getByText(`≠ berbeda ${held + 2}`).waitFor();
    for (const _ of [1, 2]) await page.keyboard.press('Enter');
    const asked = page.locator('[data-doubt]');
    await asked.getByText(`tertulis ${held}`).waitFor();
    expect(await asked.innerText()).toMatch(new RegExp(`IV\\.2 .*tertulis ${held}, Wulan Kencana \\(2 Galih.*: ${held + 2}`));
    expect(await barriers(page)).toEqual([]);
    expect((await lineOf(plenary, contest('ppwp'), 8)).state).toBe('waiting');
    await page.keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    await page.keyboard.press('y');
    await page.keyboard.press('Enter');
    await asked.waitFor();
    expect((await lineOf(plenary, contest('ppwp'), 8)).state).toBe('waiting');
    await page.keyboard.press('y');
    await page.getByText('TPS 008, Bukitlama tercatat.').waitFor();
    expect((await lineOf(plenary, contest('ppwp'), 8)).state).toBe('confirmed');
    await page.goto(readAt(7));
    // The list tells it too, and may be there before the line itself.
    await page.getByRole('status').getByText('pembaca kedua membaca lain').waitFor();
    await page.keyboard.press('Enter');
    await asked.getByText('Pembaca kedua membaca lain.').waitFor();
    await page.getByRole('radio', { name: /^Perlu dilihat \(\d+\)$/ }).check();
    const list = page.getByRole('list', { name: 'Baris menurut urutan baca' });
    for (const station of ['007', '008']) await list.getByText(`TPS ${station}, Bukitlama`).waitFor();
    expect(await list.getByText('TPS 006, Bukitlama').count()).toBe(0);
    await close();
  });

  it('tells calmly that a colleague was faster, and shows what is there now', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:ppk' });
    await page.goto(readAt(6));
    await page.getByRole('button', { name: /^Cocok/ }).waitFor();
    const { changes, written } = await lineOf(plenary, contest('ppwp'), 6);
    await page.route('**/lines/confirm', async (route) => {
      await call('demo:ppk', `/api/plenaries/${plenary}/lines/confirm`, { contest: contest('ppwp'), region: VILLAGE, station: 6, after: changes, figures: written?.figures });
      await route.continue();
    }, { times: 1 });
    await page.keyboard.press('Enter');
    await page.getByText('baru saja diubah oleh rekan Anda').waitFor();
    await page.getByText('Sekarang: Cocok').waitFor();
    await close();
  });

  it('writes down an objection from the line, answers it, and goes into recess and on', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:ppk' });
    await page.goto(readAt(3));
    await page.getByRole('button', { name: /^Keberatan/ }).waitFor();
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.keyboard.press('o');
    await page.getByRole('dialog').getByLabel('Isi').fill('Saksi menyatakan salinan berbeda.');
    // Nobody and nothing is chosen beforehand: what stands on the paper is what somebody chose.
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Catat' }).isDisabled()).toBe(true);
    await page.getByRole('dialog').getByLabel('Disampaikan oleh').selectOption({ index: 1 });
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Catat' }).isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('radio', { name: 'Keberatan', exact: true }).check();
    await pressReady(page.getByRole('dialog').getByRole('button', { name: 'Catat' }));
    await page.getByText('Saksi menyatakan salinan berbeda.').waitFor();
    await atTop(page, 'TPS 003, Bukitlama');
    await page.goto(`/plenaries/${plenary}`);
    // A slip of the pen is put right before it is answered, and not any more after that.
    await press(page, 'button', 'Perbaiki catatan K-1');
    await page.getByRole('dialog').getByText('Seharusnya kejadian khusus? Catat baru').waitFor();
    await page.getByRole('dialog').getByLabel('Isi').fill('Saksi menyatakan salinannya berbeda.');
    await page.getByRole('dialog').getByLabel('Alasan').fill('Salah tulis');
    await pressReady(page.getByRole('dialog').getByRole('button', { name: 'Ya, perbaiki' }));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Saksi menyatakan salinannya berbeda.').waitFor();
    await press(page, 'button', 'Jawab keberatan K-1');
    await page.getByRole('dialog').getByLabel('Jawaban').fill('Disandingkan dengan C.Hasil; saksi menerima.');
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Catat' }).isDisabled()).toBe(true);
    await page.getByRole('dialog').getByRole('radio', { name: 'Diterima', exact: true }).check();
    await pressReady(page.getByRole('dialog').getByRole('button', { name: 'Catat' }));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Disandingkan dengan C.Hasil; saksi menerima.').waitFor();
    expect(await page.getByRole('button', { name: 'Perbaiki catatan K-1' }).count()).toBe(0);
    await press(page, 'button', 'Skors rapat');
    await page.getByRole('dialog').getByLabel('Alasan').fill('Istirahat malam');
    await pressReady(page.getByRole('dialog').getByRole('button', { name: 'Skors rapat' }));
    await heading(page, 'Rapat sedang diskors');
    await page.goto(readAt(3));
    await page.getByText('Rapat diskors').waitFor();
    expect(await page.getByRole('button', { name: /^Cocok/ }).count()).toBe(0);
    await page.goto(`/plenaries/${plenary}`);
    await press(page, 'button', 'Lanjutkan rapat');
    await heading(page, /^Bacakan Presiden/);
    await close();
  });
});

describe('D.Hasil', () => {
  it('is drawn up, read back, signed or refused by everybody, sent, and accepted above', { timeout: 240_000 }, async () => {
    await readAll(plenary, contest('ppwp'));
    const { page, close } = await visit(browser, { actor: 'demo:ppk' });
    await page.goto(`/plenaries/${plenary}`);
    await heading(page, /^Susun D.Hasil Presiden/);
    await press(page, 'button', 'Susun D.Hasil');
    await heading(page, /^Bacakan kembali/);
    await press(page, 'button', 'Sudah dibacakan kembali');
    await heading(page, /^Tanda tangani/);
    await press(page, 'button', 'Catat tanda tangan');
    const dialog = page.getByRole('dialog');
    await pressReady(dialog.getByRole('button', { name: /^Tanda tangan Maya Lestari/ }));
    await pressReady(dialog.getByRole('button', { name: 'Ya, menandatangani' }));
    await dialog.getByText('Maya Lestari (ketua): menandatangani').waitFor();
    await pressReady(dialog.getByRole('button', { name: /^Menolak: Wulan Kencana/ }));
    await dialog.getByLabel('Alasan menolak').fill('Keberatan kami dicatat terpisah');
    await dialog.getByLabel('Alasan menolak').press('Enter');
    await dialog.getByText(/menolak: Keberatan kami dicatat terpisah/).waitFor();
    await pressReady(dialog.getByRole('button', { name: /^Tanda tangan Arif Nugraha/ }));
    await pressReady(dialog.getByRole('button', { name: 'Ya, menandatangani' }));
    await dialog.getByText('Semua yang hadir sudah').waitFor();
    await page.keyboard.press('Escape');
    await heading(page, /^Kirim D.Hasil Presiden/);
    await press(page, 'button', 'Kirim ke atas');
    await dialog.getByText('Semua keberatan sudah dijawab.').waitFor();
    await page.getByRole('button', { name: 'Ya, kirim' }).click();
    await heading(page, /^Bacakan DPR/);
    await close();
    await decide();
  });

  /** The city looks at the paper, accepts it, and opens it again with a reason. */
  async function decide(): Promise<void> {
    const above = await visit(browser, { actor: 'demo:kpu-kota' });
    await above.page.goto(`/plenaries/${plenary}`);
    await heading(above.page, /^Terima D.Hasil Presiden/);
    await press(above.page, 'link', 'Lihat D.Hasil');
    await above.page.getByText('menolak: Keberatan kami dicatat terpisah').waitFor();
    const [paper] = await Promise.all([above.context.request.get(`/api/certificates/${above.page.url().split('/').at(-1) ?? ''}/pdf`), heading(above.page, /^D.HASIL/)]);
    expect(paper.headers()['content-type']).toBe('application/pdf');
    expect(await barriers(above.page)).toEqual([]);
    await press(above.page, 'button', 'Terima');
    await above.page.getByRole('button', { name: 'Ya, terima' }).click();
    // The outcome of K-1 stands on this page too, so that a word alone does not tell that the paper was accepted.
    await above.page.getByRole('dialog').waitFor({ state: 'detached' });
    await above.page.getByRole('button', { name: 'Terima', exact: true }).waitFor({ state: 'detached' });
    await above.page.getByText('Diterima', { exact: true }).first().waitFor();
    await press(above.page, 'button', 'Buka lagi');
    await above.page.getByRole('dialog').getByLabel('Alasan').fill('Dua TPS dibacakan ulang atas rekomendasi pengawas');
    await pressReady(above.page.getByRole('dialog').getByRole('button', { name: 'Buka lagi' }));
    await above.page.getByText('Alasan: Dua TPS dibacakan ulang').first().waitFor();
    await above.close();
  }
});

describe('who only looks', () => {
  it('finds no button that the server would refuse', { timeout: 120_000 }, async () => {
    const { page, close } = await visit(browser, { actor: 'demo:pengamat' });
    await page.goto(`/plenaries/${plenary}`);
    await heading(page, 'Anda melihat rapat ini');
    for (const name of ['Skors rapat', 'Catat kehadiran', 'Bagi kelompok', 'Pulang']) expect(await page.getByRole('button', { name }).count()).toBe(0);
    await page.goto(readAt(5, 'dpr'));
    await page.getByText('Angkanya terlihat setelah').waitFor();
    expect(await page.getByRole('button', { name: /^Cocok|^Koreksi/ }).count()).toBe(0);
    await close();
  });
});

describe.each([['phone', PHONE], ['desk', DESK]] as const)('on a %s', (_, viewport) => {
  it('no screen has a serious barrier or overflows', { timeout: 180_000 }, async () => {
    const found: string[] = [];
    const { page, close } = await visit(browser, { actor: 'demo:ppk', viewport });
    const check = async (name: string): Promise<void> => { found.push(...await barriers(page, { name })); };
    for (const path of [`/plenaries?event=demo-malam&region=${SUBDISTRICT}`, `/plenaries/${plenary}`, readAt(4), readAt(12), readAt(2, 'dpr'), `/plenaries/${plenary}/layar`]) {
      await page.goto(path);
      await page.locator('h1').waitFor();
      await page.locator('[role="status"] .hidden-words').first().waitFor({ state: 'detached' });
      await check(path);
    }
    for (const name of ['Catat kehadiran', 'Bagi kelompok', 'Catat keberatan atau kejadian', 'Skors rapat']) {
      await page.goto(`/plenaries/${plenary}`);
      await press(page, 'button', name);
      await page.getByRole('dialog').waitFor();
      await check(name);
    }
    await close();
    expect(found).toEqual([]);
  });
});
