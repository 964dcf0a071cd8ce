import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { placeIn, transition } from '../../sheets/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { plantHall } from '../plenary/fixtures/hall.ts';
import { countRound } from './count.ts';
import { overviewEvent } from './queries/event.ts';
import { overviewPage } from './queries/overview-page.ts';

let house: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  composeRecapitulation();
  house = await testDatabase();
  [contest] = (await plantHall(house.db, { voters: [134, 155] })) as [ContestContext];
});
afterAll(() => house.close());

it('what is stuck names every kelurahan that waits, several of one subdistrict, at every level above them', async () => {
  const villages = ['11.01.01.1001', '11.01.01.1002', '11.01.02.1001'];
  for (const village of villages) {
    const place = must(await placeIn(house.db, contest, { village, station: 1 }));
    await house.db.transaction().execute(async (tx) => must(await transition(tx, { contest, place }, { event: 'photographed', complete: true, replaced: false })));
  }
  await countRound(house.db);
  const event = (await overviewEvent(house.db, 'uji'))!;
  const stuck = async (region: string) => must(await overviewPage(house.db, event, { region, contest: undefined, mayName: false, countedAt: new Date() })).stuck.map(({ village, sheets }) => [village.path, sheets]);
  expect([await stuck(''), await stuck('11.01')]).toEqual([villages.map((path) => [path, 1]), villages.map((path) => [path, 1])]);
  expect([await stuck('11.01.01'), await stuck('11.01.01.1002')]).toEqual([villages.slice(0, 2).map((path) => [path, 1]), [['11.01.01.1002', 1]]]);
});
