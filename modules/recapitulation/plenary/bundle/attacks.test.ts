import { createHash, createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import { inLanguage, type Problem } from '../../../../kernel/problem.ts';
import { must, type Result } from '../../../../kernel/result.ts';
import { testDatabase, type TestDatabase } from '../../../../kernel/testing/database.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { addSigner } from '../certificates/commands/add-signer.ts';
import { canonicalJson } from '../certificates/rules/canonical.ts';
import { plenaryById } from '../store/plenaries.ts';
import { joinBundle } from './commands/join.ts';
import { unwrap } from './file/pack.ts';
import { unpackBundle } from './file/unpack.ts';
import { forge, headerOf, type Forged } from './fixtures/forger.ts';
import { at, bringBack, carry, key, ONE, plantOffice, PPK, TWO, votes } from './fixtures/two-houses.ts';
import { openHall } from './hall/open-hall.ts';
import { previewBundle } from './routes.ts';

let office: TestDatabase;
let hall: TestDatabase;
let contests: ContestContext[];
let id = 0;
let out: Buffer;
let back: Buffer;
let [password, own, bundle] = ['', '', ''];

const join = (file: Buffer): Promise<Result<unknown>> => execute(office.db, joinBundle, { actor: PPK, key: key(), input: { id, file: file.toString('base64'), decisions: [] } });
const look = async (file: Buffer): Promise<Result<unknown>> => previewBundle(office.db, (await plenaryById(office.db, id))!, file);
/** All that a join could touch. */
const standing = async (): Promise<unknown> => (await sql`
  SELECT (SELECT acts FROM plenary WHERE id = ${id}) AS acts, (SELECT state FROM plenary WHERE id = ${id}) AS state, (SELECT count(*) FROM certificate) AS certificates, (SELECT count(*) FROM plenary_attendance) AS people, (SELECT count(*) FROM plenary_objection) AS objections,
    (SELECT count(*) FROM plenary_line WHERE changes > 0) AS lines, (SELECT count(*) FROM sheet_version) AS versions, (SELECT count(*) FROM hall_bundle WHERE ended IS NULL) AS bundles, (SELECT count(*) FROM person) AS persons`.execute(office.db)).rows[0];

/** Refused in a sentence of both languages with a fix, when it is looked at and when it is joined; and nothing is as if it had been there. */
async function refused(file: Buffer): Promise<Problem> {
  const before = await standing();
  const [seen, joined] = [await look(file), await join(file)];
  expect(await standing()).toEqual(before);
  if (seen.ok || joined.ok) throw new Error('it was let in');
  expect(seen.problem.code).toBe(joined.problem.code);
  for (const lang of ['id', 'en'] as const) {
    const { detail, fix } = inLanguage(joined.problem, lang);
    expect(detail.length).toBeGreaterThan(20);
    expect(`${detail}${fix}`).not.toMatch(/\{\w+\}|undefined|\[object/);
    expect(fix.length).toBeGreaterThan(10);
  }
  return joined.problem;
}
const forged = async (change: (file: Forged) => void | Promise<void>): Promise<Problem> => refused(await forge(office.db, own, back, change));
const first = <T>(list: readonly T[]): T => list[0] as T;
const act = (file: Forged, name: string) => first(file.acts.filter((one) => one.act === name));
const line = (file: Forged, region = ONE, station = 1) => first(file.snapshot.lines.filter((one) => one.region === region && one.station === station));
const toldLine = (file: Forged, name: string) => first(act(file, name).details['lines'] as Record<string, unknown>[]);
/** An act more, behind the others. */
const more = (file: Forged, name: string, details: Record<string, unknown>, actor = PPK.id): void => {
  const last = file.acts.at(-1)!;
  file.acts.push({ ...last, number: last.number + 1, act: name, actor, details });
};

beforeAll(async () => {
  composeRecapitulation();
  ({ office, contests, id } = await plantOffice());
  await at(office.db, id).open();
  await at(office.db, id).came('Ketua', 'chair');
  ({ hall, file: out, password } = await carry(office.db, id));
  ({ key: own, bundle } = await headerOf(out, password));
  const there = at(hall.db, id);
  await there.came('Saksi Dua', 'witness', 2);
  for (const [region, station] of [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const) await there.confirm(contests[0]!, region, station, votes(10, 20, 30));
  await there.correct(contests[0]!, TWO, 2, votes(11, 20, 30), 1);
  await there.object(2, contests[0]!.id);
  await there.answer(1, 'rejected');
  const made = await there.drawUp(contests[0]!.id);
  await there.readBack(made.id);
  await there.came('Panwas', 'supervisor');
  must(await execute(hall.db, addSigner, { actor: PPK, key: key(), input: { id: made.id, attendance: 3 } }));
  for (const who of [1, 2, 3]) await there.sign(made.id, who);
  back = await bringBack(hall.db);
}, 120_000);
afterAll(async () => { await hall.close(); await office.close(); });

describe('whoever holds the file and its password, and with them the key, brings in', () => {
  const attacks: [string, string, (file: Forged) => void | Promise<void>][] = [
    ['a line of a kecamatan that is not read here', 'bundle_chain_broken', (file) => { toldLine(file, 'confirm')['region'] = '11.01.02.1001'; line(file).region = '11.01.02.1001'; }],
    ['a line of an election that is not here', 'bundle_chain_broken', (file) => { toldLine(file, 'confirm')['contest'] = 999; line(file).contest_id = 999; }],
    ['a station that is not here', 'bundle_chain_broken', (file) => { toldLine(file, 'confirm')['station'] = 77; line(file).station = 77; }],
    ['figures that the minutes do not tell', 'bundle_untold', (file) => { line(file).figures![0] = 999; }],
    ['what was written changed beside the figures', 'bundle_untold', (file) => { line(file).written![0] = 999; }],
    ['a figure below nothing', 'bundle_damaged', (file) => { line(file).figures![0] = -1; }],
    ['a figure larger than any paper\'s', 'bundle_chain_broken', (file) => { (toldLine(file, 'confirm')['figures'] as number[])[0] = 2 ** 40; }],
    ['too few figures', 'bundle_chain_broken', (file) => { (toldLine(file, 'confirm')['figures'] as number[]).pop(); }],
    ['other figures under the name of a confirmation', 'bundle_chain_broken', (file) => { const told = toldLine(file, 'confirm'); (told['figures'] as number[])[0] = 99; line(file).figures![0] = 99; }],
    ['figures said to be agreed on that nobody here agreed on', 'bundle_chain_broken', (file) => { toldLine(file, 'confirm')['writtenFrom'] = 'accepted'; line(file).written_from = 'accepted'; }],
    ['a correction without its chair', 'bundle_chain_broken', (file) => { toldLine(file, 'correct')['agreedBy'] = ['Orang lain']; line(file, TWO, 2).agreed_by = ['Orang lain']; }],
    ['a correction of what was written', 'bundle_chain_broken', (file) => { const told = toldLine(file, 'correct'); told['written'] = told['figures']; told['corrected'] = []; }],
    ['a line twice', 'bundle_untold', (file) => { file.snapshot.lines.push(line(file)); }],
    ['somebody present of whom no act tells', 'bundle_untold', (file) => { file.snapshot.attendance.push({ ...file.snapshot.attendance[1]!, id: 9, name: 'Orang gaib' }); }],
    ['another name of somebody who was there before', 'bundle_untold', (file) => { file.snapshot.attendance[0]!.name = 'Ketua lain'; }],
    ['a witness of a contestant that does not stand here', 'bundle_chain_broken', (file) => { act(file, 'attend').details['contestant'] = 77; file.snapshot.attendance[1]!.contestant = 77; }],
    ['a witness without a mandate and without saying why', 'bundle_chain_broken', (file) => { act(file, 'attend').details['withoutMandate'] = null; file.snapshot.attendance[1]!.without_mandate = null; }],
    ['a mandate that nobody gave', 'bundle_chain_broken', (file) => { Object.assign(act(file, 'attend').details, { withoutMandate: null, mandate: 4711 }); Object.assign(file.snapshot.attendance[1]!, { without_mandate: null, mandate_id: 4711 }); }],
    ['a registered person who is nobody', 'bundle_chain_broken', (file) => { act(file, 'attend').details['person'] = 'uji:gaib'; file.snapshot.attendance[1]!.person_id = 'uji:gaib'; }],
    ['a registered person under another name', 'bundle_chain_broken', (file) => { act(file, 'attend').details['person'] = 'uji:kab'; file.snapshot.attendance[1]!.person_id = 'uji:kab'; }],
    ['a capacity that is none', 'bundle_damaged', (file) => { (file.snapshot.attendance[1] as { capacity: string }).capacity = 'king'; }],
    ['somebody struck by the moments of leaving, not by an act', 'bundle_untold', (file) => {
      const witness = file.snapshot.attendance[1]!;
      const moment = new Date(Date.parse(witness.came_at) + 30_000).toISOString();
      more(file, 'leave', { id: 2 });
      (file.acts.at(-1) as { at: string }).at = moment;
      Object.assign(witness, { came_at: moment, left_at: moment });
    }],
    ['the number of those present twice', 'bundle_untold', (file) => { file.snapshot.attendance.push(file.snapshot.attendance[1]!); }],
    ['an objection of which no act tells', 'bundle_untold', (file) => { file.snapshot.objections.push({ ...file.snapshot.objections[0]!, number: 8 }); }],
    ['another answer to an objection', 'bundle_untold', (file) => { file.snapshot.objections[0]!.outcome = 'accepted'; }],
    ['an objection of somebody who is not there', 'bundle_chain_broken', (file) => { act(file, 'raise_objection').details['raisedBy'] = 55; }],
    ['groups that nobody divided', 'bundle_untold', (file) => { first(file.snapshot.groups).regions = [1, 2]; }],
    ['a plenary that was closed by nobody', 'bundle_untold', (file) => { file.snapshot.state.state = 'closed'; }],
    ['a plenary that is opened twice', 'bundle_chain_broken', (file) => { more(file, 'open', {}); }],
    ['a certificate accepted in the hall', 'bundle_untold', (file) => { first(file.snapshot.certificates).state = 'accepted'; }],
    ['an act of the level above', 'bundle_chain_broken', (file) => { const { id: certificate, contest_id: contest, version, hash } = first(file.snapshot.certificates); more(file, 'certificate_accept', { certificate, contest, version, hash }); }],
    ['an act that joins', 'bundle_chain_broken', (file) => { more(file, 'hall_in', {}); }],
    ['an act that no house knows', 'bundle_chain_broken', (file) => { more(file, 'make_king', {}); }],
    ['a certificate of which no act tells', 'bundle_untold', (file) => { const one = first(file.snapshot.certificates); file.snapshot.certificates.push({ ...one, id: one.id + 1, version: 2 }); }],
    ['a version far ahead', 'bundle_untold', (file) => { first(file.snapshot.certificates).version = 9; }],
    ['a certificate with other words under their own hash', 'bundle_untold', (file) => {
      const one = first(file.snapshot.certificates);
      const told = JSON.parse(one.body) as { total: number[]; columns: { figures: number[] }[] };
      told.total[0] = 5000;
      one.body = canonicalJson(told);
      one.figures = told.total;
      one.hash = createHash('sha256').update(one.body).digest('hex');
      for (const step of file.acts.filter(({ details }) => details['certificate'] === one.id)) step.details['hash'] = one.hash;
    }],
    ['a certificate of no JSON at all', 'bundle_untold', (file) => { const one = first(file.snapshot.certificates); one.body = '['.repeat(100_000); one.hash = createHash('sha256').update(one.body).digest('hex'); for (const step of file.acts.filter(({ details }) => details['certificate'] === one.id)) step.details['hash'] = one.hash; }],
    ['a signature of which no act tells', 'bundle_untold', (file) => { file.acts = file.acts.filter(({ act: name, details }) => name !== 'certificate_sign' || details['attendance'] !== 2).map((one, place) => ({ ...one, number: first(file.acts).number + place })); }],
    ['another name on a page of signatures', 'bundle_chain_broken', (file) => { (act(file, 'certificate_add_signer').details['person'] as { name: string }).name = 'Orang gaib'; }],
    ['a signature of nobody', 'bundle_untold', (file) => { first(file.snapshot.certificates).signatures.push({ attendance_id: 444, signed: true, reason: null, at: '2026-01-01T00:00:00+00:00' }); }],
    ['a certificate drawn up by somebody else', 'bundle_untold', (file) => { first(file.snapshot.certificates).drawn_up_by = 'uji:kab'; }],
    ['an act of somebody who did not go along', 'bundle_chain_broken', (file) => { (act(file, 'confirm') as { actor: string }).actor = 'demo:ppk'; }],
    ['a day that no calendar has', 'bundle_damaged', (file) => { (act(file, 'confirm') as { at: string }).at = '2026-02-30T00:00:00+00:00'; }],
    ['a time zone that does not exist', 'bundle_damaged', (file) => { (act(file, 'confirm') as { at: string }).at = '2024-02-14T00:00:00+23:59'; }],
    ['a moment beyond all clocks', 'bundle_damaged', (file) => { (act(file, 'confirm') as { at: string }).at = '+275760-09-13T00:00:00Z'; }],
    ['a character that no database keeps', 'bundle_damaged', (file) => { act(file, 'attend').details['name'] = 'Saksi\u0000'; }],
    ['half of a character', 'bundle_damaged', (file) => { act(file, 'attend').details['name'] = 'Saksi\ud800'; }],
    ['acts without end', 'bundle_damaged', (file) => { for (let at_ = 0; at_ < 260_000; at_++) file.extra.push({ t: 'x', r: 0 }); }],
    ['details that are nested without end', 'bundle_damaged', (file) => { let deep: unknown = 0; for (let at_ = 0; at_ < 500; at_++) deep = [deep]; act(file, 'attend').details['deep'] = deep; }],
    ['the header of another plenary', 'bundle_damaged', (file) => { file.header['plenary'] = id + 1; }],
    ['fewer acts than there were before', 'bundle_damaged', (file) => { file.header['after'] = 0; }],
    ['nothing of the snapshot', 'bundle_damaged', (file) => { (file as { snapshot: unknown }).snapshot = {}; }],
    ['what left and is gone', 'bundle_untold', (file) => { file.snapshot.attendance.shift(); file.acts = file.acts.filter(({ act: name }) => name === 'attend').map((one, place) => ({ ...one, number: first(file.acts).number + place })); file.snapshot.lines = []; file.snapshot.certificates = []; file.snapshot.objections = []; }],
  ];
  it.each(attacks)('%s: refused as %s', async (_name, code, change) => { expect(await forged(change).then((problem) => `${problem.code} ${JSON.stringify(problem.params)}`)).toMatch(new RegExp(`^${code} `)); }, 60_000);

  it('acts that are missing, changed or in another order', async () => {
    const rows = must(await unpackBundle(must(unwrap(back, 'back'))));
    expect(rows.get('act')?.length).toBe(15);
    for (const change of [
      (file: Forged) => { file.acts.splice(2, 1); }, (file: Forged) => { file.acts.splice(1, 0, file.acts[0]!); }, (file: Forged) => { file.acts.reverse(); },
    ]) expect((await forged(change)).code).toBe('bundle_chain_broken');
  });
});

describe('a file that is to exhaust the house', () => {
  /** Any bytes under a first line that fits them. */
  async function sealed(packed: Buffer): Promise<Buffer> {
    const sha256 = createHash('sha256').update(packed).digest('hex');
    const seal = createHmac('sha256', Buffer.from(own, 'base64')).update(`EREKAP-RUANG 2 back ${bundle} ${sha256}`).digest('hex');
    return Buffer.concat([Buffer.from(`EREKAP-RUANG 2 back ${bundle} ${sha256} ${seal}\n`), packed]);
  }
  it('a bomb, empty lines without end, two archives in one, no archive: each is refused before it is built', async () => {
    expect((await refused(await sealed(gzipSync(Buffer.alloc(200 * 1024 * 1024))))).code).toBe('too_large');
    expect((await refused(await sealed(gzipSync(Buffer.alloc(120 * 1024 * 1024, 10))))).code).toBe('bundle_damaged');
    const half = gzipSync(Buffer.alloc(70 * 1024 * 1024, 10));
    expect((await refused(await sealed(Buffer.concat([half, half])))).code).toBe('bundle_damaged');
    expect((await refused(await sealed(Buffer.from('PK\u0003\u0004../../etc/passwd')))).code).toBe('bundle_damaged');
    expect((await refused(await sealed(gzipSync(`{"t":"act","r":${'['.repeat(3_000_000)}`)))).code).toBe('too_large');
  }, 120_000);
});

describe('whoever found the file alone', () => {
  it('reads nothing of it, and cannot seal a way back', async () => {
    expect(out.toString('latin1')).not.toContain('Ketua');
    const wrapped = must(unwrap(out, 'out'));
    expect(await unpackBundle(wrapped)).toMatchObject({ ok: false, problem: { code: 'bundle_damaged' } });
    const laptop = await testDatabase();
    for (const wrong of ['', 'AAAA-AAAA-AAAA-AAAA', password.slice(0, -1)]) expect(await openHall(laptop.db, PPK, out, wrong)).toMatchObject({ ok: false, problem: { code: 'bundle_locked' } });
    expect((await openHall(laptop.db, PPK, out, ` ${password.toLowerCase().replaceAll('-', ' ')} `)).ok).toBe(true);
    await laptop.close();
    for (const guessed of ['', bundle, password]) expect((await refused(await forge(office.db, Buffer.from(guessed).toString('base64'), back, () => undefined))).code).toBe('bundle_foreign');
  });
});

describe('what nobody touched', () => {
  it('comes in, sealed once more or not; what a clock of days ago says is told and kept', async () => {
    expect(must(await look(back))).toMatchObject({ conflicts: [], hall: { clock: null } });
    const late = await forge(office.db, own, back, (file) => { for (const one of file.acts) (one as { at: string }).at = '2020-02-29T01:02:03.000004+00:00'; for (const { signatures } of file.snapshot.certificates) for (const one of signatures) one.at = '2020-02-29T01:02:03.000004+00:00'; });
    expect(must(await look(late))).toMatchObject({ hall: { clock: 'behind', firstAt: '2020-02-29T01:02:03.000004+00:00' } });
    const ahead = await forge(office.db, own, back, (file) => { (file.acts.at(-1) as { at: string }).at = '2999-01-01T00:00:00+00:00'; });
    expect(must(await look(ahead))).toMatchObject({ hall: { clock: 'ahead' } });
    must(await join(late));
    const acts = await office.db.selectFrom('plenary_act').select(sql<string>`to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`.as('day')).where('plenary_id', '=', id).where('act', '=', 'confirm').execute();
    expect(new Set(acts.map(({ day }) => day))).toEqual(new Set(['2020-02-29']));
  });
});
