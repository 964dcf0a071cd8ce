import { afterAll, beforeAll, expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import { must } from '../../../../kernel/result.ts';
import type { TestDatabase } from '../../../../kernel/testing/database.ts';
import { composeRecapitulation } from '../../compose.ts';
import { countRound } from '../../overview/count.ts';
import { overviewEvent } from '../../overview/queries/event.ts';
import { overviewPage } from '../../overview/queries/overview-page.ts';
import { exportOverview } from '../../overview/transfer/export-tables.ts';
import { listPlenaries } from '../queries/list.ts';
import { eventOf } from '../store/plenaries.ts';
import { loseBundle } from './commands/take-out.ts';
import { at, carry, HERE, key, plantOffice, PPK } from './fixtures/two-houses.ts';

let office: TestDatabase;
let id = 0;
beforeAll(async () => {
  composeRecapitulation();
  ({ office, id } = await plantOffice());
  await at(office.db, id).open();
}, 120_000);
afterAll(async () => { await office.close(); });

const listed = async () => (await listPlenaries(office.db, (await eventOf(office.db, 'uji'))!, '11.01')).rows.map(({ region, state, out }) => [region.path, state, out?.carrier ?? null]);
async function looked() {
  await countRound(office.db);
  const page = must(await overviewPage(office.db, (await overviewEvent(office.db, 'uji'))!, { region: '11.01', contest: undefined, mayName: true, countedAt: new Date() }));
  const file = exportOverview(page, 'csv');
  if (!('file' in file) || typeof file.file !== 'string') throw new Error('no text');
  const [head = [], ...rows] = file.file.replace(/^\uFEFF/, '').trim().split(/\r?\n/).map((line) => line.split(','));
  const cell = (name: string): string => rows.find(([path]) => path === HERE)?.[head.indexOf(name)] ?? '';
  return { since: page.rows.find(({ path }) => path === HERE)?.plenary?.outSince ?? null, told: [cell('plenary'), cell('plenary_in_hall_since')] };
}

it('the list of plenaries and the overview tell who carries one in a hall, since when, and no more once it is back', async () => {
  expect(await listed()).toEqual([['11.01', null, null], [HERE, 'open', null], ['11.01.02', null, null]]);
  expect(await looked()).toEqual({ since: null, told: ['open', ''] });
  const { hall, bundle } = await carry(office.db, id);
  expect((await listed())[1]).toEqual([HERE, 'open', 'Sekretaris PPK']);
  const { taken_at: taken } = await office.db.selectFrom('hall_bundle').select('taken_at').where('id', '=', bundle).executeTakeFirstOrThrow();
  expect(await looked()).toEqual({ since: taken.toISOString(), told: ['open', taken.toISOString()] });
  must(await execute(office.db, loseBundle, { actor: PPK, key: key(), input: { id, bundle, reason: 'Laptop rusak' } }));
  expect((await listed())[1]).toEqual([HERE, 'open', null]);
  await hall.close();
}, 120_000);
