import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { DESK, openBrowser, PHONE, visit } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const OFFICER = 'demo:kpu-kota';
const PERSONNEL = 'demo:personalia';
const why = 'Pemeriksaan berkas petugas';
let serial = 0;
const key = (): string => `e2e-privacy-${Date.now()}-${serial++}`;

async function post<T>(request: APIRequestContext, path: string, data: unknown): Promise<T> {
  const answer = await request.post(path, { data, headers: { 'idempotency-key': key() } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Somebody new, so that no other test finds the demo people changed. */
const newcomer = (request: APIRequestContext, name: string): Promise<{ id: string }> =>
  post(request, '/api/people', { name, sex: 'female', birthDate: '1990-01-01', birthPlace: 'Palembang', path: '16.71.04.1001' });

const sheet = (page: Page, title: string) => page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) }).last();

describe('specific data', () => {
  it('a consent, then a sealed value, then a look that stands in the trail', async () => {
    const { page, context, close } = await visit(browser, { actor: PERSONNEL });
    const { id } = await newcomer(context.request, 'Sinta Persetujuan');
    await page.goto(`/people/${id}`);
    const consents = sheet(page, 'Persetujuan');
    await consents.getByRole('button', { name: 'Catat persetujuan' }).click();
    await consents.getByLabel('Tujuan').selectOption('health_check');
    await consents.locator('form').getByRole('button', { name: 'Catat persetujuan' }).click();
    await consents.getByText('berlaku', { exact: true }).waitFor();

    const specific = sheet(page, 'Data spesifik');
    await specific.getByRole('button', { name: 'Isi atau ubah: Data kesehatan' }).click();
    await specific.getByRole('radio', { name: 'Perlu diperiksa' }).check();
    await specific.getByRole('textbox', { name: 'Catatan' }).fill('asma ringan');
    await specific.getByRole('button', { name: 'Simpan tersegel' }).click();
    await specific.getByRole('button', { name: 'Lihat: Data kesehatan' }).click();
    expect(await page.getByText('asma ringan').count()).toBe(0);
    await specific.getByLabel('Alasan melihat').fill(why);
    await specific.getByRole('button', { name: 'Catat alasan dan tampilkan' }).click();
    await specific.getByText('asma ringan').waitFor();
    await specific.getByRole('button', { name: 'Sembunyikan' }).click();
    await close();

    const officer = await visit(browser, { actor: OFFICER });
    const trail = (await (await officer.context.request.get(`/api/audit?thing=${encodeURIComponent(`person ${id}`)}`)).json()) as { rows: { action: string; actor: string; details: Record<string, unknown> }[] };
    expect(trail.rows.find(({ action }) => action === 'people.look_health')).toMatchObject({ actor: PERSONNEL, details: { reason: why, found: true } });
    expect(JSON.stringify(trail)).not.toContain('asma');
    await officer.page.goto(`/people/${id}`);
    await sheet(officer.page, 'Data spesifik').getByText('ada', { exact: true }).waitFor();
    expect(await officer.page.getByRole('button', { name: /^Lihat: / }).count()).toBe(0);
    expect((await officer.context.request.post(`/api/people/${id}/specific/health/reveal`, { data: { reason: why }, headers: { 'idempotency-key': key() } })).status()).toBe(403);
    await officer.close();
  });
});

describe('retention', () => {
  it('what a withdrawn consent leaves is seen first, then removed', async () => {
    const writer = await visit(browser, { actor: PERSONNEL });
    const { id } = await newcomer(writer.context.request, 'Rina Jangkawaktu');
    const given = await post<{ id: string }>(writer.context.request, `/api/people/${id}/consents`, { purpose: 'health_check', wording: 1, givenAt: new Date(Date.now() - 60_000).toISOString() });
    await post(writer.context.request, `/api/people/${id}/specific/health`, { purpose: 'health_check', value: { fit: 'fit', note: '' } });
    await post(writer.context.request, `/api/people/${id}/consents/${given.id}/withdraw`, undefined);
    await writer.close();

    const { page, context, close } = await visit(browser, { actor: OFFICER });
    await page.goto('/privacy?tab=retention');
    await page.getByRole('link', { name: 'Rina Jangkawaktu' }).waitFor();
    await page.getByRole('button', { name: /^Jalankan sekarang: / }).click();
    await page.getByRole('button', { name: 'Ya, hapus dan anonimkan' }).click();
    await page.getByText(/^Selesai: \d+ data/).waitFor();
    await page.getByRole('link', { name: 'Rina Jangkawaktu' }).waitFor({ state: 'detached' });
    const privacy = (await (await context.request.get(`/api/people/${id}/privacy`)).json()) as { specific: Record<string, boolean> };
    expect(privacy.specific['health']).toBe(false);
    await close();
  });
});

