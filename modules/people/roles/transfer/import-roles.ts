import { createHash } from 'node:crypto';
import type { Actor } from '../../../../kernel/access.ts';
import { homeOf } from '../../../../kernel/audit/home.ts';
import { appendAudit, noteAudit } from '../../../../kernel/audit/trail.ts';
import type { Db, Tx } from '../../../../kernel/db/schema.ts';
import { recall, remember } from '../../../../kernel/idempotency.ts';
import { takeFrom, tooMany } from '../../../../kernel/limits/limits.ts';
import { problem, rowError, type Problem } from '../../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../../kernel/result.ts';
import { uploadedTable, type TableSource } from '../../../../kernel/tables/index.ts';
import type { Lang } from '../../../../kernel/text.ts';
import type { RolesFile, RolesImported, RolesPreview } from '../contract.ts';
import { endDevicesWithoutDuty, endSessionsWithoutRole, insertAssignments, lockPeople, revokeAssignments } from '../store/assignments.ts';
import { appendEntries, type Entry } from '../store/entries.ts';
import { planRows, type Outcome, type PlannedRow } from './plan.ts';
import { readRolesFile } from './read-file.ts';

const SHOWN_ROWS = 500;
const SHOWN_ERRORS = 100;
const BATCH = 5000;
const COMMAND = 'roles.import';

export const sourceOf = ({ file, name }: RolesFile): TableSource => uploadedTable({ name, file });

const count = (plan: readonly PlannedRow[], outcome: Outcome): number => plan.filter((row) => row.outcome === outcome).length;
const totals = (plan: readonly PlannedRow[]) => ({ rows: plan.length, grant: count(plan, 'grant'), held: count(plan, 'held'), revoke: count(plan, 'revoke') });

/** A preview tries out many people at once; an officer needs a few for a file. */
const PREVIEWS = { name: 'roles.preview', max: 60, perSeconds: 3600 } as const;

/**
 * What a file would do, row by row; nothing is written but one entry in the trail, before anything is told. Refused rows come
 * first, and at most 500 rows are told. Problems: those of reading a table, too_many (60 an hour for each actor).
 */
export async function previewRoles(db: Db, actor: Actor, { source, sha256, lang = 'id' }: { source: TableSource; sha256: string; lang?: Lang }): Promise<Result<RolesPreview>> {
  const taken = await takeFrom(db, { ...PREVIEWS, key: actor.id });
  if (!taken.allowed) return fail(tooMany(taken));
  const read = await readRolesFile(db, source);
  if (!read.ok) return read;
  const plan = await planRows(db, actor, read.value.rows, read.value.ground);
  await noteAudit(db, actor, 'roles.preview', { place: homeOf(actor), thing: `file ${sha256.slice(0, 16)}`, details: { ...totals(plan), refused: count(plan, 'refused'), looked_up: lookedUp(plan) } });
  const shown = [...plan.filter(({ outcome }) => outcome === 'refused'), ...plan.filter(({ outcome }) => outcome !== 'refused')].slice(0, SHOWN_ROWS);
  return ok({ totals: { ...totals(plan), refused: count(plan, 'refused') }, shown: shown.length, rows: shown.map((row) => viewRow(row, lang)) });
}

/** Rows that call somebody by what is secret (a NIK, a login) rather than by an id that the office shows. */
const lookedUp = (plan: readonly PlannedRow[]): number => plan.filter(({ said, person }) => person?.id !== said.person).length;

function viewRow({ row, outcome, person, said, post, fault }: PlannedRow, lang: Lang): RolesPreview['rows'][number] {
  const told = fault ? rowError(fault.code, { row, column: fault.column, value: fault.value }, lang) : null;
  return {
    row, outcome, person: person?.id ?? said.person, name: person?.name ?? null, role: post?.role ?? said.role, place: post?.path ?? said.place, within: post?.within ?? null,
    problem: told && { code: told.code, column: told.column, value: told.value, detail: told.detail, fix: told.fix },
  };
}

/**
 * `roles.import`: does a whole file or nothing, with one key, and one entry in the trail per row and one for the file.
 * Problems: those of reading a table, import_refused with row, column and value, too_many (of refused files), key_reused.
 */
