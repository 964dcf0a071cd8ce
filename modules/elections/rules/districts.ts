/** Paths above a region, nation first; the nation ('') has none. */
export function ancestorsOf(path: string): string[] {
  if (path === '') return [];
  const parts = path.split('.');
  return ['', ...parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('.'))];
}

/** Paths of `members` that another path of `others` (or of `members` itself) already holds or repeats. */
export function overlaps(members: readonly string[], others: readonly string[] = []): string[] {
  const all = new Map<string, number>();
  for (const path of [...members, ...others]) all.set(path, (all.get(path) ?? 0) + 1);
  const above = new Set(others.flatMap(ancestorsOf));
  return members.filter((path) =>
    (all.get(path) ?? 0) > 1 || above.has(path) || ancestorsOf(path).some((ancestor) => all.has(ancestor)));
}

/** Remembers regions claimed one district after the other, and finds the first that a new district would claim again. */
export function claims(): { taken(members: readonly string[]): string | undefined; add(members: readonly string[]): void } {
  const held = new Set<string>();
  const above = new Set<string>();
  return {
    taken: (members) => members.find((path) => held.has(path) || above.has(path) || ancestorsOf(path).some((ancestor) => held.has(ancestor))),
    add(members) {
      for (const path of members) {
        held.add(path);
        for (const ancestor of ancestorsOf(path)) above.add(ancestor);
      }
    },
  };
}

/** The smallest region that holds all of `paths`: their longest common beginning, segment by segment. */
export function commonRegion(paths: readonly string[]): string {
  const [first, ...rest] = paths.map((path) => (path === '' ? [] : path.split('.')));
  if (!first) throw new Error('A district has at least one member');
  let length = first.length;
  for (const parts of rest) {
    let same = 0;
    while (same < length && same < parts.length && parts[same] === first[same]) same += 1;
    length = same;
  }
  return first.slice(0, length).join('.');
}

/** A test for membership that costs one look-up per level, however many regions the district has. */
export function districtCovers(members: readonly string[]): (path: string) => boolean {
  const held = new Set(members);
  if (held.has('')) return () => true;
  return (path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
      if (held.has(end === path.length ? path : path.slice(0, end))) return true;
    }
    return false;
  };
}
