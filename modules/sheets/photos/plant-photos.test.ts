import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { must } from '../../../kernel/result.ts';
import { contestContext } from '../../elections/index.ts';
import { recordFromFigures } from '../../forms/index.ts';
import { submitEntry } from '../capture/submit.ts';
import { plantCountry } from '../fixtures/small-country.ts';
import { GOLDEN } from '../fixtures/golden.ts';
import { plantDemoPhotos } from './fixtures/plant-photos.ts';
import { twinsOf } from './store/twins.ts';
import { findTarget } from './target.ts';

let house: TestDatabase;
beforeAll(async () => { house = await testDatabase(); });
afterAll(() => house.close());

it('a drawn photo for every page of what waits in the demo, no two alike; again it changes nothing', { timeout: 60_000 }, async () => {
  await plantCountry(house.db, { publication: 'two_people', voters: [134, 155] });
  const contest = must(await contestContext(house.db, 1));
  const kpps = { id: 'system:demo-kpps', name: 'KPPS', grants: [{ verb: 'sheets.enter', scheme: '*', path: '' }] } as const;
  const [golden] = GOLDEN;
  for (const station of [1, 2]) {
    must(await submitEntry(house.db, { actor: kpps, key: `demo-uji-${station}`, input: {
      contest: 1, village: '11.01.01.1001', station, after: 0, figures: { ...recordFromFigures(contest.form, contest.form.cells.map(() => null)), ...golden?.figures }, reasons: {}, reason: null, photos: [], saidAt: '2024-02-14T12:00:00.000Z',
    } }));
  }
  await plantDemoPhotos(house.db, 'uji');
  await plantDemoPhotos(house.db, 'uji');
  const { rows } = await house.pool.query<{ station: number; page: number; sha256: string; standing: string }>('SELECT station, page, sha256, standing FROM sheet_photo ORDER BY station, page');
  expect(rows.map(({ station, page, standing }) => [station, page, standing])).toEqual([1, 2].flatMap((station) => [1, 2, 3].map((page) => [station, page, 'current'])));
  for (const { station, sha256 } of rows) expect(await twinsOf(house.db, must(await findTarget(house.db, house.db, { contest: 1, village: '11.01.01.1001', station })), sha256)).toEqual([]);
});
