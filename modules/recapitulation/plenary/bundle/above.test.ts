import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../kernel/access.ts';
import { execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { must } from '../../../../kernel/result.ts';
import { grantsOfRole } from '../../../people/contract.ts';
import { hallOfficers, hallSetUpLinks } from '../../../people/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { recount } from '../../queries/recount.ts';
import { acceptCertificate, reopenCertificate, returnCertificate, sendCertificate } from '../certificates/index.ts';
import { placeOf } from '../commands/act.ts';
import { planPlenary } from '../commands/plan.ts';
import { plenaryById } from '../store/plenaries.ts';
import { joinBundle } from './commands/join.ts';
import { previewBundle } from './routes.ts';
import { forge, headerOf } from './fixtures/forger.ts';
import { at, bringBack, carry, HERE, KAB, key, ONE, plantOffice, PPK, TWO, votes } from './fixtures/two-houses.ts';

const CITY = '11.01';
const PROV: Actor = { id: 'uji:prov', name: 'Operator Provinsi', grants: grantsOfRole({ role: 'kpu_prov', scheme: 'uji', path: '11', within: 'event:uji' }) };
const plan = async (db: Db, actor: Actor, region: string): Promise<number> => must(await execute(db, planPlenary, { actor, key: key(), input: { event: 'uji', region, place: 'Aula', plannedFor: null } })).id;
const join = (db: Db, actor: Actor, id: number, file: Buffer) => execute(db, joinBundle, { actor, key: key(), input: { id, file: file.toString('base64'), decisions: [] } });

beforeAll(() => { composeRecapitulation(); });

describe('a plenary of a city in a hall', () => {
  let office: Awaited<ReturnType<typeof plantOffice>>;
  let city = 0;
  const SUM = votes(4, 8, 12);
  beforeAll(async () => {
    office = await plantOffice();
    // One kecamatan votes.
    await sql`DELETE FROM roll_region USING region r WHERE r.id = region_id AND r.scheme = 'uji' AND (r.path = '11.01.02' OR starts_with(r.path, '11.01.02.'))`.execute(office.office.db);
    const here = at(office.office.db, office.id);
    await here.open();
    await here.came('Ketua', 'chair');
    for (const contest of office.contests) {
      for (const [region, station] of [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const) await here.confirm(contest, region, station, votes(1, 2, 3));
      const { id } = await here.drawUp(contest.id);
      await here.readBack(id);
      await here.sign(id, 1);
      await here.send(id);
      must(await execute(office.office.db, acceptCertificate, { actor: KAB, key: key(), input: { id } }));
    }
    city = await plan(office.office.db, KAB, CITY);
    await at(office.office.db, city, KAB).open();
    await at(office.office.db, city, KAB).came('Ketua KPU', 'chair');
  }, 120_000);
  afterAll(() => office.office.close());

  it('reads certificates there, signs its own, sends what goes on and ends what does not; figures of no certificate are refused', async () => {
    const { office: { db }, contests } = office;
    const { hall, file, password } = await carry(db, city, KAB);
    const there = at(hall.db, city, KAB);
    expect(await there.came('Saksi Satu', 'witness', 1)).toEqual({ id: 2 });
    const states: string[] = [];
    for (const contest of contests) {
      await there.confirm(contest, HERE, 0, SUM);
      const { id } = await there.drawUp(contest.id);
      await there.readBack(id);
      // The witness is one of a pair for president.
      for (const who of contest.type === 'ppwp' ? [1, 2] : [1]) await there.sign(id, who);
      states.push((await there.send(id)).state);
    }
    // The President goes on to the province; the mayor ends here, but nothing is final by a hall alone, nor judged in it.
    expect(states).toEqual(['sent', 'sent']);
    const [own_] = (await sql<{ id: number }>`SELECT id FROM certificate WHERE plenary_id = ${city} AND contest_id = ${contests[1]!.id}`.execute(hall.db)).rows;
    const [there_, why] = [{ actor: PROV, input: { id: own_!.id } }, { id: own_!.id, reason: 'Sudah diperiksa' }];
    expect(await execute(hall.db, acceptCertificate, { ...there_, key: key() })).toMatchObject({ ok: false, problem: { code: 'hall_only' } });
    for (const judge of [returnCertificate, reopenCertificate]) expect(await execute(hall.db, judge, { ...there_, key: key(), input: why })).toMatchObject({ ok: false, problem: { code: 'hall_only' } });
    const back = await bringBack(hall.db);
    const forged = await forge(db, (await headerOf(file, password)).key, back, ({ snapshot, acts }) => {
      const [line] = snapshot.lines;
      const told = (acts.find(({ act }) => act === 'confirm')?.details['lines'] as { written: number[]; figures: number[] }[])[0]!;
      for (const row of [line!.written!, line!.figures!, told.written, told.figures]) row[contests[0]!.form.index['C.1']!] = 400;
      snapshot.certificates = snapshot.certificates.map((one) => (one.contest_id === line!.contest_id ? { ...one, state: 'superseded' as const } : one));
    });
    expect(await join(db, KAB, city, forged)).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken' } });
    // A version below that nobody accepted.
    const own = (await headerOf(file, password)).key;
    const [below] = (await sql<{ id: number }>`INSERT INTO certificate (plenary_id, contest_id, region_id, version, state, figures, broken, hash, drawn_up_by) SELECT plenary_id, contest_id, region_id, 2, 'superseded', figures, broken, hash, drawn_up_by FROM certificate WHERE plenary_id = ${office.id} AND contest_id = ${contests[0]!.id} RETURNING id`.execute(db)).rows;
    const unaccepted = await forge(db, own, back, ({ snapshot, acts }) => {
      for (const line of snapshot.lines.filter(({ contest_id: contest }) => contest === contests[0]!.id)) line.certificate_id = below!.id;
      for (const told of acts.filter(({ act }) => act === 'confirm').flatMap(({ details }) => details['lines'] as { contest: number; certificate: number }[])) if (told.contest === contests[0]!.id) told.certificate = below!.id;
    });
    expect(await join(db, KAB, city, unaccepted)).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken' } });
    // Opened again since the copy left: its line comes in, the certificate of the city does not.
    const [read] = (await sql<{ id: number }>`SELECT id FROM certificate WHERE plenary_id = ${office.id} AND contest_id = ${contests[0]!.id} AND version = 1`.execute(db)).rows;
    must(await execute(db, reopenCertificate, { actor: KAB, key: key(), input: { id: read!.id, reason: 'Ada TPS tertukar' } }));
    expect(must(await previewBundle(db, (await plenaryById(db, city))!, back)).conflicts).toMatchObject([{ key: `certificate:${contests[0]!.id}/1`, choices: ['office'], why: { id: expect.stringContaining('dibuka kembali') as string } }]);
    await sql`UPDATE certificate SET state = 'accepted' WHERE id = ${read!.id}`.execute(db);
    expect(must(await join(db, KAB, city, back))).toMatchObject({ taken: { lines: 2, attendance: 1, certificates: 2 }, conflicts: [] });
    const made = (house: Db) => house.selectFrom('certificate').select(['contest_id', 'state', 'hash', 'version']).where('plenary_id', '=', city).orderBy('contest_id').execute();
    expect(await made(db)).toEqual(await made(hall.db));
    for (const contest of contests) expect((await recount(db, contest.id, 'pleno')).differences).toEqual([]);
    await hall.close();
  }, 120_000);

  it('at its last level is accepted at the office, by somebody of the level above who neither joined nor took out nor went along', async () => {
    const { office: { db }, contests } = office;
    const [mayor] = (await sql<{ id: number }>`SELECT id FROM certificate WHERE plenary_id = ${city} AND contest_id = ${contests[1]!.id}`.execute(db)).rows;
    const accept = (actor: Actor) => execute(db, acceptCertificate, { actor, key: key(), input: { id: mayor!.id } });
    const state = async (): Promise<string> => (await sql<{ state: string }>`SELECT state FROM certificate WHERE id = ${mayor!.id}`.execute(db)).rows[0]!.state;
    expect(await state()).toBe('sent');
    expect(await accept(KAB)).toMatchObject({ ok: false, problem: { code: 'not_allowed' } });
    // The same hands with the right of the level above.
    expect(await accept({ ...PROV, id: KAB.id })).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
    expect(await accept(PROV)).toMatchObject({ ok: true, value: { state: 'accepted' } });
    expect(await state()).toBe('accepted');
  });

  /** The mayor's D.Hasil of the city, signed in a hall without network and on its way back. */
  async function mayorInHall() {
    const made = await plantOffice();
    const { office: { db, close }, contests } = made;
    await sql`DELETE FROM roll_region USING region r WHERE r.id = region_id AND r.scheme = 'uji' AND (r.path = '11.01.02' OR starts_with(r.path, '11.01.02.'))`.execute(db);
    const here = at(db, made.id);
    await here.open();
    await here.came('Ketua', 'chair');
    for (const [region, station] of [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const) await here.confirm(contests[1]!, region, station, votes(1, 2, 3));
    const { id } = await here.drawUp(contests[1]!.id);
    await here.readBack(id);
    await here.sign(id, 1);
    await here.send(id);
    must(await execute(db, acceptCertificate, { actor: KAB, key: key(), input: { id } }));
    const there = await plan(db, KAB, CITY);
    await at(db, there, KAB).open();
    await at(db, there, KAB).came('Ketua KPU', 'chair');
    const { hall, file, password } = await carry(db, there, KAB);
    const night = at(hall.db, there, KAB);
    await night.confirm(contests[1]!, HERE, 0, SUM);
    const { id: drawn } = await night.drawUp(contests[1]!.id);
    await night.readBack(drawn);
    await night.sign(drawn, 1);
    return { db, close, there, hall, night, drawn, mayor: contests[1]!, own: (await headerOf(file, password)).key };
  }

  it('somebody who joined another file of the plenary is no second pair of eyes for what one officer makes alone', async () => {
    const { db, close, there, hall, mayor } = await mayorInHall();
    await hall.close();
    const second: Actor = { ...KAB, id: 'uji:kab-kedua' };
    const { hall: empty } = await carry(db, there, KAB);
    must(await join(db, second, there, await bringBack(empty.db)));
    const alone = at(db, there, KAB);
    await alone.confirm(mayor, HERE, 0, SUM);
    const { id } = await alone.drawUp(mayor.id);
    await alone.readBack(id);
    await alone.sign(id, 1);
    const send = (actor: Actor) => execute(db, sendCertificate, { actor, key: key(), input: { id } });
    expect(await send(KAB)).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
    expect(await send(second)).toMatchObject({ ok: true, value: { state: 'accepted' } });
    await empty.close();
    await close();
  }, 120_000);

  it('a correction to a figure so large that a sum of such is no whole number any more is refused', async () => {
    const { db, close, there, hall, own } = await mayorInHall();
    const large = await forge(db, own, await bringBack(hall.db), ({ acts, snapshot }) => {
      acts.splice(1);
      const [read] = acts[0]!.details['lines'] as { figures: number[] }[];
      const figures = read!.figures.with(0, 2 ** 50);
      const [reason, evidence] = ['Salah jumlah', 'D.Hasil kecamatan'];
      acts.push({ ...acts[0]!, number: acts[0]!.number + 1, act: 'correct', details: { lines: [{ ...read, state: 'corrected', figures, corrected: [0], reason, evidence, askedBy: 'Saksi', agreedBy: ['Ketua KPU'] }] } });
      snapshot.certificates = [];
      snapshot.lines = snapshot.lines.map((line) => ({ ...line, state: 'corrected' as const, figures, corrected: [0], reason, evidence, asked_by: 'Saksi', agreed_by: ['Ketua KPU'], changes: 2 }));
    });
    expect(await join(db, KAB, there, large)).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken' } });
    await hall.close();
    await close();
  }, 120_000);

  it('a laptop of before, or whoever writes so, calls it accepted: it comes in as sent all the same', async () => {
    const { db, close, there, hall, night, drawn, own } = await mayorInHall();
    await night.send(drawn);
    const back = await bringBack(hall.db);
    const more = await forge(db, own, back, ({ acts }) => { const last = acts.at(-1)!; acts.push({ ...last, number: last.number + 1, act: 'certificate_accept' }); });
    expect(await join(db, KAB, there, more)).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken' } });
    must(await join(db, KAB, there, await forge(db, own, back, ({ snapshot }) => { snapshot.certificates[0]!.state = 'accepted'; })));
    expect((await sql<{ state: string }>`SELECT state FROM certificate WHERE plenary_id = ${there}`.execute(db)).rows).toEqual([{ state: 'sent' }]);
    await hall.close();
    await close();
  }, 120_000);

  it('signed in the hall and sent at the office it is not made final by whoever joined it: what a file tells is nobody else\'s hand', async () => {
    const { db, close, there, hall } = await mayorInHall();
    must(await join(db, KAB, there, await bringBack(hall.db)));
    const { id, state } = await db.selectFrom('certificate').select(['id', 'state']).where('plenary_id', '=', there).executeTakeFirstOrThrow();
    expect(state).toBe('signed');
    const send = (actor: Actor) => execute(db, sendCertificate, { actor, key: key(), input: { id } });
    expect(await send(KAB)).toMatchObject({ ok: false, problem: { code: 'same_eyes' } });
    expect(await send({ ...KAB, id: 'uji:kab-kedua' })).toMatchObject({ ok: true, value: { state: 'accepted' } });
    await hall.close();
    await close();
  }, 120_000);
});

describe('a plenary of a mission abroad in a hall', () => {
  const PPLN: Actor = { id: 'uji:ppln', name: 'Ketua PPLN', grants: grantsOfRole({ role: 'ppk', scheme: 'uji', path: '99.01.01', within: 'event:uji' }) };
  async function plantAbroad(db: Db): Promise<void> {
    for (const [path, level] of [['99', 'province'], ['99.01', 'regency'], ['99.01.01', 'subdistrict'], ['99.01.01.0001', 'village']] as const) {
      await sql`INSERT INTO region (scheme, code, path, parent_id, level, name, search, source) SELECT 'uji', ${path.replaceAll('.', '')}, ${path}, p.id, ${level}, ${`Luar ${path}`}, ${path}, 'uji' FROM region p WHERE p.scheme = 'uji' AND p.path = ${path.split('.').slice(0, -1).join('.')}`.execute(db);
    }
    await sql`INSERT INTO polling_station (roll_id, village_id, number, unit_type) SELECT roll.id, r.id, 1, 'overseas_tps' FROM roll, region r WHERE roll.slug = 'uji' AND r.path = '99.01.01.0001'`.execute(db);
    await sql`INSERT INTO roll_region (roll_id, region_id, stations) SELECT roll.id, r.id, 1 FROM roll, region r WHERE roll.slug = 'uji' AND r.scheme = 'uji' AND starts_with(r.path, '99')`.execute(db);
    await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES ('uji:ppln', 'Ketua PPLN', 'ketua ppln', 'uji', '99.01.01', 'uji')`.execute(db);
    await sql`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by) VALUES ('uji:ppln', 'ppk', 'uji', '99.01.01', 'event:uji', now() - interval '1 day', 'uji', 'uji')`.execute(db);
  }

  it('adds up its stations there and at the office alike', async () => {
    const { office: { db, close }, contests } = await plantOffice();
    await plantAbroad(db);
    const id = await plan(db, PPLN, '99.01.01');
    const { hall } = await carry(db, id, PPLN);
    const there = at(hall.db, id, PPLN);
    await there.came('Ketua', 'chair');
    await there.open();
    await there.confirm(contests[0]!, '99.01.01.0001', 1, votes(40, 20, 5));
    must(await join(db, PPLN, id, await bringBack(hall.db)));
    const { sums } = await db.selectFrom('running_total').select('sums').where('channel', '=', 'pleno').where('path', '=', '99.01.01').executeTakeFirstOrThrow();
    expect(sums[contests[0]!.form.index['C.1']!]).toBe(40);
    expect((await plenaryById(db, id))?.state).toBe('open');
    await hall.close();
    await close();
  }, 120_000);
});

describe('who goes along, and what', () => {
  it('those who lead here and no one from above, unless nobody leads here; links are of this laptop and of those without a password', async () => {
    const { office: { db, close }, id } = await plantOffice();
    const place = placeOf((await plenaryById(db, id))!);
    const leading = async (): Promise<string[]> => (await hallOfficers(db, place, 'uji')).filter(({ leads }) => leads).map(({ person }) => person);
    expect(await leading()).toEqual(['uji:ppk']);
    const { hall } = await carry(db, id);
    const [link, more] = await hallSetUpLinks(hall.db, PPK);
    expect([link?.name, link?.login, more]).toEqual(['Ketua PPK', 'ketuappk', undefined]);
    await sql`UPDATE account SET password_hash = 'dipasang' WHERE person_id = 'uji:ppk'`.execute(hall.db);
    expect(await hallSetUpLinks(hall.db, PPK)).toEqual([]);
    await sql`UPDATE assignment SET revoked_at = now(), revoked_by = 'uji' WHERE person_id = 'uji:ppk'`.execute(db);
    expect(await leading()).toEqual(['uji:kab']);
    await hall.close();
    await close();
  });

  it('two laptops of one file: the first to come back comes in, the other is told so and keeps what it has', async () => {
    const { office: { db, close }, contests, id } = await plantOffice();
    await at(db, id).open();
    const { hall, file, password } = await carry(db, id);
    const key_ = (await headerOf(file, password)).key;
    await at(hall.db, id).confirm(contests[0]!, ONE, 1, votes(1, 1, 1));
    const one = await bringBack(hall.db);
    const other = await forge(db, key_, one, ({ acts }) => { (acts[0] as { at: string }).at = '2026-01-01T00:00:00+00:00'; });
    must(await join(db, PPK, id, one));
    const before = (await plenaryById(db, id))!.acts;
    expect(await join(db, PPK, id, other)).toMatchObject({ ok: false, problem: { code: 'bundle_old' } });
    // A newer copy taken out: what came back of the older one stays joined once and for all.
    const newer = await carry(db, id);
    expect(await join(db, PPK, id, other)).toMatchObject({ ok: false, problem: { code: 'bundle_old' } });
    expect(must(await join(db, PPK, id, one))).toMatchObject({ already: true });
    const third = await carry(db, id);
    expect(await join(db, PPK, id, await bringBack(newer.hall.db))).toMatchObject({ ok: false, problem: { code: 'bundle_old' } });
    expect((await plenaryById(db, id))!.acts).toBe(before + 2);
    for (const house of [hall, newer.hall, third.hall]) await house.close();
    await close();
  }, 120_000);

  it('a file of another plenary or another office is not of this one', async () => {
    const [{ office: { db, close }, id }, second] = [await plantOffice(), await plantOffice()];
    await at(db, id).open();
    const { hall } = await carry(db, id);
    const back = await bringBack(hall.db);
    expect(await join(second.office.db, PPK, second.id, back)).toMatchObject({ ok: false, problem: { code: 'bundle_foreign' } });
    const city = await plan(db, KAB, CITY);
    expect(await join(db, KAB, city, back)).toMatchObject({ ok: false, problem: { code: 'bundle_foreign' } });
    await hall.close();
    await close();
    await second.office.close();
  }, 120_000);
});
