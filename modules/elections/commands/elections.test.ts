import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/access.ts';
import { readTrail } from '../../../kernel/audit/read-trail.ts';
import { execute } from '../../../kernel/command.ts';
import { must } from '../../../kernel/result.ts';
import { operator, testDatabase, type TestDatabase } from '../../../kernel/testing/database.ts';
import { contestContext, freezeBallot } from '../context.ts';
import { ContestPage, EventSummary, type BallotInput } from '../contract.ts';
import { plantEndedRegion, plantSmallTree, SMALL_PATHS } from '../fixtures/small-tree.ts';
import { contestPage } from '../queries/contest-page.ts';
import { contestsAt } from '../queries/contests-at.ts';
import { listEvents } from '../queries/list-events.ts';
import { districtCovers } from '../rules/districts.ts';
import { plantRuleSets } from '../rulesets/plant.ts';
import { createContest } from './create-contest.ts';
import { createEvent } from './create-event.ts';
import { setBallot } from './set-ballot.ts';

let database: TestDatabase;
let keys = 0;
const key = (): string => `test-key-${++keys}`;
const run = { actor: operator };

const event = (slug: string) => ({ slug, name: `Pemilu ${slug}`, kind: 'general', date: '2024-02-14', roll: 'uji', ruleSet: 'pemilu-2024' });
const pairs = (...names: string[]) => ({ kind: 'pairs', contestants: names.map((name, i) => ({ number: i + 1, name })) });
const contest = (of: string, slug: string, members: string[], more: object = {}) =>
  ({ event: of, slug, type: 'ppwp', name: slug, variant: '2024', members, ballot: pairs('Melati', 'Mawar', 'Kenanga'), ...more });
const create = (input: object, actor: Actor = operator) => execute(database.db, createContest, { actor, key: key(), input });

beforeAll(async () => {
  database = await testDatabase();
  await database.db.transaction().execute(async (tx) => {
    await plantRuleSets(tx);
    await plantSmallTree(tx);
    await plantEndedRegion(tx);
  });
});
afterAll(async () => database.close());

let at = '';
beforeEach(async () => {
  at = `pemilu-${++keys}`;
  must(await execute(database.db, createEvent, { ...run, key: key(), input: event(at) }));
});

describe('events', () => {
  it('are created once, with a trail, and listed with their scheme', async () => {
    const found = (await listEvents(database.db)).find(({ slug }) => slug === at);
    expect(found).toMatchObject({ ...EventSummary.parse(found), slug: at, scheme: 'uji', date: '2024-02-14', demo: false, contests: [] });
    const [entry] = await readTrail(database.db, { limit: 1, thing: `event ${at}`, within: [{ scheme: '*', path: '' }] });
    expect(entry).toMatchObject({ action: 'elections.create_event', scheme: 'uji', path: '', actor: operator.id });
    const again = await execute(database.db, createEvent, { ...run, key: key(), input: event(at) });
    expect(again).toMatchObject({ ok: false, problem: { code: 'already_exists' } });
  });
  it('give the same answer to the same key', async () => {
    const input = event(`${at}-b`);
    const first = await execute(database.db, createEvent, { ...run, key: `again-${at}`, input });
    expect(await execute(database.db, createEvent, { ...run, key: `again-${at}`, input })).toEqual(first);
  });
  it('need a roll and a rule set that exist, and a right on the whole tree', async () => {
    const bad = (input: object, actor = operator) => execute(database.db, createEvent, { actor, key: key(), input });
    expect(await bad({ ...event('x1'), roll: 'tidak-ada' })).toMatchObject({ problem: { code: 'not_found' } });
    expect(await bad({ ...event('x1'), ruleSet: 'pemilu-1955' })).toMatchObject({ problem: { code: 'not_found' } });
    expect(await bad({ ...event('x1'), date: '14-02-2024' })).toMatchObject({ problem: { code: 'input_invalid' } });
    const city: Actor = { id: 'kota', name: 'Kota', grants: [{ verb: 'elections.define', scheme: 'uji', path: '1.11' }] };
    expect(await bad(event('x1'), city)).toMatchObject({ problem: { code: 'not_allowed' } });
  });
});

