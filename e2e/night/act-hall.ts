import { describe, expect, it } from 'vitest';
import { WORLD } from './cast.ts';
import { atLine, confirm, correct, leadOn, object, open, plan, reading, typeLine, type Correcting, type Guest } from './hall.ts';
import type { Night } from './night.ts';
import { legal, paper, quick, SLUGS } from './paper.ts';
import { expectPapers, printed, set } from './print.ts';
import { shot } from './shots.ts';
import { allQuick, expectSums, slugOf } from './sums.ts';

const PEOPLE: readonly Guest[] = [
  { name: 'Maya Lestari', as: 'chair' }, { name: 'Arif Nugraha', as: 'supervisor' },
  { name: 'Wulan Kencana', as: 'witness', pair: 1 }, { name: 'Bima Prasetya', as: 'witness', pair: 2 }, { name: 'Ayu Larasati', as: 'witness', pair: 3 },
];
const [ONE, TWO, THREE] = ['TPS 001, Bukit Asri', 'TPS 002, Bukit Asri', 'TPS 003, Bukit Asri'] as const;

// 60 + 55 + 40 = 155, not 156.
const CORRECTION: Correcting = {
  cells: { V1: 155 }, reason: 'KPPS salah menjumlah: 60 + 55 + 40 = 155', evidence: 'C.Hasil plano TPS 002', askedBy: 'Ayu Larasati (saksi 3)', agreedBy: ['Maya Lestari', 'Arif Nugraha', 'Wulan Kencana'],
};
const OBJECTION = 'Salinan saksi menyebut 81 suara, dibacakan 80.';
const ANSWER = 'C.Hasil plano dan salinan pengawas menyebut 80.';
const EVENT = 'Listrik padam 20 menit; pembacaan dilanjutkan dengan lampu darurat.';
const REFUSAL = 'Keberatan kami tidak diterima';

/** The plenary of the kecamatan, from the first name on the list of those present to the closing. */
export function kecamatan(night: Night): void {
  describe('the plenary of the kecamatan', () => {
    let id = 0;
    it('is planned, its people are written down, and it is opened', { timeout: 120_000 }, async () => {
      await night.atDesk('ppk', async (page) => {
        id = await plan(page, WORLD.event, WORLD.subdistrict, 'Aula Kantor Camat Tirta Barat');
        await open(page, PEOPLE, 'kecamatan');
        await shot(page, 'kecamatan-open');
      });
    });

    it('reads the president: what agrees, what is corrected, and the paper of a station whose phones are dead', { timeout: 120_000 }, async () => {
      await night.atDesk('ppk', async (page) => {
        await reading(page, id, night.contests.ppwp);
        await night.atDesk('beamer', async (screen) => {
          await screen.goto(`/plenaries/${id}/layar`);
          await atLine(page, ONE);
          await screen.getByRole('heading', { name: ONE }).waitFor();
          await shot(page, 'kecamatan-desk');
          await shot(screen, 'beamer-line');
          await confirm(page, ONE);
          await expectSums(night.house, 'pleno', { ppwp: [1, paper('ppwp', 1)] });
          await atLine(page, TWO);
          // What its people said of it on the phone stands beside the rule.
          await page.getByText(/hal perlu dilihat/).first().click();
          await page.getByText('Alasan KPPS: KPPS salah menjumlah di kertas').first().waitFor();
          await shot(page, 'kecamatan-desk-wrong');
          await correct(page, TWO, CORRECTION, 'kecamatan-correct');
          await expectSums(night.house, 'pleno', { ppwp: [2, { ...quick('ppwp'), V1: 350 }] });
          await screen.getByText('2 dari 3 TPS').waitFor();
          await screen.getByText('150', { exact: true }).waitFor();
          await shot(screen, 'beamer-running');
          await typeLine(page, THREE, paper('ppwp', 3));
        });
        await shot(page, 'kecamatan-read');
      });
      await expectSums(night.house, 'pleno', { ppwp: [3, legal('ppwp')] });
      await expectSums(night.house, 'main', allQuick());
    });

    it('hears an objection, answers it, and writes down a special event', { timeout: 120_000 }, async () => {
      await night.atDesk('ppk', async (page) => {
        await reading(page, id, night.contests.dpd);
        await atLine(page, ONE);
        await page.getByText('Salinan saksi menyebut 81').waitFor();
        await shot(page, 'kecamatan-desk-copy');
        await page.keyboard.press('o');
        await object(page, { kind: 'Keberatan', by: /Bima Prasetya/, matter: OBJECTION }, 'kecamatan-object');
        await page.getByText('dibacakan 80.').first().waitFor();
        await page.goto(`/plenaries/${id}`);
        await page.getByRole('button', { name: 'Jawab keberatan K-1' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('radio', { name: 'Tidak diterima' }).check();
        await dialog.getByLabel('Jawaban').fill(ANSWER);
        await shot(page, 'kecamatan-answer');
        await dialog.getByRole('button', { name: 'Catat', exact: true }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Catat keberatan atau kejadian' }).first().click();
        await object(page, { kind: 'Kejadian khusus', by: /Arif Nugraha/, matter: EVENT });
        await page.getByText('Listrik padam 20 menit').waitFor();
        await shot(page, 'kecamatan-events');
        // What was objected at a station is one step away, with its boxes and pictures.
        await page.getByRole('link', { name: 'Lihat lembarnya: angka, foto bukti, dan alasan KPPS' }).first().click();
        const picture = page.getByRole('link', { name: /^Foto bukti 1 dari / });
        await picture.waitFor();
        const seen = await page.request.get(await picture.getAttribute('href') ?? '');
        expect([seen.status(), seen.headers()['content-type']]).toEqual([200, 'image/jpeg']);
        await shot(page, 'kecamatan-evidence');
      });
    });

    it('goes on contest by contest: read back, signed, once refused with a reason, sent, closed', { timeout: 240_000 }, async () => {
      await night.atDesk('ppk', async (page) => {
        await page.goto(`/plenaries/${id}`);
        const read = async (contest: string): Promise<void> => {
          const slug = slugOf(contest);
          await reading(page, id, night.contests[slug]);
          for (const name of [ONE, TWO]) await confirm(page, name);
          await typeLine(page, THREE, paper(slug, 3));
        };
        await leadOn(page, { id, guests: PEOPLE, read, refusals: { ppwp: { name: 'Bima Prasetya', reason: REFUSAL } }, picture: 'kecamatan' });
        await shot(page, 'kecamatan-closed');
      });
      await expectSums(night.house, 'pleno', Object.fromEntries(SLUGS.map((slug) => [slug, [3, legal(slug)] as const])));
      await expectSums(night.house, 'main', allQuick());
      await expectPapers(night, id, 'ppk', {
        slugs: SLUGS, region: WORLD.subdistrict, columns: 3,
        words: { ppwp: [CORRECTION.reason, CORRECTION.evidence, 'Ayu Larasati', REFUSAL], dpd: [OBJECTION, ANSWER] },
      });
      const events = (await printed(night, 'ppk', `/api/plenaries/${id}/special-events/pdf`)).join('');
      expect([OBJECTION, ANSWER, EVENT].filter((words) => !events.includes(set(words)))).toEqual([]);
    });
  });
}
