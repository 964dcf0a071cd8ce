import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { FIRST, smallHouse, type Person, type SmallHouse } from './small-house.ts';
import { certificateOf, papersOf, planned, readPapers } from './small-night.ts';

/** Every deed that screens of a plenary can offer, by the name on its button. */
const DEEDS: Readonly<Record<string, RegExp>> = {
  open: /^Buka rapat$/, attend: /^Catat kehadiran$/, leave: /^Pulang/, put_right: /^Perbaiki catatan/, plan: /^Ubah tempat atau waktu$/, pause: /^Skors rapat$/, resume: /^Lanjutkan rapat$/, close: /^Tutup rapat$/, reopen: /^Buka lagi rapat ini$/,
  object: /^Catat keberatan atau kejadian$/, answer: /^Jawab/, read: /^Bacakan$/, take_out: /^Bawa ke ruang pleno/, draw_up: /^Susun D\.Hasil$/, read_back: /^Sudah dibacakan kembali$/, sign: /^Catat tanda tangan$/,
  send: /^Kirim ke atas$/, accept: /^Terima$/, return: /^Kembalikan$/, reopen_certificate: /^Buka lagi$/,
  confirm: /^Cocok/, correct: /^Koreksi/, line_object: /^Keberatan/, undo: /^Baca ulang/, show: /^Tampilkan di layar$/,
};
type Offered = { readonly plenary: readonly string[]; readonly line: readonly string[]; readonly paper?: readonly string[] };
const NOTHING: Offered = { plenary: [], line: [], paper: [] };

let browser: Browser;
let house: SmallHouse;
let id = 0;
const screens = {} as Record<'barat' | 'kab' | 'looks', Page>;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), smallHouse()]);
  id = await planned(house, 'barat', FIRST, 'Maya Lestari');
  for (const person of ['barat', 'kab', 'looks'] as const) screens[person] = await house.open(browser, person);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await house.close();
});

const act = (what: string, body: object = {}, person: Person = 'barat'): Promise<unknown> => house.call(person, `/api/plenaries/${id}/${what}`, body);
const certify = async (what: string, body: object = {}, person: Person = 'barat'): Promise<unknown> => house.call(person, `/api/certificates/${await certificateOf(house, 'barat', id)}/${what}`, body);

/** Opens a screen and waits until it has loaded. */
async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  await page.locator('[role="status"] .hidden-words').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}

/** The deeds that a screen offers now. */
async function offered(page: Page): Promise<string[]> {
  const names = await page.locator('main').evaluate((main) => [...main.querySelectorAll('button, a, label:has(input[type=checkbox])')].filter((one) => one.getClientRects().length > 0).map((one) => (one.getAttribute('aria-label') ?? one.textContent).trim()));
  return Object.keys(DEEDS).filter((deed) => names.some((name) => DEEDS[deed]?.test(name)));
}

async function expectOffers(expected: Readonly<Record<'barat' | 'kab' | 'looks', Offered>>): Promise<void> {
  const certificate = await certificateOf(house, 'barat', id);
  for (const person of ['barat', 'kab', 'looks'] as const) {
    const { plenary, line, paper } = expected[person];
    const toOffer = async (name: string, path: string, deeds: readonly string[]): Promise<void> => {
      await settled(screens[person], path);
      // A busy machine may stop for longer between two questions to the server than what passes for quiet.
      await expect.poll(async () => [person, name, await offered(screens[person])]).toEqual([person, name, deeds]);
    };
    await toOffer('plenary', `/plenaries/${id}`, plenary);
    await toOffer('line', `/plenaries/${id}/read?contest=${house.contest}&region=${FIRST}.1001&station=1`, line);
    if (paper && certificate > 0) await toOffer('paper', `/certificates/${certificate}`, paper);
  }
}
/** Whoever leads here, and whoever leads above with what only the level above may. */
const expectBoth = (lead: Offered, above: Offered = lead): Promise<void> => expectOffers({ barat: lead, kab: above, looks: NOTHING });

