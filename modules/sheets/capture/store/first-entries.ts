import { sql, type RawBuilder } from 'kysely';
import { fixedStatement, type SlotOf } from '../../../../kernel/db/fixed.ts';
import { isLostRace, oneStatement } from '../../../../kernel/db/one-trip.ts';
import type { Db } from '../../../../kernel/db/schema.ts';
import { keepFrom, noteFrom } from '../../../../kernel/together.ts';
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
 * Writes first entries in one statement: what was `told`, and of those that are `fit` keys, cases, entries and trail. Left out is what a phone
 * may not write any more, what is for a case past its first entry, and what has a kept answer under its key. Answers with actor and key of each
 * that is kept; with none, and nothing kept, where another one writes one of these entries at the same moment.
 */
export const keepFirstEntries = (db: Db, entries: readonly FirstEntry[]): Promise<{ actor: string; key: string }[]> =>
  STATEMENT(db, columnsOf(entries)).catch((error: unknown) => {
    if (isLostRace(error) || isOvertaken(error)) return [];
    throw error;
  });

/** True of a case that another one took past its first entry since the statement began: `CASES` gives it no state. */
const isOvertaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === NOT_NULL_VIOLATION && 'table' in error && error.table === 'sheet_case' && 'column' in error && error.column === 'state';
const NOT_NULL_VIOLATION = '23502';

const isBeforeFirst = sql`c.state IN (${sql.join(BEFORE_FIRST.map((state) => sql.lit(state)))}) AND c.entries = 0`;

const ABLE = sql`
    SELECT * FROM told WHERE (device IS NULL OR ${STILL_HOLDS})
      AND NOT EXISTS (SELECT FROM sheet_case c WHERE c.contest_id = told.contest AND c.village_id = told.village AND c.station = told.station AND NOT (${isBeforeFirst}))`;

/** All keys before any case, as commands take them, and both in one order: who waits for a key holds no case that the key's holder waits for. */
const KEYS = sql`${keepFrom('able')} ORDER BY person, key ON CONFLICT DO NOTHING RETURNING actor, key`;

const FREE = sql`SELECT able.* FROM able JOIN keys k ON (k.actor, k.key) = (able.person, able.key)`;

const CASES = sql`
    INSERT INTO sheet_case AS c (contest_id, village_id, station, scheme, path, event_id, state, entries)
    SELECT contest, village, station, scheme, path, event, 'entered', 1 FROM free ORDER BY contest, village, station
    ON CONFLICT (contest_id, village_id, station) DO UPDATE SET entries = 1, since = clock_timestamp(), state = CASE WHEN ${isBeforeFirst} THEN 'entered' END
    RETURNING contest_id, village_id, station`;

const FIT = sql`SELECT free.* FROM free JOIN cases c ON (c.contest_id, c.village_id, c.station) = (free.contest, free.village, free.station)`;

const ENTRIES = sql`
    INSERT INTO sheet_entry (contest_id, village_id, station, number, round, kind, person_id, device_id, said_at, figures, broken, reasons, reason, photos, follows, hash, message, signature)
    SELECT contest, village, station, 1, 1, kind, person, device, said_at, figures::int[], broken, reasons, reason, photos::text[], follows, hash, message, signature FROM fit`;

/** Each column of the entries that are told, as an array; `figures` and `photos` are arrays in one text, for PostgreSQL knows none whose rows differ in length. */
function columnsOf(given: readonly FirstEntry[]) {
  const entries = given.map(({ entry }) => entry);
  const details = entries.map(detailsOf);
  const notes = given.map(({ entry, response }) => noteOf(entry, response));
  return {
    contest: entries.map(({ contest }) => contest.id), village: entries.map(({ place }) => place.villageId), station: entries.map(({ place }) => place.station),
    scheme: entries.map(({ contest }) => contest.scheme), path: entries.map(({ place }) => place.village), event: entries.map(({ contest }) => contest.eventId),
    kind: entries.map(({ kind }) => kind), person: entries.map(({ actor }) => actor.id), device: entries.map(({ actor }) => actor.device ?? null),
    saidAt: details.map(({ saidAt }) => saidAt?.toISOString() ?? null), figures: entries.map(({ figures }) => literal(figures)).join(';'),
    broken: entries.map(({ verdict }) => verdict.broken), reasons: entries.map(({ input }) => JSON.stringify(input.reasons)), reason: entries.map(({ input }) => input.reason),
    photos: details.map(({ photos }) => literal(photos ?? [])).join(';'), follows: entries.map(({ input }) => input.after),
    hash: entries.map(({ hash }) => hash), message: entries.map(({ actor }) => actor.signed?.message ?? null),
    signature: entries.map(({ actor }) => (actor.signed ? Buffer.from(actor.signed.signature, 'base64url') : null)),
    duty: entries.map(({ actor }) => actor.signed?.duty ?? null), key: entries.map(({ key }) => key),
    thing: notes.map(({ thing }) => thing), details: notes.map((note) => JSON.stringify(note.details)),
    requestHash: given.map(({ requestHash }) => requestHash), response: given.map(({ response }) => JSON.stringify(response)),
  };
}
type Columns = ReturnType<typeof columnsOf>;

const told = (slot: SlotOf<Columns>): RawBuilder<unknown> => sql`
    SELECT *, 'sheets.enter' AS command FROM unnest(
      ${slot('contest')}::int[], ${slot('village')}::int[], ${slot('station')}::smallint[], ${slot('scheme')}::text[], ${slot('path')}::text[], ${slot('event')}::int[],
      ${slot('kind')}::text[], ${slot('person')}::text[], ${slot('device')}::text[], ${slot('saidAt')}::timestamptz[], string_to_array(${slot('figures')}::text, ';'),
      ${slot('broken')}::int[], ${slot('reasons')}::jsonb[], ${slot('reason')}::text[], string_to_array(${slot('photos')}::text, ';'), ${slot('follows')}::smallint[],
      ${slot('hash')}::text[], ${slot('message')}::text[], ${slot('signature')}::bytea[], ${slot('duty')}::bigint[], ${slot('key')}::text[],
      ${slot('thing')}::text[], ${slot('details')}::jsonb[], ${slot('requestHash')}::bytea[], ${slot('response')}::jsonb[]
    ) AS e (contest, village, station, scheme, path, event, kind, person, device, said_at, figures, broken, reasons, reason, photos, follows, hash, message, signature, duty, key,
      thing, details, request_hash, response)`;

const STATEMENT = fixedStatement<Columns, { actor: string; key: string }>((slot) => oneStatement(
  [['told', told(slot)], ['able', ABLE], ['keys', KEYS], ['free', FREE], ['cases', CASES], ['fit', FIT], ['entries', ENTRIES], ['trail', noteFrom('fit')]],
  sql`SELECT person AS actor, key FROM fit`,
));
