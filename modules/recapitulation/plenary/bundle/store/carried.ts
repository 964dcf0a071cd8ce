import '../tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Reader, Tx } from '../../../../../kernel/db/schema.ts';
import type { ContestContext } from '../../../../elections/index.ts';
import { LEGAL, QUICK } from '../../../../elections/index.ts';
import { addsStations } from '../../rules/levels.ts';
import type { Plenary } from '../../store/plenaries.ts';
import { unitsOf } from '../../store/units.ts';

/** Ids of what goes along: contests, regions with all above them, the kelurahan whose stations are read, the plenaries below whose certificates were accepted. */
export type Scope = { readonly plenary: Plenary; readonly contests: readonly number[]; readonly regions: readonly number[]; readonly villages: readonly number[]; readonly below: readonly number[] };

export async function scopeOf(db: Reader, plenary: Plenary, contests: readonly ContestContext[]): Promise<Scope> {
  const units = (await unitsOf(db, plenary)).map(({ id }) => id);
  const ids = contests.map(({ id }) => id);
  const { rows } = await sql<{ id: number }>`
    WITH RECURSIVE up AS (
      SELECT id, parent_id FROM region WHERE id = ANY(${[plenary.regionId, ...units]}::int[]) OR id IN (SELECT region_id FROM contest WHERE id = ANY(${ids}::int[]) UNION SELECT region_id FROM contest_region WHERE contest_id = ANY(${ids}::int[]))
      UNION SELECT r.id, r.parent_id FROM region r JOIN up ON r.id = up.parent_id
    ) SELECT DISTINCT id FROM up`.execute(db);
  const below = addsStations(plenary.level) ? [] : (await sql<{ id: number }>`SELECT DISTINCT plenary_id AS id FROM certificate WHERE contest_id = ANY(${ids}::int[]) AND region_id = ANY(${units}::int[]) AND state = 'accepted'`.execute(db)).rows;
  return { plenary, contests: ids, regions: rows.map(({ id }) => id), villages: addsStations(plenary.level) ? units : [], below: below.map(({ id }) => id) };
}

/** A table that goes along. `leaves out` = columns that never leave the house; they stand empty in the hall. */
type Carried = { readonly table: string; readonly leavesOut?: readonly string[]; readonly where: (scope: Scope) => RawBuilder<unknown>; readonly order: string };

const contests = ({ contests: ids }: Scope) => sql`t.contest_id = ANY(${ids}::int[])`;
const stations = (scope: Scope) => sql`${contests(scope)} AND t.village_id = ANY(${scope.villages}::int[])`;
const plenaries = ({ plenary, below }: Scope) => sql`t.plenary_id = ANY(${[plenary.id, ...below]}::bigint[])`;
const own = ({ plenary }: Scope) => sql`t.plenary_id = ${plenary.id}`;
/** Of this plenary every version; of those below what is in force. */
const certificates = ({ plenary, below }: Scope) => sql`(t.plenary_id = ${plenary.id} OR (t.plenary_id = ANY(${below}::bigint[]) AND t.state = 'accepted'))`;
const ofCertificates = (scope: Scope) => sql`t.certificate_id IN (SELECT t.id FROM certificate t WHERE ${certificates(scope)})`;

/** In an order in which nothing names what is not there yet. */
const CARRIED: readonly Carried[] = [
  { table: 'region', order: 't.path', where: ({ regions }) => sql`t.id = ANY(${regions}::int[])` },
  { table: 'rule_set', order: 't.id', where: () => sql`true` },
  { table: 'rule_value', order: 't.rule_set_id, t.key', where: () => sql`true` },
  { table: 'roll', order: 't.id', where: ({ plenary }) => sql`t.id = ${plenary.rollId}` },
  { table: 'roll_region', order: 't.region_id', where: ({ plenary, regions }) => sql`t.roll_id = ${plenary.rollId} AND t.region_id = ANY(${regions}::int[])` },
  { table: 'polling_station', order: 't.village_id, t.number', where: ({ plenary, villages }) => sql`t.roll_id = ${plenary.rollId} AND t.village_id = ANY(${villages}::int[])` },
  { table: 'event', order: 't.id', where: ({ plenary }) => sql`t.id = ${plenary.eventId}` },
  { table: 'contest', order: 't.id', where: ({ contests: ids }) => sql`t.id = ANY(${ids}::int[])` },
  { table: 'contest_region', order: 't.contest_id, t.region_id', where: contests },
  { table: 'sheet_version', leavesOut: ['provenance'], order: 't.contest_id, t.channel, t.village_id, t.station', where: (scope) => sql`${stations(scope)} AND t.current AND t.channel IN (${QUICK}, ${LEGAL})` },
  { table: 'running_total', order: 't.contest_id, t.channel, t.path', where: (scope) => sql`${contests(scope)} AND ${scope.villages.length > 0} AND (t.path = ${scope.plenary.path} OR starts_with(t.path, ${`${scope.plenary.path}.`})) AND t.channel IN (${QUICK}, ${LEGAL})` },
  { table: 'sheet_case', leavesOut: ['task', 'task_kind', 'task_person', 'task_until'], order: 't.contest_id, t.village_id, t.station', where: stations },
  { table: 'sheet_entry', leavesOut: ['device_id', 'message', 'signature'], order: 't.contest_id, t.village_id, t.station, t.number', where: (scope) => sql`${stations(scope)} AND t.standing <> 'aside' AND t.kind IN ('kpps', 'office')` },
  { table: 'photo', order: 't.sha256', where: (scope) => sql`t.sha256 IN (SELECT t.sha256 FROM sheet_photo t WHERE ${stations(scope)})` },
  { table: 'sheet_photo', leavesOut: ['device_id'], order: 't.id', where: (scope) => sql`${stations(scope)} AND t.standing IN ('current', 'superseded')` },
  { table: 'mandate', order: 't.id', where: (scope) => sql`t.id IN (SELECT t.mandate_id FROM copy_statement t WHERE ${stations(scope)})` },
  { table: 'copy_statement', leavesOut: ['device_id', 'message', 'signature'], order: 't.id', where: stations },
  { table: 'plenary', order: 't.id', where: ({ plenary, below }) => sql`t.id = ANY(${[plenary.id, ...below]}::bigint[])` },
  { table: 'plenary_group', order: 't.number', where: own },
  { table: 'plenary_attendance', order: 't.plenary_id, t.id', where: plenaries },
  { table: 'plenary_line', order: 't.contest_id, t.region_id, t.station', where: own },
  { table: 'plenary_objection', order: 't.plenary_id, t.number', where: plenaries },
  // Of the plenaries below what their papers are dated by.
  { table: 'plenary_act', order: 't.plenary_id, t.number', where: (scope) => sql`(${own(scope)} OR (t.plenary_id = ANY(${scope.below}::bigint[]) AND (t.act = 'raise_objection' OR t.number = (SELECT acts FROM plenary WHERE id = t.plenary_id))))` },
  { table: 'certificate', order: 't.id', where: certificates },
  { table: 'certificate_document', order: 't.certificate_id', where: ofCertificates },
  { table: 'certificate_signature', order: 't.certificate_id, t.attendance_id', where: ofCertificates },
];
export const CARRIED_TABLES: readonly string[] = CARRIED.map(({ table }) => table);