describe('every state of a plenary and of its D.Hasil offers its own deeds and no other', { timeout: 120_000 }, () => {
  it('planned', () => expectBoth({ plenary: ['open', 'attend', 'leave', 'put_right', 'plan', 'take_out'], line: [] }));

  it('takes no second chair, and asks before somebody leaves', async () => {
    const page = screens.barat;
    await page.goto(`/plenaries/${id}`);
    await page.getByRole('button', { name: 'Catat kehadiran' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('Ketua Lain');
    await dialog.locator('select').first().selectOption('chair');
    await dialog.getByText(/sudah tercatat sebagai ketua dan masih hadir/).waitFor();
    const write = dialog.getByRole('button', { name: 'Catat', exact: true });
    expect(await write.isDisabled()).toBe(true);
    await expect(act('attendance', { name: 'Ketua Lain', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null })).rejects.toThrow(/chair_there|409/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Pulang/ }).last().click();
    await page.getByText(/Ia tidak ditunggu lagi untuk tanda tangan/).waitFor();
    await page.getByRole('button', { name: 'Batal' }).click();
    await expect.poll(() => page.getByRole('button', { name: /^Pulang/ }).count()).toBe(2);
  });

  it('open, nothing read', async () => {
    await act('open');
    await act('objections', { contest: house.contest, region: null, station: null, raisedBy: 2, matter: 'Salinan berbeda', kind: 'objection' });
    await act('objections', { contest: null, region: null, station: null, raisedBy: 2, matter: 'Listrik padam', kind: 'special_event' });
    await expectBoth({ plenary: ['attend', 'leave', 'put_right', 'pause', 'object', 'answer', 'read', 'take_out'], line: ['confirm', 'show'] });
    // The objection alone is counted and answered; the event stands apart.
    await screens.barat.goto(`/plenaries/${id}`);
    await screens.barat.getByText('Keberatan: 1 belum dijawab dari 1').waitFor();
    await screens.barat.getByRole('heading', { name: 'Kejadian khusus: 1' }).waitFor();
    expect(await screens.barat.getByRole('button', { name: /^Jawab/ }).count()).toBe(1);
  });

  it('in recess', async () => {
    await act('pause', { reason: 'Istirahat', resumesAt: null });
    await expectBoth({ plenary: ['attend', 'leave', 'put_right', 'plan', 'resume', 'object', 'answer', 'take_out'], line: ['line_object', 'show'] });
    await act('resume');
  });

  it('open, all read', async () => {
    await readPapers(house, 'barat', id, papersOf(FIRST));
    await expectBoth({ plenary: ['attend', 'leave', 'put_right', 'pause', 'object', 'answer', 'take_out', 'draw_up'], line: ['correct', 'line_object', 'undo', 'show'] });
  });

  it('D.Hasil drawn up', async () => {
    await act('certificates', { contest: house.contest });
    // What the server would refuse while an objection waits for its answer is not offered.
    await expectBoth({ plenary: ['attend', 'leave', 'put_right', 'pause', 'object', 'answer', 'take_out'], line: ['correct', 'line_object', 'undo', 'show'], paper: [] });
  });

  it('D.Hasil read back, and in recess meanwhile', async () => {
    // Not while an objection waits for its answer, which takes the draft back.
    await expect(certify('read-back')).rejects.toThrow(/objections_open|409|belum dijawab/);
    await act('objections/1/answer', { outcome: 'rejected', answer: 'Salinan dicocokkan bersama' });
    await act('certificates', { contest: house.contest });
    await expectBoth({ plenary: ['attend', 'leave', 'put_right', 'pause', 'object', 'take_out', 'read_back'], line: ['correct', 'line_object', 'undo', 'show'], paper: ['read_back'] });
    await certify('read-back');
    await expectBoth({ plenary: ['attend', 'leave', 'put_right', 'pause', 'object', 'take_out', 'sign'], line: ['correct', 'line_object', 'undo', 'show'], paper: ['sign'] });
    await act('pause', { reason: 'Istirahat', resumesAt: null });
    await expectBoth({ plenary: ['attend', 'leave', 'put_right', 'plan', 'resume', 'object', 'take_out'], line: ['line_object', 'show'], paper: [] });
    await act('resume');
  });

  it('D.Hasil signed', async () => {
    for (const attendance of [1, 2]) await certify('signatures', { attendance, signed: true, reason: null });
    const lead = ['attend', 'leave', 'pause', 'object', 'take_out', 'send'];
    await expectBoth({ plenary: lead, line: ['show'], paper: ['send'] }, { plenary: [...lead, 'reopen_certificate'], line: ['show'], paper: ['send', 'reopen_certificate'] });
    // What that paper tells is not put right any more, and the page says why to whoever would.
    await screens.barat.goto(`/plenaries/${id}`);
    await screens.barat.getByText(/^Tidak diperbaiki lagi: sudah tertulis di D\.Hasil yang ditandatangani \(/).waitFor();
    await screens.looks.goto(`/plenaries/${id}`);
    await screens.looks.getByText('Listrik padam').waitFor();
    expect(await screens.looks.getByText('Tidak diperbaiki lagi').count()).toBe(0);
  });

  it('D.Hasil sent', async () => {
    await certify('send');
    const [own, above] = [['attend', 'leave', 'pause', 'close', 'object', 'take_out'], ['accept', 'return', 'reopen_certificate']];
    await expectBoth({ plenary: own, line: ['show'], paper: [] }, { plenary: [...own.filter((deed) => deed !== 'close'), ...above], line: ['show'], paper: above });
  });

  it('closed', async () => {
    await act('close');
    const above = ['accept', 'return', 'reopen_certificate'];
    await expectBoth(NOTHING, { plenary: ['reopen', ...above], line: [], paper: above });
  });

  it('closed and accepted', async () => {
    await certify('accept', {}, 'kab');
    await expectBoth(NOTHING, { plenary: ['reopen', 'reopen_certificate'], line: [], paper: ['reopen_certificate'] });
  });

  it('opened again from above', async () => {
    await certify('reopen', { reason: 'Satu TPS dibacakan ulang' }, 'kab');
    await expectBoth({ plenary: ['attend', 'leave', 'put_right', 'pause', 'object', 'take_out', 'draw_up'], line: ['correct', 'line_object', 'undo', 'show'], paper: [] });
  });
});
