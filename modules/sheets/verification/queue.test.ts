import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { must } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { entry, FIGURES, kpps, plantNight, read, submit, VILLAGE } from '../capture/fixtures/small-night.ts';
import { fieldEvent, type FieldEvent } from '../capture/store/field.ts';
import { nameOwner } from './commands/name-owner.ts';
import { QueueQuery } from './contract.ts';
import { holding, photograph, plantPerson, plantRole, ready } from './fixtures/readers.ts';
import { exportQueue } from './queries/export-queue.ts';
import { ownerChoices } from './queries/owners.ts';
import { queuePage } from './queries/queue-page.ts';

let house: TestDatabase;
let contest: ContestContext;
let event: FieldEvent;
beforeAll(async () => {
  house = await testDatabase();
  contest = await plantNight(house.db, { stations: 8 });
  event = (await fieldEvent(house.db, [contest.event]))!;
  await photograph(house.db, contest, 1);
  must(await submit(house.db, kpps(contest, 2), entry(contest, 2)));
  await ready(house.db, contest, 3);
  await ready(house.db, contest, 4);
  must(await read(house.db, contest, 4, 'kedua', 'second', { ...FIGURES, 'C.1': 91 }));
  await ready(house.db, contest, 5);
  must(await read(house.db, contest, 5, 'kedua', 'second', FIGURES));
  await ready(house.db, contest, 1, { village: '11.02.01.1001' });
  await sql`UPDATE sheet_case SET since = now() - interval '3 hours' WHERE path = ${VILLAGE} AND station = 4`.execute(house.db);
});
afterAll(() => house.close());

const asked = (more: Partial<Record<keyof QueueQuery, string>> = {}) => queuePage(house.db, event, QueueQuery.parse({ event: contest.event, ...more }));
const paths = async (more: Parameters<typeof asked>[0]) => (await asked(more)).rows.map(({ village }) => village.path);

