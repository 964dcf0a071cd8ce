import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { execute } from '../../../../kernel/command.ts';
import { composeRecapitulation } from '../../compose.ts';
import { joinBundle } from './commands/join.ts';
import { forge, headerOf } from './fixtures/forger.ts';
import { signingIn } from './rules/told/signing-in.ts';
import { at, bringBack, carry, KAB, key, plantOffice } from './fixtures/two-houses.ts';

it('a hall\'s file does not write down as signer the last of the level above that could accept; with a second one there it does', async () => {
  composeRecapitulation();
  const { office, id } = await plantOffice();
  const appoint = async (person: string, name: string): Promise<void> => {
    await sql`INSERT INTO person (id, name, search, scheme, path, created_by) VALUES (${person}, ${name}, lower(${name}), 'uji', '11.01', 'uji') ON CONFLICT (id) DO UPDATE SET name = excluded.name`.execute(office.db);
    await sql`INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by) VALUES (${person}, 'kpu_kab', 'uji', '11.01', 'event:uji', now() - interval '1 day', 'uji', 'uji')`.execute(office.db);
  };
  await appoint('uji:kota-satu', 'Petugas Kota');
  await sql`UPDATE assignment SET revoked_at = now(), revoked_by = 'uji' WHERE role = 'kpu_kab' AND person_id <> 'uji:kota-satu'`.execute(office.db);
  await at(office.db, id).open();
  const { hall, file, password } = await carry(office.db, id);
  await at(hall.db, id).came('Ketua', 'chair');
  await at(hall.db, id).came('Anggota', 'member');
  const back = await forge(hall.db, (await headerOf(file, password)).key, await bringBack(hall.db), ({ acts, snapshot }) => {
    for (const { act, details } of acts) if (act === 'attend' && details['capacity'] === 'member') Object.assign(details, { name: 'Petugas Kota', person: 'uji:kota-satu' });
    for (const one of snapshot.attendance) if (one.capacity === 'member') Object.assign(one, { name: 'Petugas Kota', person_id: 'uji:kota-satu' });
  });
  const join = () => execute(office.db, joinBundle, { actor: KAB, key: key(), input: { id, file: back.toString('base64'), decisions: [] } });
  expect(await join()).toMatchObject({ ok: false, problem: { code: 'bundle_chain_broken', detail: expect.stringContaining('satu-satunya yang dapat menerima') as string } });
  await appoint('uji:kota-dua', 'Petugas Kedua');
  expect(await join()).toMatchObject({ ok: true });
  await hall.close();
  await office.close();
}, 120_000);

type Told = { number: number; act: string; details: Record<string, unknown> };
const HASH = 'a'.repeat(64);
const story = (...acts: [string, object][]): Told[] => acts.map(([act, details], at) => ({ number: at + 1, act, details: details as Record<string, unknown> }));
const came = (id: number, person: string, capacity = 'member') => ['attend', { id, name: person, capacity, contestType: null, contestant: null, letter: null, person }] as [string, object];
const signs = (attendance: number, version: number) => ['certificate_sign', { certificate: 9, contest: 1, version, hash: HASH, attendance, signed: true }] as [string, object];
const drawn = (version: number) => ['certificate_draw_up', { certificate: 8 + version, contest: 1, version, hash: HASH, broken: [] }] as [string, object];

it('a hall\'s file binds who is there at its end, and who left after a word on the newest D.Hasil', () => {
  const people = (acts: Told[]) => signingIn(acts).coming.map(({ person, number }) => [person, number]);
  expect(people(story(came(2, 'satu'), came(3, 'dua'), came(4, 'tiga', 'guest'), ['leave', { id: 3 }]))).toEqual([['satu', 1]]);
  expect(people(story(came(2, 'satu'), drawn(1), signs(2, 1), ['leave', { id: 2 }]))).toEqual([['satu', 1]]);
  expect(people(story(came(2, 'satu'), drawn(1), signs(2, 1), ['leave', { id: 2 }], drawn(2)))).toEqual([]);
  // A line was corrected after it was signed, and nothing drawn up since.
  expect(signingIn(story(came(2, 'satu'), drawn(1), signs(2, 1), ['leave', { id: 2 }]), (contest, version) => contest === 1 && version === 1).coming).toEqual([]);
  const was = { name: 'satu', capacity: 'member', contestType: null, contestant: null };
  expect(people(story(came(2, 'satu'), ['strike_attendance', { id: 2, was, reason: 'Tidak hadir' }]))).toEqual([]);
  const others = signingIn(story(['leave', { id: 1 }], came(5, 'lima'), ['leave', { id: 5 }], ['strike_attendance', { id: 2, was, reason: 'Tidak hadir' }]));
  expect([[...others.left], [...others.besides]]).toEqual([[1], [2]]);
});
