import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, operator, type TestDatabase } from '../../../kernel/testing/database.ts';
import { must } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { GOLDEN } from '../fixtures/golden.ts';
import { plantCountry } from '../fixtures/small-country.ts';
import { recordSheets } from './record-sheets.ts';

let database: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  database = await testDatabase();
  contest = await plantCountry(database.db, { stations: 10 });
});
afterAll(() => database.close());

let keys = 0;
const key = (): string => `record-test-${keys++}`;
type Sheet = { village: string; station: number; figures: Record<string, number | null>; reason?: string };
const send = (sheets: Sheet[], more: { actor?: typeof operator; key?: string } = {}) =>
  recordSheets(database.db, { actor: operator, key: key(), ...more, input: { contest: contest.id, origin: 'paper', sheets } });

describe('a sheet is recorded as written', () => {
  it.each(GOLDEN.map((golden, at) => [golden.name, golden, at + 1] as const))('%s', async (_name, golden, station) => {
    const sheet = { village: '11.01.01.1001', station, figures: golden.figures };
    const { results } = must(await send([sheet]));
    expect(results[0]).toMatchObject({ outcome: 'recorded', version: 1 });
    expect(results[0]!.broken).toEqual(expect.arrayContaining([...golden.broken]));
    if (golden.broken.length === 0) expect(results[0]!.broken).toEqual([]);
    const row = await database.db.selectFrom('sheet_version').selectAll()
      .where('station', '=', station).where('contest_id', '=', contest.id).executeTakeFirstOrThrow();
    const written = Object.fromEntries(contest.form.cells.map((cell, at) => [cell.id, row.figures[at]]).filter(([, figure]) => figure !== null));
    expect(written).toEqual(golden.figures);
  });
});
