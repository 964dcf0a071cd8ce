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
type Sheet = { village: string; station: number; figures: Record<string, number | null>; reason?: string; after?: number };
const send = (sheets: Sheet[], more: { actor?: typeof operator; key?: string } = {}) =>
  recordSheets(database.db, { actor: operator, key: key(), ...more, input: { contest: contest.id, origin: 'paper', sheets } });

describe('a sheet is recorded as written', () => {
  it.each(GOLDEN.map((golden, at) => [golden.name, golden, at + 1] as const))('%s', async (_name, golden, station) => {
    const sheet = { village: '11.01.01.1001', station, figures: golden.figures };
    const { results } = must(await send([sheet]));
    expect(results[0]).toMatchObject({ outcome: 'recorded', version: 1 });
    for (const code of golden.broken) expect(results[0]!.broken).toContain(code);
    if (golden.broken.length === 0) expect(results[0]!.broken).toEqual([]);
    const row = await database.db.selectFrom('sheet_version').selectAll()
      .where('station', '=', station).where('contest_id', '=', contest.id).executeTakeFirstOrThrow();
    const written: Record<string, unknown> = Object.fromEntries(contest.form.cells.flatMap((cell, at) => (row.figures[at] === null ? [] : [[cell.id, row.figures[at]] as const])));
    expect(written).toEqual(golden.figures);
  });
});

const AT = '11.02.02.1002';
const sheet = (station: number, votes: number, more: Partial<Sheet> = {}): Sheet => ({ village: AT, station, figures: { 'C.1': votes, 'C.2': 1, V1: votes + 1 }, ...more });
const rows = () => database.db.selectFrom('sheet_version').selectAll().where('contest_id', '=', contest.id).orderBy('village_id').orderBy('station').orderBy('version').execute();

describe('nothing is overwritten', () => {
  it('the same figures change nothing; others need a reason and become the next version', async () => {
    must(await send([sheet(1, 10)]));
    expect(must(await send([sheet(1, 10)])).results).toEqual([expect.objectContaining({ outcome: 'unchanged', version: 1 })]);
    expect(await send([sheet(1, 11)])).toMatchObject({ ok: false, problem: { code: 'reason_missing' } });
    expect(must(await send([sheet(1, 11, { reason: 'Salah baca' })])).results).toEqual([expect.objectContaining({ outcome: 'corrected', version: 2 })]);
    const versions = (await rows()).filter(({ station, figures }) => station === 1 && figures[contest.form.index['C.2']!] === 1);
    expect(versions.map(({ version, current, reason }) => [version, current, reason])).toEqual([[1, false, null], [2, true, 'Salah baca']]);
  });

  it('a correction that follows a version does not cover one that came in between', async () => {
    must(await send([sheet(3, 20, { after: 0 })]));
    const answers = await Promise.all([21, 22, 23, 24].map((votes) => send([sheet(3, votes, { reason: 'Salah baca', after: 1 })])));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.problem).toMatchObject({ code: 'conflict', status: 409 });
    expect((await rows()).filter(({ station, figures }) => station === 3 && figures[contest.form.index['C.2']!] === 1)).toHaveLength(2);
    expect(await send([sheet(3, 25, { reason: 'Salah baca', after: 0 })])).toMatchObject({ ok: false, problem: { code: 'conflict' } });
  });

  it('an absent figure is not a zero', async () => {
    must(await send([{ village: AT, station: 2, figures: { 'C.1': 5, 'C.2': null } }]));
    expect(await send([{ village: AT, station: 2, figures: { 'C.1': 5, 'C.2': 0 } }])).toMatchObject({ ok: false, problem: { code: 'reason_missing' } });
  });

  it('the database itself refuses to change or remove a version', async () => {
    const refuse = (statement: string) => expect(database.pool.query(statement)).rejects.toThrow(/append-only/);
    await refuse('DELETE FROM sheet_version');
    await refuse('TRUNCATE sheet_version');
    await refuse(`UPDATE sheet_version SET figures = '{1}'`);
    await refuse('UPDATE sheet_version SET current = true WHERE NOT current');
    await refuse(`UPDATE sheet_version SET current = false, actor = 'x' WHERE current`);
    await expect(database.pool.query('DELETE FROM contest_region; DELETE FROM contest')).rejects.toThrow(/has sheets/);
  });
});

