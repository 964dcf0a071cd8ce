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

const BUNDLE = '01HZX0000000000000000000AB';
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
  const since = async () => must(await overviewPage(house.db, event, { region: '', contest: undefined, mayName: false, countedAt: new Date() })).sent.map((one) => one.since);
  const sends = (number: number, at: string, details: object) => sql`INSERT INTO plenary_act (plenary_id, number, act, actor, at, details) SELECT plenary_id, ${number}, 'certificate_send', 'uji', ${at}::timestamptz, jsonb_build_object('certificate', id) || ${JSON.stringify(details)}::jsonb FROM certificate`.execute(house.db);
  await sends(101, '2026-02-15T10:00:00Z', {});
  expect(await since()).toEqual(['2026-02-15T10:00:00.000Z']);
  // Sent on a laptop whose clock is a year behind: it waits since its file was joined here.
  await sql`INSERT INTO hall_bundle (id, plenary_id, carrier, taken_by, base_acts, base, officers, ended, ended_by, ended_at, came_back) SELECT ${BUNDLE}, plenary_id, 'Sekretaris', 'uji', 1, '{}', '{}', 'joined', 'uji', '2026-02-15T21:30:00Z', ${'b'.repeat(64)} FROM certificate`.execute(house.db);
  await sends(102, '2025-02-15T10:00:00Z', { hall: { bundle: BUNDLE, number: 40 } });
  expect(await since()).toEqual(['2026-02-15T21:30:00.000Z']);
  await sql`UPDATE certificate SET state = 'accepted'`.execute(house.db);
  expect(await sent('')).toEqual([]);
});
