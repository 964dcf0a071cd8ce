import { generateSync } from 'otplib';
import type { CDPSession, Page } from 'playwright-core';

/** The code of the present half minute, or of one some steps ahead. */
export const codeOf = (secret: string, ahead = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + ahead * 30 });

/** Name and password, as a person types them. */
export async function knock(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel(/^Nama masuk/).fill(login);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

/** Keeps the recovery codes and goes on. */
export async function keepCodes(page: Page): Promise<string[]> {
  await page.getByRole('heading', { name: 'Simpan kode pemulihan Anda' }).waitFor();
  const codes = await page.locator('ol li').filter({ hasText: /^[A-Z2-9]{5}-[A-Z2-9]{5}$/ }).allTextContents();
  await page.getByLabel('Kode ini sudah saya simpan').check();
  await page.getByRole('button', { name: 'Lanjut' }).click();
  return codes;
}

export async function enrolApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: /^Aplikasi kode/ }).click();
  const secret = ((await page.getByTestId('totp-secret').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Kode yang kini tampil').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Cocokkan dan pasang' }).click();
  return { secret, codes: await keepCodes(page) };
}

/** A passkey that lives in the browser and answers for its owner. */
export async function virtualPasskey(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return cdp;
}
