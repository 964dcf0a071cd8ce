import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { keys } from '../../kernel/crypt/house-keys.ts';
import type { Db } from '../../kernel/db/schema.ts';
import { newId } from '../../kernel/ids.ts';
import { openSession, ROLES, sessionCookie, type Role, type RoleId } from '../../modules/people/index.ts';
import { plantCountry } from '../../modules/sheets/index.ts';

/** Where a request is aimed, seen from the region of who asks: own, parent, child, sibling, or the own region in another election. */
export type Letter = 'o' | 'p' | 'c' | 's' | 'e';
export type Spot = {
  readonly letter: Letter; readonly scheme: string; readonly path: string; readonly event: string;
  /** The region itself, or the village of a polling station. */
  readonly region: string; readonly station: number | null;
  /** A polling station at the spot; for the parent one that is not also in the own region. */
  readonly leaf: { readonly village: string; readonly station: number };
};

const [TREE, OTHER_TREE] = ['uji', 'lain'];
/** The region a role of this test holds, one for every level on which it is given most. */
const HOMES = { national: '', province: '11', regency: '11.01', subdistrict: '11.01.01', village: '11.01.01.1001', station: '11.01.01.1001' } as const;
const SIBLINGS: Readonly<Record<string, string>> = { '11': '12', '11.01': '11.02', '11.01.01': '11.01.02', '11.01.01.1001': '11.01.01.1002' };
const CHILDREN: Readonly<Record<string, string>> = { '': '11', '11': '11.01', '11.01': '11.01.01', '11.01.01': '11.01.01.1001', '11.01.01.1001': '11.01.01.1001/1' };
const LEVELS: Readonly<Partial<Record<RoleId, keyof typeof HOMES>>> = { kpu_ri: 'national', kpu_prov: 'province', ppk: 'subdistrict', bawaslu: 'subdistrict', pps: 'village', kpps: 'village', saksi: 'village' };

/** The region at which the test gives a role: its own level, a city for those that are given on many. */
export const homeOfRole = (role: RoleId): string => HOMES[LEVELS[role] ?? 'regency'];

const firstVillage = (region: string): string => ['11', '01', '01', '1001'].reduce((path, part, depth) => (path.split('.').filter(Boolean).length > depth ? path : [path, part].filter(Boolean).join('.')), region);

/** The five spots of a role; the nation has no parent, and its sibling is the nation of another tree. */
export function spotsOf(home: string): Spot[] {
  const spot = (letter: Letter, path: string, more: Partial<Spot> & { inside?: string } = {}): Spot => {
    const [region = '', number] = path.split('/');
    const { inside, ...rest } = more;
    return { letter, scheme: TREE, event: TREE, path, region, station: number === undefined ? null : Number(number), leaf: { village: firstVillage(inside ?? region), station: 1 }, ...rest };
  };
  const sibling = SIBLINGS[home];
  const above = home.includes('.') ? home.slice(0, home.lastIndexOf('.')) : '';
  return [
    spot('o', home),
    ...(sibling === undefined ? [] : [spot('p', above, { inside: sibling })]),
    spot('c', CHILDREN[home] ?? ''),
    sibling === undefined ? spot('s', '', { scheme: OTHER_TREE, event: OTHER_TREE }) : spot('s', sibling),
    spot('e', home, { event: `${TREE}-2` }),
  ];
}

export type World = {
  readonly db: Db;
  /** The national contest of the spot's election. */
  contest(spot: Spot): number;
  /** A contest whose district is the spot itself. */
  contestAt(spot: Spot): Promise<number>;
  /** Somebody who lives at the spot and is KPPS there in its election; always the same one. */
  officer(spot: Spot): Promise<Officer>;
  /** The same, never used before. */
  newOfficer(spot: Spot): Promise<Officer>;
  /** Two records of one name and birthday who live at the spot: the id of one. */
  twin(spot: Spot): Promise<string>;
  /** A registered breach at the spot. */
  breach(spot: Spot): Promise<string>;
  /** A finished deletion run over the spot. */
  run(spot: Spot): Promise<number>;
  /** Something of the sheet of the spot's station has arrived. */
  arrived(spot: Spot): Promise<void>;
  /** An entry of the trail at the spot: its thing. */
  entry(spot: Spot): Promise<string>;
};
/** `home`: where they live; `session`: their own sign-in. */
export type Officer = { readonly person: string; readonly name: string; readonly nik: string; readonly home: string; readonly assignment: number; readonly session: string; readonly device: string; readonly invite: string; readonly contact: number; readonly email: string; readonly request: string; readonly hold: string; readonly consent: string };

