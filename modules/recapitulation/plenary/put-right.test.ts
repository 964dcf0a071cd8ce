import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { must } from '../../../kernel/result.ts';
import type { TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { joinBundle } from './bundle/commands/join.ts';
import { forge, headerOf, type Forged } from './bundle/fixtures/forger.ts';
import { at, bringBack, carry, code, key, ONE, plantOffice, PPK, states, TWO, votes } from './bundle/fixtures/two-houses.ts';
import { previewBundle } from './bundle/routes.ts';
import { attend } from './commands/attend.ts';
import { leave } from './commands/hall.ts';
import { correctAttendance, strikeAttendance } from './commands/put-right.ts';
import { actList } from './queries/minutes.ts';
import { attendanceViews } from './queries/views.ts';
import { plenaryById } from './store/plenaries.ts';

const PLAIN = { contestType: null, contestant: null, letter: null, person: null } as const;
const LINES = [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const;
type Who = { readonly name: string; readonly capacity: 'chair' | 'member' | 'guest' | 'witness' | 'observer'; readonly contestType?: 'ppwp' | null; readonly contestant?: number | null; readonly letter?: string | null; readonly withoutMandate?: string | null };
const correct = (db: Db, id: number, number: number, who: Who, reason = 'Salah tulis nama') => execute(db, correctAttendance, { actor: PPK, key: key(), input: { id, number, ...PLAIN, ...who, reason } });
const strike = (db: Db, id: number, number: number, reason = 'Tercatat dua kali') => execute(db, strikeAttendance, { actor: PPK, key: key(), input: { id, number, reason } });
const people = async (db: Db, id: number) => (await attendanceViews(db, id, [])).map(({ id: number, name, capacity, leftAt, struck }) => [number, name, capacity, struck ? 'struck' : leftAt === null ? 'here' : 'left'].join(' '));

let office: TestDatabase;
let contests: ContestContext[];
let id = 0;
beforeAll(async () => {
  composeRecapitulation();
  ({ office, contests, id } = await plantOffice());
  await at(office.db, id).open();
  for (const [name, capacity] of [['Ketua', 'chair'], ['Angota Satu', 'member'], ['Tamu', 'guest']] as const) await at(office.db, id).came(name, capacity);
}, 120_000);
afterAll(async () => { await office.close(); });

describe('whoever was written down wrongly is put right before D.Hasil is signed', () => {
  it('name and capacity, with the reason in the minutes, and never what a letter says to whoever only reads', async () => {
    expect(await code(correct(office.db, id, 2, { name: 'Anggota Satu', capacity: 'member' }))).toBe('done');
    expect(await code(correct(office.db, id, 3, { name: 'Tamu', capacity: 'witness', contestType: 'ppwp', contestant: 2, letter: 'SM/2', withoutMandate: 'Suratnya dilihat di meja' }, 'Ternyata saksi'))).toBe('done');
    expect(await people(office.db, id)).toEqual(['1 Ketua chair here', '2 Anggota Satu member here', '3 Tamu witness here']);
    const page = await actList(office.db, (await plenaryById(office.db, id))!, { after: 0, order: 'desc', limit: 1 }, false);
    expect(page.rows[0]).toMatchObject({ act: 'correct_attendance', details: { id: 3, name: 'Tamu', capacity: 'witness', was: { name: 'Tamu', capacity: 'guest', contestType: null, contestant: null }, reason: 'Ternyata saksi' } });
    expect(JSON.stringify(page.rows[0])).not.toContain('SM/2');
  });

  it('not to what is no change, nobody, or against the rules for whoever comes', async () => {
    expect(await code(correct(office.db, id, 2, { name: 'Anggota Satu', capacity: 'member' }))).toBe('input_invalid');
    expect(await code(correct(office.db, id, 9, { name: 'Siapa', capacity: 'guest' }))).toBe('not_present');
    expect(await code(correct(office.db, id, 2, { name: 'Anggota Satu', capacity: 'witness', contestType: 'ppwp', contestant: 9, withoutMandate: 'Tidak ada' }))).toBe('input_invalid');
  });

  it('a plenary has one chair: a second one is refused until the first has left or was put right', async () => {
    const second = () => execute(office.db, attend, { actor: PPK, key: key(), input: { id, ...PLAIN, name: 'Ketua Lain', capacity: 'chair' } });
    expect(await second()).toMatchObject({ ok: false, problem: { code: 'chair_there', params: { name: 'Ketua', numbers: '1' } } });
    expect(await code(correct(office.db, id, 2, { name: 'Anggota Satu', capacity: 'chair' }))).toBe('chair_there');
    must(await execute(office.db, leave, { actor: PPK, key: key(), input: { id, number: 1 } }));
    expect(must(await second())).toEqual({ id: 4 });
    // Whoever has left takes nobody's place, and their name can still be put right.
    expect(await code(correct(office.db, id, 1, { name: 'Ketua Pertama', capacity: 'chair' }))).toBe('done');
  });

  it('struck, somebody stays in the list and counts nowhere; not who raised an objection', async () => {
    must(await execute(office.db, attend, { actor: PPK, key: key(), input: { id, ...PLAIN, name: 'Ketua Lian', capacity: 'guest' } }));
    expect(await code(strike(office.db, id, 5))).toBe('done');
    expect(await code(strike(office.db, id, 5))).toBe('not_present');
    await at(office.db, id).object(3);
    expect(await code(strike(office.db, id, 3))).toBe('attendance_needed');
    await at(office.db, id).answer(1, 'rejected');
    expect((await people(office.db, id)).slice(3)).toEqual(['4 Ketua Lain chair here', '5 Ketua Lian guest struck']);
    expect(must(await execute(office.db, attend, { actor: PPK, key: key(), input: { id, ...PLAIN, name: 'Pemantau', capacity: 'observer' } }))).toEqual({ id: 6 });
  });

  it('sets a draft that names them aside; once one is signed nobody whom it names is put right or struck', async () => {
    const here = at(office.db, id);
    for (const contest of contests) for (const [region, station] of LINES) await here.confirm(contest, region, station, votes(1, 2, 3));
    await here.drawUp(contests[0]!.id);
    expect(await code(correct(office.db, id, 6, { name: 'Pemantau Dua', capacity: 'guest' }))).toBe('done');
    expect(await states(office.db, id)).toEqual(['draft']);
    expect(await code(correct(office.db, id, 4, { name: 'Ketua Lian', capacity: 'chair' }))).toBe('done');
    expect(await states(office.db, id)).toEqual(['superseded']);
    const made = await here.drawUp(contests[0]!.id);
    await here.readBack(made.id);
    for (const number of [2, 3, 4]) await here.sign(made.id, number);
    expect(await correct(office.db, id, 4, { name: 'Ketua Lain', capacity: 'chair' })).toMatchObject({ ok: false, problem: { code: 'attendance_sealed', params: { name: 'Ketua Lian' } } });
    expect(await code(strike(office.db, id, 2))).toBe('attendance_sealed');
    expect(await code(correct(office.db, id, 6, { name: 'Pemantau Tiga', capacity: 'observer' }))).toBe('done');
  });
});

describe('in a hall without network', () => {
  it('the same happens, is done once more when the file comes back, and comes in with its D.Hasil; a file that says otherwise is refused', async () => {
    const { office: home, contests: both, id: plenary } = await plantOffice();
    await at(home.db, plenary).open();
    for (const [name, capacity] of [['Kettua', 'chair'], ['Tamu Satu', 'guest'], ['Tamu Dua', 'guest']] as const) await at(home.db, plenary).came(name, capacity);
    const out = await carry(home.db, plenary);
    const { db } = out.hall;
    const there = at(db, plenary);
    await there.came('Angota', 'member');
    for (const [region, station] of LINES) await there.confirm(both[0]!, region, station, votes(1, 2, 3));
    await there.drawUp(both[0]!.id);
    must(await correct(db, plenary, 1, { name: 'Ketua', capacity: 'chair' }));
    must(await correct(db, plenary, 4, { name: 'Anggota', capacity: 'member' }));
    must(await strike(db, plenary, 2));
    expect(await states(db, plenary)).toEqual(['superseded']);
    const made = await there.drawUp(both[0]!.id);
    await there.readBack(made.id);
    for (const number of [1, 4]) await there.sign(made.id, number);
    expect(await code(correct(db, plenary, 1, { name: 'Kettua', capacity: 'chair' }))).toBe('attendance_sealed');
    const back = await bringBack(db);
    const own = (await headerOf(out.file, out.password)).key;
    const look = async (change: (file: Forged) => void) => code(previewBundle(home.db, (await plenaryById(home.db, plenary))!, await forge(home.db, own, back, change)));
    const put = (file: Forged) => file.acts.find(({ act }) => act === 'correct_attendance')!.details;
    expect(await look((file) => { (put(file)['was'] as { name: string }).name = 'Orang lain'; })).toBe('bundle_chain_broken');
    expect(await look((file) => { put(file)['name'] = 'Orang lain'; })).toBe('bundle_untold');
    expect(await look((file) => { const two = file.snapshot.attendance[1]!; two.left_at = null; })).toBe('bundle_untold');
    expect(await look((file) => { const three = file.snapshot.attendance[2]!; three.left_at = three.came_at; })).toBe('bundle_untold');
    expect(await look((file) => { const last = file.acts.at(-1)!; file.acts.push({ ...last, number: last.number + 1, act: 'strike_attendance', details: { id: 1, was: { name: 'Ketua', capacity: 'chair', contestType: null, contestant: null }, reason: 'Tidak hadir' } }); })).toBe('bundle_chain_broken');
    must(await execute(home.db, joinBundle, { actor: PPK, key: key(), input: { id: plenary, file: back.toString('base64'), decisions: [] } }));
    expect(await people(home.db, plenary)).toEqual(['1 Ketua chair here', '2 Tamu Satu guest struck', '3 Tamu Dua guest here', '4 Anggota member here']);
    expect(await states(home.db, plenary)).toEqual(['superseded', 'signed']);
    await out.hall.close();
    await home.close();
  }, 120_000);

  it('what the office put right since the copy left makes no file untrue; put right on both sides a person decides', async () => {
    const { office: home, id: plenary } = await plantOffice();
    await at(home.db, plenary).open();
    for (const [name, capacity] of [['Kettua', 'chair'], ['Tamu', 'guest'], ['Pergi', 'guest']] as const) await at(home.db, plenary).came(name, capacity);
    must(await execute(home.db, leave, { actor: PPK, key: key(), input: { id: plenary, number: 3 } }));
    const { hall } = await carry(home.db, plenary);
    must(await correct(home.db, plenary, 1, { name: 'Ketua', capacity: 'chair' }));
    must(await correct(home.db, plenary, 2, { name: 'Tamu Kantor', capacity: 'guest' }));
    must(await strike(home.db, plenary, 3));
    must(await correct(hall.db, plenary, 2, { name: 'Tamu Aula', capacity: 'guest' }));
    const file = (await bringBack(hall.db)).toString('base64');
    const seen = must(await previewBundle(home.db, (await plenaryById(home.db, plenary))!, Buffer.from(file, 'base64')));
    expect(seen.conflicts).toMatchObject([{ key: 'attendance:2', choices: ['hall', 'office'], hall: { says: { id: 'Tamu Aula (Undangan)' } }, office: { says: { id: 'Tamu Kantor (Undangan)' } } }]);
    must(await execute(home.db, joinBundle, { actor: PPK, key: key(), input: { id: plenary, file, decisions: [{ conflict: 'attendance:2', take: 'hall', reason: 'Ditanyakan langsung' }] } }));
    expect(await people(home.db, plenary)).toEqual(['1 Ketua chair here', '2 Tamu Aula guest here', '3 Pergi guest struck']);
    await hall.close();
    await home.close();
  }, 120_000);
});
