import type { Browser, Page } from 'playwright-core';
import { visit } from '../support/browser.ts';
import { choosePin, enrol, newPhone, openField, type Phone } from '../devices/phone.ts';

type Duty = { readonly assignment: number; readonly within: string | null; readonly region: string };

/** A phone of a demo person's duty on the night of the count, at its home screen. */
export async function nightPhone(browser: Browser, person: string, name: string, lang: 'id' | 'en' = 'id'): Promise<Phone> {
  const phone = await newPhone(browser, lang);
  await openField(phone);
  await enrol(phone, await nightCode(browser, person), name);
  await choosePin(phone);
  return phone;
}

/** A code for that duty, as its holder makes it on their own account page. */
export async function nightCode(browser: Browser, person: string): Promise<string> {
  const holder = await visit(browser, { actor: person });
  try {
    const { duties } = (await (await holder.context.request.get('/api/devices/own')).json()) as { duties: Duty[] };
    const duty = duties.find(({ within }) => within?.includes('demo-malam'));
    const answer = await holder.context.request.post('/api/devices/invites', { data: { assignment: duty?.assignment }, headers: { 'idempotency-key': crypto.randomUUID() } });
    if (!answer.ok()) throw new Error(`no code for ${person}: ${await answer.text()}`);
    return ((await answer.json()) as { code: string }).code;
  } finally {
    await holder.close();
  }
}

/** The card of a contest on the home screen. */
export const cardOf = (page: Page, contest: string) => page.locator('.sheet-card').filter({ has: page.getByText(contest, { exact: true }) });
export const signOf = (page: Page, contest: string): Promise<string | null> => cardOf(page, contest).getAttribute('data-sign');

/** Opens a sheet and its form. */
export async function openEntry(page: Page, contest: string, button: RegExp | string = 'Isi angka'): Promise<void> {
  await cardOf(page, contest).click();
  await page.getByRole('button', { name: button }).click();
  await page.locator('.fill').waitFor();
}

/** Types figures with the big keys, in the paper's own order from the cell that is chosen: null = empty boxes. */
export async function typeFigures(page: Page, figures: readonly (number | null)[]): Promise<void> {
  for (const figure of figures) {
    if (figure === null) await page.getByRole('button', { name: 'Kotak di kertas kosong' }).click();
    else if (figure === 0) await page.getByRole('button', { name: 'XXX di kertas: nol' }).click();
    else for (const digit of String(figure)) await page.locator('.keypad').getByRole('button', { name: digit, exact: true }).click();
    await page.locator('.key.next').click();
  }
}

/** Reads back part after part, and signs. */
export async function readBackAndSign(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Baca ulang bersama' }).click();
  const sign = page.getByRole('button', { name: 'Tanda tangani dan kirim' });
  const next = page.getByRole('button', { name: 'Cocok, lanjut' });
  for (;;) {
    await sign.or(next).waitFor();
    if (await sign.isVisible()) break;
    await next.click();
  }
  await sign.click();
  await page.locator('.sheet-now').waitFor();
}

/** Whatever the line of a sheet says from now on, be it for a moment, until the page is loaded anew. @returns what it said so far */
export async function heardOfSheet(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard = new Set<string>();
    const listen = (): void => { for (const line of document.querySelectorAll<HTMLElement>('.sheet-now')) heard.add(line.innerText.trim()); };
    new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { heardOfSheet: heard });
  });
  return () => page.evaluate(() => [...(globalThis as unknown as { heardOfSheet: Set<string> }).heardOfSheet]);
}