export async function importRoles(db: Db, { actor, key, source, sha256 }: { actor: Actor; key: string; source: TableSource; sha256: string }): Promise<Result<RolesImported>> {
  const read = await readRolesFile(db, source);
  if (!read.ok) return read;
  const { rows, ground } = read.value;
  try {
    return await db.transaction().execute(async (tx) => {
      const before = await recall(tx, actor.id, key, COMMAND, createHash('sha256').update(sha256).digest());
      if (!before.ok) throw new ProblemError(before.problem);
      if (before.value) return ok(before.value.response as RolesImported);
      const plan = await planRows(tx, actor, rows, ground, (ids) => lockPeople(tx, ids));
      refuseWhole(plan);
      const done = totals(plan);
      await writePlan(tx, actor, plan, sha256);
      await appendAudit(tx, actor, COMMAND, { place: homeOf(actor), thing: `file ${sha256.slice(0, 16)}`, details: done });
      await remember(tx, actor.id, key, done);
      return ok(done);
    });
  } catch (error) {
    if (error instanceof ProblemError) return refusedImport(db, actor, error.problem, { rows: rows.length, sha256 });
    throw error;
  }
}

/** A refused file tells what a preview tells: it is counted as one, and leaves its entry. */
async function refusedImport(db: Db, actor: Actor, refused: Problem, { rows, sha256 }: { rows: number; sha256: string }): Promise<Result<RolesImported>> {
  if (refused.code !== 'import_refused') return fail(refused);
  const taken = await takeFrom(db, { ...PREVIEWS, key: actor.id });
  await noteAudit(db, actor, 'roles.import_refused', { place: homeOf(actor), thing: `file ${sha256.slice(0, 16)}`, details: { rows, refused: Number(refused.params['count'] ?? 0) } });
  return fail(taken.allowed ? refused : tooMany(taken));
}

function refuseWhole(plan: readonly PlannedRow[]): void {
  const refused = plan.flatMap(({ row, fault }) => (fault ? [{ row, ...fault }] : []));
  if (refused.length === 0) return;
  throw new ProblemError(problem('import_refused', { count: refused.length }, refused.slice(0, SHOWN_ERRORS).map(({ code, ...at }) => rowError(code, at))));
}

async function writePlan(tx: Tx, actor: Actor, plan: readonly PlannedRow[], sha256: string): Promise<void> {
  const source = `file:${sha256.slice(0, 16)}`;
  const ending = plan.filter((row) => row.revokes !== null);
  await revokeAssignments(tx, actor.id, ending.map((row) => ({ id: row.revokes as number, reason: row.reason ?? source })));
  if (ending.length > 0) {
    await endSessionsWithoutRole(tx, [...new Set(ending.flatMap(({ person }) => person?.id ?? []))], 'role_revoked');
    await endDevicesWithoutDuty(tx, actor.id, source);
  }
  const granting = plan.filter((row) => row.outcome === 'grant');
  const ids: number[] = [];
  for (let at = 0; at < granting.length; at += BATCH) {
    ids.push(...await insertAssignments(tx, granting.slice(at, at + BATCH).map(({ person, post, reason }) => ({ person: person?.id ?? '', post: post as NonNullable<typeof post>, source, reason, by: actor.id }))));
  }
  const number = new Map(granting.map((row, at) => [row, ids[at]]));
  const entries = plan.filter(({ outcome }) => outcome === 'grant' || outcome === 'revoke').map((row) => entryOf(row, row.revokes ?? number.get(row) ?? 0, source));
  for (let at = 0; at < entries.length; at += BATCH) await appendEntries(tx, actor, entries.slice(at, at + BATCH));
}

const entryOf = ({ outcome, person, post, reason }: PlannedRow, assignment: number, source: string): Entry => ({
  action: `roles.${outcome}`, scheme: post?.scheme ?? '*', path: post?.path ?? '', thing: `person ${person?.id ?? ''}`,
  details: JSON.stringify({ assignment, role: post?.role, within: post?.within ?? null, reason, source }),
});
