import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import { must } from '../../../../kernel/result.ts';
import type { TestDatabase } from '../../../../kernel/testing/database.ts';
import type { ContestContext } from '../../../elections/index.ts';
import { composeRecapitulation } from '../../compose.ts';
import { attend } from '../commands/attend.ts';
import { raiseObjection } from '../commands/hall.ts';
import { plenaryById } from '../store/plenaries.ts';
import { joinBundle } from './commands/join.ts';
import { forge, headerOf, type Forged } from './fixtures/forger.ts';
import { at, bringBack, carry, KAB, key, ONE, plantOffice, PPK, TWO } from './fixtures/two-houses.ts';
import { previewBundle } from './routes.ts';

let office: TestDatabase;
let hall: TestDatabase;
let contests: ContestContext[];
let back: Buffer;
let own = '';
let mandate = 0;
let [id, taken, free, withdrawn, ago] = [0, 0, 0, 0, 0];

const says = async (person: string, station: number, statement: 'objection' | 'agreed', reason: string | null): Promise<number> => (await sql<{ id: number }>`
  INSERT INTO copy_statement (contest_id, village_id, station, person_id, copy_of, statement, figures, reason)
  SELECT ${contests[0]!.id}, id, ${station}, ${person}, ${'e'.repeat(64)}, ${statement}, '{}'::jsonb, ${reason} FROM region WHERE scheme = 'uji' AND path = ${ONE} RETURNING copy_statement.id`.execute(office.db)).rows[0]!.id;
const look = async (change: (file: Forged) => void) => previewBundle(office.db, (await plenaryById(office.db, id))!, await forge(office.db, own, back, change));

