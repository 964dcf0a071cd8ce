import { sql } from 'kysely';
import type { Db } from '../../kernel/db/schema.ts';
import { ofEvent } from '../../kernel/access.ts';
import { sessionCookie } from '../../modules/people/accounts/sessions/cookie.ts';
import { openSession } from '../../modules/people/index.ts';
import { plantPeople, plantRole } from '../../modules/people/roles/fixtures/people.ts';
import { plantHall } from '../../modules/recapitulation/plenary/fixtures/hall.ts';
import { CONTESTS } from './ballots.ts';
import { CAST, homeOf, PEOPLE, WORLD, type Person } from './cast.ts';
import { ROLL, SLUGS, type Slug } from './paper.ts';

const NAMES = {
  '': 'Negeri Contoh', [WORLD.province]: 'Tirta Raya', [WORLD.regency]: 'Kabupaten Tirta', [WORLD.subdistrict]: 'Tirta Barat', [WORLD.village]: 'Bukit Asri',
  '11.01.02': 'Tirta Timur', [WORLD.elsewhere]: 'Lembah Asri',
};

/** The region that elects: '' = the nation. */
const placeOf = (slug: Slug): string => { const { at } = CONTESTS[slug]; return at === 'nation' ? '' : WORLD[at]; };

/** Plants world, election and cast into a house, and seats everybody: their session cookies, as if each had signed in with password and code. */
export async function plantNight(db: Db): Promise<Readonly<Record<Person, string>>> {
  const { scheme } = WORLD;
  const parts = SLUGS.slice(1).map((slug) => ({ slug, type: CONTESTS[slug].type, region: placeOf(slug), variant: '2024', ballot: CONTESTS[slug].ballot }));
  await plantHall(db, {
    slug: scheme, provinces: 1, regencies: 1, subdistricts: 2, villages: 1, stations: 3, ballot: CONTESTS.ppwp.ballot, parts,
  });
  await shape(db);
  await name(db);
  for (const person of PEOPLE) {
    const { role, path } = CAST[person];
    await plantPeople(db, [person], scheme, homeOf(person));
    await sql`UPDATE person SET name = ${CAST[person].name} WHERE id = ${person}`.execute(db);
    await plantRole(db, person, { role, scheme: path === '' ? '*' : scheme, path, within: ofEvent(WORLD.event) });
  }
  const seated = await Promise.all(PEOPLE.map(async (person) => [person, sessionCookie((await db.transaction().execute((tx) => openSession(tx, person, 'staff', { address: '', userAgent: 'Peramban kantor', origin: '' }))).token, false).split(';', 1)[0]] as const));
  return Object.fromEntries(seated) as Record<Person, string>;
}

/** The voters of the three stations; no station in the kecamatan beside. */
async function shape(db: Db): Promise<void> {
  const { scheme, elsewhere } = WORLD;
  await sql`DELETE FROM polling_station USING region r WHERE r.id = village_id AND r.scheme = ${scheme} AND r.path = ${elsewhere}`.execute(db);
  await sql`DELETE FROM roll_region USING region r WHERE r.id = region_id AND r.scheme = ${scheme} AND starts_with(${elsewhere}, r.path) AND r.path LIKE '11.01.02%'`.execute(db);
  for (const [at, [male, female]] of ROLL.entries()) await sql`UPDATE polling_station SET voters_male = ${male}, voters_female = ${female} FROM region r WHERE r.id = village_id AND r.scheme = ${scheme} AND number = ${at + 1}`.execute(db);
  await sql`UPDATE roll_region SET stations = 3, voters_male = 310, voters_female = 290 FROM region r WHERE r.id = region_id AND r.scheme = ${scheme}`.execute(db);
}

async function name(db: Db): Promise<void> {
  for (const [path, called] of Object.entries(NAMES)) await sql`UPDATE region SET name = ${called}, search = lower(${called}) WHERE scheme = ${WORLD.scheme} AND path = ${path}`.execute(db);
  await sql`UPDATE contest SET slug = 'ppwp' WHERE slug = ${WORLD.scheme}`.execute(db);
  for (const slug of SLUGS) await sql`UPDATE contest c SET name = ${CONTESTS[slug].name}, district = r.name, stamp = gen_random_uuid() FROM region r WHERE r.id = c.region_id AND c.slug = ${slug} AND r.scheme = ${WORLD.scheme}`.execute(db);
  await sql`UPDATE event SET name = 'Pemilu Negeri Contoh' WHERE slug = ${WORLD.event}`.execute(db);
}
