import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PHONE, serverUrl, visit } from '../support/browser.ts';

export const PIN = '270391';

export type Phone = { readonly context: BrowserContext; readonly page: Page; readonly faults: string[]; close(): Promise<void> };

/** A phone that nobody has signed in on; `faults` collects whatever its browser complains of. */
export async function newPhone(browser: Browser, lang: 'id' | 'en' = 'id'): Promise<Phone> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'id-ID', baseURL: serverUrl(), hasTouch: true, isMobile: true });
  await context.addInitScript((chosen) => { localStorage.setItem('erekap-field.lang', chosen); }, lang);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (/Content Security Policy|unhandled/i.test(message.text())) faults.push(message.text()); });
  return { context, page, faults, close: () => context.close() };
}

/** Opens the field app and waits until it is kept for times without a network. */
export async function openField({ page }: Phone, path = '/field/'): Promise<void> {
  await page.goto(path);
  await page.locator('h1').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
}

export async function enrol(phone: Phone, code: string, name = 'Ponsel uji'): Promise<void> {
  const { page } = phone;
  await page.getByLabel('Kode 10 huruf').fill(code);
  await page.getByLabel('Nama gawai').fill(name);
  await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
}

export async function choosePin({ page }: Phone, pin = PIN): Promise<void> {
  await page.getByLabel('PIN baru').fill(pin);
  await page.getByLabel('Ulangi PIN').fill(pin);
  await page.getByRole('button', { name: 'Simpan PIN' }).click();
  await page.getByRole('button', { name: 'Kunci' }).waitFor();
}

export async function unlock({ page }: Phone, pin = PIN): Promise<void> {
  await page.getByLabel('PIN').fill(pin);
  await page.getByRole('button', { name: 'Buka' }).click();
}

export async function report({ page }: Phone, note: string): Promise<void> {
  await page.getByLabel('Catatan').fill(note);
  await page.getByRole('button', { name: 'Lapor siap' }).click();
  await page.getByText('Laporan ditandatangani dan disimpan.').waitFor();
}

export type Asked = { readonly id: string; readonly code: string; readonly link: string; readonly spoken: string };

/** A code for the duty of a demo person, as they make it for themselves on their own account page. */
export async function codeFor(browser: Browser, person: string): Promise<Asked> {
  const holder = await visit(browser, { actor: person });
  try {
    const { duties } = (await (await holder.context.request.get('/api/devices/own')).json()) as { duties: { assignment: number }[] };
    const answer = await holder.context.request.post('/api/devices/invites', {
      data: { assignment: duties[0]?.assignment }, headers: { 'idempotency-key': crypto.randomUUID() },
    });
    if (!answer.ok()) throw new Error(`no code for ${person}: ${await answer.text()}`);
    return (await answer.json()) as Asked;
  } finally {
    await holder.close();
  }
}

/** The code that the house sent last, as its reader finds it in the outbox of the demo city. */
export async function sentCode({ context }: Pick<Phone, 'context'>): Promise<string> {
  const { rows } = (await (await context.request.get('/api/outbox', { params: { limit: 20 } })).json()) as { rows: { purpose: string; text: string | null }[] };
  const text = rows.find(({ purpose }) => purpose === 'devices.code')?.text ?? '';
  return /\b[A-Z2-9]{3}-[A-Z2-9]{4}-[A-Z2-9]{3}\b/.exec(text)?.[0] ?? '';
}

/** A phone that is somebody's, with a PIN, at its home screen. */
export async function enrolledPhone(browser: Browser, person: string, name = 'Ponsel uji'): Promise<Phone> {
  const phone = await newPhone(browser);
  await openField(phone);
  await enrol(phone, (await codeFor(browser, person)).code, name);
  await choosePin(phone);
  return phone;
}

/** The queue as the screen holds it, what is folded away as well: `Terkirim`, `Menunggu dikirim` … newest first. */
export const queueOf = ({ page }: Phone): Promise<string[]> => page.locator('.queue .state').allTextContents();
