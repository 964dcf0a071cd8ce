import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import type { Actor } from '../../../kernel/access.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { must } from '../../../kernel/result.ts';
import type { TestDatabase } from '../../../kernel/testing/database.ts';
import type { ContestContext } from '../../elections/index.ts';
import { composeRecapitulation } from '../compose.ts';
import { joinBundle } from './bundle/commands/join.ts';
import { forge, headerOf, type Forged } from './bundle/fixtures/forger.ts';
import { at, bringBack, carry, code, KAB, key, ONE, plantOffice, PPK, states, TWO, votes } from './bundle/fixtures/two-houses.ts';
import { previewBundle } from './bundle/routes.ts';
import { specialEvents } from './certificates/queries/special-events.ts';
import { reopenCertificate } from './certificates/commands/steps.ts';
import { leave, raiseObjection } from './commands/hall.ts';
import { correctObjection } from './commands/put-record-right.ts';
import { pausePlenary } from './commands/steps.ts';
import { strikeAttendance } from './commands/put-right.ts';
import { plenaryPage } from './queries/page.ts';
import { actList, minutesPaper } from './queries/minutes.ts';
import { objectionViews } from './queries/views.ts';
import { plenaryById } from './store/plenaries.ts';

const LINES = [[ONE, 1], [ONE, 2], [TWO, 1], [TWO, 2]] as const;
const WHOLE = { contest: null, region: null, station: null, raisedBy: 1 } as const;
const raise = async (db: Db, id: number, change: object) => must(await execute(db, raiseObjection, { actor: PPK, key: key(), input: { id, ...WHOLE, matter: 'Listrik padma', kind: 'special_event', ...change } }));
const correct = (db: Db, id: number, number: number, change: object, reason = 'Salah tulis') => execute(db, correctObjection, { actor: PPK, key: key(), input: { id, number, ...WHOLE, matter: 'Listrik padam', reason, ...change } });
const plenaryOf = async (db: Db, id: number) => (await plenaryById(db, id))!;
const records = async (db: Db, id: number) => (await objectionViews(db, id)).map(({ label, contest, region, station, raisedBy, matter, outcome }) => [label, contest, region, station, raisedBy.name, matter, outcome]);
const readAll = async (db: Db, id: number, contest: ContestContext) => { for (const [region, station] of LINES) await at(db, id).confirm(contest, region, station, votes(1, 2, 3)); };

let office: TestDatabase;
let contests: ContestContext[];
let id = 0;
beforeAll(async () => {
  composeRecapitulation();
  ({ office, contests, id } = await plantOffice());
  await at(office.db, id).open();
  for (const [name, capacity] of [['Ketua', 'chair'], ['Tamu', 'guest'], ['Panwas', 'supervisor']] as const) await at(office.db, id).came(name, capacity);
}, 120_000);
afterAll(async () => { await office.close(); });

