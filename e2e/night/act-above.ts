import { describe, expect, it } from 'vitest';
import { CONTESTS } from './ballots.ts';
import { WORLD } from './cast.ts';
import { confirm, leadOn, open, plan, reading, type Guest } from './hall.ts';
import type { Night } from './night.ts';
import { legal, SLUGS } from './paper.ts';
import { expectPapers, statesOf } from './print.ts';
import { shot } from './shots.ts';
import { allQuick, expectSums, slugOf } from './sums.ts';

/** Regency, province and nation. */
export function above(night: Night): void {
  describe('the levels above', () => {
    const held: number[] = [];
    const levels = [
      ['regency', WORLD.regency, 'Tirta Barat', 'Bagas Prawira', SLUGS],
      ['province', WORLD.province, 'Kabupaten Tirta', 'Hendra Wijaksana', ['ppwp', 'dpr', 'dpd', 'dprd-prov']],
      ['nation', '', 'Tirta Raya', 'Citra Maharani', ['ppwp', 'dpr', 'dpd']],
    ] as const;

    it.each(levels)('%s: accepts what was sent, reads it, signs and sends; the sums are those of below', { timeout: 120_000 }, async (person, region, below, chair, slugs) => {
      let id = 0;
      await night.atDesk(person, async (page) => {
        id = await plan(page, WORLD.event, region, 'Aula');
        const guests: Guest[] = [{ name: chair, as: 'chair' }, { name: 'Retno Wahyuni', as: 'supervisor' }];
        await open(page, guests);
        await shot(page, `${person}-open`);
        if (person === 'regency') {
          // Before anything is accepted, one looks at the paper with the refusal.
          await page.locator('#children').getByRole('link').nth(SLUGS.indexOf('ppwp')).click();
          await page.getByText('menolak: Keberatan kami tidak diterima').waitFor();
          await shot(page, 'regency-certificate');
          await page.goto(`/plenaries/${id}`);
        }
        const read = async (contest: string): Promise<void> => {
          await reading(page, id, night.contests[slugOf(contest)]);
          if (contest === CONTESTS.ppwp.name) await shot(page, `${person}-desk`);
          await confirm(page, below);
        };
        await leadOn(page, { id, guests, read, picture: person, another: (deed) => night.atDesk(`${person}2`, deed) });
        await shot(page, `${person}-closed`);
      });
      await expectPapers(night, id, person, { slugs, region, columns: 1 });
      held.push(id);
      await expectSums(night.house, 'pleno', Object.fromEntries(SLUGS.map((slug) => [slug, [3, legal(slug)] as const])));
      await expectSums(night.house, 'main', allQuick());
    });

    it('in the end everything is accepted, and what stands above is final', { timeout: 120_000 }, async () => {
      expect(await Promise.all(held.map((id) => statesOf(night, id, 'nation')))).toEqual([5, 4, 3].map((count) => Array.from({ length: count }, () => 'accepted')));
      await night.atDesk('nation', async (page) => {
        await page.goto(`/plenaries?event=${WORLD.event}`);
        await page.getByText('1 dari').or(page.getByText('2 dari')).first().waitFor();
        await shot(page, 'nation-list');
        await page.goto(`/contests/${night.contests.ppwp}/results?channel=pleno`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        await shot(page, 'results-after');
      });
    });
  });
}
