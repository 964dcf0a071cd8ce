import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { must } from '../../../../kernel/result.ts';
import { composeRecapitulation } from '../../compose.ts';
import { acceptCertificate, reopenCertificate, returnCertificate } from '../certificates/index.ts';
import { closePlenary, reopenPlenary } from '../commands/steps.ts';
import { plenaryById } from '../store/plenaries.ts';
import { joinBundle } from './commands/join.ts';
import type { JoinReport } from './contract.ts';
import { forge, headerOf } from './fixtures/forger.ts';
import { at, bringBack, carry, KAB, key, ONE, plantOffice, PPK, TWO, votes } from './fixtures/two-houses.ts';
import { previewBundle } from './routes.ts';

type Office = Awaited<ReturnType<typeof plantOffice>>;
const STATIONS = [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const;

/** An open plenary with its chair; every line of both contests read. */
async function plantRead(): Promise<Office> {
  const made = await plantOffice();
  const here = at(made.office.db, made.id);
  await here.open();
  await here.came('Ketua', 'chair');
  for (const contest of made.contests) for (const [region, station] of STATIONS) await here.confirm(contest, region, station, votes(10, 20, 30));
  return made;
}
const drawn = async ({ office, id }: Office, contest: number): Promise<number> => (await at(office.db, id).drawUp(contest)).id;
async function signed(of: Office, certificate: number): Promise<number> {
  await at(of.office.db, of.id).readBack(certificate);
  await at(of.office.db, of.id).sign(certificate, 1);
  return certificate;
}
const close = async (db: Db, id: number) => must(await execute(db, closePlenary, { actor: PPK, key: key(), input: { id } }));
const seen = async ({ office, id }: Office, file: Buffer): Promise<JoinReport> => must(await previewBundle(office.db, (await plenaryById(office.db, id))!, file));
const join = ({ office, id }: Office, file: Buffer, conflicts: readonly string[], take: 'hall' | 'office') =>
  execute(office.db, joinBundle, { actor: PPK, key: key(), input: { id, file: file.toString('base64'), decisions: conflicts.map((conflict) => ({ conflict, take, reason: 'Menurut kertasnya' })) } });
const versions = async (db: Db): Promise<string[]> => (await db.selectFrom('certificate').select(['contest_id', 'version', 'state', 'note']).orderBy('contest_id').orderBy('version').execute()).map((one) => `${one.contest_id}/${one.version} ${one.state} ${one.note ?? ''}`.trim());
/** Every conflict of the file leaves one choice only, choosing the hall's is refused, and joined as said it changes nothing of what stands. */
async function standsAgainst(of: Office, file: Buffer, conflicts: readonly string[]): Promise<void> {
  const report = await seen(of, file);
  expect(report.conflicts.map((one) => one.key)).toEqual(conflicts);
  for (const one of report.conflicts) expect([one.choices, one.why?.id.length, one.why?.en.length]).toEqual([['office'], expect.any(Number), expect.any(Number)]);
  expect(await join(of, file, conflicts, 'hall')).toMatchObject({ ok: false, problem: { code: 'bundle_undecided' } });
  expect(await join(of, file, [], 'office')).toMatchObject({ ok: false, problem: { code: 'bundle_undecided' } });
}

beforeAll(() => { composeRecapitulation(); });

describe('a D.Hasil that left signed, and a plenary that left open', () => {
  let of: Office;
  let back: Buffer;
  let [first, second] = [0, 0];
  let made: number[];
  beforeAll(async () => {
    of = await plantRead();
    [first, second] = of.contests.map(({ id }) => id) as [number, number];
    made = [];
    for (const contest of [first, second]) made.push(await signed(of, await drawn(of, contest)));
    const { hall } = await carry(of.office.db, of.id);
    for (const certificate of made) await at(hall.db, of.id).send(certificate);
    await close(hall.db, of.id);
    back = await bringBack(hall.db);
    await hall.close();
  }, 120_000);
  afterAll(() => of.office.close());

  it('are sent and closed by the hall, as long as the office left them alone', async () => {
    expect(await seen(of, back)).toMatchObject({ conflicts: [], taken: { certificates: 2 } });
  });

  it('accepted, returned and opened again from above they stay so, with the reason; nor is the plenary closed', async () => {
    const { office: { db }, id } = of;
    for (const certificate of made) await at(db, id).send(certificate);
    await close(db, id);
    must(await execute(db, acceptCertificate, { actor: KAB, key: key(), input: { id: made[0]! } }));
    await standsAgainst(of, back, [`certificate:${first}/1`]);
    must(await execute(db, reopenPlenary, { actor: KAB, key: key(), input: { id, reason: 'Sidang dilanjutkan besok' } }));
    await standsAgainst(of, back, [`certificate:${first}/1`, 'state']);
    must(await execute(db, returnCertificate, { actor: KAB, key: key(), input: { id: made[1]!, reason: 'Periksa TPS 2' } }));
    must(await execute(db, reopenCertificate, { actor: KAB, key: key(), input: { id: made[0]!, reason: 'Angka TPS 2 salah' } }));
    await standsAgainst(of, back, [`certificate:${first}/1`, `certificate:${second}/1`, 'state']);
    expect(await versions(db)).toEqual([`${first}/1 reopened Angka TPS 2 salah`, `${second}/1 returned Periksa TPS 2`]);
  }, 60_000);

  it('followed by a new version, the old one does not come back beside it', async () => {
    const { office: { db }, id } = of;
    await at(db, id).object(1, first);
    await at(db, id).answer(1, 'rejected');
    await at(db, id).send(await signed(of, await drawn(of, first)));
    const conflicts = [`certificate:${first}/1`, `certificate:${second}/1`, 'state'];
    await standsAgainst(of, back, conflicts);
    const before = await versions(db);
    expect(before).toEqual([`${first}/1 superseded Angka TPS 2 salah`, `${first}/2 sent`, `${second}/1 returned Periksa TPS 2`]);
    must(await join(of, back, conflicts, 'office'));
    expect(await versions(db)).toEqual(before);
    expect((await plenaryById(db, id))!.state).toBe('open');
  }, 60_000);

  it('cannot stand twice, and where a database of before holds it twice the newer one stands', async () => {
    const { office: { db } } = of;
    const revive = () => sql`UPDATE certificate SET state = 'sent' WHERE contest_id = ${first}`.execute(db);
    await expect(revive()).rejects.toThrow(/certificate_stands_once/);
    await sql`DROP INDEX certificate_stands_once`.execute(db);
    await revive();
    await sql.raw(await readFile(new URL('../../../../db/migrations/0039_certificate_stands_once.sql', import.meta.url), 'utf8')).execute(db);
    expect((await versions(db)).slice(0, 2)).toEqual([`${first}/1 superseded Angka TPS 2 salah`, `${first}/2 sent`]);
    await expect(revive()).rejects.toThrow(/certificate_stands_once/);
  });
});

describe('a draft that the office signed since, and objections that it answered', () => {
  it('are not set aside, not answered again, and nothing more is objected to them by a file', async () => {
    const of = await plantRead();
    const { office: { db }, id, contests } = of;
    const [first, second] = contests.map((one) => one.id) as [number, number];
    await at(db, id).object(1, second);
    const [draft] = [await drawn(of, first), await drawn(of, second)];
    const { hall } = await carry(db, id);
    await at(hall.db, id).object(1, first, 'Keberatan di ruang');
    await at(hall.db, id).answer(1, 'rejected');
    const back = await bringBack(hall.db);
    await at(db, id).send(await signed(of, draft));
    must(await execute(db, acceptCertificate, { actor: KAB, key: key(), input: { id: draft } }));
    await at(db, id).answer(1, 'accepted');
    await at(db, id).send(await signed(of, await drawn(of, second)));
    const [before, conflicts] = [await versions(db), ['objection:1', 'objection:2', `certificate:${first}/1`]];
    expect(before).toEqual([`${first}/1 accepted`, `${second}/1 superseded`, `${second}/2 sent`]);
    await standsAgainst(of, back, conflicts);
    must(await join(of, back, conflicts, 'office'));
    expect(await versions(db)).toEqual(before);
    expect(await db.selectFrom('plenary_objection').select(['number', 'outcome']).where('plenary_id', '=', id).execute()).toEqual([{ number: 1, outcome: 'accepted' }]);
    await hall.close();
    await of.office.close();
  }, 120_000);
});

describe('what comes in', () => {
  it('sets aside what the office has drawn up and not signed, closes nothing that is open there, and not on a day that cannot be', async () => {
    const of = await plantRead();
    const { office: { db }, id, contests } = of;
    const [first, second] = contests.map((one) => one.id) as [number, number];
    const { hall } = await carry(db, id);
    await drawn(of, first);
    const there = at(hall.db, id);
    await there.object(1, first);
    const back = await bringBack(hall.db);
    const joined = must(await join(of, back, [], 'office'));
    expect(joined).toMatchObject({ conflicts: [], taken: { objections: 1 } });
    expect(await versions(db)).toEqual([`${first}/1 superseded`]);
    await hall.close();
    await at(db, id).answer(1, 'rejected');
    for (const contest of [first, second]) await signed(of, await drawn(of, contest));
    // Closed there, while at the office somebody objected of whom it does not know: the plenary goes on.
    const before = await carry(db, id);
    await close(before.hall.db, id);
    await at(db, id).object(1);
    expect(must(await join(of, await bringBack(before.hall.db), [], 'office'))).toMatchObject({ conflicts: [] });
    expect((await plenaryById(db, id))!.state).toBe('open');
    await at(db, id).answer(2, 'rejected');
    const again = await carry(db, id);
    await close(again.hall.db, id);
    const { key: own } = await headerOf(again.file, again.password);
    const late = await forge(db, own, await bringBack(again.hall.db), ({ acts }) => { for (const one of acts) (one as { at: string }).at = '2020-02-29T01:02:03.000004+00:00'; });
    must(await join(of, late, [], 'office'));
    const { state, closedAt } = (await plenaryById(db, id))!;
    expect([state, closedAt!.getTime() > Date.now() - 10 * 60_000]).toEqual(['closed', true]);
    for (const one of [before, again]) await one.hall.close();
    await of.office.close();
  }, 120_000);
});