/** Every row of every table, table by table, as JSON; moments to the microsecond. */
export async function* carriedRows(db: Reader, scope: Scope): AsyncGenerator<{ t: string; r: unknown }> {
  for (const { table, leavesOut = [], where, order } of CARRIED) {
    const { rows } = await sql<{ r: unknown }>`SELECT to_jsonb(t) - ${[...leavesOut]}::text[] AS r FROM ${sql.table(table)} t WHERE ${where(scope)} ORDER BY ${sql.raw(order)}`.execute(db);
    for (const { r } of rows) yield { t: table, r };
  }
}

/** What the pictures of those sheets weigh together. */
export async function photoBytes(db: Reader, scope: Scope): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`SELECT COALESCE(sum(t.size), 0)::bigint AS bytes FROM photo t WHERE t.sha256 IN (SELECT t.sha256 FROM sheet_photo t WHERE ${stations(scope)})`.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** Everybody whom those rows name, with the name alone. */
export async function namedIn(db: Reader, scope: Scope): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, name FROM person WHERE id IN (
      SELECT t.actor FROM plenary_act t WHERE ${plenaries(scope)} UNION SELECT t.person_id FROM plenary_attendance t WHERE ${plenaries(scope)} UNION SELECT t.drawn_up_by FROM certificate t WHERE ${certificates(scope)}
      UNION SELECT t.person_id FROM copy_statement t WHERE ${stations(scope)} UNION SELECT t.given_by FROM mandate t WHERE t.id IN (SELECT t.mandate_id FROM copy_statement t WHERE ${stations(scope)})
      UNION SELECT t.person_id FROM sheet_entry t WHERE ${stations(scope)} AND t.standing <> 'aside' AND t.kind = 'office'
      UNION SELECT t.person_id FROM mandate t WHERE t.id IN (SELECT t.mandate_id FROM copy_statement t WHERE ${stations(scope)})) ORDER BY id`.execute(db);
  return rows;
}

const PIECE = 500;
/** Ids made in the hall lie far from those of the office, so that no two things of one night bear the same number. */
const APART = 1_000_000;

/** Puts rows of a table of the list into an empty house under the numbers they had; a column that this house does not have is passed over. */
export async function plantRows(tx: Tx, table: string, rows: readonly unknown[]): Promise<void> {
  if (!CARRIED_TABLES.includes(table)) throw new Error(`${table} is no table of a hall`);
  const { rows: known } = await sql<{ name: string; identity: boolean }>`SELECT column_name AS name, is_identity = 'YES' AS identity FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ${table}`.execute(tx);
  const given = new Set(rows.flatMap((row) => (typeof row === 'object' && row !== null ? Object.keys(row) : [])));
  const columns = sql.join(known.filter(({ name }) => given.has(name)).map(({ name }) => sql.ref(name)));
  for (let at = 0; at < rows.length; at += PIECE) {
    await sql`INSERT INTO ${sql.table(table)} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows.slice(at, at + PIECE))}::jsonb)`.execute(tx);
  }
  const own = known.find(({ identity }) => identity);
  if (own) await sql`SELECT setval(pg_get_serial_sequence(${table}, ${own.name}), (SELECT COALESCE(max(${sql.ref(own.name)}), 0) FROM ${sql.table(table)}) + ${sql.lit(APART)})`.execute(tx);
}
