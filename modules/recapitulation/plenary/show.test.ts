import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { execute } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { composeRecapitulation } from '../compose.ts';
import type { Shown } from './contract.ts';
import { plantHall } from './fixtures/hall.ts';
import { openPlenary, pausePlenary, planPlenary, resumePlenary, showLine } from './index.ts';
import { groupsOf } from './store/groups.ts';

const VILLAGE = '11.01.01.1001';
let database: TestDatabase;
let contest: ContestContext;
let id = 0;
let number = 0;
const other: Actor = { ...operator, id: 'uji:lain' };
const show = async (station: number | null, actor = operator, key = `layar-uji-${number++}`): Promise<Shown> =>
  must(await execute(database.db, showLine, { actor, key, input: { id, group: 1, line: station === null ? null : { contest: contest.id, region: VILLAGE, station } } }));
const entries = async () => (await database.db.selectFrom('audit_entry').select(['actor', 'details']).where('action', '=', 'recapitulation.show').orderBy('id').execute()).map(({ actor, details }): Record<string, unknown> => ({ actor, ...details }));
const run = <I, O>(command: Parameters<typeof execute<I, O>>[1], input: object) => execute(database.db, command, { actor: operator, key: `layar-uji-${number++}`, input });

beforeAll(async () => {
  composeRecapitulation();
  database = await testDatabase();
  contest = (await plantHall(database.db, { regencies: 1, subdistricts: 1, villages: 1, stations: 40 }))[0]!;
  id = must(await run(planPlenary, { event: 'uji', region: '11.01.01', place: 'Aula', plannedFor: null })).id;
  must(await run(openPlenary, { id }));
});
afterAll(() => database.close());

describe('presenting on a projector', () => {
  it('of 40 lines is one entry as it begins and one as it ends; the screen follows every line', async () => {
    expect(await show(1)).toMatchObject({ presenting: 'began', lines: 1 });
    for (let station = 2; station <= 40; station++) expect(await show(station)).toMatchObject({ presenting: 'goes_on', lines: station, showing: { station } });
    expect(await show(40)).toMatchObject({ presenting: 'goes_on', lines: 40 });
    expect((await groupsOf(database.db, id))[0]?.showing).toMatchObject({ station: 40 });
    expect(await entries()).toEqual([{ actor: operator.id, group: 1, presenting: 'began', line: { contest: contest.id, region: VILLAGE, station: 1 } }]);
    expect(await show(null)).toMatchObject({ presenting: 'ended', lines: 40, showing: null });
    expect(await show(null)).toMatchObject({ presenting: 'dark', lines: 0 });
    expect((await entries()).slice(1)).toEqual([{ actor: operator.id, group: 1, presenting: 'ended', lines: 40 }]);
  });

  it('by somebody else, or after a recess, begins anew', async () => {
    await show(1);
    expect(await show(2, other)).toMatchObject({ presenting: 'began', lines: 1 });
    must(await run(pausePlenary, { id, reason: 'Istirahat', resumesAt: null }));
    expect(await show(3, other)).toMatchObject({ presenting: 'goes_on', lines: 2 });
    must(await run(resumePlenary, { id }));
    expect((await groupsOf(database.db, id))[0]?.showing).toMatchObject({ station: 3 });
    expect(await show(4, other)).toMatchObject({ presenting: 'began', lines: 1 });
    expect((await entries()).slice(2).map(({ actor, presenting }) => [actor, presenting])).toEqual([[operator.id, 'began'], [other.id, 'began'], [other.id, 'began']]);
  });

  it('said again under its key is the first answer, and a refusal is told as before', async () => {
    const first = await show(5, other, 'layar-uji-lagi');
    await show(6, other);
    expect(await show(5, other, 'layar-uji-lagi')).toEqual(first);
    expect((await groupsOf(database.db, id))[0]?.showing).toMatchObject({ station: 6 });
    const nobody: Actor = { id: 'uji:tamu', name: 'Tamu', grants: [] };
    expect(await execute(database.db, showLine, { actor: nobody, key: 'layar-uji-tamu', input: { id, group: 1, line: null } })).toMatchObject({ problem: { code: 'not_allowed' } });
  });

  it('at the same moment by two leaves one of them on the screen, and an entry of each who began', async () => {
    const before = (await entries()).length;
    await Promise.all(Array.from({ length: 20 }, (_, at) => show((at % 40) + 1, at % 2 === 0 ? operator : other)));
    const [group] = await groupsOf(database.db, id);
    expect(group?.showing).not.toBeNull();
    const begun = (await entries()).slice(before);
    expect(begun.every(({ presenting }) => presenting === 'began')).toBe(true);
    // Whoever takes over begins; two in a row of one person are one sitting.
    for (const [at, { actor }] of begun.entries()) if (at > 0) expect(actor).not.toBe(begun[at - 1]?.actor);
  });
});
