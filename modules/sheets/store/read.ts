import '../tables/sheet-version.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../../../kernel/db/schema.ts';
import type { ContestContext } from '../../elections/index.ts';
import type { UnitType } from '../../forms/index.ts';
import type { Origin, SheetState } from '../contract.ts';

export type VersionRow = {
  readonly version: number; readonly current: boolean; readonly origin: Origin; readonly actor: string; readonly recorded_at: Date;
  readonly reason: string | null; readonly provenance: Record<string, Origin> | null; readonly figures: (number | null)[];
};

/** Versions of one sheet, newest first: at most `limit`, those older than `before` where it is given. */
export const versionsOf = (db: Reader, contestId: number, channel: string, villageId: number, station: number, before: number | null, limit: number): Promise<VersionRow[]> =>
  db.selectFrom('sheet_version').select(['version', 'current', 'origin', 'actor', 'recorded_at', 'reason', 'provenance', 'figures'])
    .where('contest_id', '=', contestId).where('channel', '=', channel).where('village_id', '=', villageId).where('station', '=', station)
    .$if(before !== null, (some) => some.where('version', '<', before)).orderBy('version', 'desc').limit(limit).execute();

/** True if figures of this sheet count on any way: then everybody may know them. */
export async function countsAnywhere(db: Reader, contest: Pick<ContestContext, 'id' | 'channels'>, villageId: number, station: number): Promise<boolean> {
  const row = await db.selectFrom('sheet_version').select('version').where('contest_id', '=', contest.id).where('channel', 'in', [...contest.channels])
    .where('village_id', '=', villageId).where('station', '=', station).where('current', '=', true).limit(1).executeTakeFirst();
  return row !== undefined;
}

export type OneSheet = { readonly contestId: number; readonly villageId: number; readonly station: number };

/** Those of some sheets that count on any way (`countsAnywhere`, for many at once). */
export async function countedAmong<T extends OneSheet>(db: Reader, contests: readonly Pick<ContestContext, 'id' | 'channels'>[], sheets: readonly T[]): Promise<T[]> {
  const channels = new Map(contests.map((contest) => [contest.id, contest.channels]));
  const ways = sheets.flatMap((sheet) => (channels.get(sheet.contestId) ?? []).map((channel) => ({ ...sheet, channel })));
  const { rows } = await sql<OneSheet>`
    SELECT DISTINCT v.contest_id AS "contestId", v.village_id AS "villageId", v.station FROM sheet_version v
    JOIN unnest(${ways.map(({ contestId }) => contestId)}::int[], ${ways.map(({ villageId }) => villageId)}::int[], ${ways.map(({ station }) => station)}::int[], ${ways.map(({ channel }) => channel)}::text[]) AS w (contest, village, station, channel)
      ON v.contest_id = w.contest AND v.village_id = w.village AND v.station = w.station AND v.channel = w.channel WHERE v.current`.execute(db);
  const counted = new Set(rows.map(nameOfSheet));
  return sheets.filter((sheet) => counted.has(nameOfSheet(sheet)));
}

const nameOfSheet = ({ contestId, villageId, station }: OneSheet): string => `${contestId}/${villageId}/${station}`;

export type StationRow = {
  readonly villageId: number; readonly path: string; readonly code: string; readonly name: string; readonly number: number;
  readonly unitType: UnitType; readonly votersMale: number | null; readonly votersFemale: number | null;
  readonly version: number | null; readonly figures: (number | null)[] | null; readonly broken: number | null;
  readonly hard: boolean | null; readonly incomplete: boolean | null; readonly recordedAt: Date | null;
};

export type StationScope = {
  /** Villages of these subdistricts. */
  readonly subdistricts: readonly number[];
  /** Only this village. */
  readonly village?: string;
  readonly state: SheetState;
  /** Bits of RULE_CODES: only sheets that break one of them; 0 = whatever they break. */
  readonly rules: number;
  /** Only these stations; the caller knows why. */
  readonly only?: readonly { readonly villageId: number; readonly station: number }[] | undefined;
  readonly after?: { readonly village: string; readonly station: number } | undefined;
  readonly limit: number;
};

const STATES: Readonly<Record<SheetState, RawBuilder<unknown>>> = {
  all: sql`true`,
  in: sql`NOT v.incomplete`,
  missing: sql`v.version IS NULL`,
  flagged: sql`v.broken <> 0`,
  hard: sql`v.hard`,
  warn: sql`v.broken <> 0 AND NOT v.hard`,
  corrected: sql`v.version > 1`,
  incomplete: sql`v.incomplete`,
};

