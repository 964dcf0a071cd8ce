import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { must } from '../../../../kernel/result.ts';
import type { TestDatabase } from '../../../../kernel/testing/database.ts';
import { checkTrail } from '../../../../kernel/audit/check.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { recount } from '../../queries/recount.ts';
import { confirmLine, confirmMany } from '../commands/lines.ts';
import { lineList } from '../queries/lines.ts';
import { plenaryById } from '../store/plenaries.ts';
import { joinBundle } from './commands/join.ts';
import { loseBundle } from './commands/take-out.ts';
import type { BundleDecision, JoinReport } from './contract.ts';
import { previewBundle } from './routes.ts';
import { at, bringBack, carry, key, ONE, plantOffice, PPK, TWO, votes } from './fixtures/two-houses.ts';

const join = (db: Db, id: number, file: Buffer, decisions: readonly BundleDecision[] = []) => execute(db, joinBundle, { actor: PPK, key: key(), input: { id, file: file.toString('base64'), decisions } });
const preview = async (db: Db, id: number, file: Buffer): Promise<JoinReport> => must(await previewBundle(db, (await plenaryById(db, id))!, file));
const figures = async (db: Db, id: number, contest: ContestContext): Promise<Record<string, number | null>> => Object.fromEntries(
  (await db.selectFrom('plenary_line as l').innerJoin('region as r', 'r.id', 'l.region_id').select(['r.path', 'l.station', 'l.figures']).where('l.plenary_id', '=', id).where('l.contest_id', '=', contest.id).execute())
    .map(({ path, station, figures: row }) => [`${path}/${station}`, row?.[contest.form.index['C.1']!] ?? null]));
/** Acts that came from a hall, with what they tell of having stayed out. */
const brought = async (db: Db, id: number) => (await db.selectFrom('plenary_act').select(['act', 'details']).where('plenary_id', '=', id).orderBy('number').execute()).flatMap(({ act, details }) => {
  const { bundle, number: _number, ...out } = (details['hall'] ?? {}) as Record<string, unknown>;
  return bundle === undefined ? [] : [{ act, out }];
});
const take = (conflict: string, side: 'hall' | 'office'): BundleDecision => ({ conflict, take: side, reason: 'Diperiksa dengan C.Hasil plano' });

beforeAll(() => { composeRecapitulation(); });

