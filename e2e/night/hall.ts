import type { Page } from 'playwright-core';
import type { Figures, Slug } from './paper.ts';
import { CONTESTS } from './ballots.ts';
import { shot } from './shots.ts';
import { pressReady } from '../support/press.ts';

/** Somebody who came to a plenary; witnesses speak for a pair of the presidential contest. */
export type Guest = { readonly name: string; readonly as: 'chair' | 'supervisor' | 'witness'; readonly pair?: 1 | 2 | 3 };

/** Plans a plenary in the office's own window and gives its number; the page is then the plenary's. */
export async function plan(page: Page, event: string, region: string, place: string): Promise<number> {
  await page.goto(`/plenaries?event=${event}&region=${region}`);
  await page.getByRole('button', { name: /^Jadwalkan pleno/ }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tempat').fill(place);
  await dialog.getByLabel('Tempat').press('Enter');
  await page.locator('#next-title').waitFor();
  return Number(new URL(page.url()).pathname.split('/').at(-1));
}

/** Writes down who came, one after the other, and opens the plenary. */
export async function open(page: Page, guests: readonly Guest[], picture?: string): Promise<void> {
  await page.getByRole('button', { name: 'Catat kehadiran' }).first().click();
  const dialog = page.getByRole('dialog');
  for (const { name, as, pair } of guests) {
    await dialog.getByLabel('Nama', { exact: true }).fill(name);
    await dialog.getByLabel('Hadir sebagai').selectOption(as);
    if (pair !== undefined) {
      await dialog.getByLabel('Pemilihan').selectOption({ label: CONTESTS.ppwp.name });
      await dialog.getByLabel('Peserta pemilu').selectOption(String(pair));
      await dialog.getByLabel('Nomor surat mandat').fill(`SM/${pair}/2024`);
      await dialog.getByLabel('Mengapa tanpa mandat').fill('Surat mandat dibawa, belum dicatat kantor');
    }
    if (picture !== undefined && pair === 1) await shot(page, `${picture}-attend`);
    await dialog.getByRole('button', { name: 'Catat', exact: true }).click();
    await dialog.getByText(`${name} tercatat`).waitFor();
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  if (picture !== undefined) await shot(page, `${picture}-planned`);
  await next(page, () => page.getByRole('button', { name: 'Buka rapat' }).click());
}

const stepOf = (page: Page): Promise<string> => page.locator('#next-title').innerText();

/** Does what the plenary says is next, and waits until it says something else. */
async function next(page: Page, deed: () => Promise<unknown>): Promise<void> {
  const before = await stepOf(page);
  await deed();
  await page.waitForFunction((title) => document.querySelector('#next-title')?.textContent !== title, before);
}

/** Where the reading desk stands: a line that nothing is written of is typed from the paper. */
export const reading = (page: Page, plenary: number, contest: number): Promise<unknown> =>
  page.goto(`/plenaries/${plenary}/read?contest=${contest}`).then(() => page.getByRole('button', { name: /^(Cocok|Catat koreksi)/ }).first().waitFor());

/** The line on the desk, by its name: `TPS 001, Bukit Asri`, above the kecamatan its region. */
export const atLine = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

/** What is written was read aloud and agrees. */
export async function confirm(page: Page, name: string): Promise<void> {
  await atLine(page, name);
  await page.getByRole('button', { name: /^Cocok/ }).waitFor();
  await page.keyboard.press('Enter');
  const [done, asked] = [page.getByText(`${name} tercatat.`), page.locator('[data-doubt]')];
  await done.or(asked).first().waitFor();
  // Somebody said otherwise: the paper is looked at, and says what is written.
  if (await asked.count() > 0) await page.keyboard.press('y');
  await done.waitFor();
}

/** Nobody sent anything: the figures are typed from the paper as they are read aloud. */
export async function typeLine(page: Page, name: string, figures: Figures): Promise<void> {
  await atLine(page, name);
  await page.locator('[data-cell]').first().waitFor();
  for (let typed = 0; typed < Object.keys(figures).length; typed++) {
    const cell = await page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? '');
    const figure = figures[cell];
    if (figure === undefined) throw new Error(`box ${typed + 1} is "${cell}"`);
    await page.keyboard.type(String(figure));
    await page.keyboard.press('Enter');
  }
  await page.getByText('Semua kotak sudah diketik').waitFor();
  await pressReady(page.locator('form').getByRole('button', { name: /^Cocok/ }));
  await page.getByText(`${name} tercatat.`).waitFor();
}

export type Correcting = { readonly cells: Figures; readonly reason: string; readonly evidence: string; readonly askedBy: string; readonly agreedBy: readonly string[] };

/** Other figures than the paper's, with all that D.Hasil must tell of it. */
export async function correct(page: Page, name: string, { cells, reason, evidence, askedBy, agreedBy }: Correcting, picture: string): Promise<void> {
  await atLine(page, name);
  await page.getByRole('button', { name: /^Koreksi/ }).waitFor();
  await page.keyboard.press('k');
  for (const [cell, figure] of Object.entries(cells)) await page.locator(`[data-cell="${cell}"]`).fill(String(figure));
  await page.getByLabel('Alasan').fill(reason);
  await page.getByLabel('Bukti').fill(evidence);
  await page.getByLabel('Diminta oleh').fill(askedBy);
  for (const who of agreedBy) await page.getByRole('checkbox', { name: new RegExp(who) }).check();
  await shot(page, picture);
  await page.getByRole('button', { name: 'Catat koreksi' }).click();
  await page.getByText(`${name} tercatat.`).waitFor();
  // The correction stays before the hall until the next line is shown.
  await page.getByRole('button', { name: 'Lanjut membacakan' }).waitFor();
  await page.keyboard.press('Enter');
}

/** Writes down an objection or a special event, from the line or from the plenary's page. */
export async function object(page: Page, { kind, by, matter }: { kind: 'Keberatan' | 'Kejadian khusus'; by: RegExp; matter: string }, picture?: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: kind, exact: true }).check();
  const from = dialog.getByLabel('Disampaikan oleh');
  const label = (await from.locator('option').allInnerTexts()).find((one) => by.test(one)) ?? '';
  await from.selectOption({ label });
  await dialog.getByLabel('Isi').fill(matter);
  if (picture !== undefined) await shot(page, picture);
  await dialog.getByRole('button', { name: 'Catat', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

export type Refusal = { readonly name: string; readonly reason: string };
export type Leading = {
  readonly id: number; readonly guests: readonly Guest[];
  /** Reads all lines of a contest at the desk. */
  read(contest: string): Promise<void>;
  /** Who refuses to sign which contest, and why. */
  readonly refusals?: Partial<Record<Slug, Refusal>>;
  readonly picture?: string;
  /** Does something at the desk of another officer of the same office. */
  another?(deed: (page: Page) => Promise<void>): Promise<void>;
};

/** Goes on with a plenary as its own card of the next step says, until it is closed; contests one after the other. */
export async function leadOn(page: Page, leading: Leading): Promise<void> {
  const { id, picture } = leading;
  for (;;) {
    await page.locator('#next-title').waitFor();
    const [what = '', contest = ''] = /^(.*?)(?: D\.Hasil)?(?: (Presiden.*|DPR.*|DPD))?(?: dari bawah)?$/.exec(await stepOf(page))?.slice(1) ?? [];
    const seen = picture !== undefined && contest === CONTESTS.ppwp.name;
    if (seen) await shot(page, `${picture}-${what.toLowerCase().replaceAll(' ', '-')}`);
    switch (what) {
      case 'Terima': await accept(page); break;
      case 'Bacakan':
        await leading.read(contest);
        await page.goto(`/plenaries/${id}`);
        break;
      case 'Susun': await next(page, () => page.getByRole('button', { name: 'Susun D.Hasil' }).first().click()); break;
      case 'Bacakan kembali': await next(page, () => page.getByRole('button', { name: 'Sudah dibacakan kembali' }).first().click()); break;
      case 'Tanda tangani': await sign(page, leading, contest); break;
      case 'Kirim': await send(page, leading); break;
      case 'Tutup rapat': await next(page, () => page.getByRole('button', { name: 'Tutup rapat' }).first().click()); break;
      case 'Rapat selesai': return;
      default: throw new Error(`the plenary says "${await stepOf(page)}"`);
    }
  }
}

/** Whoever made all of it leaves the sending to somebody else where nothing above judges it. */
async function send(page: Page, { id, another }: Leading): Promise<void> {
  const bySelf = async (own: Page): Promise<void> => next(own, () => own.getByRole('button', { name: 'Kirim ke atas' }).first().click().then(() => own.getByRole('button', { name: 'Ya, kirim' }).click()));
  if (!another || (await page.getByRole('button', { name: 'Kirim ke atas' }).count()) > 0) return bySelf(page);
  await another(async (theirs) => {
    await theirs.goto(`/plenaries/${id}`);
    await theirs.locator('#next-title').waitFor();
    await bySelf(theirs);
  });
  await page.goto(`/plenaries/${id}`);
}

/** All certificates that have arrived are accepted, in the table of those from below. */
async function accept(page: Page): Promise<void> {
  const buttons = page.locator('#children').getByRole('button', { name: /^Terima / });
  await next(page, async () => {
    await buttons.first().click();
    await page.getByRole('button', { name: 'Ya, terima' }).click();
  });
}

async function sign(page: Page, { guests, refusals, picture }: Leading, contest: string): Promise<void> {
  await page.getByRole('button', { name: 'Catat tanda tangan' }).first().click();
  const dialog = page.getByRole('dialog');
  const slug = (Object.keys(CONTESTS) as Slug[]).find((one) => CONTESTS[one].name === contest);
  const refusal = slug === undefined ? undefined : refusals?.[slug];
  for (const { name } of guests) {
    if (name === refusal?.name) {
      await dialog.getByRole('button', { name: new RegExp(`^Menolak: ${name}`) }).click();
      await dialog.getByLabel('Alasan menolak').fill(refusal.reason);
      if (picture !== undefined) await shot(page, `${picture}-refuse`);
      await dialog.getByRole('button', { name: 'Catat penolakan' }).click();
      await dialog.getByText(`menolak: ${refusal.reason}`).waitFor();
    } else {
      const own = dialog.getByRole('button', { name: new RegExp(`^Tanda tangan ${name}`) });
      // A witness of another contest is not asked.
      if (await own.count() === 0) continue;
      await own.click();
      await dialog.getByRole('group', { name: new RegExp(`^Tanda tangan ${name}`) }).getByRole('button', { name: 'Ya, menandatangani' }).click();
      await dialog.getByText(new RegExp(`${name}.*: menandatangani`)).waitFor();
    }
  }
  await dialog.getByText('Semua yang hadir sudah menandatangani').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}
