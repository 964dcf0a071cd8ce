import { afterAll, beforeAll, expect, it } from 'vitest';
import { NATION, type Actor, type Verb } from '../../../kernel/access.ts';
import { readTrail } from '../../../kernel/audit/read-trail.ts';
import { must } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { grantsOfRole, type RoleId } from '../../people/contract.ts';
import { entry, FIGURES, kpps, person, plantNight, submit, VILLAGE } from '../capture/fixtures/small-night.ts';
import { answer, next, reader, ready } from '../verification/fixtures/readers.ts';
import { withholdUncounted } from './trail-words.ts';

let house: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  house = await testDatabase();
  contest = await plantNight(house.db, { stations: 5 });
});
afterAll(() => house.close());

const role = (id: RoleId): Actor => ({ id, name: id, grants: grantsOfRole({ role: id, scheme: contest.scheme, path: '11', within: null }) });
const OFF = { ...FIGURES, 'C.1': 91 };
/** What the trail tells a reader of the entries of a station, the oldest first. */
const told = async (actor: Actor, station: number): Promise<Record<string, unknown>[]> => {
  const rows = await readTrail(house.db, { thing: `entry ${contest.id}/${VILLAGE}/${station}`, within: [NATION], limit: 50 });
  return (await withholdUncounted(house.db, actor, rows)).map(({ details }) => details).toReversed();
};

it('which rules a first entry breaks, or that it breaks none, and what was said beside a correction, are not told to who may not see entries', async () => {
  const broken = must(await submit(house.db, kpps(contest, 1), entry(contest, 1, { figures: OFF, reasons: { R08: 'Begitu di kertas', R10: 'Begitu di kertas', R11: 'Begitu di kertas' } }))).broken;
  must(await submit(house.db, kpps(contest, 1), entry(contest, 1, { after: 1, reason: 'Nomor 1 seharusnya 90, bukan 91' })));
  expect(broken).toContain('R08');
  for (const actor of [role('auditor'), role('system_administrator'), role('observer'), reader(contest, 'pembaca'), person(contest, 'lain', 'sheets.enter', `${VILLAGE}/2`)]) {
    const rows = await told(actor, 1);
    expect(rows).toMatchObject([{ outcome: 'received', number: 1, withheld: ['broken', 'reason'] }, { outcome: 'received', number: 2, withheld: ['broken', 'reason'] }]);
    for (const row of rows) expect(row).not.toHaveProperty('broken');
    for (const row of rows) expect(row).not.toHaveProperty('reason');
  }
  for (const actor of [role('kpu_kab'), role('ppk'), kpps(contest, 1)]) expect(await told(actor, 1)).toMatchObject([{ broken }, { broken: [], reason: 'Nomor 1 seharusnya 90, bukan 91' }]);
});

it('who looks after the queue and reads sheets again as well is told as a reader', async () => {
  const both: Actor = { id: 'rangkap', name: 'Rangkap', grants: (['sheets.supervise', 'sheets.verify', 'audit.read'] as const satisfies readonly Verb[]).map((verb) => ({ verb, scheme: contest.scheme, path: '11' })) };
  for (const row of await told(both, 1)) expect(row).toHaveProperty('withheld');
});

it('once the sheet counts all of it is told; what is about no sheet, or about a contest that is not there, is left as it is', async () => {
  await ready(house.db, contest, 3);
  expect(await told(role('auditor'), 3)).toMatchObject([{ withheld: ['broken', 'reason'] }]);
  const second = reader(contest, 'pembaca');
  const { task } = await next(house.db, contest, second);
  expect(must(await answer(house.db, second, task!.id, FIGURES)).state).toBe('accepted');
  expect(await told(role('auditor'), 3)).toMatchObject([{ broken: [], reason: null }]);
  const rows = [{ id: 1, at: new Date(), actor: 'a', action: 'people.merge', scheme: '*', path: '', thing: 'person a', details: { reason: 'Dua kali' } }];
  expect(await withholdUncounted(house.db, role('auditor'), rows)).toEqual(rows);
  expect((await withholdUncounted(house.db, role('auditor'), [{ ...rows[0]!, thing: `entry 999999/${VILLAGE}/1` }]))[0]?.details).toEqual({ withheld: ['reason'] });
});