describe('a batch is all or nothing', () => {
  const refused = async (sheets: Sheet[]) => {
    const before = (await rows()).length;
    const answer = await send(sheets);
    expect((await rows()).length).toBe(before);
    expect(answer.ok).toBe(false);
    return (answer as Extract<typeof answer, { ok: false }>).problem;
  };
  it.each([
    ['region_unknown', [sheet(5, 1), { ...sheet(6, 1), village: '99.99.99.9999' }], 2, 'village'],
    ['value_unknown', [{ ...sheet(5, 1), station: 99 }, sheet(6, 1)], 1, 'station'],
    ['row_duplicate', [sheet(5, 1), sheet(5, 1)], 2, 'station'],
    ['value_missing', [sheet(5, 1), { ...sheet(6, 1), figures: { 'C.1': null } }], 2, 'figures'],
    ['input_invalid', [sheet(5, 1), { ...sheet(6, 1), figures: { X9: 1 } }], 2, 'X9'],
  ])('%s names the sheet', async (code, sheets, row, column) => {
    const problem = await refused(sheets);
    expect(problem).toMatchObject({ code, errors: [expect.objectContaining({ row, column })] });
  });
  it('one sheet without its reason refuses the others', async () => {
    must(await send([sheet(7, 1)]));
    expect(await refused([sheet(8, 1), sheet(7, 2)])).toMatchObject({ code: 'reason_missing', params: { row: 2 } });
  });
  it('a key of the wrong length, a channel and a contest that do not exist', async () => {
    expect(await send([sheet(5, 1)], { key: 'short' })).toMatchObject({ problem: { code: 'key_missing' } });
    const input = (more: object) => recordSheets(database.db, { actor: operator, key: key(), input: { contest: contest.id, origin: 'paper', sheets: [sheet(5, 1)], ...more } });
    expect(await input({ channel: 'crowd' })).toMatchObject({ problem: { code: 'not_found' } });
    expect(await input({ contest: 999 })).toMatchObject({ problem: { code: 'not_found' } });
    expect(await input({ sheets: [] })).toMatchObject({ problem: { code: 'input_invalid' } });
  });
});

describe('a retry is free', () => {
  it('the same key gives the first answer, even after the sheet changed; with other figures it is refused', async () => {
    const first = must(await send([sheet(9, 3)], { key: 'the-first-key' }));
    must(await send([sheet(9, 4, { reason: 'Salah baca' })]));
    expect(must(await send([sheet(9, 3)], { key: 'the-first-key' }))).toEqual(first);
    expect(await send([sheet(9, 5)], { key: 'the-first-key' })).toMatchObject({ problem: { code: 'key_reused' } });
  });

  it('twenty senders of the same sheet with the same key, and twenty with their own, record it once', async () => {
    const village = '11.02.02.1001';
    const one = (station: number) => ({ village, station, figures: { 'C.1': station } });
    const same = await Promise.all(Array.from({ length: 20 }, () => send([one(1)], { key: 'all-the-same-key' })));
    const own = await Promise.all(Array.from({ length: 20 }, () => send([one(2)])));
    expect(new Set(same.map((answer) => JSON.stringify(must(answer)))).size).toBe(1);
    expect(own.filter((answer) => must(answer).results[0]!.outcome === 'recorded')).toHaveLength(1);
    const entries = await database.db.selectFrom('audit_entry').select('id').where('thing', '=', `sheet ${contest.id}/main/${village}/1`).execute();
    expect(entries).toHaveLength(1);
  });

  it('batches that overlap, sent at once in opposite orders, all end and record each station once', async () => {
    const stations = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((station) => ({ village: '11.02.01.1002', station, figures: { 'C.1': station } }));
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => send(i % 2 === 0 ? stations : [...stations].reverse())));
    const outcomes = answers.flatMap((answer) => must(answer).results.map(({ outcome }) => outcome));
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome === 'unchanged')).toHaveLength(70);
  });

  it('among singles sent together a refused one does not take the others with it', async () => {
    const answers = await Promise.all([3, 4, 77, 5, 6].map((station) => send([{ village: '11.02.02.1001', station, figures: { 'C.1': 1 } }])));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, false, true, true]);
  });
});

describe('rights', () => {
  const clerk = (...paths: string[]) => ({ id: 'clerk', name: 'Petugas', grants: paths.map((path) => ({ verb: 'sheets.record' as const, scheme: contest.scheme, path })) });
  it('are needed on every village that is touched, and suffice there', async () => {
    const two = [{ village: '11.01.02.1001', station: 1, figures: { 'C.1': 1 } }, { village: '11.02.01.1001', station: 1, figures: { 'C.1': 1 } }];
    expect(await send(two, { actor: clerk('11.01') })).toMatchObject({ problem: { code: 'not_allowed' } });
    expect(must(await send(two, { actor: clerk('11.01.02.1001', '11.02.01.1001') })).results).toHaveLength(2);
  });

  it('of a phone reach as far as the phone: it says that a phone wrote the figures, and nothing else', async () => {
    const phone = { ...clerk('11.02'), device: '01J000000000000000000PHONE' };
    const village = '11.02.01.1002';
    const from = (origin: string, more: object = {}) => recordSheets(database.db, { actor: phone, key: key(), input: { contest: contest.id, origin, sheets: [{ village, station: 10, figures: { 'C.1': 4 }, reason: 'Salah baca', ...more }] } });
    for (const origin of ['office', 'machine', 'import', 'paper']) expect(await from(origin)).toMatchObject({ problem: { code: 'input_invalid', params: { column: 'origin' } } });
    expect(await from('phone', { provenance: { 'C.1': 'office' } })).toMatchObject({ problem: { code: 'input_invalid' } });
    expect(must(await from('phone', { provenance: { 'C.1': 'phone' } })).results).toHaveLength(1);
  });
});
