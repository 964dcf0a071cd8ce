import { expect, it } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { must } from '../../../kernel/result.ts';
import { composeRecapitulation } from '../compose.ts';
import { joinBundle } from './bundle/commands/join.ts';
import { forge, headerOf } from './bundle/fixtures/forger.ts';
import { at, bringBack, carry, code, key, ONE, plantOffice, PPK, votes } from './bundle/fixtures/two-houses.ts';
import { previewBundle } from './bundle/routes.ts';
import { leave } from './commands/hall.ts';
import { correctAttendance, strikeAttendance } from './commands/put-right.ts';
import { attendanceViews } from './queries/views.ts';
import { plenaryById } from './store/plenaries.ts';

const PLAIN = { capacity: 'member', contestType: null, contestant: null, letter: null, person: null } as const;
const rename = (db: Db, id: number, number: number, name: string) => execute(db, correctAttendance, { actor: PPK, key: key(), input: { id, number, ...PLAIN, name, reason: 'Salah tulis nama' } });
const strike = (db: Db, id: number, number: number) => execute(db, strikeAttendance, { actor: PPK, key: key(), input: { id, number, reason: 'Tidak hadir' } });
const people = async (db: Db, id: number) => (await attendanceViews(db, id, [])).map(({ name, leftAt, struck }) => `${name} ${struck ? 'struck' : leftAt === null ? 'here' : 'left'}`);
const STRUCK = { id: 2, was: { name: 'Anggota Baru', capacity: 'member', contestType: null, contestant: null }, reason: 'Tidak hadir' };

/** An office whose plenary is open, with a chair and a member who agreed to a correction where `agreed` says so. */
async function night(agreed: boolean) {
  composeRecapitulation();
  const { office, contests, id } = await plantOffice();
  const here = at(office.db, id);
  await here.open();
  await here.came('Ketua', 'chair');
  await here.came('Anggota', 'member');
  if (agreed) await agree(office.db, id, contests);
  return { office, contests, id, here };
}
async function agree(db: Db, id: number, contests: Awaited<ReturnType<typeof plantOffice>>['contests']) {
  await at(db, id).confirm(contests[0]!, ONE, 1, votes(1, 2, 3));
  await at(db, id).correct(contests[0]!, ONE, 1, votes(2, 2, 2), 1, [1, 2]);
}

/** A file of the hall that strikes number 2 by an act that no hall could have done is refused at the office. */
async function expectStrikeRefused(office: Awaited<ReturnType<typeof plantOffice>>['office'], id: number, { file, password, hall }: Awaited<ReturnType<typeof carry>>): Promise<void> {
  const own = (await headerOf(file, password)).key;
  const forged = await forge(office.db, own, await bringBack(hall.db), (told) => {
    const last = told.acts.at(-1)!;
    told.acts.push({ ...last, number: last.number + 1, act: 'strike_attendance', details: STRUCK });
    const two = told.snapshot.attendance[1]!;
    two.left_at = two.came_at;
  });
  expect(await previewBundle(office.db, (await plenaryById(office.db, id))!, forged)).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken' } });
}

it('whoever agreed to a correction is not struck under another name either, at the office and in a file of a hall', async () => {
  const { office, contests, id } = await night(true);
  must(await rename(office.db, id, 2, 'Anggota Baru'));
  expect(await code(strike(office.db, id, 2))).toBe('attendance_needed');
  const out = await carry(office.db, id);
  expect(await code(strike(out.hall.db, id, 2))).toBe('attendance_needed');
  await at(out.hall.db, id).confirm(contests[0]!, ONE, 2, votes(1, 2, 3));
  await expectStrikeRefused(office, id, out);
  await out.hall.close();
  await office.close();
}, 120_000);

it('nor under a name that was put right in the hall itself', async () => {
  const { office, id, contests } = await night(false);
  const out = await carry(office.db, id);
  await agree(out.hall.db, id, contests);
  must(await rename(out.hall.db, id, 2, 'Anggota Baru'));
  expect(await code(strike(out.hall.db, id, 2))).toBe('attendance_needed');
  await expectStrikeRefused(office, id, out);
  await out.hall.close();
  await office.close();
}, 120_000);

type Take = readonly [conflict: string, take: 'hall' | 'office'];
const join = (db: Db, id: number, file: Buffer, takes: readonly Take[]) =>
  execute(db, joinBundle, { actor: PPK, key: key(), input: { id, file: file.toString('base64'), decisions: takes.map(([conflict, take]) => ({ conflict, take, reason: 'Ia menyampaikannya' })) } });
const conflicts = async (db: Db, id: number, file: Buffer) => must(await previewBundle(db, (await plenaryById(db, id))!, file)).conflicts;

it.each(['objection', 'correction', 'correction under a former name'] as const)('a hall that struck somebody does not strike them where the office has their %s since the copy left', async (what) => {
  const { office, id, here, contests } = await night(false);
  const out = await carry(office.db, id);
  must(await strike(out.hall.db, id, 2));
  if (what === 'objection') await here.object(2);
  else await agree(office.db, id, contests);
  if (what === 'correction under a former name') must(await rename(office.db, id, 2, 'Anggota Baru'));
  const file = await bringBack(out.hall.db);
  expect(await conflicts(office.db, id, file)).toMatchObject([{ key: 'attendance:2', choices: ['office'], why: { en: expect.stringContaining('not struck') as string } }]);
  must(await join(office.db, id, file, [['attendance:2', 'office']]));
  expect(await people(office.db, id)).toEqual(['Ketua here', what === 'correction under a former name' ? 'Anggota Baru here' : 'Anggota here']);
  await out.hall.close();
  await office.close();
}, 120_000);

