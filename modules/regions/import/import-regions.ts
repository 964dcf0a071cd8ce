import { may, type Actor } from '../../../kernel/access.ts';
import { appendAudit } from '../../../kernel/audit/trail.ts';
import type { Db, Reader, Tx } from '../../../kernel/db/schema.ts';
import { problem, type Problem } from '../../../kernel/problem.ts';
import { fail, ok, ProblemError, type Result } from '../../../kernel/result.ts';
import { rowErrors, type OnProgress, type RowErrors, type TableSource } from '../../../kernel/tables/index.ts';
import { sourceName } from '../../../kernel/tables/source.ts';
import { IMPORT } from '../access.ts';
import { applyEdit } from '../changes/apply-edit.ts';
import { analyseTree, fillEmptyTree, insertVersions, lockScheme, recordChange } from '../changes/store.ts';
import { assembleTree, type RegionRow, type TreeNode } from '../rules/assemble-tree.ts';
import type { RegionMapping } from '../rules/mapping.ts';
import { ancestorsOf, depthOf } from '../rules/paths.ts';
import type { NewVersion } from '../rules/versions.ts';
import { idsByPath, namesOf, startsOf } from '../tree/store.ts';
import { once } from './once.ts';
import { columnOf, readRegions } from './read-regions.ts';

export type RegionImport = {
  readonly actor: Actor; readonly key?: string | undefined; readonly scheme: string; readonly table: TableSource; readonly mapping: RegionMapping;
  /** Day from which new nodes and new names count; null = the tree is only being set up, its nodes were there since ever. */
  readonly date: string | null;
  /** Where the tree comes from: a law, a publication. */
  readonly source: string;
  readonly onProgress?: OnProgress;
};

export type RegionImportReport = { readonly rows: number; readonly added: number; readonly renamed: number; readonly unchanged: number };

type Plan = RegionImportReport & { readonly create: readonly TreeNode[]; readonly rename: readonly TreeNode[] };

/** What an import would do: counts, or every fault with row, column and value. Nothing is written. */
export async function planRegionImport(db: Reader, request: RegionImport): Promise<Result<RegionImportReport>> {
  const read = await readFile(request);
  if (!read.ok) return read;
  const plan = await compare(db, request, read.value);
  return plan.ok ? ok(reportOf(plan.value)) : plan;
}

/**
 * Brings a file of regions into a tree: new nodes are added, other names recorded as renamed from `date`; nodes that the
 * file does not name stay. All or nothing, once per key, and the same file again changes nothing.
 */
export async function importRegions(db: Db, request: RegionImport): Promise<Result<RegionImportReport>> {
  const place = { scheme: request.scheme, path: '' };
  if (!may(request.actor, IMPORT, place)) return fail(problem('not_allowed', { verb: IMPORT }));
  const read = await readFile(request);
  if (!read.ok) return read;
  try {
    return await db.transaction().execute(async (tx) => {
      const { scheme, mapping, date, source } = request;
      return ok(await once(tx, IMPORT, request, { scheme, mapping, date, source }, () => enter(tx, request, read.value)));
    });
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem);
    throw error;
  }
}

/** @throws ProblemError, so that nothing of it stays */
async function enter(tx: Tx, request: RegionImport, file: RegionFile): Promise<RegionImportReport> {
  const { actor, scheme, date, source, table } = request;
  await lockScheme(tx, scheme);
  const plan = await compare(tx, request, file);
  if (!plan.ok) throw new ProblemError(plan.problem);
  await write(tx, request, plan.value);
  const report = reportOf(plan.value);
  if (report.added + report.renamed > 0) {
    await appendAudit(tx, actor, IMPORT, { place: { scheme, path: '' }, thing: `region ${scheme}`, details: { ...report, date, source, file: sourceName(table) } });
  }
  return report;
}

const reportOf = ({ rows, added, renamed, unchanged }: Plan): RegionImportReport => ({ rows, added, renamed, unchanged });

/** The rows that could be read and the faults of the others, so that one answer holds these and what does not fit the tree. */
type RegionFile = { readonly rows: readonly RegionRow[]; readonly errors: RowErrors };

async function readFile(request: RegionImport): Promise<Result<RegionFile>> {
  const errors = rowErrors();
  const rows = await readRegions(request.table, request.scheme, request.mapping, errors, request.onProgress);
  return rows.ok ? ok({ rows: rows.value, errors }) : rows;
}

async function compare(db: Reader, request: RegionImport, { rows, errors }: RegionFile): Promise<Result<Plan>> {
  const { scheme, mapping, date } = request;
  const names = await namesOf(db, scheme, date ?? undefined);
  const { nodes, misfits } = assembleTree(scheme, rows, names);
  for (const { code, row, key, value } of misfits) errors.add(code, row, columnOf(mapping, key), value);
  const refused = errors.problem();
  if (refused) return fail(refused);
  const create = nodes.filter((node) => !names.has(node.path));
  const rename = nodes.filter((node) => names.has(node.path) && names.get(node.path) !== node.name);
  if (rename.length > 0 && date === null) return fail(renamedWithoutDay(rename, mapping));
  return ok({ rows: nodes.length, added: create.length, renamed: rename.length, unchanged: nodes.length - create.length - rename.length, create, rename });
}

/** Says that a day is missing, and for which rows: a name may also just be mistyped. */
function renamedWithoutDay(rename: readonly TreeNode[], mapping: RegionMapping): Problem {
  const errors = rowErrors();
  for (const { row, name } of rename) errors.add('row_contradicts', row, columnOf(mapping, 'name'), name);
  return problem('input_invalid', { column: 'date', reason: `${rename.length} wilayah sudah ada dengan nama lain; sebutkan tanggal berlakunya nama baru.` }, errors.first);
}

/** A node without a day of its own begins with the nearest node above that the tree already has: never before its parent. */
function startBelow(path: string, starts: ReadonlyMap<string, string | null>): string | null {
  return starts.get(ancestorsOf(path).findLast((above) => starts.has(above)) ?? '') ?? null;
}

async function write(tx: Tx, request: RegionImport, plan: Plan): Promise<void> {
  const { scheme, date, source } = request;
  const known = await idsByPath(tx, scheme, date ?? undefined);
  const nation: NewVersion[] = known.has('') ? [] : [{ path: '', name: 'Indonesia', aliases: [], validFrom: null }];
  const starts = date === null ? await startsOf(tx, scheme) : new Map<string, string | null>();
  const fresh = [...nation, ...plan.create.map(({ path, name, aliases }) => ({ path, name, aliases, validFrom: date ?? startBelow(path, starts) }))];
  if (plan.create.length > 0) {
    await fillEmptyTree(tx, async () => {
      const ids = await insertVersions(tx, scheme, source, fresh, known);
      if (date !== null) await recordChange(tx, scheme, { kind: 'new', date, fromIds: [], toIds: ids, source });
    });
    await analyseTree(tx);
  }
  // From the top down: a renamed parent gives its children versions of that day, which then take their own new names.
  for (const { path, name } of [...plan.rename].sort((a, b) => depthOf(a.path) - depthOf(b.path))) {
    const edit = { date: date ?? '', moves: [{ from: path, to: path, name }], adds: [], ends: [] };
    const done = await applyEdit(tx, { scheme, kind: 'renamed', source, edit, from: [path], to: [path] });
    if (!done.ok) throw new ProblemError(done.problem);
  }
}
