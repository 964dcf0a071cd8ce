import { sql, type RawBuilder } from 'kysely';
import type { Part } from '../../../../kernel/db/one-trip.ts';
import { hasKeptAnswer } from '../../../../kernel/together.ts';
import { STILL_HOLDS } from '../../../people/index.ts';
import { CASE_STATES, nextState } from '../states.ts';
import type { PreparedEntry } from '../prepare.ts';
import type { SubmittedEntry } from '../contract.ts';
import { detailsOf, noteOf } from '../enter.ts';

/** An entry with the answer it gets if it is written, and the hash that stands for it under its key. */
export type FirstEntry = { readonly entry: PreparedEntry; readonly response: SubmittedEntry; readonly requestHash: Buffer };

/** Where a first entry may arrive, by the table of states. */
const BEFORE_FIRST = CASE_STATES.filter((state) => nextState(state, 'entered') === 'entered');

/** `{1,NULL,3}`; nothing in it needs quotes. */
const literal = (values: readonly (number | string | null)[]): string => `{${values.map((value) => value ?? 'NULL').join()}}`;

/**
 * First entries as parts of one statement (`inOneStatement`): what was `told`, and the cases and entries of those that are `fit` (which has
 * the columns that `rememberFrom` asks for). Left out is what a phone may not write any more, what has a kept answer under its key, and what is
 * for a case past its first entry. An entry that another one writes at the same moment is a unique violation: then nothing is kept.
 */
export const firstEntries = (entries: readonly FirstEntry[]): readonly Part[] => [['told', told(entries)], ['able', ABLE], ['cases', CASES], ['fit', FIT], ['entries', ENTRIES]];

const ABLE = sql`
    SELECT * FROM told WHERE (device IS NULL OR ${STILL_HOLDS}) AND NOT ${hasKeptAnswer(sql`told.person`, sql`told.key`)}`;

const CASES = sql`
    INSERT INTO sheet_case (contest_id, village_id, station, scheme, path, event_id, state, entries)
    SELECT contest, village, station, scheme, path, event, 'entered', 1 FROM able
    ON CONFLICT (contest_id, village_id, station) DO UPDATE SET entries = 1, since = clock_timestamp(), state = 'entered'
    WHERE sheet_case.state = ANY(${BEFORE_FIRST}::text[]) AND sheet_case.entries = 0
    RETURNING contest_id, village_id, station`;

const FIT = sql`SELECT able.* FROM able JOIN cases c ON (c.contest_id, c.village_id, c.station) = (able.contest, able.village, able.station)`;

const ENTRIES = sql`
    INSERT INTO sheet_entry (contest_id, village_id, station, number, round, kind, person_id, device_id, said_at, figures, broken, reasons, reason, photos, follows, hash, message, signature)
    SELECT contest, village, station, 1, 1, kind, person, device, said_at, figures::int[], broken, reasons, reason, photos::text[], follows, hash, message, signature FROM fit`;

function told(given: readonly FirstEntry[]): RawBuilder<unknown> {
  const entries = given.map(({ entry }) => entry);
  const details = entries.map(detailsOf);
  const notes = given.map(({ entry, response }) => noteOf(entry, response));
  return sql`
    SELECT *, 'sheets.enter' AS command FROM unnest(
      ${entries.map(({ contest }) => contest.id)}::int[], ${entries.map(({ place }) => place.villageId)}::int[], ${entries.map(({ place }) => place.station)}::smallint[],
      ${entries.map(({ contest }) => contest.scheme)}::text[], ${entries.map(({ place }) => place.village)}::text[], ${entries.map(({ contest }) => contest.eventId)}::int[],
      ${entries.map(({ kind }) => kind)}::text[], ${entries.map(({ actor }) => actor.id)}::text[], ${entries.map(({ actor }) => actor.device ?? null)}::text[],
      ${details.map(({ saidAt }) => saidAt?.toISOString() ?? null)}::timestamptz[], string_to_array(${entries.map(({ figures }) => literal(figures)).join(';')}::text, ';'),
      ${entries.map(({ verdict }) => verdict.broken)}::int[], ${entries.map(({ input }) => JSON.stringify(input.reasons))}::jsonb[], ${entries.map(({ input }) => input.reason)}::text[],
      string_to_array(${details.map(({ photos }) => literal(photos ?? [])).join(';')}::text, ';'), ${entries.map(({ input }) => input.after)}::smallint[],
      ${entries.map(({ hash }) => hash)}::text[], ${entries.map(({ actor }) => actor.signed?.message ?? null)}::text[],
      ${entries.map(({ actor }) => (actor.signed ? Buffer.from(actor.signed.signature, 'base64url') : null))}::bytea[],
      ${entries.map(({ actor }) => actor.signed?.duty ?? null)}::bigint[], ${entries.map(({ key }) => key)}::text[],
      ${notes.map(({ thing }) => thing)}::text[], ${notes.map((note) => JSON.stringify(note.details))}::jsonb[],
      ${given.map(({ requestHash }) => requestHash)}::bytea[], ${given.map(({ response }) => JSON.stringify(response))}::jsonb[]
    ) AS e (contest, village, station, scheme, path, event, kind, person, device, said_at, figures, broken, reasons, reason, photos, follows, hash, message, signature, duty, key,
      thing, details, request_hash, response)`;
}
