import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ofEvent, type Actor, type Verb } from '../../kernel/access.ts';
import { announce } from '../../kernel/announce.ts';
import { execute } from '../../kernel/command.ts';
import { sha256 } from '../../kernel/ids.ts';
import { must, type Result } from '../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../kernel/testing/database.ts';
import type { ContestContext } from '../elections/index.ts';
import { caseList, entryText, fieldWork, GOLDEN, placeIn, plantCountry, say, submitEntry, type SheetAt, type SubmitEntry } from '../sheets/index.ts';
import { composeSupervision } from './compose.ts';
import { giveMandate } from './commands/give-mandate.ts';
import { makeStatement } from './commands/make-statement.ts';
import { revokeMandate } from './commands/revoke-mandate.ts';
import type { GiveMandate, MakeStatement } from './contract.ts';
import { listMandates } from './queries/list-mandates.ts';
import { copyFor, describeStatements, statementsOf } from './queries/statements.ts';
import { answersAt } from './queries/field-answers.ts';
import { watchWork } from './queries/watch-work.ts';

const VILLAGE = '11.01.01.1001';
let database: TestDatabase;
let contest: ContestContext;
beforeAll(async () => {
  database = await testDatabase();
  contest = await plantCountry(database.db, { stations: 9, channels: ['main', 'pleno'], publication: 'two_people', voters: [134, 155] });
  for (const id of ['saksi-1', 'saksi-2', 'saksi-3', 'panwas-1', 'warga']) await plantPerson(id);
  for (const id of ['saksi-1', 'saksi-2', 'saksi-3']) await plantRole(id, 'saksi');
  await plantRole('panwas-1', 'bawaslu');
});
afterAll(() => database.close());

