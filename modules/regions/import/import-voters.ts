import { may, type Actor } from '../../../kernel/access.ts';
import { appendAudit } from '../../../kernel/audit/trail.ts';
import type { Db, Reader, Tx } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../kernel/result.ts';
import { rowErrors, type OnProgress, type TableSource } from '../../../kernel/tables/index.ts';
import { sourceName } from '../../../kernel/tables/source.ts';
import { IMPORT } from '../access.ts';
import type { VoterMapping } from '../rules/mapping.ts';
import { analyseStations, ensureRoll, findRoll, refreshRollTotals, writeStations, type Roll, type StationsWritten } from '../rolls/store.ts';
import { villagesOf } from '../tree/store.ts';
import { once } from './once.ts';
import { readVoters, type FindVillage, type Village } from './read-voters.ts';

export type VoterImport = {
  readonly actor: Actor; readonly key?: string | undefined; readonly table: TableSource; readonly mapping: VoterMapping;
  /** The roll to fill; it is made if there is none of this slug, else its own scheme and date hold. */
  readonly roll: Omit<Roll, 'id'>;
  readonly dryRun: boolean;
  readonly onProgress?: OnProgress;
};

export type VoterImportReport = { readonly rows: number; readonly added: number; readonly changed: number; readonly unchanged: number };

/**
 * Brings a file of stations and their registered voters (DPT) into a roll. Streams: a file of any length takes little memory.
 * All or nothing in one transaction, once per key, and the same file again changes nothing. A dry run takes the same road and turns back.
 */
export async function importVoters(db: Db, request: VoterImport): Promise<Result<VoterImportReport>> {
  const known = (await findRoll(db, request.roll.slug)) ?? request.roll;
  const place = { scheme: known.scheme, path: '' };
  if (!may(request.actor, IMPORT, place)) return fail(problem('not_allowed', { verb: IMPORT }));
  let report: VoterImportReport | undefined;
  try {
    await db.transaction().execute(async (tx) => {
      report = await once(tx, IMPORT, request, { roll: request.roll, mapping: request.mapping }, async () => {
        const roll = await ensureRoll(tx, request.roll);
        report = await fill(tx, roll, request);
        if (request.dryRun) throw new TurnBack();
        if (report.added + report.changed > 0) await settle(tx, roll, request, report);
        return report;
      });
    });
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem);
    if (!(error instanceof TurnBack)) throw error;
  }
  if (!report) throw new Error('the import ended without an answer');
  return ok(report);
}

async function settle(tx: Tx, roll: Roll, { actor, table }: VoterImport, report: VoterImportReport): Promise<void> {
  await analyseStations(tx);
  await refreshRollTotals(tx, roll.id);
  await appendAudit(tx, actor, IMPORT, { place: { scheme: roll.scheme, path: '' }, thing: `roll ${roll.slug}`, details: { ...report, file: sourceName(table) } });
}

class TurnBack extends Error {}

async function fill(tx: Tx, roll: Roll, request: VoterImport): Promise<VoterImportReport> {
  const errors = rowErrors();
  const counts = { rows: 0, added: 0, changed: 0 };
  const file = { table: request.table, mapping: request.mapping, scheme: roll.scheme, onProgress: request.onProgress };
  const read = await readVoters(file, await villageFinder(tx, roll), errors, async (stations) => {
    const written: StationsWritten = await writeStations(tx, roll.id, stations);
    counts.rows += stations.length;
    counts.added += written.added;
    counts.changed += written.changed;
  });
  if (!read.ok) throw new ProblemError(read.problem);
  const refused = errors.problem();
  if (refused) throw new ProblemError(refused);
  return { ...counts, unchanged: counts.rows - counts.added - counts.changed };
}

/** Every village of the roll's tree by code and by path; dots anywhere else make it no village. */
async function villageFinder(db: Reader, roll: Roll): Promise<FindVillage> {
  const byName = new Map<string, Village>();
  for (const { code, ...village } of await villagesOf(db, roll.scheme, roll.validOn)) {
    byName.set(code, village);
    byName.set(village.path, village);
  }
  return (text) => byName.get(text);
}