describe('what was written down wrongly of an objection or special event', () => {
  it('is put right with a reason, under the same name; the minutes keep what it said', async () => {
    await raise(office.db, id, {});
    await raise(office.db, id, { kind: 'objection', matter: 'Suara hilang', contest: contests[0]!.id, region: ONE, station: 1, raisedBy: 2 });
    const once = key();
    const input = { id, number: 1, ...WHOLE, matter: 'Listrik padam', reason: 'Salah ketik' };
    const entries = async () => (await office.db.selectFrom('audit_entry').select('details').where('action', '=', 'recapitulation.correct_objection').execute()).map(({ details }) => details);
    for (let time = 0; time < 2; time++) expect(must(await execute(office.db, correctObjection, { actor: PPK, key: once, input }))).toEqual({ number: 1, outcome: 'open' });
    expect(await entries()).toEqual([{ number: 1, reason: 'Salah ketik' }]);
    expect(await code(correct(office.db, id, 2, { contest: contests[1]!.id, region: ONE, station: 2, raisedBy: 3, matter: 'Suara hilang' }, 'Keliru orang dan TPS'))).toBe('done');
    expect(await records(office.db, id)).toEqual([['KK-1', null, null, null, 'Ketua', 'Listrik padam', 'open'], ['K-1', contests[1]!.id, ONE, 2, 'Panwas', 'Suara hilang', 'open']]);
    const plenary = await plenaryOf(office.db, id);
    const page = await actList(office.db, plenary, { after: 0, order: 'desc', limit: 1 }, false);
    expect(page.rows[0]).toMatchObject({ act: 'correct_objection', by: 'Ketua PPK', details: { number: 2, raisedBy: 3, was: { contest: contests[0]!.id, region: ONE, station: 1, raisedBy: 2, matter: 'Suara hilang' }, reason: 'Keliru orang dan TPS' } });
    expect((await minutesPaper(office.db, plenary)).rows.slice(-2).map(({ what, words }) => [what, words.split('; ').slice(0, 2)])).toEqual([
      ['Keberatan atau kejadian khusus diperbaiki', ['KK-1', 'isi “Listrik padma” menjadi “Listrik padam”']], ['Keberatan atau kejadian khusus diperbaiki', ['K-1', 'disampaikan oleh Tamu (2) menjadi Panwas (3)']]]);
    expect((await specialEvents(office.db, plenary)).entries.map(({ matter, by }) => [matter, by])).toEqual([['Listrik padam', 'Ketua'], ['Suara hilang', 'Panwas']]);
  });

  it('not without the right, nor to what is no change, nobody, nowhere or struck; but to whoever raised it and has left since', async () => {
    expect(await code(correct(office.db, id, 1, {}))).toBe('input_invalid');
    expect(await code(correct(office.db, id, 9, {}))).toBe('not_found');
    expect(await code(correct(office.db, id, 1, { raisedBy: 9 }))).toBe('not_present');
    expect(await code(correct(office.db, id, 1, { contest: 999_999 }))).toBe('not_found');
    expect(await code(correct(office.db, id, 1, { region: ONE, station: 9 }))).toBe('not_found');
    expect(await code(correct(office.db, id, 1, { region: null, station: 1 }))).toBe('not_found');
    expect(await code(execute(office.db, correctObjection, { actor: { ...KAB, grants: [] }, key: key(), input: { id, number: 1, ...WHOLE, matter: 'Lain', reason: 'Salah' } }))).toBe('not_allowed');
    const { id: gone } = await at(office.db, id).came('Pergi', 'guest');
    must(await execute(office.db, leave, { actor: PPK, key: key(), input: { id, number: gone } }));
    expect(await code(correct(office.db, id, 1, { raisedBy: gone }))).toBe('done');
    expect(await code(correct(office.db, id, 1, {}))).toBe('done');
    must(await execute(office.db, strikeAttendance, { actor: PPK, key: key(), input: { id, number: 2, reason: 'Tidak hadir' } }));
    expect(await code(correct(office.db, id, 1, { raisedBy: 2 }))).toBe('not_present');
    expect(await code(execute(office.db, strikeAttendance, { actor: PPK, key: key(), input: { id, number: 3, reason: 'Tidak hadir' } }))).toBe('attendance_needed');
  });

  it('until it is answered: the answer was given to the words that stood then', async () => {
    await at(office.db, id).answer(2, 'rejected');
    expect(await correct(office.db, id, 2, { matter: 'Suara kembali' })).toMatchObject({ ok: false, problem: { code: 'objection_answered', params: { label: 'K-1' } } });
  });

  it('sets a draft of what it was and is about aside; once one that tells it is signed it stays, until the level above opens that again; also at recess', async () => {
    const here = at(office.db, id);
    for (const contest of contests) await readAll(office.db, id, contest);
    await here.drawUp(contests[0]!.id);
    await here.drawUp(contests[1]!.id);
    expect(await code(correct(office.db, id, 1, { contest: contests[0]!.id }, 'Hanya Presiden'))).toBe('done');
    expect(await states(office.db, id)).toEqual(['superseded', 'superseded']);
    const made = await here.drawUp(contests[0]!.id);
    await here.readBack(made.id);
    for (const number of [1, 3]) await here.sign(made.id, number);
    expect(await code(correct(office.db, id, 1, { matter: 'Lampu padam' }))).toBe('line_sealed');
    // Of the whole plenary, but written down after that D.Hasil: nothing signed tells it.
    const { number } = await raise(office.db, id, { matter: 'Hujan deras' });
    expect(await code(correct(office.db, id, number, { matter: 'Hujan sangat deras' }))).toBe('done');
    expect(await code(correct(office.db, id, number, { contest: contests[0]!.id, matter: 'Hujan' }))).toBe('line_sealed');
    // The page tells whoever leads what the house would refuse, and by whose D.Hasil; of what is answered, and whoever only reads, nothing.
    const told = async (actor: Actor) => (await plenaryPage(office.db, actor, await plenaryOf(office.db, id))).objections.map(({ label, toldBy }) => [label, toldBy]);
    expect(await told(PPK)).toEqual([['KK-1', [contests[0]!.id]], ['K-1', []], ['KK-2', []]]);
    expect((await told({ ...PPK, grants: PPK.grants.filter(({ verb }) => verb === 'recapitulation.read') })).map(([, toldBy]) => toldBy)).toEqual([[], [], []]);
    must(await execute(office.db, reopenCertificate, { actor: KAB, key: key(), input: { id: made.id, reason: 'Perlu diperbaiki' } }));
    must(await execute(office.db, pausePlenary, { actor: PPK, key: key(), input: { id, reason: 'Makan siang', resumesAt: null } }));
    expect(await code(correct(office.db, id, 1, { contest: contests[0]!.id, matter: 'Lampu padam' }))).toBe('done');
    expect((await states(office.db, id)).at(-1)).toBe('superseded');
  });
});

