import '../tables/sheet-version.ts';
import { sql } from 'kysely';
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

const versionRows = (versions: readonly NewVersion[]) => sql`
  SELECT v.village_id, v.broken, v.station, v.version, v.hard, v.incomplete, v.origin, v.actor, v.reason, v.provenance::jsonb, v.figures::int[]
  FROM unnest(
    ${versions.map(({ sheet }) => sheet.place.villageId)}::int[], ${versions.map(({ sheet }) => sheet.verdict.broken)}::int[],
    ${versions.map(({ sheet }) => sheet.station)}::smallint[], ${versions.map(({ version }) => version)}::smallint[],
    ${versions.map(({ sheet }) => sheet.verdict.hard)}::boolean[], ${versions.map(({ sheet }) => sheet.verdict.incomplete)}::boolean[],
    ${versions.map(({ sheet }) => sheet.submission.origin)}::text[], ${versions.map(({ sheet }) => sheet.submission.actor.id)}::text[],
    ${versions.map(({ sheet, version }) => (version === 1 ? null : sheet.reason))}::text[], ${versions.map(({ sheet }) => sheet.provenance)}::text[],
    ${versions.map(({ sheet }) => arrayLiteral(sheet.figures))}::text[]
  ) AS v (village_id, broken, station, version, hard, incomplete, origin, actor, reason, provenance, figures)`;

/**
 * Writes versions in the order given and answers with the keys of those written; a version that exists already is left out.
 * The order must be that of `stationKey`, so that two transactions never wait for each other in a circle.
 */
export async function insertVersions(tx: Tx, contestId: number, channel: string, versions: readonly NewVersion[]): Promise<Set<number>> {
  if (versions.length === 0) return new Set();
  const { rows } = await sql<{ village_id: number; station: number }>`
    INSERT INTO sheet_version (contest_id, channel, village_id, broken, station, version, hard, incomplete, origin, actor, reason, provenance, figures)
    SELECT ${contestId}::int, ${channel}::text, n.* FROM (${versionRows(versions)}) n
    ON CONFLICT DO NOTHING RETURNING village_id, station`.execute(tx);
  return new Set(rows.map((row) => stationKey(row.village_id, row.station)));
}

/** The current versions of stations, by `stationKey`. */
export async function currentSheets(tx: Tx, contestId: number, channel: string, places: readonly StationPlace[]): Promise<Map<number, SheetState>> {
  if (places.length === 0) return new Map();
  const { rows } = await sql<SheetState & { village_id: number; station: number }>`
    SELECT v.village_id, v.station, v.version, v.broken, v.hard, v.incomplete, v.figures
    FROM unnest(${places.map((place) => place.villageId)}::int[], ${places.map((place) => place.station)}::smallint[]) AS asked (village_id, station)
    JOIN sheet_version v ON v.contest_id = ${contestId} AND v.channel = ${channel}
      AND v.village_id = asked.village_id AND v.station = asked.station AND v.current`.execute(tx);
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
