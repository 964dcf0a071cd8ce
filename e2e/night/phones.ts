import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { drawSheet } from '../../modules/sheets/photos/fixtures/draw-sheet.ts';
import { choosePin, enrol, newPhone, openField, type Phone } from '../devices/phone.ts';
import { cardOf, openEntry, readBackAndSign } from '../field/station.ts';
import { CONTESTS, formOf, pagesOf } from './ballots.ts';
import { CAST, type Person } from './cast.ts';
import type { NightHouse } from './house.ts';
import { paper, type Figures, type Slug } from './paper.ts';

/** As large as a cheap phone of today. */
const SCREEN = { width: 360, height: 780 };

/** The phone of one of the cast, enrolled with a code of their own account and locked by a PIN. */
export async function phoneOf(browser: Browser, house: NightHouse, person: Person, name = 'Ponsel'): Promise<Phone> {
  const headers = { cookie: house.cookies[person], 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const { duties } = (await (await fetch(`${house.url}/api/devices/own`, { headers })).json()) as { duties: { assignment: number }[] };
  const answer = await fetch(`${house.url}/api/devices/invites`, { method: 'POST', headers, body: JSON.stringify({ assignment: duties[0]?.assignment }) });
  if (!answer.ok) throw new Error(`no code for ${person}: ${await answer.text()}`);
  const { code } = (await answer.json()) as { code: string };
  const phone = await newPhone(browser);
  await phone.page.setViewportSize(SCREEN);
  await openField(phone);
  await enrol(phone, code, `${name} ${CAST[person].name}`);
  await choosePin(phone);
  return phone;
}

const titleOf = (slug: Slug): string => CONTESTS[slug].name;
export const sheetCard = (page: Page, slug: Slug) => cardOf(page, titleOf(slug));
/** Opens a sheet's own screen from the home screen. */
export const openSheet = (page: Page, slug: Slug): Promise<void> => sheetCard(page, slug).click();
export const home = (page: Page): Promise<void> => page.getByRole('button', { name: 'TPS saya' }).click();

/** Fills in a sheet with the keys of a keyboard, which do the same as the big ones; reasons for what does not add up; read back; signed. */
export async function fillIn(page: Page, slug: Slug, figures: Figures, reason?: string): Promise<void> {
  await openEntry(page, titleOf(slug));
  await typeKeys(page, figures);
  if (reason !== undefined) for (const reasons of await page.locator('.reasons').all()) await reasons.getByLabel(reason).check();
  await readBackAndSign(page);
}

/** The figures by key cell after cell; every cell is seen to hold what was meant before the next is typed. */
export async function typeKeys(page: Page, figures: Figures): Promise<void> {
  for (const [cell, figure] of Object.entries(figures)) {
    await page.locator(`[data-cell="${cell}"][aria-pressed="true"]`).waitFor();
    await page.keyboard.type(figure === 0 ? 'x' : String(figure));
    await page.keyboard.press('Enter');
  }
  await page.getByRole('heading', { name: 'Periksa sebelum dikirim' }).waitFor();
}

/** A page of a station's paper as its photo shows it. */
export const drawn = (slug: Slug, station: 1 | 2 | 3, page: number): Promise<Buffer> => {
  const form = formOf(slug);
  const figures = paper(slug, station);
  return drawSheet({ form, figures: form.cells.map(({ id }) => figures[id] ?? null), page, title: `${titleOf(slug)} TPS 00${station}`, seed: station * 1000 + slug.length * 17 + page + slug.charCodeAt(slug.length - 1) });
};

/** A page that nobody can read: the hand shook. */
export const blurred = async (slug: Slug, station: 1 | 2 | 3, page: number): Promise<Buffer> => sharp(await drawn(slug, station, page)).blur(14).jpeg().toBuffer();

/** How far a sheet has come, on a phone that is taken out of the pocket: it asks the house at once. */
export async function seenAnew(page: Page, slug: Slug): Promise<string | null> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  return sheetCard(page, slug).getAttribute('data-sign');
}

/** Photographs pages of a sheet (all that hold figures, unless said) from its own screen, and goes back to it; `picture` in place of the paper's own. */
export async function photograph(page: Page, slug: Slug, station: 1 | 2 | 3, { pages = pagesOf(slug), picture }: { pages?: readonly number[]; picture?: Buffer } = {}): Promise<void> {
  await page.getByRole('button', { name: /^Foto (halaman|lengkap)/ }).click();
  await page.getByRole('heading', { name: 'Foto C.HASIL' }).waitFor();
  for (const number of pages) {
    await page.getByTestId(`camera-${number}`).setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: picture ?? (await drawn(slug, station, number)) });
    await page.getByRole('button', { name: 'Pakai foto ini' }).click();
    await page.getByRole('img', { name: `Foto kecil halaman ${number}` }).waitFor();
  }
  await page.getByRole('button', { name: 'Kembali ke lembar' }).click();
}