describe('both sides went on', () => {
  let office: TestDatabase;
  let hall: TestDatabase;
  let contests: ContestContext[];
  let id = 0;
  let back: Buffer;
  beforeAll(async () => {
    ({ office, contests, id } = await plantOffice());
    await at(office.db, id).open();
    await at(office.db, id).came('Ketua', 'chair');
    ({ hall } = await carry(office.db, id));
    const [here, there, first] = [at(office.db, id), at(hall.db, id), contests[0]!];
    // The same line differently, the same line the same, and a line on one side each.
    await there.confirm(first, ONE, 1, votes(90, 110, 10));
    await here.confirm(first, ONE, 1, votes(91, 110, 10));
    await there.confirm(first, ONE, 2, votes(5, 6, 7));
    await here.confirm(first, ONE, 2, votes(5, 6, 7));
    await there.confirm(first, TWO, 1, votes(30, 0, 0));
    await here.confirm(contests[1]!, TWO, 1, votes(1, 1, 1));
    // Two people who bear the number 2, and an objection of each.
    await there.came('Saksi Dua', 'witness', 2);
    await there.object(2);
    await here.came('Panwas', 'supervisor');
    await here.object(2);
    back = await bringBack(hall.db);
  });
  afterAll(async () => { await hall.close(); await office.close(); });

  it('shows both values side by side, and who said so', async () => {
    const seen = await preview(office.db, id, back);
    expect(seen.office.acts).toBe(5);
    expect(seen.conflicts).toMatchObject([{
      key: `line:${contests[0]!.id}/${ONE}/1`, kind: 'line', choices: ['hall', 'office'], thing: { id: expect.stringContaining('TPS 001') as string, en: expect.stringContaining('TPS 001') as string },
      hall: { cells: { 'C.1': 90, V1: 210, V3: 210 }, by: 'Ketua PPK' }, office: { cells: { 'C.1': 91, V1: 211, V3: 211 }, by: 'Ketua PPK' },
    }]);
    expect(seen).toMatchObject({ agreed: 1, taken: { lines: 1, attendance: 1, objections: 1 } });
  });

  it('takes nothing until everything is decided', async () => {
    const acts = (await plenaryById(office.db, id))!.acts;
    const conflict = `line:${contests[0]!.id}/${ONE}/1`;
    expect(await join(office.db, id, back)).toMatchObject({ ok: false, problem: { code: 'bundle_undecided' } });
    expect(await join(office.db, id, back, [take(conflict, 'hall'), take('state', 'hall')])).toMatchObject({ ok: false, problem: { code: 'bundle_undecided' } });
    expect((await plenaryById(office.db, id))!.acts).toBe(acts);
  });

  it('a decision is an act; the hall’s people and objections get numbers behind the office’s', async () => {
    const conflict = `line:${contests[0]!.id}/${ONE}/1`;
    must(await join(office.db, id, back, [take(conflict, 'hall')]));
    expect(await figures(office.db, id, contests[0]!)).toEqual({ [`${ONE}/1`]: 90, [`${ONE}/2`]: 5, [`${TWO}/1`]: 30, [`${TWO}/2`]: null });
    for (const contest of contests) expect((await recount(office.db, contest.id, 'pleno')).differences).toEqual([]);
    const acts = await office.db.selectFrom('plenary_act').select(['number', 'act', 'details']).where('plenary_id', '=', id).orderBy('number').execute();
    expect(acts.map(({ number }) => number)).toEqual(acts.map((_, place) => place + 1));
    expect(acts.at(-2)).toMatchObject({ act: 'hall_decision', details: { conflict, take: 'hall', reason: 'Diperiksa dengan C.Hasil plano' } });
    expect(await office.db.selectFrom('plenary_attendance').select(['id', 'name']).where('plenary_id', '=', id).orderBy('id').execute()).toEqual([{ id: 1, name: 'Ketua' }, { id: 2, name: 'Panwas' }, { id: 3, name: 'Saksi Dua' }]);
    expect(await office.db.selectFrom('plenary_objection').select(['number', 'raised_by']).where('plenary_id', '=', id).orderBy('number').execute()).toEqual([{ number: 1, raised_by: 2 }, { number: 2, raised_by: 3 }]);
    expect(await checkTrail(office.db)).toMatchObject({ found: 0 });
  });
});

describe('lines of the hall that stay out', () => {
  it('are told in the report and in the minutes: all of an act, or those of it that did', async () => {
    const { office, contests, id } = await plantOffice();
    const [first] = contests as [ContestContext];
    const typed = first.form.cells.map(({ id: cell }) => (cell === 'C.1' || cell === 'V1' || cell === 'V3' ? 10 : cell === 'C.2' || cell === 'C.3' || cell === 'V2' ? 0 : null));
    for (const station of [1, 2]) {
      await sql`INSERT INTO sheet_entry (contest_id, village_id, station, number, round, kind, standing, person_id, figures, broken, hash)
        SELECT ${first.id}, id, ${station}, 1, 1, 'kpps', 'current', 'uji:kpps', ${typed}::int[], 0, ${String(station).repeat(64)} FROM region WHERE scheme = 'uji' AND path = ${ONE}`.execute(office.db);
    }
    await at(office.db, id).open();
    await at(office.db, id).came('Ketua', 'chair');
    const { hall } = await carry(office.db, id);
    // Two in one go, as they were shown, and one by itself.
    const { rows } = must(await lineList(hall.db, PPK, (await plenaryById(hall.db, id))!, { contest: first.id }));
    const lines = [1, 2].map((station) => ({ contest: first.id, region: ONE, station, after: 0, mark: rows.find((row) => row.region.path === ONE && row.station === station)?.mark }));
    must(await execute(hall.db, confirmMany, { actor: PPK, key: key(), input: { id, lines } }));
    await at(hall.db, id).confirm(first, TWO, 1, votes(10, 1, 1));
    for (const [region, station] of [[ONE, 1], [TWO, 1]] as const) must(await execute(office.db, confirmLine, { actor: PPK, key: key(), input: { id, contest: first.id, region, station, after: 0, figures: votes(11, 0, 0), ...(region === ONE ? { paperSays: 'Kertas menulis 11' } : {}) } }));
    const back = await bringBack(hall.db);
    expect((await preview(office.db, id, back)).stayedOut).toBeUndefined();
    const report = must(await join(office.db, id, back, [take(`line:${first.id}/${ONE}/1`, 'office'), take(`line:${first.id}/${TWO}/1`, 'office')]));
    expect(report.stayedOut).toEqual({ lines: 2, attendance: 0, objections: 0, certificates: 0 });
    expect(await brought(office.db, id)).toEqual([{ act: 'confirm', out: { linesOut: [0] } }, { act: 'confirm', out: { leftOut: true } }]);
    expect(await figures(office.db, id, first)).toEqual({ [`${ONE}/1`]: 11, [`${ONE}/2`]: 10, [`${TWO}/1`]: 11, [`${TWO}/2`]: null });
    // The next copy goes by what stands at the office.
    const next = await carry(office.db, id);
    await at(next.hall.db, id).correct(first, ONE, 1, votes(12, 0, 0), 1);
    await at(next.hall.db, id).correct(first, TWO, 1, votes(12, 0, 0), 1);
    must(await join(office.db, id, await bringBack(next.hall.db)));
    expect(await figures(office.db, id, first)).toMatchObject({ [`${ONE}/1`]: 12, [`${ONE}/2`]: 10, [`${TWO}/1`]: 12 });
    await next.hall.close();
    await hall.close();
    await office.close();
  });
});