type Filter = Omit<StationScope, 'limit'>;

const stationsWith = (contest: ContestContext, channel: string, { subdistricts, state, village, rules, only, after }: Filter): RawBuilder<unknown> => sql`
    FROM region r JOIN polling_station s ON s.roll_id = ${contest.rollId} AND s.village_id = r.id
    LEFT JOIN sheet_version v ON v.contest_id = ${contest.id} AND v.channel = ${channel} AND v.village_id = s.village_id AND v.station = s.number AND v.current
    WHERE r.parent_id = ANY(${subdistricts}::int[])
      AND (r.valid_from IS NULL OR r.valid_from <= ${contest.validOn}) AND (r.valid_to IS NULL OR ${contest.validOn} < r.valid_to)
      AND ${inDistrict(contest)} AND ${STATES[state]}
      AND ${village === undefined ? sql`true` : sql`r.path = ${village}`}
      AND ${rules === 0 ? sql`true` : sql`v.broken & ${rules}::int <> 0`}
      AND ${only ? sql`(s.village_id, s.number) IN (SELECT * FROM unnest(${only.map(({ villageId }) => villageId)}::int[], ${only.map(({ station }) => station)}::int[]))` : sql`true`}
      AND ${after ? sql`(r.path, s.number) > (${after.village}::text, ${after.station}::int)` : sql`true`}`;

/** Stations with their current sheet, in the order of village path and number. */
export async function stationRows(db: Reader, contest: ContestContext, channel: string, scope: StationScope): Promise<StationRow[]> {
  const { rows } = await sql<StationRow>`
    SELECT r.id AS "villageId", r.path, r.code, r.name, s.number, s.unit_type AS "unitType", s.voters_male AS "votersMale", s.voters_female AS "votersFemale",
           v.version, v.figures, v.broken, v.hard, v.incomplete, v.recorded_at AS "recordedAt"
    ${stationsWith(contest, channel, scope)} ORDER BY r.path, s.number LIMIT ${scope.limit}`.execute(db);
  return rows;
}

/** How many stations fit, counted one by one. */
export async function countStations(db: Reader, contest: ContestContext, channel: string, scope: Filter): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count ${stationsWith(contest, channel, scope)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The village `r` lies in the district of the contest. */
export function inDistrict({ districtPaths }: ContestContext): RawBuilder<unknown> {
  if (districtPaths.includes('')) return sql`true`;
  return sql`EXISTS (SELECT FROM unnest(${districtPaths}::text[]) AS d (path) WHERE r.path = d.path OR starts_with(r.path, d.path || '.'))`;
}

export type Electorate = { readonly id: number; readonly path: string; readonly stations: number };

/** Subdistricts within `path` that vote in a contest, with their stations, in the order of their paths. */
export async function votingSubdistricts(db: Reader, contest: ContestContext, path: string): Promise<Electorate[]> {
  const within = path === '' ? sql`true` : sql`(r.path = ${path} OR (r.path > ${`${path}.`} AND r.path < ${`${path}/`}))`;
  const valid = sql`r.scheme = ${contest.scheme} AND (r.valid_from IS NULL OR r.valid_from <= ${contest.validOn}) AND (r.valid_to IS NULL OR ${contest.validOn} < r.valid_to)`;
  const whole = contest.districtPaths.includes('') || contest.covers(path);
  const { rows } = whole && path.split('.').length < 4
    ? await sql<Electorate>`
        SELECT r.id, r.path, t.stations FROM region r JOIN roll_region t ON t.roll_id = ${contest.rollId} AND t.region_id = r.id
        WHERE ${valid} AND r.level = 'subdistrict' AND ${within} ORDER BY r.path`.execute(db)
    : await sql<Electorate>`
        SELECT r.parent_id AS id, min(regexp_replace(r.path, '\\.[^.]*$', '')) AS path, sum(t.stations)::int AS stations
        FROM region r JOIN roll_region t ON t.roll_id = ${contest.rollId} AND t.region_id = r.id
        WHERE ${valid} AND r.level = 'village' AND ${within} AND ${inDistrict(contest)} GROUP BY r.parent_id ORDER BY 2`.execute(db);
  return rows;
}
