import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, namedUrl, openBrowser } from '../support/browser.ts';
import { startErekap } from '../support/server.ts';
import { codeOf, enrolApp, keepCodes, knock, virtualPasskey } from './steps.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

async function visitor(baseURL = namedUrl()): Promise<Page> {
  const context = await browser.newContext({ locale: 'id-ID', baseURL });
  return context.newPage();
}
const signedIn = async (page: Page): Promise<unknown> => ((await (await page.request.get('/api/session')).json()) as { signedIn: boolean }).signedIn;
const leftTheDoor = (page: Page): Promise<void> => page.waitForURL((url) => url.pathname !== '/sign-in');

describe('somebody with an account', () => {
  it('proves a password with a passkey, and without the passkey comes no further', async () => {
    const page = await visitor();
    const cdp = await virtualPasskey(page);
    await page.goto('/sign-in');
    await knock(page, 'pewawancara@contoh.id', demoPassword());
    await page.getByRole('button', { name: /^Kunci sandi/ }).click();
    await page.getByRole('button', { name: 'Buat kunci sandi' }).click();
    await keepCodes(page);
    await leftTheDoor(page);
    await page.context().clearCookies({ name: 'erekap_session' });
    await page.goto('/sign-in');
    await knock(page, 'pewawancara@contoh.id', demoPassword());
    const use = page.getByRole('button', { name: 'Pakai kunci sandi (passkey)' });
    await use.waitFor();
    expect(await signedIn(page)).toBe(false);
    await use.click();
    await leftTheDoor(page);
    expect(await signedIn(page)).toBe(true);
    await cdp.detach();
    await page.context().close();
  });

  it('ends a sign-in in another browser, which is out at its next step; a recovery code lets in once', async () => {
    const desk = await visitor();
    await desk.goto('/sign-in');
    await knock(desk, 'personalia@contoh.id', demoPassword());
    const { secret, codes } = await enrolApp(desk);
    await leftTheDoor(desk);

    const cafe = await visitor();
    await cafe.goto('/sign-in');
    await knock(cafe, 'personalia@contoh.id', demoPassword());
    await cafe.getByLabel('Kode dari aplikasi kode').fill(codeOf(secret, 1));
    await cafe.getByRole('button', { name: 'Masuk', exact: true }).click();
    await leftTheDoor(cafe);
    expect(await signedIn(cafe)).toBe(true);

    await desk.goto('/account');
    await desk.getByRole('button', { name: /^Akhiri: / }).first().click();
    await expect.poll(() => signedIn(cafe)).toBe(false);
    expect(await signedIn(desk)).toBe(true);
    await cafe.goto('/account');
    await cafe.getByRole('heading', { level: 1, name: 'Masuk' }).waitFor();

    for (const works of [true, false]) {
      const lost = await visitor();
      await lost.goto('/sign-in');
      await knock(lost, 'personalia@contoh.id', demoPassword());
      await lost.getByRole('button', { name: 'Pakai kode pemulihan' }).click();
      await lost.getByLabel('Kode pemulihan').fill(codes[4] ?? '');
      await lost.getByRole('button', { name: 'Masuk', exact: true }).click();
      if (works) {
        await lost.getByText('9 kode pemulihan masih berlaku.').waitFor();
        await lost.getByRole('button', { name: 'Lanjut' }).click();
        await leftTheDoor(lost);
      }
      if (!works) await lost.getByText('Kode tidak cocok').waitFor();
      expect(await signedIn(lost)).toBe(works);
      await lost.context().close();
    }
    await desk.context().close();
    await cafe.context().close();
  });

  it('is put out by the office: the session of a lost laptop ends within a step', async () => {
    const lost = await visitor();
    await lost.goto('/sign-in');
    await knock(lost, 'panwas@contoh.id', demoPassword());
    await enrolApp(lost);
    await leftTheDoor(lost);
    const office = await visitor();
    await office.request.post('/api/session/as', { data: { person: 'demo:kpu-kota' } });
    await office.goto('/sessions?person=demo%3Apanwas');
    await office.getByRole('button', { name: /^Akhiri/ }).first().click();
    await office.getByRole('dialog').getByRole('textbox').fill('laptop hilang');
    await office.getByRole('dialog').getByRole('button', { name: /Akhiri/ }).click();
    await expect.poll(() => signedIn(lost)).toBe(false);
    await office.context().close();
    await lost.context().close();
  });
});

