import '../../tables.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Reader, Tx } from '../../../../../kernel/db/schema.ts';
import type { SheetsAccepted } from '../../../../sheets/index.ts';
import { lineChanged } from '../../store/line-changed.ts';
import type { Plenary } from '../../store/plenaries.ts';

/** What an alarm is about: a certificate below was opened again, a new version of it was drawn up, or a sheet came out differently. */
export type AlarmKind = 'certificate_reopened' | 'certificate_changed' | 'sheet_changed';
type Change = { readonly certificate: number; readonly contest: number; readonly regionId: number; readonly above: string; /** Who changed it: the alarm is for somebody else to answer. */ readonly by: string; readonly details: Readonly<Record<string, unknown>> };

/**
 * Something below changed whose figures the plenary above has read already: an alarm there, and what it drew up of them and has
 * not signed is taken back. Nothing happens where nobody above has read those figures.
 */
export async function warnAbove(tx: Tx, plenary: Plenary, what: AlarmKind, change: Change): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    SELECT p.id FROM plenary p JOIN plenary_line l ON l.plenary_id = p.id AND l.contest_id = ${change.contest} AND l.region_id = ${change.regionId} AND l.station = 0
    WHERE p.event_id = ${plenary.eventId} AND p.scheme = ${plenary.scheme} AND p.path = ${change.above} AND p.id <> ${plenary.id}
      AND l.state <> 'waiting' AND l.certificate_id IS NOT NULL`.execute(tx);
  const above = rows[0];
  if (!above) return;
  await tx.insertInto('recap_alarm').values({
    event_id: plenary.eventId, scheme: plenary.scheme, path: change.above, contest_id: change.contest, what,
    details: JSON.stringify({ below: plenary.path, certificate: change.certificate, by: change.by, ...change.details }), answered_by: null, answer: null, answered_at: null,
  }).execute();
  await lineChanged(tx, above, change.contest);
}

/**
 * A sheet that came out differently from what the plenary read, after its certificate was accepted: one alarm at whoever
 * accepted it. What the plenary itself corrected is no news: the paper's own figures still say what was written. One statement, so that the transaction of a sheet stays in one piece; none where the election has no plenaries.
 */
export function warnOfSheets({ contest, channel, changes }: SheetsAccepted): RawBuilder<unknown>[] {
  if (contest.publication === 'as_recorded' || changes.length === 0) return [];
  const rows = changes.map(({ place, after }) => ({ village: place.villageId, subdistrict: place.subdistrictId, station: place.station, figures: after.figures }));
  return [sql`
    INSERT INTO recap_alarm (event_id, scheme, path, contest_id, what, details)
    SELECT p.event_id, p.scheme, CASE WHEN p.level = 'overseas' OR strpos(p.path, '.') = 0 THEN '' ELSE regexp_replace(p.path, '\\.[^.]*$', '') END, c.contest_id, 'sheet_changed',
      jsonb_build_object('below', p.path, 'certificate', c.id, 'channel', ${channel}::text, 'station', n.station, 'village', n.village)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (village int, subdistrict int, station int, figures bigint[])
    JOIN certificate c ON c.contest_id = ${contest.id} AND c.region_id = n.subdistrict AND c.state = 'accepted' JOIN plenary p ON p.id = c.plenary_id
    JOIN plenary_line l ON l.plenary_id = p.id AND l.contest_id = c.contest_id AND l.region_id = n.village AND l.station = n.station
    WHERE l.figures IS DISTINCT FROM n.figures AND l.written IS DISTINCT FROM n.figures`];
}

export type Alarm = { readonly id: number; readonly slug: string; readonly scheme: string; readonly path: string; readonly answer: string | null; readonly by: string | null; /** The new version of which it tells. */ readonly version: number | null };

const alarms = (db: Reader) => db.selectFrom('recap_alarm').innerJoin('event', 'event.id', 'recap_alarm.event_id').select(['recap_alarm.id', 'event.slug', 'recap_alarm.scheme', 'recap_alarm.path', 'recap_alarm.answer', sql<string | null>`recap_alarm.details->>'by'`.as('by'),
  sql<number | null>`CASE WHEN recap_alarm.what = 'certificate_changed' THEN (recap_alarm.details->>'certificate')::bigint END`.as('version')]);
export const alarmById = (db: Reader, id: number): Promise<Alarm | undefined> => alarms(db).where('recap_alarm.id', '=', id).executeTakeFirst();
export const lockAlarm = (tx: Tx, id: number): Promise<Alarm | undefined> => alarms(tx).where('recap_alarm.id', '=', id).forUpdate('recap_alarm').executeTakeFirst();

export async function answerAlarmRow(tx: Tx, id: number, actor: string, answer: string): Promise<void> {
  await sql`UPDATE recap_alarm SET answered_by = ${actor}, answer = ${answer}, answered_at = clock_timestamp() WHERE id = ${id}`.execute(tx);
}
