import './tables.ts';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../../kernel/db/schema.ts';
import type { ContestContext } from '../../elections/index.ts';
import type { StationPlace } from '../intake/submission.ts';
import type { EntryKind } from './rules/settle.ts';
import type { CaseState } from './states.ts';
import type { EntryStanding } from './tables.ts';

/** The sheet of one station in one contest. */
export type SheetAt = { readonly contest: ContestContext; readonly place: StationPlace };

/** How far a sheet has come; 'awaited' only where nothing of it arrived before. */
export type SheetCase = {
  readonly state: CaseState; readonly round: number; readonly entries: number; readonly differing: readonly number[];
  readonly returnedTo: 'first' | 'second' | null; readonly asked: string | null; readonly note: string | null; readonly reopenedFor: string | null;
  readonly acceptedVersion: number | null; readonly since: Date;
  /** Every page that holds figures has a photo that nobody doubts: only then can somebody else read it. */
  readonly readable: boolean;
  /** Since when a page of a sheet that counts shows another picture than the one it was accepted on; null = it does not. */
  readonly photosReplacedAt: Date | null;
  readonly task: string | null; readonly taskKind: 'second' | 'third' | null; readonly taskPerson: string | null; readonly taskUntil: Date | null;
};

const CASE = [
  'state', 'round', 'entries', 'differing', 'returned_to as returnedTo', 'asked', 'note', 'reopened_for as reopenedFor', 'accepted_version as acceptedVersion', 'since', 'readable', 'photos_replaced_at as photosReplacedAt',
  'task', 'task_kind as taskKind', 'task_person as taskPerson', 'task_until as taskUntil',
] as const;

const caseAt = (db: Reader, { contest, place }: SheetAt) => db.selectFrom('sheet_case').select(CASE)
  .where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station);

/** The case as it stands, to be shown; null = nothing of the sheet arrived. */
export const readCase = async (db: Reader, at: SheetAt): Promise<SheetCase | null> => (await caseAt(db, at).executeTakeFirst()) ?? null;

/** The case, held until the transaction ends; null = nothing of the sheet arrived. */
export const lockCase = async (tx: Tx, at: SheetAt): Promise<SheetCase | null> => (await caseAt(tx, at).forUpdate().executeTakeFirst()) ?? null;

/**
 * The case, held, its row made where there is none. A row that is new is told as 'awaited': whoever asks must write what it
 * becomes, or fail, for no sheet stays awaited with a row.
 */
export async function holdCase(tx: Tx, at: SheetAt): Promise<SheetCase> {
  const { contest, place } = at;
  const made = await tx.insertInto('sheet_case')
    .values({ contest_id: contest.id, village_id: place.villageId, station: place.station, scheme: contest.scheme, path: place.village, event_id: contest.eventId, state: 'photographed' })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  const held = await lockCase(tx, at);
  if (!held) throw new Error('a case vanished');
  return made.numInsertedOrUpdatedRows === 1n ? { ...held, state: 'awaited' } : held;
}

/** Writes what became of a held case. */
export async function saveCase(tx: Tx, { contest, place }: SheetAt, now: SheetCase): Promise<void> {
  if (now.state === 'awaited') throw new Error('a sheet that arrived is not awaited');
  await tx.updateTable('sheet_case').set({
    state: now.state, round: now.round, entries: now.entries, differing: [...now.differing], returned_to: now.returnedTo, asked: now.asked, note: now.note,
    reopened_for: now.reopenedFor, accepted_version: now.acceptedVersion, since: now.since, readable: now.readable, photos_replaced_at: now.photosReplacedAt,
    task: now.task, task_kind: now.taskKind, task_person: now.taskPerson, task_until: now.taskUntil,
  }).where('contest_id', '=', contest.id).where('village_id', '=', place.villageId).where('station', '=', place.station).execute();
}

/** An entry as far as it decides. */
export type EntryRow = {
  readonly number: number; readonly round: number; readonly kind: EntryKind; readonly standing: EntryStanding; readonly person: string; readonly device: string | null;
  /** Whose eyes: the record that is kept, where theirs was joined with another one since; one person, whatever they were recorded as. */
  readonly eyes: string;
  readonly cells: readonly number[] | null; readonly figures: readonly (number | null)[];
  /** What the station's entries are known by; null for readers. */
  readonly hash: string | null;
};

/** All entries of a sheet, of all rounds, in the order of their arrival. */
export const entriesOf = (db: Reader, { contest, place }: SheetAt): Promise<EntryRow[]> =>
  db.selectFrom('sheet_entry as e').leftJoin('person as p', 'p.id', 'e.person_id')
    .select(['e.number', 'e.round', 'e.kind', 'e.standing', 'e.person_id as person', 'e.device_id as device', 'e.cells', 'e.figures', 'e.hash', (eb) => eb.fn.coalesce('p.merged_into', 'e.person_id').as('eyes')])
    .where('e.contest_id', '=', contest.id).where('e.village_id', '=', place.villageId).where('e.station', '=', place.station)
    .orderBy('e.number').execute();

/** What an entry carries besides its figures. */
export type EntryDetails = {
  readonly follows?: number | undefined; readonly reasons?: Readonly<Record<string, string>> | undefined; readonly reason?: string | null | undefined;
  /** `page:sha256` each. */
  readonly photos?: readonly string[] | undefined; readonly saidAt?: Date | null | undefined; readonly hash?: string | undefined;
};

export type NewEntry = Omit<EntryRow, 'device' | 'hash' | 'eyes'> & EntryDetails & {
  readonly broken: number; readonly device: string | undefined; readonly signed: { readonly message: string; readonly signature: string } | undefined;
};

export async function insertEntry(tx: Tx, { contest, place }: SheetAt, entry: NewEntry): Promise<void> {
  await tx.insertInto('sheet_entry').values({
    contest_id: contest.id, village_id: place.villageId, station: place.station, number: entry.number, round: entry.round, kind: entry.kind, standing: entry.standing,
    person_id: entry.person, device_id: entry.device ?? null, said_at: entry.saidAt ?? null, cells: entry.cells ? [...entry.cells] : null, figures: [...entry.figures],
    broken: entry.broken, reasons: JSON.stringify(entry.reasons ?? {}), reason: entry.reason ?? null, photos: [...(entry.photos ?? [])], follows: entry.follows ?? 0,
    hash: entry.hash ?? null, message: entry.signed?.message ?? null, signature: entry.signed ? Buffer.from(entry.signed.signature, 'base64url') : null,
  }).execute();
}

/** A newer entry of the same speaker takes the place of these. */
export async function supersedeEntries(tx: Tx, { contest, place }: SheetAt, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return;
  await sql`UPDATE sheet_entry SET standing = 'superseded'
    WHERE contest_id = ${contest.id} AND village_id = ${place.villageId} AND station = ${place.station} AND number = ANY(${[...numbers]}::smallint[])`.execute(tx);
}