describe('contests', () => {
  it('stand where their members meet, and give a page in the order of the paper', async () => {
    const { id } = must(await create(contest(at, 'dapil-a', ['1.11.01', '1.11.02.1'], { type: 'mayor', variant: '2024-kwk', ballot: { ...pairs('Melati'), emptyColumn: true } })));
    const page = ContestPage.parse(must(await contestPage(database.db, id)));
    expect(page.region).toMatchObject({ path: '1.11', level: 'regency' });
    expect(page.district).toBe('Wilayah 1.11');
    expect(page.contestants.map(({ number, name }) => [number, name])).toEqual([[1, 'Melati'], [0, 'Kolom kosong']]);
    expect(page.contestantCells).toEqual(['C.1', 'C.0']);
    expect(page.sections.map(({ id: section }) => section)).toContain('votes');
    expect(page.cells[0]?.id).toBe('A1_L');
    expect(page.ruleSet.values.find(({ key: name }) => name === 'votersPerTps.kpu')).toMatchObject({ value: 300, law: 'PKPU' });
    expect((await listEvents(database.db)).find(({ slug }) => slug === at)?.contests.map(({ slug }) => slug)).toEqual(['dapil-a']);
  });
  it('refuse regions that are not in the tree at the date of the event', async () => {
    expect(await create(contest(at, 'x1', ['1.99']))).toMatchObject({ problem: { code: 'input_invalid', params: { column: 'members' } } });
    expect(await create(contest(at, 'x1', ['1.13']))).toMatchObject({ problem: { code: 'input_invalid', params: { column: 'members' } } });
  });
  it('refuse paper that does not belong to them', async () => {
    expect(await create(contest(at, 'x1', [''], { variant: '2024-kwk' }))).toMatchObject({ problem: { params: { column: 'variant' } } });
    expect(await create(contest(at, 'x1', [''], { ballot: { kind: 'candidates', contestants: [{ number: 1, name: 'A' }] } }))).toMatchObject({ problem: { params: { column: 'ballot' } } });
    const twice = { kind: 'pairs', contestants: [{ number: 1, name: 'A' }, { number: 1, name: 'B' }] };
    expect(await create(contest(at, 'x1', [''], { ballot: twice }))).toMatchObject({ problem: { params: { column: 'ballot' } } });
    expect(await create(contest(at, 'x1', [''], { ballot: { ...pairs('A', 'B'), emptyColumn: true } }))).toMatchObject({ problem: { params: { column: 'ballot' } } });
  });
  it('are created by who holds the right at the smallest common region', async () => {
    const city: Actor = { id: 'kota', name: 'Kota', grants: [{ verb: 'elections.define', scheme: 'uji', path: '1.11' }] };
    expect(await create(contest(at, 'x1', ['1.12']), city)).toMatchObject({ problem: { code: 'not_allowed' } });
    expect(await create(contest(at, 'x1', ['1.11', '1.12']), city)).toMatchObject({ problem: { code: 'not_allowed' } });
    expect((await create(contest(at, 'x1', ['1.11.01', '1.11.02']), city)).ok).toBe(true);
  });
  it('of one type never claim a village twice; of two types they may', async () => {
    must(await create(contest(at, 'dapil-a', ['1.11.01'])));
    expect(await create(contest(at, 'dapil-b', ['1.11']))).toMatchObject({ problem: { params: { column: 'members' } } });
    expect(await create(contest(at, 'dapil-b', ['1.11.01.1']))).toMatchObject({ problem: { params: { column: 'members' } } });
    expect(await create(contest(at, 'dapil-b', ['1.11.02', '1.11.02.1']))).toMatchObject({ problem: { params: { column: 'members' } } });
    must(await create(contest(at, 'dapil-b', ['1.11.02', '1.12'])));
    must(await create(contest(at, 'dapil-c', ['1.11'], { type: 'dpd', ballot: { kind: 'candidates', contestants: [{ number: 1, name: 'A' }] } })));
    const found = (await listEvents(database.db)).find(({ slug }) => slug === at)!;
    const districts = await Promise.all(found.contests.filter(({ type }) => type === 'ppwp').map(async ({ id }) => must(await contestContext(database.db, id))));
    for (const village of SMALL_PATHS) expect(districts.filter((district) => district.covers(village)).length).toBeLessThanOrEqual(1);
  });
});

