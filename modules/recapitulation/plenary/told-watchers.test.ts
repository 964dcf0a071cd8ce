import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { execute, type Command } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { ownObjections } from '../../supervision/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { plantHall } from './fixtures/hall.ts';
import { answerObjection, attend, openPlenary, planPlenary, raiseObjection } from './index.ts';

const [HERE, ONE] = ['11.01.01', '11.01.01.1001'];
let database: TestDatabase;
let contest: ContestContext;
let [first, second] = [0, 0];
let keys = 0;
const does = async <I, O>(command: Command<I, O>, input: object): Promise<O> => must(await execute(database.db, command, { actor: operator, key: `kabar-dari-pleno-${++keys}`, input }));
const signs = async (person: string, station: number, reason: string): Promise<number> => (await sql<{ id: number }>`
  INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement, figures, reason)
  SELECT ${contest.id}, id, ${station}, ${person}, ${'e'.repeat(64)}, 'objection', '{}'::jsonb, ${reason} FROM region WHERE scheme = 'uji' AND path = ${ONE} RETURNING copy_statement.id`.execute(database.db)).rows[0]?.id ?? 0;
const told = (person = 'uji:saksi') => ownObjections(database.db, person, { event: 'uji', villages: [ONE] });

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  [contest] = (await plantHall(database.db)) as [ContestContext];
  [first, second] = [await signs('uji:saksi', 1, 'Tidak diberi salinan'), await signs('uji:saksi', 2, 'Kotak terbuka')];
  await signs('uji:lain', 2, 'Keberatan orang lain');
});
afterAll(() => database.close());

it('who objected at a station hears what became of it: waiting, taken up under its number, answered, or passed over', async () => {
  const nothing = { number: null, outcome: null, answer: null };
  const waiting = (statement: number, plenary: string | null) => ({ statement, state: 'waiting', plenary, ...nothing });
  expect(await told()).toEqual([waiting(first, null), waiting(second, null)]);
  const { id } = await does(planPlenary, { event: 'uji', region: HERE, place: 'Aula', plannedFor: null, groups: [] });
  const [{ plenary } = { plenary: null }] = await told();
  expect(plenary).not.toBeNull();
  await does(openPlenary, { id });
  await does(attend, { id, name: 'Ketua', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null });
  const { number } = await does(raiseObjection, { id, contest: contest.id, region: ONE, station: 1, raisedBy: 1, matter: 'Keberatan di TPS oleh uji:saksi: Tidak diberi salinan', kind: 'objection', statement: first });
  const taken = { statement: first, state: 'taken', plenary, number, outcome: 'open', answer: null };
  expect(await told()).toEqual([taken, waiting(second, plenary)]);
  await does(answerObjection, { id, number, outcome: 'rejected', answer: 'Salinan sudah diserahkan, tanda terima diperlihatkan' });
  await sql`UPDATE plenary SET state = 'closed' WHERE id = ${id}`.execute(database.db);
  expect(await told()).toEqual([{ ...taken, outcome: 'rejected', answer: 'Salinan sudah diserahkan, tanda terima diperlihatkan' }, { ...waiting(second, plenary), state: 'passed' }]);
  expect(await told('uji:siapa')).toEqual([]);
});
