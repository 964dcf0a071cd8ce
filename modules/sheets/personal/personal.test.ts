import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { entry, FIGURES, kpps, plantNight, sheetAt, submit, VILLAGE } from '../capture/fixtures/small-night.ts';
import { composeSheets } from '../compose.ts';
import { pictureOf } from '../photos/fixtures/pictures.ts';
import { announced, sent } from '../photos/fixtures/sending.ts';
import { putOnSheet, takeOffSheet } from '../photos/store/photos.ts';
import { answer, next, reader, ready } from '../verification/fixtures/readers.ts';
import { entriesSaidBy, looksOf, ownEntries, ownPhotos, photosSentBy } from './store.ts';

let house: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  house = await testDatabase();
  contest = await plantNight(house.db, { stations: 200 });
  composeSheets();
});
afterAll(() => house.close());

const told = async (...ids: string[]) => (await entriesSaidBy(house.db, ids)).map(({ station, number, kind, standing, reason }) => [station, number, kind, standing, reason]);

it('the copy of one\'s data has every entry of one\'s own, first, corrected, beside a colleague\'s and as a reader, under either record, and none of anybody else', async () => {
  const [own, colleague] = [kpps(contest, 1, 'satu'), kpps(contest, 1, 'rekan')];
  must(await submit(house.db, own, entry(contest, 1)));
  must(await submit(house.db, own, entry(contest, 1, { after: 1, figures: { ...FIGURES, 'C.1': 91, 'C.2': 109 }, reason: 'Salah ketik' })));
  must(await submit(house.db, colleague, entry(contest, 1)));
  must(await submit(house.db, kpps(contest, 2, 'lain'), entry(contest, 2)));
  expect(await told('satu')).toEqual([[1, 1, 'kpps', 'superseded', null], [1, 2, 'kpps', 'current', 'Salah ketik']]);
  expect((await entriesSaidBy(house.db, ['satu']))[1]?.figures[contest.form.index['C.1'] ?? -1]).toBe(91);
  expect(await told('rekan')).toEqual([[1, 3, 'kpps', 'aside', null]]);
  expect(await told('satu', 'rekan')).toHaveLength(3);
  expect(await told('tidak-ada')).toEqual([]);

  await ready(house.db, contest, 3);
  const second = reader(contest, 'pembaca');
  const given = await next(house.db, contest, second);
  must(await answer(house.db, second, given.task!.id, FIGURES));
  expect(await told('pembaca')).toEqual([[3, 2, 'second', 'current', null]]);
  expect(await looksOf(house.db, ['pembaca'])).toEqual(await looksOf(house.db, ['pembaca', 'satu']));
});

it('and every photo, also one that was moved to another TPS since', async () => {
  const own = kpps(contest, 4, 'juru-foto');
  const picture = await pictureOf(77);
  await sent(house.db, own, picture, { contest: contest.id, village: VILLAGE, station: 4 });
  const { sha256 } = announced(picture);
  const [from, to] = [await sheetAt(house.db, contest, 4), await sheetAt(house.db, contest, 5)];
  await house.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: number }>`SELECT id FROM sheet_photo WHERE sha256 = ${sha256}`.execute(tx);
    await takeOffSheet(tx, from, rows[0]?.id ?? 0, 'moved', 'TPS 5');
    await putOnSheet(tx, to, { page: 1, sha256, person: own.id, device: null, takenAt: null });
  });
  expect((await photosSentBy(house.db, [own.id])).map(({ station, page, standing }) => [station, page, standing])).toEqual([[4, 1, 'moved'], [5, 1, 'current']]);
  expect(await photosSentBy(house.db, ['lain'])).toEqual([]);
});

it('asks no table of a whole night from end to end', async () => {
  for (let station = 6; station <= 200; station++) must(await submit(house.db, kpps(contest, station), entry(contest, station)));
  await house.db.transaction().execute(async (tx) => { for (let station = 6; station <= 200; station++) await putOnSheet(tx, await sheetAt(house.db, contest, station), { page: 1, sha256: randomUUID().replaceAll('-', '').padEnd(64, '0'), person: `kpps-${station}`, device: null, takenAt: null }); });
  await sql`ANALYZE sheet_entry, sheet_photo, statement_photo, audit_entry, region, contest, sheet_look`.execute(house.db);
  for (const query of [ownEntries(['kpps-9']), ownPhotos(['kpps-9'])]) {
    const { rows } = await sql<Record<string, string>>`EXPLAIN ${query}`.execute(house.db);
    const plan = rows.map((row) => Object.values(row)[0]).join('\n');
    expect(plan).not.toMatch(/Seq Scan on (sheet_entry|sheet_photo|audit_entry)/);
  }
  expect(await told('kpps-9')).toEqual([[9, 1, 'kpps', 'current', null]]);
});