/** Two trees, two elections on the first, and a person with each role in it. */
export async function plantWorld(db: Db): Promise<World> {
  const contests = new Map<string, number>();
  const size = { provinces: 2, regencies: 2, subdistricts: 2, villages: 2, stations: 2 };
  for (const slug of [TREE, OTHER_TREE]) contests.set(slug, (await plantCountry(db, { slug, channels: ['main', 'pleno'], ...size })).id);
  contests.set(`${TREE}-2`, await secondElection(db));
  let count = 0;
  const newOfficer = async (spot: Spot): Promise<Officer> => {
    const [number, home] = [++count, spot.region === '' ? OUTSIDE : spot.region];
    const [name, nik] = [nameOf(number), `1101014101${String(900_000 + number)}`];
    const person = await plantPerson(db, `uji:orang-${number}`, { scheme: spot.scheme, path: home, name, nik });
    const assignment = await plantRole(db, person, 'kpps', spot, `event:${spot.event}`);
    const { id: session } = await db.transaction().execute((tx) => openSession(tx, person, 'staff', { address: '', userAgent: '', origin: '' }));
    return { person, name, nik, home, assignment, session, ...await plantPhone(db, person, assignment) };
  };
  return {
    db, newOfficer, officer: remembered(newOfficer),
    contest: ({ event }) => contests.get(event) ?? 0,
    contestAt: remembered((spot) => contestIn(db, spot, `bagian-${++count}`)),
    twin: remembered(async (spot) => {
      const [one, name] = [++count, nameOf(count)];
      for (const half of ['a', 'b']) await plantPerson(db, `uji:kembar-${one}${half}`, { scheme: spot.scheme, path: spot.region === '' ? OUTSIDE : spot.region, name });
      await sql`UPDATE person SET birth_date = '1990-01-01', birth_place = 'Kota Uji' WHERE name = ${name}`.execute(db);
      return `uji:kembar-${one}a`;
    }),
    breach: remembered(async ({ scheme, region }) => {
      const id = newId();
      await sql`INSERT INTO breach (id, scheme, path, happened, happened_at, discovered_at, data_kinds, measures, notify_by, rules, recorded_by)
        VALUES (${id}, ${scheme}, ${region}, 'uji coba', 'kemarin', now(), ARRAY['nama'], 'uji coba', now() + interval '3 days', 'pdp-2024', 'uji')`.execute(db);
      return id;
    }),
    run: remembered(async ({ scheme, region }) => {
      const { rows } = await sql<{ id: number }>`INSERT INTO retention_run (scheme, path, on_date, expected, rules, started_by, finished_at) VALUES (${scheme}, ${region}, '2024-01-01', 0, 'pdp-2024', 'uji', now()) RETURNING id`.execute(db);
      return rows[0]?.id ?? 0;
    }),
    arrived: async ({ scheme, event, leaf }) => {
      await sql`INSERT INTO sheet_case (contest_id, village_id, station, scheme, path, event_id, state)
        SELECT c.id, r.id, ${leaf.station}::int, r.scheme, r.path, c.event_id, 'photographed' FROM contest c JOIN event e ON e.id = c.event_id, region r
        WHERE c.id = ${contests.get(event) ?? 0} AND r.scheme = ${scheme} AND r.path = ${leaf.village} ON CONFLICT DO NOTHING`.execute(db);
    },
    entry: remembered(async (spot) => {
      const thing = `uji ${++count}`;
      await sql`INSERT INTO audit_entry (actor, action, scheme, path, thing, details) VALUES ('uji', 'uji.ada', ${spot.scheme}, ${spot.path}, ${thing}, '{}')`.execute(db);
      return thing;
    }),
  };
}

const keyOf = ({ scheme, path, event, leaf }: Spot): string => [scheme, path, event, leaf.village].join(' ');

function remembered<T>(make: (spot: Spot) => Promise<T>): (spot: Spot) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (spot) => {
    const found = made.get(keyOf(spot)) ?? make(spot);
    made.set(keyOf(spot), found);
    return found;
  };
}

async function secondElection(db: Db): Promise<number> {
  await sql`INSERT INTO event (slug, name, kind, held_on, roll_id, rule_set_id) SELECT ${`${TREE}-2`}, name, kind, held_on, roll_id, rule_set_id FROM event WHERE slug = ${TREE}`.execute(db);
  return contestIn(db, { scheme: TREE, region: '', event: `${TREE}-2` }, `${TREE}-2`);
}