it.each(['objection', 'correction', 'correction under a former name'] as const)('an office that struck somebody does not keep them struck where the hall brings their %s', async (what) => {
  const { office, id, contests } = await night(false);
  const out = await carry(office.db, id);
  must(await strike(office.db, id, 2));
  if (what === 'objection') await at(out.hall.db, id).object(2);
  else await agree(out.hall.db, id, contests);
  if (what === 'correction under a former name') must(await rename(out.hall.db, id, 2, 'Anggota Baru'));
  const file = await bringBack(out.hall.db);
  expect(await conflicts(office.db, id, file)).toMatchObject([{ key: 'attendance:2', choices: ['hall'], why: { en: expect.stringContaining('not struck') as string }, office: { says: { en: 'Anggota (Anggota), struck' } } }]);
  for (const takes of [[], [['attendance:2', 'office']]] as const) expect(await code(join(office.db, id, file, takes))).toBe('bundle_undecided');
  must(await join(office.db, id, file, [['attendance:2', 'hall']]));
  expect(await people(office.db, id)).toEqual(['Ketua here', what === 'correction under a former name' ? 'Anggota Baru here' : 'Anggota here']);
  // Written down as if they had never been struck: nobody strikes them any more.
  expect(await code(strike(office.db, id, 2))).toBe('attendance_needed');
  await out.hall.close();
  await office.close();
}, 120_000);

it('where the hall says that they left, they left; and what the hall leaves alone stays struck', async () => {
  const { office, id, here } = await night(false);
  await here.came('Tamu', 'guest');
  const out = await carry(office.db, id);
  for (const number of [2, 3]) must(await strike(office.db, id, number));
  await at(out.hall.db, id).object(2);
  must(await execute(out.hall.db, leave, { actor: PPK, key: key(), input: { id, number: 2 } }));
  const file = await bringBack(out.hall.db);
  expect(await conflicts(office.db, id, file)).toMatchObject([{ key: 'attendance:2', choices: ['hall'] }]);
  must(await join(office.db, id, file, [['attendance:2', 'hall']]));
  expect(await people(office.db, id)).toEqual(['Ketua here', 'Anggota left', 'Tamu struck']);
  await out.hall.close();
  await office.close();
}, 120_000);

it('a struck person follows the line that they agreed to, where both sides say otherwise of it', async () => {
  for (const take of ['hall', 'office'] as const) {
    const { office, id, contests, here } = await night(false);
    const line = `line:${contests[0]!.id}/${ONE}/1`;
    const out = await carry(office.db, id);
    must(await strike(office.db, id, 2));
    await here.confirm(contests[0]!, ONE, 1, votes(3, 2, 1));
    await agree(out.hall.db, id, contests);
    const file = await bringBack(out.hall.db);
    expect(await conflicts(office.db, id, file)).toMatchObject([{ key: line, choices: ['hall', 'office'] }, { key: 'attendance:2', choices: ['hall', 'office'], why: { en: expect.stringContaining('as long as that is taken') as string } }]);
    expect(await code(join(office.db, id, file, [['attendance:2', 'office'], [line, 'hall']]))).toBe('bundle_undecided');
    must(await join(office.db, id, file, [['attendance:2', take], [line, take]]));
    expect(await people(office.db, id)).toEqual(['Ketua here', take === 'hall' ? 'Anggota here' : 'Anggota struck']);
    await out.hall.close();
    await office.close();
  }
}, 240_000);

it('moments of a file strike nobody who left', async () => {
  const { office, id } = await night(false);
  const out = await carry(office.db, id);
  await at(out.hall.db, id).came('Tamu', 'guest');
  await at(out.hall.db, id).object(3);
  for (const number of [2, 3]) must(await execute(out.hall.db, leave, { actor: PPK, key: key(), input: { id, number } }));
  const own = (await headerOf(out.file, out.password)).key;
  const back = await bringBack(out.hall.db);
  const same = await forge(office.db, own, back, (file) => {
    const came = file.acts.find(({ act }) => act === 'attend')!;
    const gone = file.acts.findIndex(({ act, details }) => act === 'leave' && details['id'] === 3);
    file.acts[gone] = { ...file.acts[gone]!, at: came.at };
  });
  expect(await previewBundle(office.db, (await plenaryById(office.db, id))!, same)).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken' } });
  const forged = await forge(office.db, own, back, (file) => {
    // The same moment, written otherwise.
    for (const one of file.snapshot.attendance) if (one.left_at !== null) one.left_at = `${one.came_at.slice(0, -6)}Z`;
  });
  must(await execute(office.db, joinBundle, { actor: PPK, key: key(), input: { id, file: forged.toString('base64'), decisions: [] } }));
  expect(await people(office.db, id)).toEqual(['Ketua here', 'Anggota left', 'Tamu left']);
  await out.hall.close();
  await office.close();
}, 120_000);
