import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { openBrowser, PHONE, visit } from '../support/browser.ts';
import { call } from '../support/call.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const VILLAGE = '16.71.04.1001';
const STATION = 3;
/** A picture that the witness has said they took, and that never came. */
const PICTURE = 'ab'.repeat(32);

it('a case tells who objects to the copy of its entry and who agrees; an objection that its witness takes back is no longer open', { timeout: 180_000 }, async () => {
  const contests = await call<{ id: number; slug: string }[]>('demo:ppk', '/api/events/demo-malam/contests');
  const contest = contests.find(({ slug }) => slug === 'ppwp')?.id ?? 0;
  const { hash } = await call<{ hash: string }>('demo:saksi', `/api/field/copies?contest=${contest}&village=${VILLAGE}&station=${STATION}`);
  const says = (person: string, statement: 'agreed' | 'objection', reason: string | null): Promise<unknown> =>
    call(person, '/api/field/statements', { contest, village: VILLAGE, station: STATION, copyOf: hash, statement, figures: statement === 'agreed' ? {} : { V1: 7 }, reason, photos: statement === 'agreed' ? [] : [PICTURE], saidAt: '2024-02-14T14:00:00.000Z' });
  await says('demo:saksi', 'objection', 'Dua surat suara pasangan kami dinyatakan tidak sah');
  await says('demo:panwas', 'agreed', null);
  const { page, close } = await visit(browser, { actor: 'demo:ppk', viewport: PHONE });
  await page.goto(`/queue/${contest}/${VILLAGE}/${STATION}`);
  const open = page.getByRole('listitem').filter({ hasText: 'Dua surat suara pasangan kami dinyatakan tidak sah' });
  await open.waitFor();
  expect(await open.innerText()).toMatch(/^Keberatan: Wulan Kencana \(.+\), tentang isian 1\./);
  // Box by box beside what the station wrote, and the evidence.
  expect(await open.innerText()).toMatch(/V\.a: 7, isian TPS \d+/);
  expect(await open.innerText()).toContain('Foto bukti 1 belum sampai');
  await page.getByRole('heading', { name: 'Yang masih terbuka: 1' }).waitFor();
  await page.getByText('Salinannya disetujui: 1').waitFor();
  expect(await page.getByRole('listitem').filter({ hasText: 'Arif Nugraha' }).innerText()).toBe('Arif Nugraha, tentang isian 1');
  expect(await barriers(page)).toEqual([]);
  // In the list of its kelurahan the same row says why it is to be looked at.
  await page.goto(`/queue?region=${VILLAGE}`);
  const row = page.getByRole('row').filter({ hasText: 'TPS 003' });
  await row.getByText('Keberatan: 1').waitFor();
  // Two questions of one page have two names.
  const named = (name: string): Promise<number> => page.getByRole('combobox', { name, exact: true }).count();
  expect([await named('Pemilihan'), await named('Pemilihan pada daftar TPS ini')]).toEqual([1, 1]);
  expect(await barriers(page)).toEqual([]);
  // A plenary in which nobody objected yet does not say that there are none while those of its stations stand below.
  const plenary = await call<{ id: number }>('demo:ppk', '/api/plenaries', { event: 'demo-malam', region: '16.71.04', place: 'Aula', plannedFor: null, groups: [] });
  await page.goto(`/plenaries/${plenary.id}`);
  await page.getByText('Dalam rapat belum ada keberatan yang dicatat. Dari TPS ada 1, di bawah ini.').waitFor();
  expect(await page.getByText('Belum ada keberatan', { exact: true }).count()).toBe(0);
  await says('demo:saksi', 'agreed', null);
  await page.goto(`/queue/${contest}/${VILLAGE}/${STATION}`);
  await page.getByText('Salinannya disetujui: 2').waitFor();
  await page.getByRole('heading', { name: 'Tidak ada yang terbuka' }).waitFor();
  expect(await open.count()).toBe(0);
  await close();
});