describe('breaches', () => {
  it('the clock is loud when it is over, and falls silent when the notices are recorded', async () => {
    const { page, close } = await visit(browser, { actor: OFFICER });
    await page.goto('/privacy?tab=breaches');
    await page.getByRole('button', { name: 'Catat kejadian' }).click();
    await page.getByLabel('Apa yang terjadi').fill('Laptop berisi daftar petugas hilang');
    await page.getByLabel('Kapan terjadi').fill('empat hari yang lalu');
    const found = new Date(Date.now() - 80 * 3_600_000 + 7 * 3_600_000).toISOString().slice(0, 16);
    await page.getByLabel('Diketahui pada (WIB)').fill(found);
    await page.getByLabel('Data yang terungkap, satu per baris').fill('Nama\nNomor telepon');
    await page.getByLabel('Upaya penanganan').fill('Akun ditutup');
    await page.getByRole('button', { name: 'Simpan ke register' }).click();
    await page.getByRole('alert').filter({ hasText: 'LEWAT BATAS' }).waitFor();
    await page.getByText('lewat 8 jam').first().waitFor();
    await page.getByRole('button', { name: 'Naskah untuk lembaga' }).first().click();
    await page.getByText('PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI').waitFor();
    for (const kind of ['notified_persons', 'notified_authority']) {
      await page.getByRole('button', { name: 'Catat yang dilakukan' }).first().click();
      await page.getByLabel('Yang dilakukan').selectOption(kind);
      await page.getByRole('button', { name: 'Tambahkan' }).click();
      await page.getByText(kind === 'notified_persons' ? 'Orangnya diberi tahu' : 'Lembaga diberi tahu').and(page.locator('b')).waitFor();
    }
    await page.getByRole('alert').filter({ hasText: 'LEWAT BATAS' }).waitFor({ state: 'detached' });
    await close();
  });
});

describe('one\'s own data', () => {
  it('are asked about, answered, and taken home as a file', async () => {
    const mine = await visit(browser, { actor: 'demo:kpps', viewport: PHONE });
    await mine.page.goto('/privacy?tab=own');
    expect(await mine.page.getByRole('link', { name: 'Kegagalan pelindungan' }).count()).toBe(0);
    await mine.page.getByRole('button', { name: 'Ajukan permintaan' }).click();
    await mine.page.getByLabel('Apa yang diminta').fill('Tempat lahir saya seharusnya Prabumulih');
    await mine.page.getByRole('button', { name: 'Kirim permintaan' }).click();
    await mine.page.getByText('Tempat lahir saya seharusnya Prabumulih').waitFor();
    const [download] = await Promise.all([mine.page.waitForEvent('download'), mine.page.getByRole('button', { name: 'Unduh salinan' }).click()]);
    const files = unzipSync(new Uint8Array(await readFile(await download.path())));
    expect(strFromU8(files['data.json'] ?? new Uint8Array())).toContain('Dimas Saputra');
    await mine.close();

    const { page, close } = await visit(browser, { actor: OFFICER });
    await page.goto('/privacy');
    const line = page.getByRole('listitem').filter({ hasText: 'Tempat lahir saya seharusnya Prabumulih' });
    await line.getByRole('button', { name: 'Jawab' }).click();
    await line.getByLabel('Jawaban').fill('Sudah diperbaiki menurut akta lahir');
    await line.getByRole('button', { name: 'Dipenuhi' }).click();
    await line.waitFor({ state: 'detached' });
    await page.goto('/privacy?state=done');
    await page.getByText('Sudah diperbaiki menurut akta lahir').waitFor();
    await close();
  });
});

describe.each([['phone', PHONE], ['desk', DESK]] as const)('on a %s', (_, viewport) => {
  it.each(['id-ID', 'en-GB'] as const)('no screen in %s has a serious barrier or overflows', { timeout: 120_000 }, async (locale) => {
    const found: string[] = [];
    const { page, close } = await visit(browser, { actor: OFFICER, viewport, locale });
    for (const path of ['/privacy', '/privacy?tab=breaches', '/privacy?tab=retention&on=2045-01-01', '/privacy?tab=processing', '/privacy?tab=own', '/people/demo:kpps']) {
      await page.goto(path);
      await page.locator('h1').waitFor();
      await page.locator('[role="status"] .hidden-words').first().waitFor({ state: 'detached' });
      found.push(...await barriers(page, { name: path }));
    }
    await close();
    expect(found).toEqual([]);
  });
});
