import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTrail } from '../../../../kernel/audit/check.ts';
import type { Actor } from '../../../../kernel/access.ts';
import { execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { must } from '../../../../kernel/result.ts';
import type { TestDatabase } from '../../../../kernel/testing/database.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { printDHasil } from '../../papers/index.ts';
import { recount } from '../../queries/recount.ts';
import { certificatePaper } from '../certificates/queries/certificate-page.ts';
import { certificateById } from '../certificates/store/certificates.ts';
import { confirmLine } from '../commands/lines.ts';
import { plenaryPage } from '../queries/page.ts';
import { plenaryById, type Plenary } from '../store/plenaries.ts';
import { joinBundle } from './commands/join.ts';
import { finishHall, undoFinish } from './hall/finish-hall.ts';
import { backFileOf, finishHere, goOnHere } from './hall/finish-here.ts';
import { openHall } from './hall/open-hall.ts';
import { outFile } from './queries/out-file.ts';
import { previewBundle } from './routes.ts';
import { at, bringBack, carry, HERE, key, ONE, plantOffice, PPK, TWO, votes } from './fixtures/two-houses.ts';

let office: TestDatabase;
let hall: TestDatabase;
let contests: ContestContext[];
let id = 0;
let out: Buffer;
let back: Buffer;
let bundle = '';
let password = '';
let certificates: number[] = [];

const plenary = async (db: Db): Promise<Plenary> => (await plenaryById(db, id))!;
const sum = async (db: Db, contest: ContestContext): Promise<unknown> =>
  (await db.selectFrom('running_total').select(['sums', 'stations_in']).where('contest_id', '=', contest.id).where('channel', '=', 'pleno').where('path', '=', HERE).executeTakeFirst()) ?? null;
const join = (file: Buffer, decisions: unknown[] = [], into = id) => execute(office.db, joinBundle, { actor: PPK, key: key(), input: { id: into, file: file.toString('base64'), decisions } });

beforeAll(async () => {
  composeRecapitulation();
  ({ office, contests, id } = await plantOffice());
  await at(office.db, id).open();
  await at(office.db, id).came('Ketua', 'chair');
  await at(office.db, id).confirm(contests[0]!, ONE, 1, votes(90, 110, 10));
  ({ hall, bundle, file: out, password } = await carry(office.db, id));
});
afterAll(async () => { await hall.close(); await office.close(); });

describe('a plenary in a hall without network', () => {
  it('leaves with what a hall needs and without what it does not: no number, contact, password, session or sealed column', async () => {
    const { rows } = await sql<Record<string, number>>`SELECT (SELECT count(*) FROM contact)::int AS contacts, (SELECT count(*) FROM person WHERE nik_sealed IS NOT NULL OR address_sealed IS NOT NULL OR birth_date IS NOT NULL)::int AS sealed,
      (SELECT count(*) FROM session)::int AS sessions, (SELECT count(*) FROM account WHERE password_hash IS NOT NULL)::int AS passwords, (SELECT count(*) FROM person)::int AS people, (SELECT count(*) FROM region)::int AS regions, (SELECT count(*) FROM plenary_line)::int AS lines`.execute(hall.db);
    // Nation, province, city (also the mayor's district), kecamatan, two kelurahan; 2 × 2 TPS × 2 contests.
    expect(rows[0]).toEqual({ contacts: 0, sealed: 0, sessions: 0, passwords: 0, people: 1, regions: 6, lines: 8 });
    expect(await sum(hall.db, contests[0]!)).toEqual(await sum(office.db, contests[0]!));
    expect((await plenaryPage(hall.db, PPK, await plenary(hall.db))).contests.map(({ lines, confirmed }) => [lines, confirmed])).toEqual([[4, 1], [4, 0]]);
  });

  it('opened again it goes on where it stood; a folder that is something else is refused', async () => {
    expect(must(await openHall(hall.db, PPK, out, password)).resumed).toBe(true);
    expect(await openHall(office.db, PPK, out, password)).toMatchObject({ ok: false, problem: { code: 'hall_folder' } });
  });

  it('everything of the plenary works there: read, corrected, objected, signed', async () => {
    const there = at(hall.db, id);
    await there.came('Saksi Dua', 'witness', 2);
    await there.confirm(contests[0]!, ONE, 2, votes(44, 78, 18));
    await there.confirm(contests[0]!, TWO, 1, votes(30, 20, 5));
    await there.confirm(contests[0]!, TWO, 2, votes(7, 8, 9));
    await there.correct(contests[0]!, TWO, 2, votes(8, 8, 9), 1, [1, 2]);
    await there.object(2, contests[0]!.id);
    await there.answer(1, 'rejected');
    const made = await there.drawUp(contests[0]!.id);
    await there.readBack(made.id);
    await there.sign(made.id, 1);
    expect(await there.sign(made.id, 2)).toMatchObject({ state: 'signed', waitingFor: [] });
    certificates = [made.id];
    await there.confirm(contests[1]!, ONE, 1, votes(1, 2, 3));
    await there.undo(contests[1]!, ONE, 1, 1);
  });

  it('once its file is made nothing more happens there, unless the file was not used', async () => {
    back = await bringBack(hall.db);
    expect(back.equals(await bringBack(hall.db))).toBe(true);
    const late = await execute(hall.db, confirmLine, { actor: PPK, key: key(), input: { id, contest: contests[1]!.id, region: ONE, station: 2, after: 0, figures: votes(1, 1, 1) } });
    expect(late).toMatchObject({ ok: false, problem: { code: 'hall_finished' } });
    expect(must(await undoFinish(hall.db, PPK))).toBe(true);
    await at(hall.db, id).confirm(contests[1]!, ONE, 1, votes(1, 2, 3), 2);
    back = await bringBack(hall.db);
    must(await undoFinish(hall.db, PPK));
  });

  it('is ended at the screen of the laptop as at its terminal: by who leads, once, and the file is the same', async () => {
    const end = (actor: Actor, how = finishHere, db = hall.db) => execute(db, how, { actor, key: key(), input: { id } });
    expect(await backFileOf(hall.db, id)).toMatchObject({ ok: false, problem: { code: 'hall_goes_on' } });
    expect(await end(PPK, goOnHere)).toMatchObject({ ok: false, problem: { code: 'hall_goes_on' } });
    expect(await end({ ...PPK, grants: [] })).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    expect(must(await end(PPK)).view.hall).toMatchObject({ plenary: id, finishedAt: expect.any(String) as string });
    expect(await end(PPK)).toMatchObject({ ok: false, problem: { code: 'hall_finished' } });
    const [here, again] = [must(await backFileOf(hall.db, id)).file, must(await backFileOf(hall.db, id)).file];
    expect([here.equals(again), here.equals(await bringBack(hall.db)), here.equals(back)]).toEqual([true, true, true]);
    const { rows } = await sql<{ action: string; actor: string }>`SELECT action, actor FROM audit_entry WHERE action LIKE 'recapitulation.hall_%finished' ORDER BY id DESC LIMIT 1`.execute(hall.db);
    expect(rows).toEqual([{ action: 'recapitulation.hall_finished', actor: PPK.id }]);
    expect(must(await end(PPK, goOnHere)).view.hall?.finishedAt).toBeNull();
    must(await end(PPK));
  });

  it('no office is ended like that, nor has it such a file', async () => {
    for (const how of [finishHere, goOnHere]) expect(await execute(office.db, how, { actor: PPK, key: key(), input: { id } })).toMatchObject({ ok: false, problem: { code: 'hall_none' } });
    expect(await backFileOf(office.db, id)).toMatchObject({ ok: false, problem: { code: 'hall_none' } });
  });
});

describe('a file that is not what it says', () => {
  it('is refused whichever byte was changed, wherever it was cut, and nothing changes', async () => {
    const before = (await plenary(office.db)).acts;
    const places = Array.from({ length: 60 }, (_, n) => Math.floor((n / 60) * back.length));
    for (const place of [...places, back.length - 1]) {
      const wrong = Buffer.from(back);
      wrong[place] = (wrong[place] ?? 0) ^ 0x01;
      const found = await join(wrong);
      expect(found.ok ? `byte ${place} was not noticed` : found.problem.code).toMatch(/^bundle_(damaged|foreign|other_way)$/);
    }
    for (const end of [0, 10, 150, 400, back.length - 1]) expect(await join(back.subarray(0, end))).toMatchObject({ ok: false, problem: { code: 'bundle_damaged' } });
    expect(await join(out)).toMatchObject({ ok: false, problem: { code: 'bundle_other_way' } });
    expect((await plenary(office.db)).acts).toBe(before);
  });
});

describe('back at the office', () => {
  it('shows first what would come in', async () => {
    const seen = must(await previewBundle(office.db, await plenary(office.db), back));
    expect(seen).toMatchObject({ bundle, already: false, office: { acts: 0 }, taken: { lines: 4, attendance: 1, objections: 1, certificates: 1 }, conflicts: [], acts: null });
    // Planned, opened, came, confirmed, taken out.
    expect((await plenary(office.db)).acts).toBe(5);
  });

  it('takes everything over in its order: totals, minutes without a gap, certificate and its paper to the byte', async () => {
    const report = must(await join(back));
    expect(report).toMatchObject({ already: false, taken: { lines: 4 } });
    for (const contest of contests) expect(await sum(office.db, contest)).toEqual(await sum(hall.db, contest));
    // 90 + 44 + 30 + 8 of the first contest, by hand.
    const { sums } = await sum(office.db, contests[0]!) as { sums: number[] };
    expect(sums[contests[0]!.form.index['C.1']!]).toBe(172);
    for (const contest of contests) expect((await recount(office.db, contest.id, 'pleno')).differences).toEqual([]);
    const acts = await office.db.selectFrom('plenary_act').select(['number', 'act', 'actor', 'at', 'details']).where('plenary_id', '=', id).orderBy('number').execute();
    expect(acts.map(({ number }) => number)).toEqual(acts.map((_, place) => place + 1));
    expect(acts.at(-1)).toMatchObject({ act: 'hall_in', number: report.acts });
    const there = await hall.db.selectFrom('plenary_act').select(['number', 'act', 'actor', 'at']).where('plenary_id', '=', id).orderBy('number').execute();
    expect(acts.slice(0, -1).map(({ number, act, actor, at: when }) => ({ number, act, actor, at: when }))).toEqual(there);
    const own = (await office.db.selectFrom('certificate').select(['id']).where('plenary_id', '=', id).executeTakeFirstOrThrow()).id;
    const [mine, theirs] = [(await certificateById(office.db, own))!, (await certificateById(hall.db, certificates[0]!))!];
    expect(mine).toMatchObject({ hash: theirs.hash, state: 'signed', version: 1 });
    expect(Buffer.from(await printDHasil(await certificatePaper(office.db, mine))).equals(Buffer.from(await printDHasil(await certificatePaper(hall.db, theirs))))).toBe(true);
    const pages = await Promise.all([office.db, hall.db].map(async (db) => plenaryPage(db, PPK, await plenary(db))));
    const plain = (page: (typeof pages)[number]) => ({ attendance: page.attendance, objections: page.objections, contests: page.contests.map(({ certificate: _c, ...rest }) => rest), state: page.state });
    expect(plain(pages[0]!)).toEqual(plain(pages[1]!));
  });

  it('keeps both trails whole, and tells every act of the hall in the name of who did it', async () => {
    for (const db of [office.db, hall.db]) expect(await checkTrail(db)).toMatchObject({ found: 0 });
    const entries = await office.db.selectFrom('audit_entry').select(['actor', 'details']).where('action', '=', 'recapitulation.hall_act').execute();
    expect(entries).toHaveLength(must(await finishHall(hall.db, PPK)).acts);
    expect(entries.every(({ actor, details }) => actor === 'uji:ppk' && details['source'] === 'hall' && details['bundle'] === bundle)).toBe(true);
  });

  it('joined twice changes nothing; another file of the same copy is too late', async () => {
    const acts = (await plenary(office.db)).acts;
    expect(must(await join(back))).toMatchObject({ already: true, taken: { lines: 4 } });
    expect((await plenary(office.db)).acts).toBe(acts);
    must(await undoFinish(hall.db, PPK));
    await at(hall.db, id).confirm(contests[1]!, ONE, 2, votes(1, 1, 1));
    expect(await join(await bringBack(hall.db))).toMatchObject({ ok: false, problem: { code: 'bundle_old' } });
    expect(await outFile(office.db, id, bundle)).toMatchObject({ ok: false, problem: { code: 'bundle_moved' } });
  });
});
