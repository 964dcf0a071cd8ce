import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { openBrowser, PHONE, visit } from '../support/browser.ts';
import { startErekap, type Started } from '../support/server.ts';

let browser: Browser;
let folder = '';
let house: Started;
beforeAll(async () => {
  [browser, folder] = await Promise.all([openBrowser(), mkdtemp(join(tmpdir(), 'erekap-setup-'))]);
  house = await startErekap(folder, ['--no-demo']);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
  await rm(folder, { recursive: true, force: true });
});

it('a real office opens its first account, once, and leaves nothing of the demo behind', async () => {
  const link = /https?:\/\/\S+\/setup#\S+/.exec(house.output)?.[0] ?? '';
  const { page, context, close } = await visit(browser, { actor: null, viewport: PHONE, baseURL: new URL(link).origin });
  await page.goto('/sign-in');
  await page.getByText('Kantor ini belum disiapkan.').waitFor();
  expect(await page.getByText('Masuk sebagai orang contoh').count()).toBe(0);

  await page.goto(link);
  await page.getByLabel('Nama lengkap').fill('Rani Suryakencana');
  await expect.poll(() => page.url()).not.toContain('#');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByLabel('Provinsi, kabupaten atau kota', { exact: true }).last().fill('palembng');
  await page.getByRole('button', { name: /Kota Palembang/i }).first().click();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByLabel('Nama masuk, surel, atau nomor telepon').fill('rani@contoh.id');
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('perahu ketek menyeberang sore');
  await page.getByRole('button', { name: 'Buka akun pertama' }).click();
  await page.getByRole('button', { name: /^Aplikasi kode/ }).click();
  const secret = ((await page.getByTestId('totp-secret').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Kode yang kini tampil').fill(generateSync({ secret }));
  await page.getByRole('button', { name: 'Cocokkan dan pasang' }).click();
  await page.getByLabel('Kode ini sudah saya simpan').check();
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('heading', { name: 'Kantor siap' }).waitFor();
  await page.getByRole('link', { name: 'Masuk ke kantor' }).click();
  await page.getByRole('heading', { level: 1, name: 'Pemilihan' }).waitFor();
  await page.getByRole('heading', { name: 'Langkah pertama' }).waitFor();
  expect(await page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) }).count()).toBe(6);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: /^Bekerja sebagai: Rani/ }).click();
  await page.getByText('Operator KPU Kabupaten/Kota, Kota Palembang').waitFor();

  expect((await context.request.post('/api/session/as', { data: { person: 'demo:kpu-kota' } })).status()).toBe(404);
  await page.goto(link);
  await page.getByText('Kantor ini sudah disiapkan').waitFor();
  expect((await context.request.get('/api/setup/regions?q=palembang')).status()).toBe(409);
  await close();
});
