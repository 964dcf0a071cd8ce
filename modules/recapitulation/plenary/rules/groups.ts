/** What a single group that reads everything is called. */
export const ALL_GROUPS = 'Semua';
/** A group as it is asked for: a name, and the paths it reads. */
export type WishedGroup = { readonly name: string; readonly regions: readonly string[] };
export type Unit = { readonly id: number; readonly path: string; readonly name: string };
export type Group = { readonly number: number; readonly name: string; readonly regions: readonly number[] };
/** Paths that no group reads, that several read, and that are nothing of this plenary. */
export type Misfit = { readonly missing: readonly string[]; readonly twice: readonly string[]; readonly foreign: readonly string[] };

/** Divides what is to be read; every unit stands in exactly one group. Without any wish one group reads all. */
export function divide(units: readonly Unit[], wished: readonly WishedGroup[], all: string): { readonly groups: readonly Group[] } | { readonly misfit: Misfit } {
  if (wished.length === 0) return { groups: [{ number: 1, name: all, regions: units.map(({ id }) => id) }] };
  const ids = new Map(units.map(({ path, id }) => [path, id]));
  const times = new Map<string, number>();
  for (const path of wished.flatMap(({ regions }) => regions)) times.set(path, (times.get(path) ?? 0) + 1);
  const misfit: Misfit = {
    missing: units.filter(({ path }) => !times.has(path)).map(({ path }) => path),
    twice: [...times].filter(([path, count]) => count > 1 && ids.has(path)).map(([path]) => path),
    foreign: [...times.keys()].filter((path) => !ids.has(path)),
  };
  if (misfit.missing.length + misfit.twice.length + misfit.foreign.length > 0) return { misfit };
  return { groups: wished.map(({ name, regions }, at) => ({ number: at + 1, name, regions: regions.map((path) => ids.get(path) as number) })) };
}
