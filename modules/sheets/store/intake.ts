import '../tables/sheet-version.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../kernel/db/schema.ts';
import { LostRace } from '../../../kernel/together.ts';
import type { PlacedSheet, SheetState, StationPlace } from '../intake/submission.ts';

export const stationKey = (villageId: number, station: number): number => villageId * 10_000 + station;

/** A version to be written. */
export type NewVersion = { readonly sheet: PlacedSheet; readonly version: number };

/** `{1,NULL,3}` */
function arrayLiteral(figures: readonly (number | null)[]): string {
  let text = '{';
  for (let i = 0; i < figures.length; i++) {
    if (i > 0) text += ',';
    text += figures[i] ?? 'NULL';
  }
  return `${text}}`;
}

/** Rows in columns, as PostgreSQL takes them fastest: who sent them once, figures as one text that needs no quoting. */
function versionRows(versions: readonly NewVersion[]): RawBuilder<unknown> {
  const senders = [...new Set(versions.map(({ sheet }) => sheet.submission))];
  const sender = new Map(senders.map((submission, at) => [submission, at + 1]));
  return sql`
    SELECT v.village_id, v.broken, v.station, v.version, v.hard, v.incomplete,
           (${senders.map(({ origin }) => origin)}::text[])[v.sender], (${senders.map(({ actor }) => actor.id)}::text[])[v.sender],
           v.reason, v.provenance::jsonb, v.figures::int[]
    FROM unnest(
      ${versions.map(({ sheet }) => sheet.place.villageId)}::int[], ${versions.map(({ sheet }) => sheet.verdict.broken)}::int[],
      ${versions.map(({ sheet }) => sheet.station)}::smallint[], ${versions.map(({ version }) => version)}::smallint[],
      ${versions.map(({ sheet }) => sheet.verdict.hard)}::boolean[], ${versions.map(({ sheet }) => sheet.verdict.incomplete)}::boolean[],
      ${versions.map(({ sheet }) => sender.get(sheet.submission))}::int[],
      ${versions.map(({ sheet, version }) => (version === 1 ? null : sheet.reason))}::text[], ${versions.map(({ sheet }) => sheet.provenance)}::text[],
      string_to_array(${versions.map(({ sheet }) => arrayLiteral(sheet.figures)).join(';')}::text, ';')
    ) AS v (village_id, broken, station, version, hard, incomplete, sender, reason, provenance, figures)`;
}

const INTO = sql`INSERT INTO sheet_version (contest_id, channel, village_id, broken, station, version, hard, incomplete, origin, actor, reason, provenance, figures)`;

/** The statement that writes first versions; one that exists already is a unique violation. In the order of `stationKey`. */
export const firstVersions = (contestId: number, channel: string, versions: readonly NewVersion[]): RawBuilder<unknown> => sql`/* prepared */
    ${INTO} SELECT ${contestId}::int, ${channel}::text, n.* FROM (${versionRows(versions)}) n`;

/**
 * Writes versions in the order given and answers with the keys of those written; a version that exists already is left out.
 * The order must be that of `stationKey`, so that two transactions never wait for each other in a circle.
 */
export async function insertVersions(tx: Tx, contestId: number, channel: string, versions: readonly NewVersion[]): Promise<Set<number>> {
  if (versions.length === 0) return new Set();
  const { rows } = await sql<{ village_id: number; station: number }>`/* prepared */
    ${INTO} SELECT ${contestId}::int, ${channel}::text, n.* FROM (${versionRows(versions)}) n
    ON CONFLICT DO NOTHING RETURNING village_id, station`.execute(tx);
  return new Set(rows.map((row) => stationKey(row.village_id, row.station)));
}

/** The current versions of stations, by `stationKey`. */
export async function currentSheets(tx: Tx, contestId: number, channel: string, places: readonly StationPlace[]): Promise<Map<number, SheetState>> {
  if (places.length === 0) return new Map();
  // LIMIT keeps it a look-up per station, whatever the statistics of a table that grows by the second say.
  const { rows } = await sql<SheetState & { village_id: number; station: number }>`/* prepared */
    SELECT asked.village_id, asked.station, v.version, v.broken, v.hard, v.incomplete, v.figures
    FROM unnest(${places.map((place) => place.villageId)}::int[], ${places.map((place) => place.station)}::smallint[]) AS asked (village_id, station)
    CROSS JOIN LATERAL (
      SELECT * FROM sheet_version s
      WHERE s.contest_id = ${contestId}::int AND s.channel = ${channel}::text AND s.village_id = asked.village_id AND s.station = asked.station AND s.current
      ORDER BY s.version DESC LIMIT 1
    ) v`.execute(tx);
  return new Map(rows.map(({ village_id, station, ...state }) => [stationKey(village_id, station), state]));
}

/** Writes versions that follow others and takes their place as current from those. Throws LostRace if someone was faster. */
export async function supersede(tx: Tx, contestId: number, channel: string, versions: readonly NewVersion[]): Promise<void> {
  if (versions.length === 0) return;
  const written = await insertVersions(tx, contestId, channel, versions);
  const { numAffectedRows } = await sql`
    UPDATE sheet_version v SET current = false
    FROM unnest(${versions.map(({ sheet }) => sheet.place.villageId)}::int[], ${versions.map(({ sheet }) => sheet.station)}::smallint[],
      ${versions.map(({ version }) => version - 1)}::smallint[]) AS old (village_id, station, version)
    WHERE v.contest_id = ${contestId} AND v.channel = ${channel} AND v.village_id = old.village_id AND v.station = old.station
      AND v.version = old.version AND v.current`.execute(tx);
  if (written.size !== versions.length || Number(numAffectedRows) !== versions.length) throw new LostRace('a sheet');
}
