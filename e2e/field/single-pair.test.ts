import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse } from '../../apps/server/open-house.ts';
import { ofEvent } from '../../kernel/access.ts';
import { readConfig } from '../../kernel/config.ts';
import type { Db } from '../../kernel/db/schema.ts';
import { must } from '../../kernel/result.ts';
import { sessionCookie } from '../../modules/people/accounts/sessions/cookie.ts';
import { openSession } from '../../modules/people/index.ts';
import { plantPeople, plantRole } from '../../modules/people/roles/fixtures/people.ts';
import { plantHall } from '../../modules/recapitulation/plenary/fixtures/hall.ts';
import { choosePin, enrol, newPhone, openField } from '../devices/phone.ts';
import { openBrowser } from '../support/browser.ts';
import { startErekap, type Started } from '../support/server.ts';
import { barriers } from './barriers.ts';
import { cardOf, openEntry, readBackAndSign, typeFigures } from './station.ts';

const [SLUG, VILLAGE, PERSON, MAYOR] = ['pilwali', '11.01.01.1001', 'uji:kpps-tunggal', 'Wali Kota dan Wakil Wali Kota'];
const SHOTS = process.env['EREKAP_SHOTS'];
const shot = async (page: Page, name: string): Promise<void> => { if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true }); };

let browser: Browser;
let data: string;
let started: Started;
let cookie: string;
beforeAll(async () => {
  browser = await openBrowser();
  data = await mkdtemp(join(tmpdir(), 'erekap-single-'));
  started = await startErekap(data, ['--no-demo']);
  const house = must(await openHouse(must(readConfig({ DATA: data, DEMO: 'no', LOG_LEVEL: 'silent' })), { beside: true }));
  try {
    cookie = await plantSinglePair(house.db);
  } finally {
    await house.close();
  }
}, 120_000);
afterAll(async () => {
  await browser.close();
  await started.stop();
  await rm(data, { recursive: true, force: true });
});

/** A city whose mayor stands alone against the empty column, and one KPPS member, signed in. */
async function plantSinglePair(db: Db): Promise<string> {
  await plantHall(db, {
    slug: SLUG, provinces: 1, regencies: 1, subdistricts: 1, villages: 1, stations: 1, variant: '2024-kwk', type: 'mayor',
    ballot: { kind: 'pairs', contestants: [{ number: 1, name: 'Sekar Contohwati – Bayu Contohwan' }], emptyColumn: true },
  });
  await sql`UPDATE event SET kind = 'regional', name = 'Pemilihan Contoh', rule_set_id = (SELECT id FROM rule_set WHERE slug = 'pilkada-2024') WHERE slug = ${SLUG}`.execute(db);
  await sql`UPDATE contest SET name = ${MAYOR}, stamp = gen_random_uuid() WHERE slug = ${SLUG}`.execute(db);
  await plantPeople(db, [PERSON], SLUG, VILLAGE);
  await plantRole(db, PERSON, { role: 'kpps', scheme: SLUG, path: `${VILLAGE}/1`, within: ofEvent(SLUG) });
  const { token } = await db.transaction().execute((tx) => openSession(tx, PERSON, 'staff', { address: '', userAgent: 'Peramban', origin: '' }));
  return sessionCookie(token, false).split(';', 1)[0] ?? '';
}

async function codeOf(): Promise<string> {
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const { duties } = (await (await fetch(`${started.url}/api/devices/own`, { headers })).json()) as { duties: { assignment: number }[] };
  const answer = await fetch(`${started.url}/api/devices/invites`, { method: 'POST', headers, body: JSON.stringify({ assignment: duties[0]?.assignment }) });
  if (!answer.ok) throw new Error(await answer.text());
  return ((await answer.json()) as { code: string }).code;
}

/** 250 voters of the list and 2 % of ballots more; 210 came: 130 for the pair, 70 for the empty column, 10 invalid. */
const HEAD = [125, 125, 250, 104, 101, 205, 1, 2, 3, 1, 1, 2, 106, 104, 210, 257, 210, 1, 46, 1, 0, 1];

it('a pair that stands alone and the empty column are filled in, read back and signed', { timeout: 180_000 }, async () => {
  const phone = await newPhone(browser);
  const { page } = phone;
  await openField(phone, `${started.url}/field/`);
  await enrol(phone, await codeOf(), 'Ponsel tunggal');
  await choosePin(phone);
  await cardOf(page, MAYOR).waitFor();
  await openEntry(page, MAYOR);
  await typeFigures(page, HEAD);
  await page.getByText('Kolom kosong').first().waitFor();
  await page.getByText('Sekar Contohwati – Bayu Contohwan').first().waitFor();
  expect(await barriers(page)).toEqual([]);
  await shot(page, 'single-votes');
  // First the total leaves the empty column out: the paper does not add up, and the phone says so beside it.
  await typeFigures(page, [130, 70, 130, 10, 210]);
  await page.getByText(/Periksa angka Anda dengan kertas: \d/).first().waitFor();
  expect(await barriers(page)).toEqual([]);
  await shot(page, 'single-broken');
  await page.getByRole('button', { name: 'Kembali mengisi' }).click();
  await page.locator('[data-cell="V1"]').click();
  await typeFigures(page, [200, 10, 210]);
  await page.getByText(/Periksa angka Anda dengan kertas/).waitFor({ state: 'detached' });
  await shot(page, 'single-check');
  await readBackAndSign(page);
  await page.locator('.sheet-now', { hasText: /terkirim/i }).waitFor({ timeout: 40_000 });
  await page.getByText('Isian terakhir').click();
  expect(await page.locator('.figures > div', { hasText: 'Kolom kosong' }).locator('dd').innerText()).toBe('70');
  expect(await barriers(page)).toEqual([]);
  await shot(page, 'single-sent');
  expect(phone.faults).toEqual([]);
  await phone.close();
});