describe('two who define contests at the same moment', () => {
  it('cannot both claim a village', async () => {
    const both = await Promise.all([create(contest(at, 'dapil-a', ['1.11'])), create(contest(at, 'dapil-b', ['1.11.01']))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('the context that sheets stand on', () => {
  it('holds form, rules and district, and is remembered', async () => {
    const { id } = must(await create(contest(at, 'ppwp', ['1'], { channels: ['crowd', 'situng'] })));
    const context = must(await contestContext(database.db, id));
    expect(context).toMatchObject({ id, event: at, type: 'ppwp', scheme: 'uji', validOn: '2024-02-14', channels: ['crowd', 'situng'], regionPath: '1', districtPaths: ['1'] });
    expect(context.parameters.reserveRate).toEqual({ numerator: 2, denominator: 100, rounding: 'ceil' });
    const figures = new Array<number | null>(context.form.cells.length).fill(null);
    expect(context.rulesMask(figures, null, 'regular')).toBe(0);
    for (const path of SMALL_PATHS) expect(context.covers(path)).toBe(districtCovers(['1'])(path));
    expect(must(await contestContext(database.db, id))).toBe(context);
    const { id: other } = must(await create(contest(at, 'dpd', ['1'], { type: 'dpd', ballot: { kind: 'candidates', contestants: [{ number: 1, name: 'A' }] } })));
    const together = await Promise.all(Array.from({ length: 6 }, async () => must(await contestContext(database.db, other))));
    expect(new Set(together).size).toBe(1);
    expect(await contestContext(database.db, 999_999)).toMatchObject({ problem: { code: 'not_found' } });
  });
  it('changes with the ballot, and not when a transaction is turned back', async () => {
    const { id } = must(await create(contest(at, 'ppwp', [''])));
    const before = must(await contestContext(database.db, id));
    const ballot = pairs('Melati', 'Mawar');
    const change = await execute(database.db, setBallot, { actor: { ...operator, grants: [] }, key: key(), input: { contest: id, ballot } });
    expect(change).toMatchObject({ problem: { code: 'not_allowed' } });
    expect(must(await contestContext(database.db, id))).toBe(before);
    must(await execute(database.db, setBallot, { ...run, key: key(), input: { contest: id, ballot } }));
    const after = must(await contestContext(database.db, id));
    expect(after.form.index['C.3']).toBeUndefined();
    expect(before.form.index['C.3']).toBeDefined();
  });
});

describe('a ballot', () => {
  const ballot = pairs('Anggrek', 'Dahlia');
  it('is fixed once sheets exist; sending the same one again is no change', async () => {
    const { id } = must(await create(contest(at, 'ppwp', [''])));
    await database.db.transaction().execute(async (tx) => freezeBallot(tx, id));
    const stored = must(await contestPage(database.db, id)).contestants;
    expect(await execute(database.db, setBallot, { ...run, key: key(), input: { contest: id, ballot } })).toMatchObject({ problem: { code: 'ballot_frozen' } });
    const same: BallotInput = { kind: 'pairs', emptyColumn: false, contestants: stored };
    expect((await execute(database.db, setBallot, { ...run, key: key(), input: { contest: id, ballot: same } })).ok).toBe(true);
    expect(must(await contestPage(database.db, id)).contestants).toEqual(stored);
  });
  it('cannot change under a transaction that freezes it', async () => {
    const { id } = must(await create(contest(at, 'ppwp', [''])));
    let change: Promise<unknown> = Promise.resolve();
    const seen = await database.db.transaction().execute(async (tx) => {
      await freezeBallot(tx, id);
      change = execute(database.db, setBallot, { ...run, key: key(), input: { contest: id, ballot } });
      await new Promise((done) => setTimeout(done, 100));
      return must(await contestContext(tx, id));
    });
    expect(await change).toMatchObject({ ok: false, problem: { code: 'ballot_frozen' } });
    expect(must(await contestContext(database.db, id))).toBe(seen);
  });  it('are found at every region in which something of their district lies, and at no other of the same city', async () => {
    await create(contest(at, 'dapil-a', ['1.11.01', '1.12']));
    await create(contest(at, 'dapil-b', ['1.11.02.1']));
    await create(contest(at, 'dpd', [''], { type: 'dpd', ballot: { kind: 'candidates', contestants: [{ number: 1, name: 'A' }] } }));
    const slugsAt = async (region: string) => must(await contestsAt(database.db, at, region)).map(({ slug }) => slug);
    const found = new Map(await Promise.all([...SMALL_PATHS, '1.1', '1.11.0', '2'].map(async (region) => [region, (await slugsAt(region)).filter((slug) => slug !== 'dpd')] as const)));
    const [a, b] = ['dapil-a', 'dapil-b'];
    expect(Object.fromEntries(found)).toEqual({
      '': [a, b], '1': [a, b], '1.11': [a, b], '1.12': [a], '1.11.01': [a], '1.11.02': [b], '1.12.01': [a],
      '1.11.01.1': [a], '1.11.01.2': [a], '1.11.02.1': [b], '1.11.02.2': [], '1.12.01.1': [a], '1.12.01.2': [a], '1.1': [], '1.11.0': [], '2': [],
    });
    expect(await slugsAt('1.11.02.2')).toEqual(['dpd']);
  });
});
