import '../tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Place } from '../../../../kernel/access.ts';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { QUICK, type Publication } from '../../../elections/index.ts';
import type { UnitType } from '../../../forms/index.ts';
import { ancestorsOf } from '../../../regions/index.ts';
import type { CaseState } from '../states.ts';

export type FieldEvent = {
  readonly id: number; readonly slug: string; readonly name: string; readonly date: string; readonly scheme: string; readonly validOn: string;
  readonly rollId: number; readonly publication: Publication;
};

/** The election of these that is filled in from the field, else the newest; null = any. */
export async function fieldEvent(db: Reader, slugs: readonly string[] | null): Promise<FieldEvent | null> {
  const { rows } = await sql<FieldEvent>`
    SELECT e.id, e.slug, e.name, e.held_on::text AS date, r.scheme, r.valid_on::text AS "validOn", e.roll_id AS "rollId", e.publication
    FROM event e JOIN roll r ON r.id = e.roll_id WHERE ${slugs === null ? sql`true` : sql`e.slug = ANY(${[...slugs]}::text[])`}
    ORDER BY e.publication = 'as_recorded', e.held_on DESC, e.id LIMIT 1`.execute(db);
  return rows[0] ?? null;
}

export type FieldStation = {
  readonly villageId: number; readonly path: string; readonly code: string; readonly name: string; readonly station: number; readonly unitType: UnitType;
  readonly votersMale: number | null; readonly votersFemale: number | null;
};

/** A right ends above the station (`village/7`) or on any region. */
function within({ path }: Pick<Place, 'path'>): RawBuilder<unknown> {
  const [region = '', station] = path.split('/');
  if (station !== undefined) return sql`(r.path = ${region} AND s.number = ${Number(station)}::int)`;
  return region === '' ? sql`true` : sql`(r.path = ${region} OR (r.path > ${`${region}.`} AND r.path < ${`${region}/`}))`;
}

/** Stations of an election at these places, in the order of village path and number. */
export async function fieldStations(db: Reader, event: FieldEvent, places: readonly Pick<Place, 'path'>[], limit: number): Promise<FieldStation[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<FieldStation>`
    SELECT r.id AS "villageId", r.path, r.code, r.name, s.number AS station, s.unit_type AS "unitType", s.voters_male AS "votersMale", s.voters_female AS "votersFemale"
    FROM region r JOIN polling_station s ON s.roll_id = ${event.rollId} AND s.village_id = r.id
    WHERE r.scheme = ${event.scheme} AND (r.valid_from IS NULL OR r.valid_from <= ${event.validOn}) AND (r.valid_to IS NULL OR ${event.validOn} < r.valid_to)
      AND (${sql.join(places.map(within), sql` OR `)}) ORDER BY r.path, s.number LIMIT ${limit}`.execute(db);
  return rows;
}

/** Contests of an election in whose district one of these villages lies. */
export async function fieldContests(db: Reader, { id, scheme }: Pick<FieldEvent, 'id' | 'scheme'>, villages: readonly string[]): Promise<{ readonly id: number; readonly district: string }[]> {
  const over = [...new Set(villages.flatMap((path) => [...ancestorsOf(path), path]))];
  const { rows } = await sql<{ id: number; district: string }>`
    SELECT DISTINCT c.id, c.district FROM region d JOIN contest_region m ON m.region_id = d.id JOIN contest c ON c.id = m.contest_id AND c.event_id = ${id}
    WHERE d.scheme = ${scheme} AND d.path = ANY(${over}::text[]) ORDER BY c.id`.execute(db);
  return rows;
}

export type FieldCase = {
  readonly contest: number; readonly villageId: number; readonly path: string; readonly station: number; readonly state: CaseState; readonly differing: number[];
  readonly returnedTo: 'first' | 'second' | null; readonly asked: string | null; readonly note: string | null;
  /** The station's own present word, never a reader's. */
  readonly number: number | null; readonly hash: string | null; readonly person: string | null; readonly saidAt: Date | null; readonly receivedAt: Date | null;
  readonly figures: (number | null)[] | null; readonly reasons: Record<string, string> | null; readonly broken: number | null;
  readonly accepted: (number | null)[] | null;
};

type StationIds = { readonly villageIds: readonly number[]; readonly stations: readonly number[] };
/** A nation votes on thousands of contests in one day, a station on the few in whose districts it lies: only those are looked for. */
type SheetIds = StationIds & { readonly contests: readonly number[] };
const askedFor = ({ villageIds, stations }: StationIds): RawBuilder<unknown> =>
  sql`unnest(${[...villageIds]}::int[], ${[...stations]}::smallint[]) AS at (village_id, station)`;

/** What has arrived of these stations' sheets, each with the newest word of its own people. */
export async function fieldCases(db: Reader, at: SheetIds): Promise<FieldCase[]> {
  const { rows } = await sql<FieldCase>`
    SELECT c.contest_id AS contest, c.village_id AS "villageId", c.path, c.station, c.state, c.differing, c.returned_to AS "returnedTo", c.asked, c.note,
           e.number, e.hash, e.person_id AS person, e.said_at AS "saidAt", e.received_at AS "receivedAt", e.figures, e.reasons, e.broken, v.figures AS accepted
    FROM ${askedFor(at)} CROSS JOIN unnest(${[...at.contests]}::int[]) AS contest (id)
    JOIN sheet_case c ON c.contest_id = contest.id AND c.village_id = at.village_id AND c.station = at.station
    LEFT JOIN LATERAL (
      SELECT * FROM sheet_entry n WHERE n.contest_id = c.contest_id AND n.village_id = c.village_id AND n.station = c.station
        AND n.kind IN ('kpps', 'office') AND n.standing = 'current' ORDER BY n.number DESC LIMIT 1) e ON true
    LEFT JOIN sheet_version v ON v.contest_id = c.contest_id AND v.channel = ${QUICK} AND v.village_id = c.village_id AND v.station = c.station AND v.version = c.accepted_version
    ORDER BY c.path, c.station, c.contest_id`.execute(db);
  return rows;
}

export type FieldPhoto = {
  readonly contest: number; readonly villageId: number; readonly station: number; readonly page: number; readonly sha256: string;
  readonly standing: 'current' | 'superseded' | 'moved' | 'set_aside'; readonly receivedAt: Date;
};

/** The pictures that arrived for these stations' sheets, with their history. */
export async function fieldPhotos(db: Reader, at: SheetIds): Promise<FieldPhoto[]> {
  const { rows } = await sql<FieldPhoto>`
    SELECT p.contest_id AS contest, p.village_id AS "villageId", p.station, p.page, p.sha256, p.standing, p.received_at AS "receivedAt"
    FROM ${askedFor(at)} CROSS JOIN unnest(${[...at.contests]}::int[]) AS contest (id)
    JOIN sheet_photo p ON p.contest_id = contest.id AND p.village_id = at.village_id AND p.station = at.station
    ORDER BY p.id`.execute(db);
  return rows;
}

/** The quick-way state of stations of one contest; what is not in it is awaited. */
export async function caseStates(db: Reader, contestId: number, at: StationIds): Promise<{ readonly villageId: number; readonly station: number; readonly state: CaseState }[]> {
  const { rows } = await sql<{ villageId: number; station: number; state: CaseState }>`
    SELECT c.village_id AS "villageId", c.station, c.state FROM ${askedFor(at)}
    JOIN sheet_case c ON c.contest_id = ${contestId} AND c.village_id = at.village_id AND c.station = at.station`.execute(db);
  return rows;
}
