import { isWithin } from '../../../kernel/access.ts';
import { depthOf, parentPath } from './paths.ts';
import { isValidOn } from './validity.ts';
import type { NewVersion, NodeVersion } from './versions.ts';

/** A change of the tree from one day on, in the only terms it needs: nodes moved with all below them (or renamed in place), added, ended. */
export type TreeEdit = {
  readonly date: string;
  readonly moves: readonly { readonly from: string; readonly to: string; readonly name?: string }[];
  readonly adds: readonly { readonly path: string; readonly name: string; readonly aliases: readonly string[] }[];
  readonly ends: readonly string[];
};

/** What to write: versions to end, new ones (with the old one they follow, if any), and those that began this very day. */
export type EditPlan = {
  readonly close: readonly number[];
  readonly insert: readonly (NewVersion & { readonly follows: number | null })[];
  readonly rewrite: readonly (NewVersion & { readonly id: number })[];
};

/** Why a change cannot be: a field of the form and a sentence for the person who filled it in. */
export type Refusal = { readonly column: string; readonly reason: string };

/**
 * Plans an edit against all versions of the nodes at and below the paths it touches.
 * Nothing before `date` is altered: a version that began earlier is ended on that day and followed by a new one.
 * Children follow with new versions of their own, so that every version lies within the dates of its parent's.
 */
export function planChange(edit: TreeEdit, versions: readonly NodeVersion[], codeOf: (path: string) => string): EditPlan | Refusal {
  const now = versions.filter((version) => isValidOn(version, edit.date));
  const at = new Map(now.map((version) => [version.path, version]));
  const refusal = refuseUnknown(edit, at) ?? refuseLater(edit, versions) ?? refuseShape(edit);
  if (refusal) return refusal;
  const ended = new Set(edit.ends);
  const moved = new Map<NodeVersion, string>();
  for (const version of now) {
    const target = targetOf(edit, version.path);
    if (target !== null) moved.set(version, target);
  }
  return refuseTargets(edit, versions, now, moved, ended) ?? writePlan(edit, at, moved, codeOf);
}

const refuse = (column: string, reason: string): Refusal => ({ column, reason });

function refuseUnknown(edit: TreeEdit, at: ReadonlyMap<string, NodeVersion>): Refusal | null {
  const needed = [...edit.moves.map((move) => move.from), ...edit.ends];
  const missing = needed.find((path) => !at.has(path));
  return missing === undefined ? null : refuse('path', `Wilayah "${missing}" tidak ada pada ${edit.date}.`);
}

/** History is only ever continued at its end: whoever changed later would not know of this. */
function refuseLater(edit: TreeEdit, versions: readonly NodeVersion[]): Refusal | null {
  const moved = (version: NodeVersion): boolean => edit.moves.some((move) => isWithin(version.path, move.from)) || edit.ends.includes(version.path);
  const ended = (version: NodeVersion): boolean => edit.ends.some((path) => isWithin(version.path, path));
  const later = versions.find((version) => (moved(version) && (version.validTo ?? '') > edit.date)
    || ((moved(version) || ended(version)) && (version.validFrom ?? '') > edit.date));
  return later ? refuse('date', `Wilayah "${later.path}" sudah mempunyai perubahan setelah ${edit.date}.`) : null;
}

function refuseShape(edit: TreeEdit): Refusal | null {
  const uneven = edit.moves.find((move) => depthOf(move.from) !== depthOf(move.to));
  if (uneven) return refuse('parent', `"${uneven.from}" tidak dapat berpindah tingkat menjadi "${uneven.to}".`);
  const deep = edit.adds.find((add) => depthOf(add.path) > 4);
  if (deep) return refuse('parent', 'Di bawah kelurahan/desa hanya ada TPS.');
  return edit.moves.some((move, i) => edit.moves.some((other, j) => i !== j && isWithin(move.from, other.from)))
    ? refuse('path', 'Satu wilayah disebut dua kali dalam perubahan yang sama.') : null;
}

function targetOf(edit: TreeEdit, path: string): string | null {
  const move = edit.moves.find((one) => isWithin(path, one.from));
  return move ? move.to + path.slice(move.from.length) : null;
}

/** Every place must be free from that day on, and every node must have a parent that stays. */
function refuseTargets(
  edit: TreeEdit, versions: readonly NodeVersion[], now: readonly NodeVersion[], moved: ReadonlyMap<NodeVersion, string>, ended: ReadonlySet<string>,
): Refusal | null {
  const fresh = [...moved.values(), ...edit.adds.map((add) => add.path)];
  const twice = duplicate(fresh);
  if (twice !== undefined) return refuse('code', `Kode "${twice}" dipakai dua kali.`);
  const leaving = (version: NodeVersion): boolean => (moved.has(version) || ended.has(version.path)) && version.validFrom !== edit.date;
  const staysPut = (version: NodeVersion): boolean => moved.get(version) === version.path;
  const taken = new Set(versions.filter((version) => (version.validTo === null || version.validTo > edit.date) && !leaving(version) && !staysPut(version)).map((version) => version.path));
  const clash = fresh.find((path) => taken.has(path));
  if (clash !== undefined) return refuse('code', `Kode "${clash}" sudah dipakai pada atau setelah ${edit.date}.`);
  const left = now.filter((version) => !moved.has(version) && !ended.has(version.path));
  const standing = new Set([...fresh, ...left.filter((version) => version.validTo === null).map((version) => version.path)]);
  const orphan = fresh.find((path) => !standing.has(parentPath(path) ?? ''))
    ?? left.find((version) => ended.has(parentPath(version.path) ?? ' '))?.path;
  if (orphan !== undefined) return refuse('parent', `"${orphan}" tidak mempunyai induk "${parentPath(orphan) ?? ''}" mulai ${edit.date}.`);
  const sameDay = now.find((version) => ended.has(version.path) && version.validFrom === edit.date);
  return sameDay ? refuse('date', `"${sameDay.path}" baru mulai berlaku pada ${edit.date}; sesuatu tidak dapat berakhir pada hari mulainya.`) : null;
}

function duplicate(paths: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return paths.find((path) => seen.size === seen.add(path).size);
}

function writePlan(edit: TreeEdit, at: ReadonlyMap<string, NodeVersion>, moved: ReadonlyMap<NodeVersion, string>, codeOf: (path: string) => string): EditPlan {
  const close: number[] = edit.ends.flatMap((path) => at.get(path)?.id ?? []);
  const insert: (NewVersion & { follows: number | null })[] = edit.adds.map((add) => ({ ...add, validFrom: edit.date, follows: null }));
  const rewrite: (NewVersion & { id: number })[] = [];
  for (const [version, path] of moved) {
    const name = edit.moves.find((move) => move.from === version.path)?.name ?? version.name;
    const before = [...(name === version.name ? [] : [version.name]), ...(path === version.path ? [] : [codeOf(version.path)])];
    const next: NewVersion = { path, name, aliases: [...new Set([...version.aliases, ...before])], validFrom: edit.date };
    if (version.validFrom === edit.date) rewrite.push({ ...next, id: version.id });
    else {
      close.push(version.id);
      insert.push({ ...next, follows: version.id });
    }
  }
  return { close, insert, rewrite };
}
