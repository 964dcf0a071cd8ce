import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import { must } from '../../../../kernel/result.ts';
import type { TestDatabase } from '../../../../kernel/testing/database.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { raisedAt } from '../certificates/store/certificates.ts';
import { answerObjection, raiseObjection } from '../commands/hall.ts';
import { plenaryById } from '../store/plenaries.ts';
import { takenUp, timesAnswered } from '../store/taken-up.ts';
import { outcomesOf } from '../store/told-watchers.ts';
import { joinBundle } from './commands/join.ts';
import { at, bringBack, carry, key, ONE, plantOffice, PPK, TWO, votes } from './fixtures/two-houses.ts';
import { previewBundle } from './routes.ts';

/** The hall takes up an objection of a station, while the office signs that D.Hasil: the hall's stays out. */
let office: TestDatabase;
let hall: TestDatabase;
let contests: ContestContext[];
let [id, statement] = [0, 0];
const raises = (db: TestDatabase['db'], change: object) => execute(db, raiseObjection, { actor: PPK, key: key(), input: { id, contest: contests[0]!.id, region: ONE, station: 1, raisedBy: 1, matter: 'Tidak diberi salinan', kind: 'objection', ...change } });
const told = async () => {
  const { rows } = await sql<{ contestId: number; villageId: number }>`SELECT contest_id AS "contestId", village_id AS "villageId" FROM copy_statement WHERE id = ${statement}`.execute(office.db);
  return (await outcomesOf(office.db, rows.map((row) => ({ id: statement, ...row })))).get(statement);
};

beforeAll(async () => {
  composeRecapitulation();
  ({ office, contests, id } = await plantOffice());
  ({ id: statement } = (await sql<{ id: number }>`INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement, figures, reason)
    SELECT ${contests[0]!.id}, id, 1, 'uji:wulan', ${'e'.repeat(64)}, 'objection', '{}'::jsonb, 'Tidak diberi salinan' FROM region WHERE scheme = 'uji' AND path = ${ONE} RETURNING copy_statement.id`.execute(office.db)).rows[0]!);
  const here = at(office.db, id);
  await here.open();
  await here.came('Ketua', 'chair');
  for (const [region, station] of [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const) await here.confirm(contests[0]!, region, station, votes(10, 20, 30));
  ({ hall } = await carry(office.db, id));
  must(await raises(hall.db, { statement }));
  must(await execute(hall.db, answerObjection, { actor: PPK, key: key(), input: { id, number: 1, outcome: 'recommended', answer: 'Panwas menyarankan salinan' } }));
  const { id: made } = await here.drawUp(contests[0]!.id);
  await here.readBack(made);
  await here.sign(made, 1);
}, 120_000);
afterAll(async () => { await hall.close(); await office.close(); });

it('an objection that stays out of the office takes up nothing, and lends its number to no other', async () => {
  const file = await bringBack(hall.db);
  const { conflicts } = must(await previewBundle(office.db, (await plenaryById(office.db, id))!, file));
  expect(conflicts.map((one) => [one.key, one.choices])).toEqual([['objection:1', ['office']]]);
  must(await execute(office.db, joinBundle, { actor: PPK, key: key(), input: { id, file: file.toString('base64'), decisions: [{ conflict: 'objection:1', take: 'office', reason: 'D.Hasil sudah ditandatangani' }] } }));
  // Its acts stand in the minutes all the same.
  expect(await office.db.selectFrom('plenary_act').select('act').where('plenary_id', '=', id).where('act', 'in', ['raise_objection', 'answer_objection']).execute()).toHaveLength(2);
  expect(await takenUp(office.db, [id])).toEqual(new Map());
  expect(await told()).toMatchObject({ state: 'waiting', number: null });
  const { number } = must(await raises(office.db, { contest: contests[1]!.id, region: null, station: null, matter: 'Soal lain' }));
  must(await execute(office.db, answerObjection, { actor: PPK, key: key(), input: { id, number, outcome: 'rejected', answer: 'Tidak terbukti' } }));
  expect([number, await timesAnswered(office.db, id, number), [...(await raisedAt(office.db, id)).keys()]]).toEqual([1, 1, [1]]);
  expect(await told()).toMatchObject({ state: 'waiting', number: null, outcome: null, answer: null });
}, 60_000);

it('nor does it for the next copy that leaves', async () => {
  const next = await carry(office.db, id);
  expect(await takenUp(next.hall.db, [id])).toEqual(new Map());
  await at(next.hall.db, id).came('Panwas', 'supervisor');
  const file = await bringBack(next.hall.db);
  must(await execute(office.db, joinBundle, { actor: PPK, key: key(), input: { id, file: file.toString('base64'), decisions: [] } }));
  await next.hall.close();
}, 60_000);
