import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { must } from '../../../kernel/result.ts';
import type { ContestContext } from '../../elections/index.ts';
import { codesOf } from '../../forms/index.ts';
import { entry, FIGURES, kpps, plantNight, read, submit, VILLAGE } from '../capture/fixtures/small-night.ts';
import { holding, ready } from './fixtures/readers.ts';
import { caseList } from './queries/case-list.ts';
import { casePage } from './queries/case-page.ts';

let house: TestDatabase;
let contest: ContestContext;
/** The roll says 250 where the papers say 289. */
beforeAll(async () => {
  house = await testDatabase();
  contest = await plantNight(house.db, { stations: 9, voters: [125, 125] });
  await house.db.updateTable('polling_station').set({ voters_male: null }).where('number', '=', 4).execute();
});
afterAll(() => house.close());

const ppk = () => holding(contest, 'ppk', [['sheets.supervise', '11.01.01'], ['sheets.read', '11.01.01']]);
const stranger = () => holding(contest, 'umum', [['sheets.read', '']]);
const listed = async (who: ReturnType<typeof ppk>, station: number) => (await caseList(house.db, who, contest, { region: VILLAGE, limit: 50 })).rows.find((row) => row.station === station);
const counting = (station: number) => house.db.selectFrom('sheet_version').select(['broken', 'hard']).where('contest_id', '=', contest.id).where('station', '=', station).where('current', '=', true).executeTakeFirst();

/** The station says so itself; without it the sheet is asked for it. */
const WHY = { reasons: { R18: 'Tertulis 289 di C.Hasil' } };

describe('a DPT on the paper that is not the roll\'s', () => {
  it('is taken as written, flagged in the queue and the case from the first entry on, and stays with what two people agree on', async () => {
    await ready(house.db, contest, 1, WHY);
    expect(await listed(ppk(), 1)).toMatchObject({ state: 'entered', broken: ['R18'] });
    expect(await listed(stranger(), 1)).toMatchObject({ state: 'entered', broken: [] });
    expect(must(await read(house.db, contest, 1, 'kedua', 'second', FIGURES)).case).toMatchObject({ state: 'accepted', acceptedVersion: 1 });
    const version = await counting(1);
    expect({ codes: codesOf(version?.broken ?? 0), hard: version?.hard }).toEqual({ codes: ['R18'], hard: true });
    for (const who of [ppk(), stranger()]) expect(await listed(who, 1)).toMatchObject({ state: 'accepted', broken: ['R18'] });
    const page = must(await casePage(house.db, ppk(), contest, { village: VILLAGE, station: 1 }));
    expect(page).toMatchObject({ registered: 250, unitType: 'regular', accepted: { version: 1, broken: ['R18'], figures: { A1_J: 289 } } });
    expect(page.entries.map(({ kind, broken }) => [kind, broken])).toEqual([['kpps', ['R18']], ['second', ['R18']]]);
  });

  it('is asked for a reason when the station corrects its sheet, in the words of the row, and refused for nothing else', async () => {
    await ready(house.db, contest, 2, WHY);
    const corrected = entry(contest, 2, { after: 1, figures: { ...FIGURES, 'C.1': 91, 'C.2': 109 }, reason: 'Salah ketik' });
    const refused = await submit(house.db, kpps(contest, 2), corrected);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'rule_unexplained', detail: 'Angka TPS 002 11.01.01.1001 · Pemilihan Uji tidak cocok pada: R18 (Pemilih DPT jumlah).' } });
    expect(must(await submit(house.db, kpps(contest, 2), { ...corrected, ...WHY }))).toMatchObject({ outcome: 'received', number: 2, broken: ['R18'] });
  });

  it('does not count beside the machine alone: no hard rule may be broken there', async () => {
    const beside = await plantNight(house.db, { slug: 'mesin', stations: 2, voters: [125, 125], publication: 'person_and_machine' });
    for (const [station, figures, state] of [[1, FIGURES, 'entered'], [2, { ...FIGURES, A1_L: 120, A1_P: 130, A1_J: 250, S1: 255, S4: 44 }, 'accepted']] as const) {
      must(await submit(house.db, kpps(beside, station), entry(beside, station, { ...WHY, figures: { ...figures } })));
      expect(must(await read(house.db, beside, station, 'machine', 'machine', figures)).case.state).toBe(state);
    }
  });

  it('of a unit that has no roll, or whose DPT is not on the paper, nothing is said', async () => {
    for (const [station, figures] of [[4, FIGURES], [5, { ...FIGURES, A1_L: null, A1_P: null, A1_J: null }]] as const) {
      await ready(house.db, contest, station, { figures: { ...figures } });
      expect(await listed(ppk(), station)).toMatchObject({ broken: [] });
    }
  });
});
