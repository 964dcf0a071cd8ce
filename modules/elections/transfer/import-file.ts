import { readFile } from 'node:fs/promises';
import { may, type Actor } from '../../../kernel/access.ts';
import { execute } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { newId } from '../../../kernel/ids.ts';
import { problem, type Problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { rowErrors, type RowErrors } from '../../../kernel/tables/index.ts';
import { importContests } from '../commands/import-contests.ts';
import type { ContestMapping} from '../contract.ts';
import { EventFile, type ImportContests, type ImportedContests } from '../contract.ts';
import { eventBySlug } from '../store/contests.ts';
import type { Gathered } from './assemble.ts';
import type { Column } from './columns.ts';
import { readContests } from './read-contests.ts';

export type ImportFile = {
  readonly actor: Actor;
  /** CSV, gzipped CSV, xlsx, or the JSON of an event (`EventFile`). */
  readonly file: string;
  /** Other column names for ours, and constants for columns the file lacks. */
  readonly mapping?: ContestMapping;
  /** Checks everything against the database and stores nothing. */
  readonly dryRun?: boolean;
};

/**
 * `erekap import contests FILE`: all or nothing, and again harmlessly. `import_refused` names row, column and value of
 * every fault; problems of the file itself (`file_missing`, `column_missing`, …) come before any row is looked at.
 */
export async function importContestsFile(db: Db, { actor, file, mapping, dryRun = false }: ImportFile): Promise<Result<ImportedContests>> {
  if (/\.json$/i.test(file)) {
    const event = await readEventFile(file);
    return event.ok ? define(db, actor, event.value, dryRun) : event;
  }
  const read = await readContests({ path: file }, mapping);
  if (!read.ok) return read;
  const { gathered, errors } = read.value;
  await comparePublication(db, gathered, errors);
  const done = await define(db, actor, { contests: gathered.map(({ contest }) => contest) }, dryRun || errors.count > 0);
  if (!done.ok) return done.problem.code === 'import_refused' ? fail(inRows(done.problem, gathered, errors)) : done;
  const refused = errors.problem();
  return refused ? fail(refused) : done;
}

/** Reads the JSON of an event; every field that does not fit is named. */
export async function readEventFile(file: string): Promise<Result<ImportContests>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return fail(problem('mapping_invalid', { file, reason: 'bukan JSON yang sah' }));
    return fail(problem('file_missing', { file }));
  }
  const parsed = EventFile.safeParse(content);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail(problem('mapping_invalid', { file, reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` }));
  }
  const { event, contests } = parsed.data;
  return ok({ event, contests: contests.map((contest) => ({ ...contest, event: event.slug })) });
}

/** A file of an election whose figures count otherwise was made for another one. */
async function comparePublication(db: Db, gathered: readonly Gathered[], errors: RowErrors): Promise<void> {
  const stored = new Map<string, string | undefined>();
  for (const { row, contest: { event }, publication } of gathered) {
    if (publication === null) continue;
    if (!stored.has(event)) stored.set(event, (await eventBySlug(db, event))?.publication);
    if ((stored.get(event) ?? publication) !== publication) errors.add('row_contradicts', row, 'publication', publication);
  }
}

/** Runs the command; a dry run takes the same road to the end and then turns the transaction back. */
async function define(db: Db, actor: Actor, input: ImportContests, dryRun: boolean): Promise<Result<ImportedContests>> {
  if (!dryRun) return execute(db, importContests, { actor, key: `import:${newId()}`, input });
  let seen: Result<ImportedContests> | undefined;
  try {
    await db.transaction().execute(async (tx) => {
      const place = await importContests.place(tx, input);
      const allowed = !place.ok || may(actor, importContests.verb, place.value);
      seen = !place.ok ? place : allowed ? await importContests.run(tx, actor, input) : fail(problem('not_allowed', { verb: importContests.verb }));
      throw new TurnBack();
    });
  } catch (error) {
    if (!(error instanceof TurnBack)) throw error;
  }
  if (!seen) throw new Error('The dry run ended without an answer');
  return seen;
}

class TurnBack extends Error {}

const COLUMN: Readonly<Record<string, Column>> = { slug: 'contest', ballot: 'number' };

/** Faults of whole contests, told with the row in which each contest starts, behind those of single rows. */
function inRows(refusal: Problem, gathered: readonly Gathered[], errors: RowErrors): Problem {
  const all: RowErrors = rowErrors(200);
  for (const error of errors.first) all.add(error.code, error.row, error.column, error.value);
  for (const { code, row, column, value } of refusal.errors ?? []) {
    all.add(code, gathered[row - 1]?.row ?? row, column === null ? null : (COLUMN[column] ?? column), value);
  }
  return problem('import_refused', { count: errors.count + (refusal.errors?.length ?? 0) }, all.first);
}