const plantPerson = (id: string) => sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES (${id}, ${id}, ${id}, 'uji', ${VILLAGE}, 'uji')`.execute(database.db);
const plantRole = (id: string, role: string) => sql`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by)
  VALUES (${id}, ${role}, 'uji', ${VILLAGE}, ${ofEvent('uji')}, '2024-01-01', 'hand', 'uji')`.execute(database.db);
const holding = (id: string, verb: Verb, path: string, within = ofEvent('uji')): Actor => ({ id, name: id, grants: [{ verb, scheme: 'uji', path, within }] });
const office = holding('kpu', 'supervision.mandate', '11.01');
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problem.code);

const witness = (person: string, more: Partial<GiveMandate> = {}): GiveMandate =>
  ({ event: 'uji', person, kind: 'witness', contestType: 'ppwp', contestant: 1, path: `${VILLAGE}/1`, letter: 'SM/1', ...more });
const give = (input: GiveMandate, actor = office) => execute(database.db, giveMandate, { actor, key: randomUUID(), input });
const state = (input: Partial<MakeStatement>, actor = holding('saksi-1', 'supervision.witness', VILLAGE), key: string = randomUUID()) => makeStatement(database.db, {
  actor, key, input: { contest: contest.id, village: VILLAGE, station: 1, copyOf: sha256('tak dikenal'), statement: 'agreed', figures: {}, reason: null, photos: [], saidAt: '2024-02-14T15:00:00.000Z', ...input },
});
const PAGE = { after: 0, limit: 200 };
/** Reads what is said of sheets, and is one of those who watch there. */
const watching: Actor = { id: 'x', name: 'x', grants: (['supervision.read', 'supervision.witness'] as const).map((verb) => ({ verb, scheme: 'uji', path: VILLAGE, within: ofEvent('uji') })) };
const FIGURES = GOLDEN[0]?.figures ?? {};
const enter = async (station: number, more: Partial<SubmitEntry> = {}) => must(await submitEntry(database.db, {
  actor: holding(`kpps-${station}`, 'sheets.enter', `${VILLAGE}/${station}`), key: randomUUID(),
  input: { contest: contest.id, village: VILLAGE, station, after: 0, figures: FIGURES, reasons: {}, reason: null, photos: [], saidAt: '2024-02-14T13:00:00.000Z', ...more },
}));

describe('mandates', () => {
  it('name contestant and place, once, for people who serve as witnesses there', async () => {
    const { id } = must(await give(witness('saksi-1')));
    expect(code(await give(witness('saksi-1')))).toBe('already_exists');
    expect(code(await give(witness('saksi-2')))).toBe('ok');
    expect(code(await give(witness('saksi-3')))).toBe('mandate_unfit');
    expect(code(await give(witness('saksi-3', { contestant: 2 })))).toBe('ok');
    const list = must(await listMandates(database.db, holding('x', 'supervision.read', VILLAGE), { event: 'uji', region: '', limit: 50 }));
    expect(list).toMatchObject({ total: 3 });
    expect(list.rows.find((row) => row.id === id)).toMatchObject({ person: { id: 'saksi-1' }, contestant: { number: 1, name: 'Pasangan Satu' }, place: 'TPS 001 Village 11.01.01.1001', letter: 'SM/1' });
  });

  it.each<[string, Partial<GiveMandate>, string]>([
    ['who has no such role', { person: 'warga' }, 'mandate_unfit'],
    ['a contestant that does not stand', { person: 'saksi-2', contestant: 9, path: `${VILLAGE}/2` }, 'mandate_unfit'],
    ['a witness for nobody', { person: 'saksi-2', contestant: null, contestType: null }, 'mandate_unfit'],
    ['a supervisor for a contestant', { person: 'panwas-1', kind: 'supervisor' }, 'mandate_unfit'],
    ['a station that is not there', { person: 'saksi-2', path: `${VILLAGE}/99` }, 'region_unknown'],
    ['a region that is not there', { person: 'saksi-2', path: '11.01.01.9999' }, 'region_unknown'],
    ['another region than one\'s own', { person: 'saksi-2', path: '12.01.01.1001/1' }, 'not_allowed'],
    ['an election that is not there', { person: 'saksi-2', event: 'tiada' }, 'not_found'],
    ['a letter whose number turns the writing round', { person: 'saksi-2', letter: '\u202EX/1\u0007' }, 'input_invalid'],
  ])('refuses %s', async (_what, more, expected) => {
    expect(code(await give(witness('saksi-2', more)))).toBe(expected);
  });

  it('follow a person who was recorded twice; what both records held ends once', async () => {
    composeSupervision();
    for (const id of ['kembar-1', 'kembar-2']) { await plantPerson(id); await plantRole(id, 'saksi'); }
    const at = { contestant: 2, path: `${VILLAGE}/8` };
    for (const id of ['kembar-1', 'kembar-2']) must(await give(witness(id, at)));
    must(await give(witness('kembar-2', { ...at, path: `${VILLAGE}/9` })));
    await database.db.transaction().execute((tx) => announce(tx, office, 'person.merged', { kept: 'kembar-1', merged: 'kembar-2' }));
    const { rows } = await sql`SELECT path, revoked_by FROM mandate WHERE person_id = 'kembar-1' ORDER BY path, revoked_by NULLS FIRST`.execute(database.db);
    expect(rows).toEqual([{ path: `${VILLAGE}/8`, revoked_by: null }, { path: `${VILLAGE}/8`, revoked_by: 'kpu' }, { path: `${VILLAGE}/9`, revoked_by: null }]);
    expect((await sql`SELECT FROM mandate WHERE person_id = 'kembar-2'`.execute(database.db)).rows).toEqual([]);
  });

  it('end, once, and are listed only where one may read', async () => {
    const { id } = must(await give(witness('panwas-1', { kind: 'supervisor', contestType: null, contestant: null, path: VILLAGE })));
    const end = (actor: Actor) => execute(database.db, revokeMandate(id), { actor, key: randomUUID(), input: { reason: 'Penugasan berakhir' } });
    expect(code(await end(holding('lain', 'supervision.mandate', '11.02')))).toBe('not_allowed');
    expect([code(await end(office)), code(await end(office))]).toEqual(['ok', 'conflict']);
    expect(must(await listMandates(database.db, holding('x', 'supervision.read', '11.02'), { event: 'uji', region: '', limit: 50 })).rows).toEqual([]);
  });

  it('are for who stands where they watch: the pair of that district under its own name, and no number that only another district has', async () => {
    const pairs = (...names: string[]) => JSON.stringify({ kind: 'pairs', emptyColumn: names.length === 1, contestants: names.map((name, at) => ({ number: at + 1, name, shortName: String(at + 1), color: null })) });
    for (const [region, ballot] of [['11.01', pairs('Ani dan Budi')], ['11.02', pairs('Citra dan Dedi', 'Eka dan Fajar', 'Gita dan Hadi')]]) {
      await sql`WITH made AS (INSERT INTO contest (event_id, slug, type, name, district, region_id, variant, ballot)
          SELECT ${contest.eventId}, 'bupati-' || right(path, 2), 'mayor', 'Bupati ' || name, name, id, '2024-kwk', ${ballot}::jsonb FROM region WHERE scheme = 'uji' AND path = ${region} RETURNING id, region_id)
        INSERT INTO contest_region SELECT id, region_id FROM made`.execute(database.db);
    }
    await sql`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by) VALUES ('saksi-3', 'saksi', 'uji', '11', ${ofEvent('uji')}, '2024-01-01', 'hand', 'uji')`.execute(database.db);
    const province = holding('kpu', 'supervision.mandate', '11');
    const at = async (path: string, contestant: number) => code(await give(witness('saksi-3', { contestType: 'mayor', contestant, path }), province));
    expect([await at('11.01.01', 1), await at('11.01.01.1002/1', 0), await at('11.02', 1), await at('11.02.01.1001/3', 3), await at('11', 1), await at('11', 2)]).toEqual(Array(6).fill('ok'));
    expect([await at('11.01.01', 2), await at('11.02', 0), await at('11', 4)]).toEqual(Array(3).fill('mandate_unfit'));
    let asked = 0;
    const counting = database.db.withPlugin({ transformQuery: ({ node }) => { asked++; return node; }, transformResult: ({ result }) => Promise.resolve(result) });
    const list = must(await listMandates(counting, holding('x', 'supervision.read', '11'), { event: 'uji', region: '', limit: 50, person: 'saksi-3' }));
    const named = list.rows.filter(({ contestType }) => contestType === 'mayor').map(({ path, contestant }) => [path, contestant?.number, contestant?.name]);
    expect(named.reverse()).toEqual([
      ['11.01.01', 1, 'Ani dan Budi'], ['11.01.01.1002/1', 0, 'Kolom kosong'], ['11.02', 1, 'Citra dan Dedi'], ['11.02.01.1001/3', 3, 'Gita dan Hadi'],
      // Two districts below it, two pairs of that number: it stays a number.
      ['11', 1, '1'], ['11', 2, 'Eka dan Fajar'],
    ]);
    // Two that stand above several districts are asked for by themselves; all others at once.
    expect(asked).toBe(9);
    const phone = must(await watchWork(database.db, holding('saksi-3', 'supervision.witness', VILLAGE), {}));
    expect(phone.mandates.filter(({ contestType }) => contestType === 'mayor').map(({ contestant }) => contestant?.name)).toEqual(['Ani dan Budi', '1', 'Eka dan Fajar']);
  });
});

describe('what is said of a copy', () => {
  it('is kept with the mandate it was said under, and tells whether the house holds that entry', async () => {
    const { hash } = await enter(1);
    expect(must(await state({ copyOf: hash }))).toMatchObject({ known: 'current' });
    await enter(1, { after: 1, reason: 'Salah ketik', figures: { ...FIGURES, 'C.1': (FIGURES['C.1'] ?? 0) + 1, 'C.2': (FIGURES['C.2'] ?? 0) - 1 } });
    expect(must(await state({ copyOf: hash, statement: 'differs', reason: 'Angka saya lain', figures: { 'C.1': 7 } }))).toMatchObject({ known: 'superseded' });
    expect(must(await state({ statement: 'objection', reason: 'Tidak diberi salinan' }))).toMatchObject({ known: 'unknown' });
    const { rows } = must(await statementsOf(database.db, watching, contest.id, { village: VILLAGE, station: 1 }, PAGE));
    expect(rows.map(({ statement, entryNumber, kind, contestant }) => [statement, entryNumber, kind, contestant?.name])).toEqual([
      ['agreed', 1, 'witness', 'Pasangan Satu'], ['differs', 1, 'witness', 'Pasangan Satu'], ['objection', null, 'witness', 'Pasangan Satu'],
    ]);
    expect(rows[1]).toMatchObject({ figures: { 'C.1': 7 }, reason: 'Angka saya lain', signed: false });
  });

  it('tells figures and reasons to nobody else before the sheet counts', async () => {
    const station = 3;
    const { hash } = await enter(station);
    must(await state({ station, copyOf: hash, statement: 'differs', reason: 'Suara 7 di kertas saya', figures: { 'C.1': 7 }, photos: ['a'.repeat(64)] }));
    const seen = async (actor: Actor) => must(await statementsOf(database.db, actor, contest.id, { village: VILLAGE, station }, PAGE)).rows[0];
    const observer = holding('pengamat', 'supervision.read', '11');
    expect(await seen(observer)).toMatchObject({ statement: 'differs', figures: {}, reason: null, hidden: true });
    const reader: Actor = { ...observer, grants: (['supervision.read', 'sheets.supervise', 'sheets.verify'] as const).map((verb) => ({ verb, scheme: 'uji', path: '11', within: ofEvent('uji') })) };
    expect(await seen(reader)).toMatchObject({ figures: {}, hidden: true });
    for (const actor of [watching, holding('saksi-1', 'supervision.read', VILLAGE)]) expect(await seen(actor)).toMatchObject({ figures: { 'C.1': 7 }, reason: 'Suara 7 di kertas saya', hidden: false });
    // A picture that is named and never came is told so.
    expect(await seen(watching)).toMatchObject({ missing: ['a'.repeat(64)] });
    const at: SheetAt = { contest, place: must(await placeIn(database.db, contest, { village: VILLAGE, station })) };
    await database.db.transaction().execute(async (tx) => {
      must(await say(tx, { ...at, actor: { id: 'kedua', name: 'kedua', grants: [] }, kind: 'second', cells: null, figures: contest.form.cells.map(({ id }) => FIGURES[id] ?? null) }));
    });
    expect(await seen(observer)).toMatchObject({ figures: { 'C.1': 7 }, hidden: false });
  });

  it('tells of who agrees nothing else: no figures and no words with it, and such as came before are hidden like all others', async () => {
    const station = 7;
    const { hash } = await enter(station);
    for (const more of [{ figures: { 'C.1': 87 } }, { reason: 'Suara 87 di kertas saya' }]) expect(code(await state({ station, copyOf: hash, ...more }))).toBe('input_invalid');
    await expect(sql`INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement, reason) VALUES (${contest.id}, 1, ${station}, 'saksi-1', ${hash}, 'agreed', 'Suara 87')`.execute(database.db)).rejects.toThrow(/copy_statement_agreed_alone/);
    must(await state({ station, copyOf: hash }));
    // As it lies in a house that took it before there was such a rule.
    await sql`ALTER TABLE copy_statement DROP CONSTRAINT copy_statement_agreed_alone`.execute(database.db);
    await sql`INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement, figures, reason)
      SELECT contest_id, village_id, station, 'saksi-2', copy_of, 'agreed', '{"C.1": 87}', 'Suara 87' FROM copy_statement WHERE station = ${station}`.execute(database.db);
    await sql`ALTER TABLE copy_statement ADD CONSTRAINT copy_statement_agreed_alone CHECK (statement <> 'agreed' OR (reason IS NULL AND figures = '{}')) NOT VALID`.execute(database.db);
    const seen = async (actor: Actor) => must(await statementsOf(database.db, actor, contest.id, { village: VILLAGE, station }, PAGE)).rows;
    for (const role of ['pengamat', 'pps', 'pemeriksa']) {
      expect(await seen(holding(role, 'supervision.read', '11'))).toMatchObject([{ statement: 'agreed', figures: {}, reason: null, hidden: false }, { statement: 'agreed', figures: {}, reason: null, hidden: true }]);
    }
    expect((await seen(watching))[1]).toMatchObject({ figures: { 'C.1': 87 }, hidden: false });
  });

  it('speaks for nobody where the mandate is for another ballot', async () => {
    await plantPerson('saksi-dpr');
    await sql`INSERT INTO mandate (event_id, person_id, kind, contest_type, contestant, scheme, path, letter, given_by) VALUES (${contest.eventId}, 'saksi-dpr', 'witness', 'dpr', 2, 'uji', ${VILLAGE}, 'SM/9', 'uji')`.execute(database.db);
    must(await state({ station: 5, statement: 'objection', reason: 'Tidak diberi salinan' }, holding('saksi-dpr', 'supervision.witness', VILLAGE)));
    const { rows } = must(await statementsOf(database.db, watching, contest.id, { village: VILLAGE, station: 5 }, PAGE));
    expect(rows).toMatchObject([{ person: { id: 'saksi-dpr' }, kind: 'unmandated', contestant: null }]);
  });

  it('is fifty times at most from one person, and read page by page', async () => {
    for (let turn = 0; turn < 50; turn++) must(await state({ station: 6 }));
    expect(code(await state({ station: 6 }))).toBe('statements_full');
    expect(code(await state({ station: 6 }, holding('saksi-2', 'supervision.witness', VILLAGE)))).toBe('ok');
    // Sent all at the same moment, as somebody would who wants to get past the count.
    for (let turn = 0; turn < 44; turn++) must(await state({ station: 8 }));
    const raced = await Promise.all(Array.from({ length: 16 }, () => state({ station: 8 })));
    expect(Object.fromEntries([...Map.groupBy(raced.map(code), (one) => one)].map(([one, all]) => [one, all.length]))).toEqual({ ok: 6, statements_full: 10 });
    const page = async (after: number) => must(await statementsOf(database.db, watching, contest.id, { village: VILLAGE, station: 6 }, { after, limit: 30 }));
    const first = await page(0);
    const second = await page(first.after ?? 0);
    expect([first.rows.length, second.rows.length, second.after]).toEqual([30, 21, null]);
    const at: SheetAt = { contest, place: must(await placeIn(database.db, contest, { village: VILLAGE, station: 6 })) };
    expect((await describeStatements(database.db, at)).map(({ person }) => person.id)).toEqual(['saksi-1', 'saksi-2']);
  });

  it('is one statement however often it is sent, and one entry of the trail', async () => {
    const key = randomUUID();
    const [one, two] = [must(await state({ station: 2 }, undefined, key)), must(await state({ station: 2 }, undefined, key))];
    expect(two).toEqual(one);
    const trail = await database.db.selectFrom('audit_entry').selectAll().where('thing', '=', `statement ${contest.id}/${VILLAGE}/2`).execute();
    expect(trail).toMatchObject([{ actor: 'saksi-1', action: 'supervision.state', path: VILLAGE }]);
  });

  it.each<[string, Partial<MakeStatement>, Actor | undefined, string]>([
    ['a reason of signs that cannot be seen', { statement: 'objection', reason: '\u200b\u200b\u200b' }, undefined, 'input_invalid'],
    ['a reason that turns the writing round', { statement: 'objection', reason: 'suara \u202E09' }, undefined, 'input_invalid'],
    ['a reason of dots', { statement: 'objection', reason: '..........' }, undefined, 'input_invalid'],
    ['an objection without a reason', { statement: 'objection' }, undefined, 'reason_missing'],
    ['a cell that the form does not have', { statement: 'differs', reason: 'beda', figures: { 'P.1.1': 3 } }, undefined, 'input_invalid'],
    ['a station that is not there', { station: 99 }, undefined, 'value_unknown'],
    ['who watches elsewhere', {}, holding('saksi-9', 'supervision.witness', '11.02'), 'not_allowed'],
    ['who watches in another election', {}, holding('saksi-9', 'supervision.witness', VILLAGE, ofEvent('lain')), 'not_allowed'],
  ])('refuses %s', async (_what, input, actor, expected) => {
    expect(code(await state({ station: 3, ...input }, actor))).toBe(expected);
  });
});

describe('a copy that is fetched', () => {
  it('is the station\'s newest word, letter by letter, for those who watch there only', async () => {
    const watcher = holding('saksi-1', 'supervision.witness', `${VILLAGE}/4`);
    expect(code(await copyFor(database.db, watcher, contest.id, { village: VILLAGE, station: 4 }))).toBe('not_found');
    const { hash } = await enter(4);
    const copy = must(await copyFor(database.db, watcher, contest.id, { village: VILLAGE, station: 4 }));
    expect(copy).toMatchObject({ hash, signature: null, device: null });
    expect(sha256(copy.text)).toBe(hash);
    expect(copy.text).toBe(entryText({ contest: contest.id, village: VILLAGE, station: 4, after: 0, figures: FIGURES, reasons: {}, reason: null, photos: [], saidAt: '2024-02-14T13:00:00.000Z' }));
    expect(code(await copyFor(database.db, watcher, contest.id, { village: VILLAGE, station: 5 }))).toBe('not_allowed');
  });

  it('is that very entry where one asks by its fingerprint, and tells which entry stands in its place', async () => {
    const watcher = holding('saksi-1', 'supervision.witness', `${VILLAGE}/5`);
    const at = { village: VILLAGE, station: 5 };
    const first = await enter(5);
    const second = await enter(5, { after: 1, reason: 'Salah ketik', figures: { ...FIGURES, 'C.1': (FIGURES['C.1'] ?? 0) + 1, 'C.2': (FIGURES['C.2'] ?? 0) - 1 } });
    const old = must(await copyFor(database.db, watcher, contest.id, { ...at, hash: first.hash }));
    expect(old).toMatchObject({ hash: first.hash, number: 1, standing: 'superseded', replacedBy: 2 });
    expect(sha256(old.text)).toBe(first.hash);
    expect(must(await copyFor(database.db, watcher, contest.id, { ...at, hash: second.hash }))).toMatchObject({ number: 2, standing: 'current', replacedBy: null });
    expect(must(await copyFor(database.db, watcher, contest.id, at))).toMatchObject({ hash: second.hash, number: 2 });
    // A fingerprint of another station's sheet is none of this one.
    const elsewhere = await enter(6);
    expect(code(await copyFor(database.db, watcher, contest.id, { ...at, hash: elsewhere.hash }))).toBe('not_found');
    expect(code(await copyFor(database.db, holding('x', 'supervision.witness', `${VILLAGE}/6`), contest.id, { ...at, hash: first.hash }))).toBe('not_allowed');
  });
});

describe('what a watcher\'s phone keeps', () => {
  const work = (person: string, path: string) => watchWork(database.db, holding(person, 'supervision.witness', path), {});
  it('tells for whom its holder watches at each of its stations, and nobody else\'s mandates', async () => {
    for (const id of ['saksi-5', 'panwas-5']) await plantPerson(id);
    await plantRole('saksi-5', 'saksi');
    await plantRole('panwas-5', 'bawaslu');
    must(await give(witness('saksi-5', { contestant: 2, path: `${VILLAGE}/7` })));
    const ended = must(await give(witness('saksi-5', { contestant: 3, path: `${VILLAGE}/6` })));
    must(await execute(database.db, revokeMandate(ended.id), { actor: office, key: randomUUID(), input: { reason: 'Diganti partai' } }));
    must(await give(witness('panwas-5', { kind: 'supervisor', contestType: null, contestant: null, path: VILLAGE })));
    const told = must(await work('saksi-5', VILLAGE));
    expect(told.mandates).toEqual([{ kind: 'witness', contestType: 'ppwp', contestant: { number: 2, name: 'Pasangan Dua' }, path: `${VILLAGE}/7` }]);
    expect(told.stations.length).toBe(9);
    expect(must(await work('saksi-5', `${VILLAGE}/6`)).mandates).toEqual([]);
    expect(must(await work('panwas-5', `${VILLAGE}/3`)).mandates).toEqual([{ kind: 'supervisor', contestType: null, contestant: null, path: VILLAGE }]);
  });
});

describe('the station itself', () => {
  it('learns how many answered its copies and how, and from who did not agree what they said last: by name and number, nothing else of them', async () => {
    const [station, kpps] = [9, holding('kpps-9', 'sheets.enter', `${VILLAGE}/9`)];
    const { hash } = await enter(station);
    const at = { contests: [contest.id], villageIds: [must(await placeIn(database.db, contest, { village: VILLAGE, station })).villageId], stations: [station] };
    expect(await answersAt(database.db, at)).toEqual([]);
    for (const [id, name] of [['saksi-1', 'Budi Contoh'], ['saksi-2', 'Sari Contoh'], ['panwas-1', 'Tono Contoh']]) await sql`UPDATE person SET name = ${name} WHERE id = ${id}`.execute(database.db);
    must(await give(witness('saksi-1', { contestant: 2, path: `${VILLAGE}/9`, letter: 'SM/RAHASIA' })));
    const saksi = (id: string) => holding(id, 'supervision.witness', VILLAGE);
    must(await state({ station, statement: 'agreed' }, saksi('saksi-1')));
    must(await state({ station, copyOf: hash, statement: 'objection', reason: 'Dihitung dua kali', figures: { 'C.1': 91 } }, saksi('saksi-1')));
    must(await state({ station, statement: 'agreed' }, saksi('saksi-2')));
    must(await state({ station, copyOf: hash, statement: 'differs', reason: 'Lain di plano', figures: { 'C.2': 7 } }, saksi('panwas-1')));
    composeSupervision();
    const ask = async (actor: Actor) => must(await fieldWork(database.db, actor, { event: 'uji', village: VILLAGE, station })).sheets;
    const [sheet] = await ask(kpps);
    const receivedAt = expect.stringMatching(/^20.*Z$/) as unknown;
    const waiting = { state: 'waiting', plenary: null, number: null, outcome: null, answer: null };
    expect(sheet?.answers).toEqual({
      agreed: 1, differs: 1, objection: 1,
      said: [
        { by: 'Tono Contoh', kind: 'unmandated', contestant: null, statement: 'differs', figures: { 'C.2': 7 }, reason: 'Lain di plano', copyOf: hash, receivedAt, became: null },
        { by: 'Budi Contoh', kind: 'witness', contestant: 2, statement: 'objection', figures: { 'C.1': 91 }, reason: 'Dihitung dua kali', copyOf: hash, receivedAt, became: waiting },
      ],
    });
    expect(JSON.stringify(sheet)).not.toMatch(/saksi-1|panwas-1|Sari|RAHASIA/);
    // Another station's people hear nothing of it.
    expect(await ask(holding('kpps-8', 'sheets.enter', `${VILLAGE}/8`))).toEqual([]);
    // Who agrees later has taken it back.
    must(await state({ station, copyOf: hash, statement: 'agreed' }, saksi('saksi-1')));
    expect((await ask(kpps))[0]?.answers).toMatchObject({ agreed: 2, differs: 1, objection: 0, said: [{ by: 'Tono Contoh' }] });
  });
});

describe('the list of sheets', () => {
  it('tells at which stations somebody does not agree, by what each said last, to who may read what they say there', async () => {
    composeSupervision();
    const station = 7;
    const { hash } = await enter(station);
    const saksi = (id: string) => holding(id, 'supervision.witness', VILLAGE);
    const tells = async (actor: Actor, at = station) => (await caseList(database.db, actor, contest, { region: VILLAGE, limit: 500 })).rows.find((row) => row.station === at)?.against;
    const reader = holding('ppk', 'supervision.read', '11.01.01');
    expect(await tells(reader)).toEqual({ objection: 0, differs: 0 });
    must(await state({ station, copyOf: hash, statement: 'agreed' }, saksi('saksi-1')));
    must(await state({ station, copyOf: hash, statement: 'objection', reason: 'Dihitung dua kali' }, saksi('saksi-2')));
    must(await state({ station, copyOf: hash, statement: 'differs', reason: 'Lain di plano', figures: { 'C.2': 7 } }, saksi('panwas-1')));
    expect(await tells(reader)).toEqual({ objection: 1, differs: 1 });
    expect(await tells(holding('umum', 'sheets.read', '11'))).toBeNull();
    must(await state({ station, copyOf: hash, statement: 'agreed' }, saksi('saksi-2')));
    expect(await tells(reader)).toEqual({ objection: 0, differs: 1 });
  });
});
