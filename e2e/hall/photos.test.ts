import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { houseFiles } from '../../kernel/house-files.ts';
import { hallNight } from '../../modules/recapitulation/index.ts';
import { enrolApp } from '../accounts/steps.ts';
import { DESK, openBrowser } from '../support/browser.ts';
import { openHouses, type Houses, type Laptop } from './houses.ts';

const { HERE, ONE } = hallNight;
const [WIDTH, HEIGHT] = [600, 800];
let browser: Browser;
let houses: Houses;
let laptop: Laptop | null = null;
let hash = '';

beforeAll(async () => {
  [browser, houses] = [await openBrowser(), await openHouses()];
  const picture = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#ddd' } }).jpeg().toBuffer();
  hash = await houses.inOffice(async (db) => {
    const { sha256 } = await houseFiles().put(Readable.from([picture]));
    await sql`INSERT INTO photo (sha256, size, media_type, width, height, likeness, stored_by) VALUES (${sha256}, ${picture.length}, 'image/jpeg', ${WIDTH}::int, ${HEIGHT}::int, repeat('0', 1024)::bit(1024), 'uji:kpps')`.execute(db);
    await sql`INSERT INTO sheet_photo (contest_id, village_id, station, page, sha256, person_id) SELECT ${houses.contests[0]?.id ?? 0}::int, id, 1, 1, ${sha256}, 'uji:kpps' FROM region WHERE scheme = 'uji' AND path = ${ONE}`.execute(db);
    return sha256;
  });
}, 180_000);
afterAll(async () => {
  await laptop?.stop();
  await browser.close();
  await houses.close();
});

/** Takes the plenary to a laptop that holds nothing yet, and opens the reading desk of the photographed station there. */
async function deskOfLaptop(...photos: string[]): Promise<Page> {
  const out = await houses.erekap('hall', 'out', '--event', 'uji', '--region', HERE, '--carrier', 'Sekretaris PPK', '--out', houses.at('photos.erekap'), ...photos, '--data', houses.at('office'), '--json');
  expect([out.code, out.err]).toEqual([0, '']);
  laptop = await houses.laptop(houses.at('photos.erekap'), (JSON.parse(out.out) as { password: string }).password);
  const link = laptop.links[0]?.link ?? '';
  const page = await (await browser.newContext({ viewport: DESK, locale: 'id-ID', baseURL: new URL(link).origin })).newPage();
  await page.goto(link);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('aula besar di kecamatan');
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await enrolApp(page);
  await page.getByRole('heading', { name: /^Ruang pleno tanpa jaringan/ }).waitFor();
  await page.goto(`/plenaries/${houses.plenary}/read?contest=${houses.contests[0]?.id ?? 0}&region=${ONE}&station=1`);
  return page;
}
async function endOf(page: Page): Promise<void> {
  await page.context().close();
  await laptop?.stop();
  laptop = null;
  await rm(houses.at('laptop'), { recursive: true, force: true });
}

describe('photos of the sheets in a hall', () => {
  it('stay at the office unless they are asked for, and the reading desk says so', { timeout: 240_000 }, async () => {
    const page = await deskOfLaptop();
    await page.getByRole('status').filter({ hasText: 'Foto tetap di kantor' }).waitFor();
    const answer = await page.request.get(`/api/photos/${hash}`);
    expect([answer.status(), (await answer.json()) as unknown]).toEqual([404, expect.objectContaining({ code: 'photos_at_office' })]);
    await endOf(page);
  });

  it('go along with --photos, and are seen at the reading desk without any network', { timeout: 240_000 }, async () => {
    const page = await deskOfLaptop('--photos');
    const picture = page.locator(`img[src="/api/photos/${hash}"]`);
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([WIDTH, HEIGHT]);
    expect(await page.getByText('Foto tetap di kantor').count()).toBe(0);
    await endOf(page);
  });
});
