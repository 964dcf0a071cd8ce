import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import { must } from '../../../../kernel/result.ts';
import { composeRecapitulation } from '../../compose.ts';
import { answerAlarm } from '../certificates/index.ts';
import { plenaryById } from '../store/plenaries.ts';
import { joinBundle } from './commands/join.ts';
import { at, bringBack, carry, key, ONE, plantOffice, PPK, votes } from './fixtures/two-houses.ts';
import { previewBundle } from './routes.ts';

it('an alarm is answered at the office while a laptop carries its plenary: the file it brings back knows nothing of alarms, and comes in whole', async () => {
  composeRecapitulation();
  const { office: { db }, office, contests, id } = await plantOffice();
  await at(db, id).open();
  await at(db, id).came('Ketua', 'chair');
  const { hall } = await carry(db, id);
  const { rows: [alarm] } = await sql<{ id: number }>`INSERT INTO recap_alarm (event_id, scheme, path, contest_id, what, details)
    SELECT p.event_id, p.scheme, p.path, ${contests[0]!.id}, 'sheet_changed', jsonb_build_object('below', p.path) FROM plenary p WHERE p.id = ${id} RETURNING id`.execute(db);
  await at(hall.db, id).confirm(contests[0]!, ONE, 1, votes(1, 2, 3));
  must(await execute(db, answerAlarm, { actor: PPK, key: key(), input: { id: alarm!.id, answer: 'Ruang pleno sudah diberi tahu' } }));
  const file = await bringBack(hall.db);
  // No act of the plenary, and nothing to decide about.
  expect(must(await previewBundle(db, (await plenaryById(db, id))!, file))).toMatchObject({ office: { acts: 0 }, conflicts: [], taken: { lines: 1 } });
  must(await execute(db, joinBundle, { actor: PPK, key: key(), input: { id, file: file.toString('base64'), decisions: [] } }));
  expect((await sql<{ answer: string }>`SELECT answer FROM recap_alarm`.execute(db)).rows).toEqual([{ answer: 'Ruang pleno sudah diberi tahu' }]);
  await hall.close();
  await office.close();
}, 120_000);
