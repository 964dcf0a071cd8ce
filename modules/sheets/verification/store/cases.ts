import '../../capture/tables.ts';
import '../../photos/tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../../../../kernel/db/schema.ts';
import { QUICK, type ContestContext } from '../../../elections/index.ts';
import type { UnitType } from '../../../forms/index.ts';
import type { EntryKind } from '../../capture/rules/settle.ts';
import type { SheetAt } from '../../capture/store.ts';
import type { CaseState } from '../../capture/states.ts';
import type { EntryStanding } from '../../capture/tables.ts';
import { REGISTERED } from '../../rules/judge.ts';
import { inDistrict } from '../../store/read.ts';
import type { CaseQuery } from '../contract.ts';

export type CaseLine = {
  readonly villageId: number; readonly path: string; readonly code: string; readonly name: string; readonly station: number; readonly state: CaseState; readonly since: Date | null;
  readonly entries: number; readonly differing: number; readonly photos: number; /** Rules that the station's word breaks, the DPT that it tells and that of the roll; rules that the figures that count break, null = none count. */ readonly broken: number; readonly written: number | null; readonly dpt: number | null; readonly unitType: UnitType; readonly counting: number | null; readonly handedOut: boolean; readonly replacedAt: Date | null;
};
export type CaseAsk = Pick<CaseQuery, 'region' | 'state' | 'limit'> & { readonly after: { readonly village: string; readonly station: number } | null };

const stationsWith = (contest: ContestContext, { region, state, after }: Omit<CaseAsk, 'limit'>): RawBuilder<unknown> => sql`
  FROM region r JOIN polling_station s ON s.roll_id = ${contest.rollId} AND s.village_id = r.id
  LEFT JOIN sheet_case c ON c.contest_id = ${contest.id} AND c.village_id = r.id AND c.station = s.number
  WHERE r.scheme = ${contest.scheme} AND r.level = 'village' AND (r.valid_from IS NULL OR r.valid_from <= ${contest.validOn}) AND (r.valid_to IS NULL OR ${contest.validOn} < r.valid_to)
    AND ${region === '' ? sql`true` : sql`(r.path = ${region} OR (r.path > ${`${region}.`} AND r.path < ${`${region}/`}))`} AND ${inDistrict(contest)} AND ${stateIs(state)}
    AND ${after ? sql`r.path >= ${after.village} AND (r.path, s.number) > (${after.village}::text, ${after.station}::int)` : sql`true`}`;

function stateIs(state: CaseAsk['state']): RawBuilder<unknown> {
  if (state === undefined) return sql`true`;
  if (state === 'awaited') return sql`c.state IS NULL`;
  if (state === 'replaced') return sql`c.photos_replaced_at IS NOT NULL`;
  return state === 'unphotographed' ? sql`c.state = 'entered' AND NOT c.readable` : sql`c.state = ${state}`;
}

/** Stations in the order of village and number, with how far their sheet has come. */
export async function caseLines(db: Reader, contest: ContestContext, ask: CaseAsk): Promise<CaseLine[]> {
  const { rows } = await sql<CaseLine>`
    SELECT l.*, l.village_id AS "villageId", COALESCE(cardinality(differing_cells), 0) AS differing, COALESCE(e.broken, 0) AS broken, e.figures[${(contest.form.index[REGISTERED] ?? -1) + 1}::int] AS written,
      (SELECT count(*)::int FROM sheet_photo p WHERE p.contest_id = ${contest.id} AND p.village_id = l.village_id AND p.station = l.station AND p.standing = 'current') AS photos,
      (SELECT v.broken FROM sheet_version v WHERE v.contest_id = ${contest.id} AND v.channel = ${QUICK} AND v.village_id = l.village_id AND v.station = l.station AND v.version = l.accepted) AS counting
    FROM (SELECT r.id AS village_id, r.path, r.code, r.name, s.number AS station, s.unit_type AS "unitType", s.voters_male + s.voters_female AS dpt, COALESCE(c.state, 'awaited') AS state, c.since, COALESCE(c.entries, 0) AS entries,
            c.differing AS differing_cells, c.accepted_version AS accepted, COALESCE(c.task_until > now(), false) AS "handedOut", c.photos_replaced_at AS "replacedAt" ${stationsWith(contest, ask)} ORDER BY r.path, s.number LIMIT ${ask.limit}) l
    LEFT JOIN LATERAL (SELECT w.broken, w.figures FROM sheet_entry w WHERE w.contest_id = ${contest.id} AND w.village_id = l.village_id AND w.station = l.station
      AND w.kind IN ('kpps', 'office') AND w.standing = 'current' ORDER BY w.number DESC LIMIT 1) e ON true
    ORDER BY l.path, l.station`.execute(db);
  return rows;
}

/** How many stations fit. */
export async function countCases(db: Reader, contest: ContestContext, ask: Pick<CaseAsk, 'region' | 'state'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count ${stationsWith(contest, { ...ask, after: null })}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Everything that was said of a sheet, with what each proves. */
export type WholeEntry = {
  readonly number: number; readonly round: number; readonly kind: EntryKind; readonly standing: EntryStanding; readonly person: string; readonly device: string | null; readonly deviceName: string | null;
  readonly publicKey: Buffer | null; readonly saidAt: Date | null; readonly receivedAt: Date; readonly cells: number[] | null; readonly figures: (number | null)[]; readonly broken: number;
  readonly reasons: Record<string, string>; readonly reason: string | null; readonly photos: string[]; readonly follows: number; readonly hash: string | null; readonly message: string | null; readonly signature: Buffer | null;
};

export async function wholeEntries(db: Reader, { contest, place }: SheetAt): Promise<WholeEntry[]> {
  const { rows } = await sql<WholeEntry>`
    SELECT e.number, e.round, e.kind, e.standing, e.person_id AS person, e.device_id AS device, d.name AS "deviceName", d.public_key AS "publicKey", e.said_at AS "saidAt", e.received_at AS "receivedAt",
      e.cells, e.figures, e.broken, e.reasons, e.reason, e.photos, e.follows, e.hash, e.message, e.signature
    FROM sheet_entry e LEFT JOIN device d ON d.id = e.device_id
    WHERE e.contest_id = ${contest.id} AND e.village_id = ${place.villageId} AND e.station = ${place.station} ORDER BY e.number`.execute(db);
  return rows;
}

/** Hashes of the readings that the trail has of a sheet. `thing`: as the trail calls it. */
export async function readingsTold(db: Reader, thing: string): Promise<Set<string>> {
  const { rows } = await sql<{ hash: string }>`SELECT details->>'hash' AS hash FROM audit_entry WHERE thing = ${thing} AND action IN ('sheets.read_again', 'sheets.offer_reading') AND details ? 'hash'`.execute(db);
  return new Set(rows.map(({ hash }) => hash));
}

/** Photos that the station's standing entry names, `page:sha256` each. */
export async function photosNamedBy(db: Reader, { contest, place }: SheetAt): Promise<string[]> {
  const row = await db.selectFrom('sheet_entry').select('photos').where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station)
    .where('kind', 'in', ['kpps', 'office']).where('standing', '=', 'current').orderBy('number', 'desc').executeTakeFirst();
  return row?.photos ?? [];
}