describe('certificates', () => {
  it('what the office signed meanwhile stands; D.Hasil of both sides are never one by guess; a lost laptop may still come back', async () => {
    const { office, contests, id } = await plantOffice();
    const [first] = contests as [ContestContext];
    const here = at(office.db, id);
    await here.open();
    await here.came('Ketua', 'chair');
    const { hall, bundle } = await carry(office.db, id);
    must(await execute(office.db, loseBundle, { actor: PPK, key: key(), input: { id, bundle, reason: 'Laptop hilang di jalan' } }));
    const there = at(hall.db, id);
    for (const [side, more] of [[here, 0], [there, 1]] as const) {
      for (const [region, station] of [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const) await side.confirm(first, region, station, votes(10 + more, 1, 1));
      const { id: made } = await side.drawUp(first.id);
      await side.readBack(made);
      await side.sign(made, 1);
    }
    const back = await bringBack(hall.db);
    const seen = await preview(office.db, id, back);
    expect(seen.conflicts.map(({ kind, choices }) => [kind, choices])).toEqual([...Array.from({ length: 4 }, () => ['line', ['office']]), ['certificate', ['office']]]);
    expect(await join(office.db, id, back, seen.conflicts.map((one) => take(one.key, 'hall')))).toMatchObject({ ok: false, problem: { code: 'bundle_undecided' } });
    must(await join(office.db, id, back, seen.conflicts.map((one) => take(one.key, 'office'))));
    expect(Object.values(await figures(office.db, id, first))).toEqual([10, 10, 10, 10]);
    expect((await brought(office.db, id)).map(({ act, out }) => [act, out])).toEqual([...Array.from({ length: 4 }, () => ['confirm', { leftOut: true }]), ...['draw_up', 'read_back', 'sign'].map((step) => [`certificate_${step}`, { leftOut: true }])]);
    expect(await office.db.selectFrom('certificate').select(['version', 'state']).where('plenary_id', '=', id).execute()).toEqual([{ version: 1, state: 'signed' }]);
    await hall.close();
    await office.close();
  });

  it('the hall’s D.Hasil comes in where all its lines do, and not where one of them is the office’s', async () => {
    const { office, contests, id } = await plantOffice();
    const [first] = contests as [ContestContext];
    await at(office.db, id).open();
    await at(office.db, id).came('Ketua', 'chair');
    const { hall } = await carry(office.db, id);
    for (const [region, station] of [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const) await at(hall.db, id).confirm(first, region, station, votes(10, 1, 1));
    const { id: made } = await at(hall.db, id).drawUp(first.id);
    await at(hall.db, id).readBack(made);
    await at(hall.db, id).sign(made, 1);
    await at(office.db, id).confirm(first, ONE, 1, votes(11, 1, 1));
    const back = await bringBack(hall.db);
    const [certificate, line] = [`certificate:${first.id}/1`, `line:${first.id}/${ONE}/1`];
    expect((await preview(office.db, id, back)).conflicts.map(({ key: name }) => name)).toEqual([line, certificate]);
    expect(await join(office.db, id, back, [take(certificate, 'hall'), take(line, 'office')])).toMatchObject({ ok: false, problem: { code: 'bundle_undecided', params: { conflicts: certificate } } });
    must(await join(office.db, id, back, [take(certificate, 'hall'), take(line, 'hall')]));
    const own = await office.db.selectFrom('certificate').select(['version', 'state', 'hash']).where('plenary_id', '=', id).executeTakeFirstOrThrow();
    expect(own).toEqual(await hall.db.selectFrom('certificate').select(['version', 'state', 'hash']).where('id', '=', made).executeTakeFirstOrThrow());
    expect((await recount(office.db, first.id, 'pleno')).differences).toEqual([]);
    await hall.close();
    await office.close();
  });
});

describe('any split of a night between two houses', () => {
  it('comes together without a conflict, or with just those lines that both read differently', async () => {
    const Act = fc.record({ side: fc.constantFrom('hall', 'office'), line: fc.integer({ min: 0, max: 3 }), contest: fc.integer({ min: 0, max: 1 }), figure: fc.integer({ min: 1, max: 2 }) });
    await fc.assert(fc.asyncProperty(fc.array(Act, { maxLength: 12 }), fc.constantFrom('hall' as const, 'office' as const), async (acts, chosen) => {
      const { office, contests, id } = await plantOffice();
      await at(office.db, id).open();
      await at(office.db, id).came('Ketua', 'chair');
      const { hall } = await carry(office.db, id);
      const read = { hall: new Map<string, number>(), office: new Map<string, number>() };
      const changes = new Map<string, number>();
      const written = new Map<string, number>();
      for (const { side, line, contest, figure } of acts) {
        const [region, station, of] = [line < 2 ? ONE : TWO, line % 2 + 1, contests[contest]!];
        const name = `line:${of.id}/${region}/${station}`;
        const [doing, before, times] = [at(side === 'hall' ? hall.db : office.db, id), read[side as 'hall'].get(name), changes.get(`${side} ${name}`) ?? 0];
        if (before === figure) continue;
        if (before === undefined) await doing.confirm(of, region, station, votes(figure, 0, 0));
        else if (figure !== written.get(`${side} ${name}`)) await doing.correct(of, region, station, votes(figure, 0, 0), times);
        else {
          await doing.undo(of, region, station, times);
          await doing.confirm(of, region, station, votes(figure, 0, 0), times + 1);
        }
        changes.set(`${side} ${name}`, times + (before !== undefined && figure === written.get(`${side} ${name}`) ? 2 : 1));
        if (before === undefined) written.set(`${side} ${name}`, figure);
        read[side as 'hall'].set(name, figure);
      }
      const back = await bringBack(hall.db);
      const expected = [...read.hall].filter(([name, figure]) => read.office.has(name) && (read.office.get(name) !== figure || (written.get(`hall ${name}`) === figure) !== (written.get(`office ${name}`) === figure))).map(([name]) => name).sort();
      const seen = await preview(office.db, id, back);
      expect(seen.conflicts.map(({ key: name }) => name).sort()).toEqual(expected);
      must(await join(office.db, id, back, expected.map((name) => take(name, chosen))));
      for (const contest of contests) {
        const union = new Map([...read.hall, ...read.office].filter(([name]) => name.startsWith(`line:${contest.id}/`)));
        if (chosen === 'hall') for (const name of expected) if (union.has(name)) union.set(name, read.hall.get(name)!);
        const found = Object.entries(await figures(office.db, id, contest)).flatMap(([line, figure]) => (figure === null ? [] : [[`line:${contest.id}/${line}`, figure] as const]));
        expect(new Map(found)).toEqual(union);
        expect((await recount(office.db, contest.id, 'pleno')).differences).toEqual([]);
      }
      const numbers = (await office.db.selectFrom('plenary_act').select('number').where('plenary_id', '=', id).orderBy('number').execute()).map(({ number }) => number);
      expect(numbers).toEqual(numbers.map((_, place) => place + 1));
      await hall.close();
      await office.close();
    }), { numRuns: 6 });
  }, 120_000);
});