/** A contest like the first of its tree, in another election or for a part of the country. */
async function contestIn(db: Db, { scheme, region, event }: Pick<Spot, 'scheme' | 'region' | 'event'>, slug: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    WITH made AS (
      INSERT INTO contest (event_id, slug, type, name, district, region_id, variant, ballot, channels)
      SELECT (SELECT id FROM event WHERE slug = ${event}), ${slug}, c.type, c.name, 'Bagian', r.id, c.variant, c.ballot, c.channels
      FROM contest c, region r WHERE c.slug = ${scheme} AND r.scheme = ${scheme} AND r.path = ${region} RETURNING id, region_id)
    INSERT INTO contest_region SELECT id, region_id FROM made RETURNING contest_id AS id`.execute(db);
  return rows[0]?.id ?? 0;
}

/** Where nobody of this test holds anything. */
const OUTSIDE = '12.02.02.1002';

/** A name of letters only, different for every number. */
const nameOf = (number: number): string => `Orang ${Array.from(String(number).padStart(5, '0')).map((digit) => 'bcdfghjklm'.charAt(Number(digit))).join('a').replace(/^./, (letter) => letter.toUpperCase())}`;

async function plantPerson(db: Db, id: string, { scheme, path, name, nik }: { scheme: string; path: string; name: string; nik?: string }): Promise<string> {
  await sql`INSERT INTO person (id, name, search, scheme, path, created_by, nik_sealed, nik_hash)
    VALUES (${id}, ${name}, ${name.toLowerCase()}, ${scheme}, ${path}, 'uji', ${nik === undefined ? null : keys().seal('person.nik', nik, id)}, ${nik === undefined ? null : keys().keyedHash('person.nik', nik)})`.execute(db);
  return id;
}

async function plantRole(db: Db, person: string, role: string, { scheme, path }: Pick<Spot, 'scheme' | 'path'>, within: string | null): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO assignment (person_id, role, scheme, path, within, valid_from, source, granted_by) VALUES (${person}, ${role}, ${scheme}, ${path}, ${within}, '2024-01-01', 'uji', 'uji') RETURNING id`.execute(db);
  return rows[0]?.id ?? 0;
}

/** A phone of that duty, an open invitation to another, an account with a login of its own, and an address. */
async function plantPhone(db: Db, person: string, assignment: number): Promise<Pick<Officer, 'device' | 'invite' | 'contact' | 'email' | 'request' | 'hold' | 'consent'>> {
  const [device, invite, used] = [newId(), newId(), newId()];
  for (const [id, over] of [[invite, null], [used, new Date()]] as const) {
    await sql`INSERT INTO device_invite (id, code_hash, assignment_id, issued_by, expires_at, used_at) VALUES (${id}, ${randomBytes(32)}, ${assignment}, 'uji', now() + interval '1 hour', ${over})`.execute(db);
  }
  await sql`INSERT INTO device (id, person_id, assignment_id, invite_id, public_key, name, user_agent) VALUES (${device}, ${person}, ${assignment}, ${used}, ${randomBytes(91)}, 'Gawai uji', '')`.execute(db);
  const login = `uji.${person.replace(/\D/g, '')}`;
  await sql`INSERT INTO account (person_id, login_hash, login_sealed, created_by) VALUES (${person}, ${keys().keyedHash('account.login', login)}, ${keys().seal('account.login', login, person)}, 'uji')`.execute(db);
  const address = `${login}@contoh.id`;
  const { rows } = await sql<{ id: number }>`INSERT INTO contact (person_id, kind, value_sealed, value_hash)
    VALUES (${person}, 'email', ${keys().seal('person.contact', address, person)}, ${keys().keyedHash('person.contact', `email:${address}`)}) RETURNING id`.execute(db);
  return { device, invite, contact: rows[0]?.id ?? 0, email: address, ...await plantPrivacy(db, person) };
}

/** An open request, a legal hold and a consent of that person. */
async function plantPrivacy(db: Db, person: string): Promise<Pick<Officer, 'request' | 'hold' | 'consent'>> {
  const [request, hold, consent] = [newId(), newId(), newId()];
  await sql`INSERT INTO subject_request (id, person_id, kind, by_self, filed_by, due_at) VALUES (${request}, ${person}, 'access', false, 'uji', now() + interval '3 days')`.execute(db);
  await sql`INSERT INTO legal_hold (id, person_id, reason, placed_by) VALUES (${hold}, ${person}, 'uji', 'uji')`.execute(db);
  await sql`INSERT INTO consent (id, person_id, purpose, wording, given_at, by_self, recorded_by) VALUES (${consent}, ${person}, 'cadre_outreach', 1, '2024-01-01', false, 'uji')`.execute(db);
  return { request, hold, consent };
}

/** Signs in a person who holds nothing but this role (null: no role at all); the cookie of the sign-in. */
export async function signInAs(db: Db, role: RoleId | null): Promise<string> {
  const person = await plantPerson(db, `akses:${role ?? 'tanpa_peran'}`, { scheme: TREE, path: OUTSIDE, name: role ?? 'tanpa peran' });
  if (role !== null) {
    const { bound }: Role = ROLES[role];
    await plantRole(db, person, role, { scheme: TREE, path: homeOfRole(role) }, bound ? `event:${TREE}` : null);
  }
  return cookieOf(db, role);
}

/** Another sign-in of the same person. */
export async function cookieOf(db: Db, role: RoleId | null): Promise<string> {
  const { token } = await db.transaction().execute((tx) => openSession(tx, `akses:${role ?? 'tanpa_peran'}`, 'staff', { address: '', userAgent: '', origin: '' }));
  return (sessionCookie(token, false).split(';')[0]) ?? '';
}
