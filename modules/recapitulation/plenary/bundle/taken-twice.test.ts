import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { must } from '../../../../kernel/result.ts';
import type { TestDatabase } from '../../../../kernel/testing/database.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { raiseObjection } from '../commands/hall.ts';
import { objectionViews } from '../queries/views.ts';
import { plenaryById } from '../store/plenaries.ts';
import { takenUp } from '../store/taken-up.ts';
import { joinBundle } from './commands/join.ts';
import { at, bringBack, carry, key, ONE, plantOffice, PPK } from './fixtures/two-houses.ts';
import { previewBundle } from './routes.ts';

let [office, hall]: TestDatabase[] = [];
let contests: ContestContext[];
let [id, alike, otherwise] = [0, 0, 0];
let back: Buffer;

const says = async (person: string, station: number, reason: string): Promise<number> => (await sql<{ id: number }>`
  INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement, figures, reason)
  SELECT ${contests[0]!.id}, id, ${station}, ${person}, ${'e'.repeat(64)}, 'objection', '{}'::jsonb, ${reason} FROM region WHERE scheme = 'uji' AND path = ${ONE} RETURNING copy_statement.id`.execute(office!.db)).rows[0]!.id;
const takes = async (db: Db, statement: number, station: number, matter: string, raisedBy = 1) =>
  must(await execute(db, raiseObjection, { actor: PPK, key: key(), input: { id, contest: contests[0]!.id, region: ONE, station, raisedBy, matter, kind: 'objection', statement } }));

beforeAll(async () => {
  composeRecapitulation();
  ({ office, contests, id } = await plantOffice());
  [alike, otherwise] = [await says('uji:satu', 1, 'Tidak diberi salinan'), await says('uji:dua', 2, 'Kotak terbuka')];
  await at(office.db, id).open();
  await at(office.db, id).came('Ketua', 'chair');
  ({ hall } = await carry(office.db, id));
  // The office: an objection of its own, then both statements. The hall: one statement in other words, one of its own, the other statement in the same words, answered.
  await at(office.db, id).object(1, null, 'Kursi saksi kurang');
  await takes(office.db, alike, 1, 'Tidak diberi salinan');
  await takes(office.db, otherwise, 2, 'Kotak terbuka\nKPPS dipanggil');
  await takes(hall.db, otherwise, 2, 'Kotak terbuka\nDibuka ulang');
  await at(hall.db, id).object(1, null, 'Listrik padam');
  await takes(hall.db, alike, 1, 'Tidak diberi salinan');
  back = await bringBack(hall.db);
}, 120_000);
afterAll(async () => { await hall?.close(); await office?.close(); });

it('a statement that the hall and its office both took up is one objection: agreed where they say the same, else a person decides which words stand', async () => {
  const db = office!.db;
  const seen = must(await previewBundle(db, (await plenaryById(db, id))!, back));
  expect(seen).toMatchObject({ agreed: 1, taken: { objections: 1 } });
  expect(seen.conflicts).toMatchObject([{
    key: 'objection:3', choices: ['hall', 'office'], hall: { says: { id: 'Ketua: “Kotak terbuka\nDibuka ulang” · belum dijawab' } }, office: { says: { id: 'Ketua: “Kotak terbuka\nKPPS dipanggil” · belum dijawab' } },
  }]);
  must(await execute(db, joinBundle, { actor: PPK, key: key(), input: { id, file: back.toString('base64'), decisions: [{ conflict: 'objection:3', take: 'hall', reason: 'Kotak dihitung ulang di aula' }] } }));
  expect((await objectionViews(db, id)).map(({ number, matter }) => [number, matter])).toEqual([[1, 'Kursi saksi kurang'], [2, 'Tidak diberi salinan'], [3, 'Kotak terbuka\nDibuka ulang'], [4, 'Listrik padam']]);
  expect([...await takenUp(db, [id])].sort()).toEqual([[alike, 2], [otherwise, 3]].sort());
}, 60_000);