describe('somebody without an account', () => {
  it('is given one on their own page, and the invitation stands in the outbox', async () => {
    const page = await visitor();
    await page.request.post('/api/session/as', { data: { person: 'demo:kpu-kota' } });
    const login = `rara.${Date.now()}@contoh.id`;
    const recorded = await page.request.post('/api/people', {
      data: { name: 'Rara Kinasih', sex: 'female', birthDate: '1990-05-06', birthPlace: 'Palembang', path: '16.71.04.1001' }, headers: { 'idempotency-key': `e2e ${login}` },
    });
    const { id } = (await recorded.json()) as { id: string };
    await page.goto(`/people/${id}`);
    await page.getByText('Belum ada akun.').waitFor();
    await page.getByText('Kota contoh tidak mengirim apa pun').waitFor();
    await page.getByRole('button', { name: 'Buat akun dan undang' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('rara.kinasih');
    await dialog.getByRole('button', { name: 'Buat akun dan undang' }).click();
    await dialog.getByText('Tidak ada alamat untuk undangan').waitFor();
    await dialog.getByRole('textbox').fill(login);
    await dialog.getByRole('button', { name: 'Buat akun dan undang' }).click();
    await page.getByText('Undangan disiapkan untuk r…@contoh.id.').waitFor();
    await page.getByText('Diundang; kata sandinya belum dibuat.').waitFor();
    const invitations = async (): Promise<number> => {
      const { rows } = (await (await page.request.get('/api/outbox')).json()) as { rows: { text: string | null; purpose: string; to: string }[] };
      return rows.filter(({ text, to }) => to === 'r…@contoh.id' && text?.includes('/sign-in#invite=')).length;
    };
    const before = await invitations();
    expect(before).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Undang lagi' }).click();
    await dialog.getByRole('button', { name: 'Undang lagi' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await invitations()).toBe(before + 1);
    await page.context().close();
  });
});

describe('a house without the demo city', () => {
  it('is set up once, by the address that its terminal prints', { timeout: 180_000 }, async () => {
    const data = await mkdtemp(join(tmpdir(), 'erekap-setup-'));
    const house = await startErekap(data, ['--no-demo']);
    try {
      const address = /(http:\/\/localhost:\d+)(\/setup#[\w-]{43})/.exec(house.output);
      const page = await visitor(address?.[1] ?? '');
      await page.goto(address?.[2] ?? '');
      await page.getByLabel('Nama lengkap').fill('Ayu Larasati');
      await page.getByRole('button', { name: 'Lanjut' }).click();
      await page.getByLabel('Seluruh Indonesia').check();
      await page.getByRole('button', { name: 'Lanjut' }).click();
      await page.getByLabel('Nama masuk, surel, atau nomor telepon').fill('ayu');
      await page.getByLabel('Kata sandi baru', { exact: true }).fill('sungai besar di kota');
      await page.getByRole('button', { name: 'Buka akun pertama' }).click();
      await enrolApp(page);
      await page.getByRole('heading', { name: 'Kantor siap' }).waitFor();
      const { actor } = (await (await page.request.get('/api/session')).json()) as { actor: { name: string; verbs: string[] } };
      expect(actor.name).toBe('Ayu Larasati');
      expect(actor.verbs).toContain('accounts.manage');
      const late = await visitor(address?.[1] ?? '');
      await late.goto(address?.[2] ?? '');
      await late.getByText('Kantor ini sudah disiapkan').waitFor();
      expect((await late.request.post('/api/session/as', { data: { person: 'demo:operator' } })).status()).toBe(404);
      await late.context().close();
      await page.context().close();
    } finally {
      await house.stop();
      await rm(data, { recursive: true, force: true });
    }
  });
});
