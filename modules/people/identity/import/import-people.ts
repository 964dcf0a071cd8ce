import { createHash } from 'node:crypto';
import type { Actor } from '../../../../kernel/access.ts';
import { homeOf } from '../../../../kernel/audit/home.ts';
import { appendAudit, noteAudit } from '../../../../kernel/audit/trail.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { recall, remember } from '../../../../kernel/idempotency.ts';
import { newId } from '../../../../kernel/ids.ts';
import { takeFrom, tooMany } from '../../../../kernel/limits/limits.ts';
import { problem, rowError, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../../kernel/result.ts';
import { uploadedTable, type TableSource } from '../../../../kernel/tables/index.ts';
import type { Lang } from '../../../../kernel/text.ts';
import { appendEntries } from '../../roles/store/entries.ts';
import { firstContacts, isNikRace, personRow } from '../commands/save.ts';
import type { ImportDone, ImportPreview, PeopleFile } from '../contract.ts';
import { personThing } from '../standing.ts';
import { insertContacts, insertPeople } from '../store/people.ts';
import { planImport, type Plan, type PlannedPerson } from './plan.ts';
import { readPeople, type Fault, type PeopleRead } from './read-people.ts';

const SHOWN = 100;
const BATCH = 1000;
const COMMAND = 'people.import';
/** Of NIKs that somebody out of sight bears. */
const MOST_STRANGERS = 10;
/** Enough for an office that mends a large file row by row. */
const LOOKS = { name: 'people.import-preview', max: 60, perSeconds: 86_400 } as const;
const REFUSALS = { name: 'people.import-refused', max: 20, perSeconds: 86_400 } as const;

/** The uploaded bytes as a table, with the limits of uploads. */
export const tableOf = ({ name, file }: Pick<PeopleFile, 'name' | 'file'>): TableSource => uploadedTable({ name, file });

const told = ({ code, ...at }: Fault, lang: Lang) => rowError(code, at, lang);
const totals = (plan: Plan, read: PeopleRead) => ({ rows: read.count, added: plan.people.filter(({ known }) => !known).length, known: plan.people.filter(({ known }) => known).length });

/**
 * What a file would do, and what stands against it, row by row; nothing is written but that somebody looked. A file of NIKs
 * tells which of them are recorded, so there are so many looks a day. Problems: those of reading a table, too_many.
 */
export async function previewPeople(db: Db, actor: Actor, { table, scheme, lang = 'id' }: { table: TableSource; scheme: string; lang?: Lang }): Promise<Result<ImportPreview>> {
  const read = await readPeople(table, scheme);
  if (!read.ok) return read;
  const taken = await takeFrom(db, { ...LOOKS, key: actor.id });
  if (!taken.allowed) return fail(tooMany(taken));
  const plan = await planImport(db, actor, read.value, scheme, false);
  await noteAudit(db, actor, 'people.import_preview', { place: homeOf(actor), thing: 'people', details: { ...totals(plan, read.value), niks: nikCount(read.value), errors: plan.faults.length } });
  return ok({ ...totals(plan, read.value), errors: plan.faults.slice(0, SHOWN).map((fault) => told(fault, lang)), errorCount: plan.faults.length, warnings: plan.warnings.slice(0, SHOWN) });
}

export type PeopleImport = { readonly actor: Actor; readonly key: string; readonly table: TableSource; readonly scheme: string; readonly sha256: string };

/**
 * Brings a file of people in: all or nothing, with one key, one entry in the trail for each person and one for the file. Who is
 * recorded already is left as is, so that the same file again changes nothing. Problems: those of reading a table,
 * import_refused with row, column and value (an entry of its own, so many a day), key_reused, contact_shared, too_many.
 */
export async function importPeople(db: Db, { actor, key, table, scheme, sha256 }: PeopleImport): Promise<Result<ImportDone>> {
  const read = await readPeople(table, scheme);
  if (!read.ok) return read;
  try {
    return await db.transaction().execute(async (tx) => {
      const before = await recall(tx, actor.id, key, COMMAND, createHash('sha256').update(`${sha256} ${scheme}`).digest());
      if (!before.ok) throw new ProblemError(before.problem);
      if (before.value) return ok(before.value.response as ImportDone);
      const plan = await planImport(tx, actor, read.value, scheme, true);
      if (plan.faults.length > 0) throw new ProblemError(problem('import_refused', { count: plan.faults.length }, shownAtImport(plan.faults).map((fault) => told(fault, 'id'))));
      const done = totals(plan, read.value);
      await write(tx, actor, scheme, plan.people.filter(({ known }) => !known));
      await appendAudit(tx, actor, COMMAND, { place: homeOf(actor), thing: `file ${sha256.slice(0, 16)}`, details: done });
      await remember(tx, actor.id, key, done);
      return ok(done);
    });
  } catch (error) {
    if (error instanceof ProblemError) return fail(await refusedImport(db, actor, read.value, error.problem));
    if (isNikRace(error)) return fail(problem('conflict', { thing: 'NIK' }));
    throw error;
  }
}

/** Those of the first faults that may be told; of NIKs that strangers bear only a few, so that no file of NIKs is sorted by them. */
function shownAtImport(faults: readonly Fault[]): Fault[] {
  let strangers = 0;
  return faults.filter(({ code }) => code !== 'nik_taken' || ++strangers <= MOST_STRANGERS).slice(0, SHOWN);
}

/** The entry of an import that was refused; past the day's number the refusal says no more than that. */
async function refusedImport(db: Db, actor: Actor, read: PeopleRead, refused: Problem): Promise<Problem> {
  if (refused.code !== 'import_refused') return refused;
  const taken = await takeFrom(db, { ...REFUSALS, key: actor.id });
  await noteAudit(db, actor, 'people.import_refused', { place: homeOf(actor), thing: 'people', details: { rows: read.count, niks: nikCount(read), errors: refused.params['count'] } });
  return taken.allowed ? refused : tooMany(taken);
}

const nikCount = ({ rows }: PeopleRead): number => rows.filter(({ nik }) => nik !== null).length;

async function write(tx: Tx, actor: Actor, scheme: string, people: readonly PlannedPerson[]): Promise<void> {
  for (let at = 0; at < people.length; at += BATCH) {
    const batch = people.slice(at, at + BATCH).map((person) => ({ ...person, scheme, id: newId() }));
    await insertPeople(tx, batch.map((person) => personRow(person.id, actor, person)));
    await insertContacts(tx, await firstContacts(tx, batch));
    await appendEntries(tx, actor, batch.map(({ id, path, nik, address, contacts }) => ({
      action: 'people.create', scheme, path, thing: personThing(id), details: JSON.stringify({ nik: nik !== null, address: address !== null, contacts: contacts.length, from: 'file' }),
    })));
  }
}
