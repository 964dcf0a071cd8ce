import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute, type Command } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { acceptIn } from '../../sheets/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { drawUp } from './certificates/index.ts';
import { certificatePage } from './certificates/queries/certificate-page.ts';
import { certificateById } from './certificates/store/certificates.ts';
import { plantHall } from './fixtures/hall.ts';
import { attend, confirmLine, openPlenary, planPlenary, undoLine } from './index.ts';

let database: TestDatabase;
let contest: ContestContext;
let id = 0;
let keys = 0;
const HERE = '11.01.01';
const run = <I, O>(command: Command<I, O>, input: object) => execute(database.db, command, { actor: operator, key: `salah-baca-${keys++}`, input });
const done = async <I, O>(command: Command<I, O>, input: object): Promise<O> => must(await run(command, input));
const votes = (one: number, two: number) => ({ 'C.1': one, 'C.2': two, V1: one + two, V2: 0, V3: one + two });
const line = (station: number, after: number) => ({ id, contest: contest.id, region: `${HERE}.1001`, station, after });

/** Two people agreed on 90 and 110 of both stations. */
beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = (await plantHall(database.db, { regencies: 1, subdistricts: 1, villages: 1, stations: 2 }))[0]!;
  const figures = contest.form.cells.map((cell) => (votes(90, 110) as Record<string, number>)[cell.id] ?? null);
  const sheets = [1, 2].map((station) => ({ village: `${HERE}.1001`, station, figures, provenance: null, reason: null }));
  await database.db.transaction().execute(async (tx) => must(await acceptIn(tx, { actor: operator, contest, channel: 'main', origin: 'phone', command: 'sheets.accept' }, sheets)));
  id = (await done(planPlenary, { event: 'uji', region: HERE, place: 'Aula', plannedFor: null })).id;
  await done(openPlenary, { id });
  await done(attend, { id, name: 'Ketua', capacity: 'chair', contestType: null, contestant: null, letter: null, person: null });
});
afterAll(() => database.close());

describe('figures that two people had agreed on', () => {
  it('do not move by reading the line again and saying that the paper is another', async () => {
    await done(confirmLine, { ...line(1, 0), figures: votes(90, 110) });
    await done(undoLine, { ...line(1, 1), reason: 'Dibacakan ulang' });
    expect(await run(confirmLine, { ...line(1, 2), figures: votes(0, 200), paperSays: 'Kertas berbunyi lain' })).toMatchObject({ problem: { code: 'correction_needed' } });
    await done(confirmLine, { ...line(1, 2), figures: votes(90, 110) });
  });

  it('and that the paper does not bear out stand on D.Hasil, also after the line was read again', async () => {
    await done(confirmLine, { ...line(2, 0), figures: votes(91, 110), paperSays: 'Kertas tertulis 91, isian 90' });
    await done(undoLine, { ...line(2, 1), reason: 'Dibacakan ulang' });
    await done(confirmLine, { ...line(2, 2), figures: votes(91, 110) });
    const { id: certificate } = await done(drawUp, { id, contest: contest.id });
    const { document } = await certificatePage(database.db, (await certificateById(database.db, certificate))!, { lead: true, parent: true });
    expect(document.corrections).toEqual([]);
    expect(document.misreadings).toEqual([{
      place: 'TPS 002, Village 11.01.01.1001', reason: 'Kertas tertulis 91, isian 90',
      cells: expect.arrayContaining([{ cell: 'C.1', quick: 90, paper: 91 }, { cell: 'V1', quick: 200, paper: 201 }, { cell: 'V3', quick: 200, paper: 201 }]) as unknown,
    }]);
    expect(document.misreadings[0]?.cells).toHaveLength(3);
  });
});