describe('in a hall without network', () => {
  it('the same happens, is done once more when the file comes back, and comes in with its D.Hasil; a file that says otherwise is refused', async () => {
    const { office: home, contests: both, id: plenary } = await plantOffice();
    await at(home.db, plenary).open();
    await at(home.db, plenary).came('Ketua', 'chair');
    await raise(home.db, plenary, {});
    // The number of whoever came to the hall is taken at the office meanwhile.
    const out = await carry(home.db, plenary);
    const { db } = out.hall;
    const there = at(db, plenary);
    await there.came('Saksi', 'guest');
    await raise(db, plenary, { kind: 'objection', matter: 'Suara hilag', raisedBy: 1 });
    await readAll(db, plenary, both[0]!);
    await there.drawUp(both[0]!.id);
    must(await correct(db, plenary, 1, { contest: both[0]!.id, region: ONE, station: 1 }));
    must(await correct(db, plenary, 2, { raisedBy: 2, matter: 'Suara hilang' }));
    await there.answer(2, 'accepted');
    expect(await code(correct(db, plenary, 2, { raisedBy: 1, matter: 'Suara' }))).toBe('objection_answered');
    const made = await there.drawUp(both[0]!.id);
    await there.readBack(made.id);
    await there.sign(made.id, 1);
    expect(await code(correct(db, plenary, 1, { matter: 'Lampu padam' }))).toBe('line_sealed');
    const back = await bringBack(db);
    const own = (await headerOf(out.file, out.password)).key;
    const look = async (change: (file: Forged) => void) => code(previewBundle(home.db, await plenaryOf(home.db, plenary), await forge(home.db, own, back, change)));
    const put = (file: Forged, number: number) => file.acts.find(({ act, details }) => act === 'correct_objection' && details['number'] === number)!;
    const more = (file: Forged, details: Record<string, unknown>): void => { const last = file.acts.at(-1)!; file.acts.push({ ...last, number: last.number + 1, act: 'correct_objection', details }); };
    const was = { contest: null, region: null, station: null, raisedBy: 2, matter: 'Suara hilang' };
    expect(await look(() => undefined)).toBe('done');
    expect(await look((file) => { (put(file, 1).details['was'] as { matter: string }).matter = 'Lain'; })).toBe('bundle_chain_broken');
    expect(await look((file) => { put(file, 2).details['raisedBy'] = 7; })).toBe('bundle_chain_broken');
    expect(await look((file) => { put(file, 1).details['station'] = 9; })).toBe('bundle_chain_broken');
    expect(await look((file) => { put(file, 1).details['kind'] = 'objection'; })).toBe('bundle_chain_broken');
    expect(await look((file) => { file.snapshot.objections[0]!.matter = 'Lain'; })).toBe('bundle_untold');
    expect(await look((file) => { file.snapshot.objections[1]!.raised_by = 1; })).toBe('bundle_untold');
    // Answered; told by a signed D.Hasil.
    expect(await look((file) => more(file, { number: 2, ...was, matter: 'Suara', was, reason: 'Salah' }))).toBe('bundle_chain_broken');
    const told = { contest: both[0]!.id, region: ONE, station: 1, raisedBy: 1, matter: 'Listrik padam' };
    expect(await look((file) => more(file, { number: 1, ...told, matter: 'Lampu padam', was: told, reason: 'Salah' }))).toBe('bundle_chain_broken');
    must(await execute(home.db, joinBundle, { actor: PPK, key: key(), input: { id: plenary, file: back.toString('base64'), decisions: [] } }));
    expect(await records(home.db, plenary)).toEqual([['KK-1', both[0]!.id, ONE, 1, 'Ketua', 'Listrik padam', 'open'], ['K-1', null, null, null, 'Saksi', 'Suara hilang', 'accepted']]);
    expect(await states(home.db, plenary)).toEqual(['superseded', 'signed']);
    await out.hall.close();
    await home.close();
  }, 120_000);

  it('what the office put right since the copy left makes no file untrue; put right on both sides a person decides; what the office signed or answered stays', async () => {
    const { office: home, contests: both, id: plenary } = await plantOffice();
    await at(home.db, plenary).open();
    for (const [name, capacity] of [['Ketua', 'chair'], ['Tamu', 'guest']] as const) await at(home.db, plenary).came(name, capacity);
    for (const matter of ['Satu', 'Dua', 'Tiga', 'Empat']) await raise(home.db, plenary, { matter });
    must(await correct(home.db, plenary, 1, { matter: 'Satu lama' }));
    const { hall } = await carry(home.db, plenary);
    must(await correct(home.db, plenary, 1, { matter: 'Satu kantor' }));
    must(await correct(home.db, plenary, 2, { matter: 'Dua kantor' }));
    must(await correct(hall.db, plenary, 2, { contest: both[0]!.id, region: TWO, matter: 'Dua aula', raisedBy: 2 }));
    must(await correct(hall.db, plenary, 3, { matter: 'Tiga aula' }));
    must(await correct(hall.db, plenary, 4, { matter: 'Empat aula' }));
    await at(home.db, plenary).answer(4, 'accepted');
    // A number that both sides gave to somebody else: the hall's becomes another at the office.
    await at(hall.db, plenary).came('Saksi aula', 'guest');
    await at(home.db, plenary).came('Saksi kantor', 'guest');
    await raise(hall.db, plenary, { kind: 'objection', matter: 'Lima aulla', raisedBy: 3 });
    must(await correct(hall.db, plenary, 5, { matter: 'Lima aula', raisedBy: 3 }));
    await raise(home.db, plenary, { matter: 'Lima kantor' });
    const file = (await bringBack(hall.db)).toString('base64');
    const seen = must(await previewBundle(home.db, await plenaryOf(home.db, plenary), Buffer.from(file, 'base64')));
    expect(seen.conflicts.map((one) => [one.key, one.choices, one.hall.says.id, one.office.says.id])).toEqual([
      ['objection:2', ['hall', 'office'], `Tamu (${both[0]!.name}, Village 11.01.01.1002): “Dua aula” · belum dijawab`, 'Ketua (seluruh rapat): “Dua kantor” · belum dijawab'],
      ['objection:4', ['office'], 'Ketua: “Empat aula” · belum dijawab', 'Ketua: “Empat” · diterima: Sudah diperiksa'],
    ]);
    const decisions = [{ conflict: 'objection:2', take: 'hall', reason: 'Ditanyakan langsung' }, { conflict: 'objection:4', take: 'office', reason: 'Sudah dijawab' }] as const;
    must(await execute(home.db, joinBundle, { actor: PPK, key: key(), input: { id: plenary, file, decisions: [...decisions] } }));
    expect((await records(home.db, plenary)).map(([label, contest, region, , by, matter]) => [label, contest, region, by, matter])).toEqual([
      ['KK-1', null, null, 'Ketua', 'Satu kantor'], ['KK-2', both[0]!.id, TWO, 'Tamu', 'Dua aula'], ['KK-3', null, null, 'Ketua', 'Tiga aula'], ['KK-4', null, null, 'Ketua', 'Empat'], ['KK-5', null, null, 'Ketua', 'Lima kantor'], ['K-1', null, null, 'Saksi aula', 'Lima aula'],
    ]);
    const told = (await actList(home.db, await plenaryOf(home.db, plenary), { after: 0, order: 'asc', limit: 100 }, true)).rows.filter(({ act, details }) => act === 'correct_objection' && details['source'] === 'hall').map(({ details }) => details);
    expect(told).toMatchObject([{ number: 2, hall: {} }, { number: 3 }, { number: 4, hall: { leftOut: true } }, { number: 6, raisedBy: 4, was: { raisedBy: 4, matter: 'Lima aulla' } }]);
    expect(told[0]!['hall']).not.toHaveProperty('leftOut');
    // And leaves again, and comes back.
    const next = await carry(home.db, plenary);
    must(await correct(next.hall.db, plenary, 2, { matter: 'Dua lagi' }));
    must(await execute(home.db, joinBundle, { actor: PPK, key: key(), input: { id: plenary, file: (await bringBack(next.hall.db)).toString('base64'), decisions: [] } }));
    expect((await records(home.db, plenary))[1]).toEqual(['KK-2', null, null, null, 'Ketua', 'Dua lagi', 'open']);
    await next.hall.close();
    await hall.close();
    await home.close();
  }, 120_000);
});