beforeAll(async () => {
  composeRecapitulation();
  ({ office, contests, id } = await plantOffice());
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES ('uji:wulan', 'Wulan Kencana', 'wulan kencana', 'uji', ${ONE}, 'uji')`.execute(office.db);
  ({ id: mandate } = (await sql<{ id: number }>`INSERT INTO mandate (event_id, person_id, kind, contest_type, contestant, scheme, path, letter, given_by) SELECT id, 'uji:wulan', 'witness', 'ppwp', 3, 'uji', ${ONE}, 'SM/7', 'uji' FROM event RETURNING id`.execute(office.db)).rows[0]!);
  ago = await says('uji:ago', 2, 'objection', 'Sudah ditarik lagi');
  await says('uji:ago', 2, 'agreed', null);
  [taken, free, withdrawn] = [await says('uji:wulan', 1, 'objection', 'Tidak diberi salinan'), await says('uji:lain', 2, 'objection', 'Kotak terbuka'), await says('uji:tarik', 2, 'objection', 'Tinta habis')];
  await at(office.db, id).open();
  await at(office.db, id).came('Ketua', 'chair');
  const out = await carry(office.db, id);
  hall = out.hall;
  own = (await headerOf(out.file, out.password)).key;
  await says('uji:tarik', 2, 'agreed', null);
  await at(hall.db, id).came('Saksi Tiga', 'witness', 3);
  for (const [statement, station, matter] of [[taken, 1, 'Keberatan di TPS oleh Wulan Kencana: Tidak diberi salinan\nKPPS dipanggil'], [withdrawn, 2, 'Tinta habis']] as const) {
    must(await execute(hall.db, raiseObjection, { actor: PPK, key: key(), input: { id, contest: contests[0]!.id, region: ONE, station, raisedBy: 2, matter, kind: 'objection', statement } }));
  }
  back = await bringBack(hall.db);
}, 120_000);
afterAll(async () => { await hall.close(); await office.close(); });

describe('an objection of a station is taken up in a hall as it is at the office', () => {
  const raised = (file: Forged) => file.acts.find(({ act }) => act === 'raise_objection')!.details;
  const of = (file: Forged, change: Record<string, unknown>, row: Record<string, unknown> = {}): void => { Object.assign(raised(file), change); Object.assign(file.snapshot.objections[0]!, row); };
  const attacks: [string, (file: Forged) => void][] = [
    ['of another station', (file) => { of(file, { station: 2 }, { station: 2 }); }],
    ['of another kelurahan', (file) => { of(file, { region: TWO }); }],
    ['of another contest', (file) => { of(file, { contest: contests[1]!.id }, { contest_id: contests[1]!.id }); }],
    ['of none', (file) => { of(file, { contest: null, region: null, station: null }, { contest_id: null, region_id: null, station: null }); }],
    ['in other words', (file) => { of(file, { matter: 'Salam pembuka' }, { matter: 'Salam pembuka' }); }],
    ['with other words around its own', (file) => { of(file, { matter: 'Tidak benar: Tidak diberi salinan' }, { matter: 'Tidak benar: Tidak diberi salinan' }); }],
    ['under the name of somebody else', (file) => { const matter = 'Keberatan di TPS oleh Orang Lain: Tidak diberi salinan'; of(file, { matter }, { matter }); }],
    ['as a special event', (file) => { of(file, { kind: 'special_event' }, { kind: 'special_event' }); }],
    ['that nobody stated', (file) => { of(file, { statement: 999_999 }); }],
    ['that was withdrawn before the copy left', (file) => { of(file, { statement: ago, station: 2, matter: 'Sudah ditarik lagi' }, { station: 2, matter: 'Sudah ditarik lagi' }); }],
    ['a second time', (file) => { const last = file.acts.at(-1)!; file.acts.push({ ...last, number: last.number + 1, details: { ...raised(file), number: 3 } }); file.snapshot.objections.push({ ...file.snapshot.objections[0]!, number: 3 }); }],
  ];
  it.each(attacks)('not %s', async (_name, change) => { expect(await look(change)).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken' } }); }, 60_000);

  it('not by a recommendation more than 20 times, and answered for good after that', async () => {
    const answers = (times: number) => (file: Forged): void => {
      for (let n = 0; n < times; n++) { const last = file.acts.at(-1)!; file.acts.push({ ...last, number: last.number + 1, act: 'answer_objection', details: { number: 1, outcome: n === 20 ? 'accepted' : 'recommended', answer: `Jawaban ${n}` } }); }
      Object.assign(file.snapshot.objections[0]!, { outcome: times === 21 ? 'accepted' : 'recommended', answer: `Jawaban ${times - 1}` });
    };
    expect((await look(answers(21))).ok).toBe(true);
    expect(await look((file) => { answers(20)(file); const last = file.acts.at(-1)!; file.acts.push({ ...last, number: last.number + 1, details: { ...last.details, answer: 'Sekali lagi' } }); file.snapshot.objections[0]!.answer = 'Sekali lagi'; })).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken' } });
  }, 60_000);
});

describe('a mandate in the file of a hall is that of the person who came by it', () => {
  const came = (who: Record<string, unknown>) => (file: Forged): void => {
    const all = { name: 'Wulan Kencana', letter: 'SM/7', person: 'uji:wulan', mandate, withoutMandate: null, ...who };
    Object.assign(file.acts.find(({ act }) => act === 'attend')!.details, all);
    Object.assign(file.snapshot.attendance[1]!, { name: all.name, letter: all.letter, person_id: all.person, mandate_id: all.mandate, without_mandate: null });
  };
  it('so written down it comes in; without the person, with another name or another letter it does not', async () => {
    expect(await look(came({}))).toMatchObject({ ok: true });
    for (const who of [{ person: null }, { person: null, name: 'Orang Suruhan' }, { name: 'Orang Suruhan' }, { letter: 'SM/APA-SAJA' }, { letter: null }]) expect(await look(came(who))).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken' } });
  }, 60_000);
});

it('at the office: once, whole, as an objection; the honest night comes in, also where somebody took their word back meanwhile', async () => {
  const asked = { id, contest: contests[0]!.id, region: ONE, station: 2, raisedBy: 1, matter: 'Kotak terbuka', kind: 'objection' as const, statement: free };
  const does = (change: object) => execute(hall.db, raiseObjection, { actor: PPK, key: key(), input: { ...asked, ...change } });
  await sql`UPDATE hall_house SET finished_at = NULL`.execute(hall.db);
  for (const matter of ['Kata lain', 'Kotak terbuka lebar', 'Tidak benar bahwa: Kotak terbuka']) expect(await does({ matter })).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
  expect(await does({ kind: 'special_event' })).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
  expect(await does({})).toMatchObject({ ok: true });
  expect(await does({ matter: 'Kotak terbuka\nsekali lagi' })).toMatchObject({ ok: false, problem: { code: 'conflict' } });
  expect(await execute(office.db, joinBundle, { actor: KAB, key: key(), input: { id, file: back.toString('base64'), decisions: [] } })).toMatchObject({ ok: true });
  expect(await execute(office.db, attend, { actor: PPK, key: key(), input: { id, name: 'Orang Suruhan', capacity: 'witness', contestType: 'ppwp', contestant: 3, letter: null, person: null, mandate } })).toMatchObject({ ok: false, problem: { code: 'input_invalid' } });
}, 60_000);