describe('the queue of kelurahan', () => {
  it('counts sheets by state, also those nobody has sent yet, and never a figure', async () => {
    const { rows, total } = await asked({ region: '11.01.01' });
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({ village: { path: VILLAGE }, subdistrict: { path: '11.01.01' }, awaited: 3, photographed: 1, entered: 2, unphotographed: 1, different: 1, askedAgain: 0, accepted: 1 });
    expect(rows[1]).toMatchObject({ awaited: 8, entered: 0, oldest: null });
    expect(JSON.stringify(rows)).not.toMatch(/figures|"C\./);
  });

  it('is filtered by what waits and how long, sorted by age or amount, and paged by keys', async () => {
    expect(await paths({ state: 'different' })).toEqual([VILLAGE]);
    expect(await paths({ state: 'unphotographed' })).toEqual([VILLAGE]);
    expect(await paths({ state: 'entered' })).toEqual([VILLAGE, '11.02.01.1001']);
    expect(await paths({ olderThan: '120' })).toEqual([VILLAGE]);
    expect((await paths({ sort: 'oldest' })).slice(0, 2)).toEqual([VILLAGE, '11.02.01.1001']);
    expect((await paths({ sort: 'waiting' })).at(-1)).toBe(VILLAGE);
    for (const sort of ['place', 'oldest', 'waiting']) {
      const [all, seen] = [await paths({ sort }), [] as string[]];
      for (let after: string | null | undefined; after !== null;) {
        const page = await asked({ sort, limit: '3', ...(after === undefined ? {} : { after }) });
        seen.push(...page.rows.map(({ village }) => village.path));
        expect(page.total).toBe(8);
        after = page.after;
      }
      expect(seen).toEqual(all);
    }
  });

  it('is written as CSV with the same filter', async () => {
    const { file: text } = await exportQueue(house.db, event, QueueQuery.parse({ event: contest.event, state: 'different' }));
    const file = typeof text === 'string' ? text.trim().split('\n') : [];
    expect(file).toHaveLength(2);
    expect(file[1]).toContain(VILLAGE);
  });
});

describe('nothing waits without a name', () => {
  it('who was named, else the PPK, else the city, the province, the nation', async () => {
    const owner = async (region = VILLAGE) => (await asked({ region })).rows[0]?.owner;
    expect(await owner()).toBeNull();
    for (const [id, role, path] of [['pusat', 'kpu_ri', ''], ['prov', 'kpu_prov', '11'], ['kota', 'kpu_kab', '11.01'], ['ppk-1', 'ppk', '11.01.01']] as const) {
      await plantPerson(house.db, contest, id, '11.02.02.1001');
      await plantRole(house.db, contest, id, role, path);
      expect(await owner()).toMatchObject({ id, named: false });
    }
    expect(await owner('11.01.02.1001')).toMatchObject({ id: 'kota' });
    expect((await ownerChoices(house.db, event, VILLAGE)).map(({ id }) => id)).toEqual(['ppk-1', 'kota', 'prov', 'pusat']);
    expect(await paths({ unnamed: 'true', region: '11.01.01' })).toHaveLength(2);
    const name = (person: string | null, who = holding(contest, 'ppk-1', [['sheets.supervise', '11.01.01']]), village = VILLAGE) =>
      execute(house.db, nameOwner, { actor: who, key: randomUUID(), input: { event: contest.event, village, person } });
    expect(must(await name('kota'))).toEqual({ region: VILLAGE, villages: [VILLAGE], person: 'kota' });
    expect(await owner()).toMatchObject({ id: 'kota', named: true });
    expect(await paths({ unnamed: 'true', region: '11.01.01' })).toEqual(['11.01.01.1002']);
    expect(await name('tak-dikenal')).toMatchObject({ ok: false, problem: { code: 'owner_unfit' } });
    expect(await name('kota', undefined, '11.01.02.1001')).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    expect(await name('kota', undefined, '11.01.01')).toMatchObject({ ok: false, problem: { code: 'not_found' } });
    await sql`UPDATE assignment SET revoked_at = now(), revoked_by = 'uji' WHERE person_id = 'kota'`.execute(house.db);
    expect(await owner()).toMatchObject({ id: 'ppk-1', named: false });
    must(await name(null));
    expect(await house.db.selectFrom('queue_owner').selectAll().execute()).toEqual([]);
  });

  it('one person answers for a whole subdistrict by one deed and one entry of the trail', async () => {
    const name = (input: { village?: string; subdistrict?: string; person: string | null }, who = holding(contest, 'ppk-1', [['sheets.supervise', '11.01.01']])) =>
      execute(house.db, nameOwner, { actor: who, key: randomUUID(), input: { event: contest.event, ...input } });
    await plantPerson(house.db, contest, 'pps-1', '11.02.02.1001');
    await plantRole(house.db, contest, 'pps-1', 'ppk', VILLAGE);
    const both = [VILLAGE, '11.01.01.1002'];
    expect(must(await name({ subdistrict: '11.01.01', person: 'prov' }))).toEqual({ region: '11.01.01', villages: both, person: 'prov' });
    expect((await asked({ region: '11.01.01' })).rows.map(({ owner }) => owner)).toMatchObject([{ id: 'prov', named: true }, { id: 'prov', named: true }]);
    const { rows } = await sql<{ path: string; details: unknown }>`SELECT path, details FROM audit_entry WHERE thing = ${`queue ${contest.event}/11.01.01`}`.execute(house.db);
    expect(rows).toMatchObject([{ path: '11.01.01', details: { owner: 'prov', villages: both.join(', ') } }]);
    // Who looks after one of its kelurahan alone cannot answer for all of them.
    expect((await ownerChoices(house.db, event, VILLAGE)).map(({ id }) => id)).toContain('pps-1');
    expect(await name({ subdistrict: '11.01.01', person: 'pps-1' })).toMatchObject({ ok: false, problem: { code: 'owner_unfit' } });
    expect(await name({ subdistrict: '11.01.01', person: 'prov' }, holding(contest, 'pps-1', [['sheets.supervise', VILLAGE]]))).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    expect(await name({ subdistrict: VILLAGE, person: 'prov' })).toMatchObject({ ok: false, problem: { code: 'not_found' } });
    expect(await name({ subdistrict: '11.01.01', village: VILLAGE, person: 'prov' })).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
    expect(await name({ person: 'prov' })).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
    must(await name({ subdistrict: '11.01.01', person: null }));
    expect(await house.db.selectFrom('queue_owner').selectAll().execute()).toEqual([]);
  });
});
