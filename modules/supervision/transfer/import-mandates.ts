import { z } from 'zod';
import { type Actor } from '../../../kernel/access.ts';
import { noteAudit } from '../../../kernel/audit/trail.ts';
import { command, execute } from '../../../kernel/command.ts';
import type { Db } from '../../../kernel/db/schema.ts';
import { placeOfFile } from '../../../kernel/http/file-place.ts';
import { problem, rowError } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { TableSource } from '../../../kernel/tables/index.ts';
import type { Lang } from '../../../kernel/text.ts';
import type { MandatesImported, MandatesPreview } from '../contract.ts';
import { readMandatesFile, type MandateRow } from './read-file.ts';
import { workThrough, type Worked } from './work-through.ts';

const VERB = 'supervision.mandate';
const SHOWN_ROWS = 500;
const SHOWN_ERRORS = 100;

const count = (rows: readonly Worked[], outcome: Worked['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
const totals = (rows: readonly Worked[]): MandatesImported => ({ rows: rows.length, give: count(rows, 'give'), held: count(rows, 'held'), revoke: count(rows, 'revoke') });
const thingOf = (sha256: string): string => `file ${sha256.slice(0, 16)}`;

export type MandatesSource = { readonly source: TableSource; readonly sha256: string };

/**
 * What a file would do, row by row: it is done and turned back, so that rows are judged after those before them. Nothing is written
 * but one entry in the trail. Refused rows come first, at most 500 are told. Problems: those of reading a table.
 */
export async function previewMandates(db: Db, actor: Actor, { source, sha256, lang = 'id' }: MandatesSource & { lang?: Lang }): Promise<Result<MandatesPreview>> {
  const read = await readMandatesFile(source);
  if (!read.ok) return read;
  const worked = await tried(db, actor, read.value, sha256);
  const all = { ...totals(worked), refused: count(worked, 'refused') };
  await noteAudit(db, actor, 'supervision.preview_mandates', { place: placeOfFile(actor, VERB), thing: thingOf(sha256), details: all });
  const shown = [...worked.filter(({ outcome }) => outcome === 'refused'), ...worked.filter(({ outcome }) => outcome !== 'refused')].slice(0, SHOWN_ROWS);
  return ok({ totals: all, shown: shown.length, rows: shown.map((row) => viewRow(row, lang)) });
}

function viewRow({ row, outcome, said, fault }: Worked, lang: Lang): MandatesPreview['rows'][number] {
  const told = fault && rowError(fault.code, { row, ...fault }, lang);
  return { row, outcome, ...said, problem: told && { code: told.code, column: told.column, value: told.value, detail: told.detail, fix: told.fix } };
}

async function tried(db: Db, actor: Actor, rows: readonly MandateRow[], sha256: string): Promise<Worked[]> {
  let worked: Worked[] = [];
  try {
    await db.transaction().execute(async (tx) => {
      worked = await workThrough(tx, actor, rows, sha256.slice(0, 16));
      throw new TurnBack();
    });
  } catch (error) {
    if (!(error instanceof TurnBack)) throw error;
  }
  return worked;
}

class TurnBack extends Error {}

const importing = (actor: Actor, rows: readonly MandateRow[]) => command<{ sha256: string }, MandatesImported>({
  name: 'supervision.import_mandates', verb: VERB, input: z.object({ sha256: z.string() }),
  // Each row is asked at its own place; the file as a whole stands where the actor may do such a thing at all.
  place: () => Promise.resolve(ok(firstPlace(actor))),
  async run(tx, who, { sha256 }) {
    const worked = await workThrough(tx, who, rows, sha256.slice(0, 16));
    const faults = worked.flatMap(({ row, fault }) => (fault ? [{ row, ...fault }] : []));
    return faults.length === 0 ? ok(totals(worked)) : fail(problem('import_refused', { count: faults.length }, faults.slice(0, SHOWN_ERRORS).map(({ code, ...at }) => rowError(code, at))));
  },
  audit: ({ sha256 }, done, { scheme, path }) => ({ place: { scheme, path }, thing: thingOf(sha256), details: done }),
});

const firstPlace = (actor: Actor) => {
  const own = actor.grants.find(({ verb, giveOnly }) => giveOnly !== true && (verb === VERB || verb === '*'));
  return own ? { scheme: own.scheme, path: own.path, ...(own.within === undefined ? {} : { within: own.within }) } : { scheme: '*', path: '' };
};

/** Gives and ends mandates by file: all of it, or nothing. Problems: those of reading a table, import_refused (row, column, value), not_allowed, key_reused. */
export async function importMandates(db: Db, { actor, key, source, sha256 }: MandatesSource & { actor: Actor; key: string }): Promise<Result<MandatesImported>> {
  const read = await readMandatesFile(source);
  return read.ok ? execute(db, importing(actor, read.value), { actor, key, input: { sha256 } }) : read;
}
