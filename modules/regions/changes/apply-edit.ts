import type { Tx } from '../../../kernel/db/schema.ts';
import { problem } from '../../../kernel/problem.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { RegionChange } from '../contract.ts';
import { codeAt } from '../rules/codes.ts';
import { ancestorsOf, parentPath } from '../rules/paths.ts';
import { planChange, type EditPlan, type TreeEdit } from '../rules/plan-change.ts';
import { isValidOn } from '../rules/validity.ts';
import type { NodeVersion } from '../rules/versions.ts';
import { refOf } from '../tree/region-page.ts';
import { regionsById } from '../tree/store.ts';
import { closeVersions, insertVersions, lockScheme, recordChange, rewriteVersions, rollStandingOn, versionsAt } from './store.ts';

export type LawfulEdit = {
  readonly scheme: string; readonly kind: RegionChange['kind']; readonly source: string; readonly edit: TreeEdit;
  /** Paths before and after, for the book of changes. */
  readonly from: readonly string[]; readonly to: readonly string[];
};

/** Carries out an edit and writes it into the book of changes. What stood before its date stays exactly as it was. */
export async function applyEdit(tx: Tx, lawful: LawfulEdit): Promise<Result<RegionChange>> {
  const { scheme, edit, source } = lawful;
  await lockScheme(tx, scheme);
  const versions = await touchedVersions(tx, scheme, edit);
  const plan = planChange(edit, versions, (path) => codeAt(scheme, path));
  if ('reason' in plan) return fail(problem('input_invalid', plan));
  const roll = await rollStandingOn(tx, [...plan.close, ...plan.rewrite.map((one) => one.id)], edit.date);
  if (roll !== undefined) return fail(problem('input_invalid', { column: 'date', reason: `Daftar TPS "${roll}" memakai wilayah ini pada atau setelah ${edit.date}; pakai tanggal sesudahnya.` }));
  const idAfter = await write(tx, lawful, plan, versions);
  const idBefore = new Map(versions.filter((one) => isValidOn(one, edit.date)).map((one) => [one.path, one.id]));
  const ids = { fromIds: idsAt(lawful.from, idBefore), toIds: idsAt(lawful.to, idAfter) };
  await recordChange(tx, scheme, { kind: lawful.kind, date: edit.date, source, ...ids });
  const named = await regionsById(tx, [...ids.fromIds, ...ids.toIds]);
  const refs = (list: readonly number[]) => list.flatMap((id) => named.get(id) ?? []).map(refOf);
  return ok({ date: edit.date, kind: lawful.kind, from: refs(ids.fromIds), to: refs(ids.toIds), source });
}

const idsAt = (paths: readonly string[], at: ReadonlyMap<string, number>): number[] => paths.flatMap((path) => at.get(path) ?? []);

async function touchedVersions(tx: Tx, scheme: string, edit: TreeEdit): Promise<NodeVersion[]> {
  const roots = [...edit.moves.flatMap((move) => [move.from, move.to]), ...edit.adds.map((add) => add.path), ...edit.ends];
  const subtrees = await versionsAt(tx, scheme, [...new Set(roots)], true);
  const above = await versionsAt(tx, scheme, [...new Set(roots.flatMap((path) => parentPath(path) ?? []))], false);
  return [...new Map([...subtrees, ...above].map((version) => [version.id, version])).values()];
}

async function write(tx: Tx, lawful: LawfulEdit, plan: EditPlan, versions: readonly NodeVersion[]): Promise<Map<string, number>> {
  const { scheme, source, edit } = lawful;
  const closed = new Set(plan.close);
  const rewritten = new Set(plan.rewrite.map((one) => one.id));
  const standing = versions.filter((one) => isValidOn(one, edit.date) && !closed.has(one.id) && !rewritten.has(one.id));
  const idAt = new Map([...standing, ...plan.rewrite].map((one) => [one.path, one.id]));
  await closeVersions(tx, plan.close, edit.date);
  const ids = await insertVersions(tx, scheme, source, plan.insert, idAt);
  plan.insert.forEach((one, i) => idAt.set(one.path, ids[i] as number));
  await rewriteVersions(tx, scheme, source, plan.rewrite, idAt);
  return idAt;
}

/** The lowest node that holds all these paths: whoever changes them needs the right there. */
export function commonAbove(paths: readonly string[]): string {
  const [first = '', ...rest] = paths;
  return [...ancestorsOf(first), first].reverse()
    .find((above) => rest.every((path) => path === above || ancestorsOf(path).includes(above))) ?? '';
}
