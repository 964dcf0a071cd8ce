import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { placeIn, transition } from '../../sheets/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { plantHall } from '../plenary/fixtures/hall.ts';
import { planPlenary } from '../plenary/index.ts';
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

it('a D.Hasil that was sent waits there until the level above takes it', async () => {
  must(await execute(house.db, planPlenary, { actor: operator, key: 'pleno-tersendat-1', input: { event: 'uji', region: '11.01.01', place: 'Aula', plannedFor: null, groups: [] } }));
  await sql`INSERT INTO certificate (plenary_id, contest_id, region_id, version, state, figures, hash, drawn_up_by)
    SELECT id, ${contest.id}, region_id, 1, 'sent', '{}', ${'a'.repeat(64)}, 'uji' FROM plenary`.execute(house.db);
  const event = (await overviewEvent(house.db, 'uji'))!;
  const sent = async (region: string) => must(await overviewPage(house.db, event, { region, contest: undefined, mayName: false, countedAt: new Date() })).sent.map(({ region: { path, level }, contestName }) => [path, level, contestName]);
  expect(await sent('')).toEqual([['11.01.01', 'subdistrict', contest.name]]);
  expect([await sent('11.01.01'), await sent('11.01.02')]).toEqual([[['11.01.01', 'subdistrict', contest.name]], []]);
  await sql`UPDATE certificate SET state = 'accepted'`.execute(house.db);
  expect(await sent('')).toEqual([]);
});
