import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { must } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { entry, FIGURES, kpps, plantNight, sheetAt, submit, VILLAGE } from '../capture/fixtures/small-night.ts';
import { currentPhotos } from '../photos/store/photos.ts';
import { emptyQueue } from './fixtures/cases.ts';
import { answer, holding, next, photograph, reader, ready } from './fixtures/readers.ts';
import { offerReading } from './machine.ts';
import { casePage } from './queries/case-page.ts';

let house: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  house = await testDatabase();
  contest = await plantNight(house.db, { stations: 9 });
});
afterAll(() => house.close());

const entriesAt = async (station: number) => must(await casePage(house.db, holding(contest, 'ppk', [['sheets.supervise', '11']]), contest, { village: VILLAGE, station })).entries;
/** Only this sheet can be handed out. */
const alone = (station: number) => emptyQueue(house.db, station);
/** Somebody tampers with the row, past every guard. */
async function tamper(station: number, set: string): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    await sql`SET LOCAL session_replication_role = replica`.execute(tx);
    await sql`UPDATE sheet_entry SET ${sql.raw(set)} WHERE contest_id = ${contest.id} AND station = ${station} AND kind = 'second'`.execute(tx);
  });
}

async function readAt(station: number, figures = FIGURES): Promise<void> {
  await ready(house.db, contest, station);
  await alone(station);
  const who = reader(contest, `pembaca-${station}`);
  must(await answer(house.db, who, (await next(house.db, contest, who)).task!.id, figures));
}

describe('what a reading was made of', () => {
  it('are the photos its reader was shown, page by page; a page without figures is not one of them', async () => {
    await ready(house.db, contest, 1);
    await photograph(house.db, contest, 1, { pages: [4] });
    await alone(1);
    const who = reader(contest, 'pembaca-1');
    const { task } = await next(house.db, contest, who);
    expect(task?.photos.map(({ page }) => page)).toEqual([1, 2, 3, 4]);
    must(await answer(house.db, who, task!.id, FIGURES));
    const second = (await entriesAt(1))[1];
    expect(second).toMatchObject({ kind: 'second', evidence: 'sealed', missing: [] });
    expect(second?.photos).toEqual(task?.photos.filter(({ page }) => page < 4).map((photo) => ({ ...photo, standing: 'current' })));
    // Where another picture stands for the page later, the reading still names the one it was made of.
    await photograph(house.db, contest, 1, { pages: [2] });
    expect((await entriesAt(1))[1]?.photos.map(({ page, sha256, standing }) => [page, standing, task?.photos.some((one) => one.sha256 === sha256)])).toEqual([[1, 'current', true], [2, 'superseded', true], [3, 'current', true]]);
  });

  it('is told by the row and the trail together: other figures, another photo, or a row nobody wrote are seen', async () => {
    await readAt(2);
    expect((await entriesAt(2))[1]?.evidence).toBe('sealed');
    await tamper(2, "photos = array_replace(photos, photos[1], '1:' || repeat('a', 64))");
    expect((await entriesAt(2))[1]?.evidence).toBe('altered');
    await readAt(3);
    await tamper(3, 'figures[1] = figures[1] + 1');
    expect((await entriesAt(3))[1]?.evidence).toBe('altered');
    await readAt(4);
    // Also one whose hash was made to fit: the trail does not know it.
    await tamper(4, "person_id = 'orang-lain', hash = repeat('b', 64)");
    expect((await entriesAt(4))[1]?.evidence).toBe('altered');
    await readAt(5);
    // Older readings have none.
    await tamper(5, 'hash = NULL');
    expect((await entriesAt(5))[1]?.evidence).toBe('unsigned');
  });

  it('is kept of a machine as well; what a station sends is known by its own hash', async () => {
    await photograph(house.db, contest, 6);
    must(await submit(house.db, kpps(contest, 6), entry(contest, 6)));
    const at = await sheetAt(house.db, contest, 6);
    must(await house.db.transaction().execute((tx) => offerReading(tx, at, { figures: contest.form.cells.map(({ id }) => FIGURES[id] ?? null), model: 'uji' })));
    const [word, machine] = await entriesAt(6);
    expect([word?.evidence, word?.photos]).toEqual(['unsigned', []]);
    expect(machine).toMatchObject({ kind: 'machine', evidence: 'sealed' });
    expect(machine?.photos.map(({ sha256 }) => sha256)).toEqual((await currentPhotos(house.db, at)).map(({ sha256 }) => sha256));
  });
});
