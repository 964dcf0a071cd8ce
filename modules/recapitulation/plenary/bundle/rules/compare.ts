/** One thing on one side. `whole` = all that it says; `face` = what two sides must agree on to be no conflict (figures, not who said so). */
export type Thing = { readonly whole: string; readonly face: string };
export type Verdict = 'kept' | 'taken' | 'agreed' | 'conflict';

/**
 * Which side changed a thing since both were one. `base` = its whole then; undefined = it was not there. Both changed it: they
 * agree where their faces are equal, else a person decides.
 */
export function verdictOf(base: string | undefined, office: Thing | undefined, hall: Thing | undefined): Verdict {
  if (hall?.whole === base) return 'kept';
  if (office?.whole === base) return 'taken';
  return office !== undefined && hall !== undefined && office.face === hall.face ? 'agreed' : 'conflict';
}

/** The verdict on every key that stands anywhere, in the order of the keys. */
export function compareSides(base: ReadonlyMap<string, string>, office: ReadonlyMap<string, Thing>, hall: ReadonlyMap<string, Thing>): Map<string, Verdict> {
  const keys = [...new Set([...base.keys(), ...office.keys(), ...hall.keys()])].sort();
  return new Map(keys.map((key) => [key, verdictOf(base.get(key), office.get(key), hall.get(key))]));
}

/**
 * Numbers of what both sides added without knowing of each other (people present, objections): the hall's go behind the
 * office's where they are not the same. Old number → new number, only of those that move.
 */
export function renumbered(base: ReadonlySet<number>, office: ReadonlyMap<number, Thing>, hall: ReadonlyMap<number, Thing>): Map<number, number> {
  const added = [...hall.keys()].filter((number) => !base.has(number)).sort((a, b) => a - b);
  const isOffices = added.some((number) => { const there = office.get(number); return there !== undefined && there.face !== hall.get(number)?.face; });
  const moved = new Map<number, number>();
  if (!isOffices) return moved;
  let next = Math.max(0, ...office.keys(), ...base) + 1;
  for (const number of added) if (office.get(number)?.face !== hall.get(number)?.face) moved.set(number, next++);
  return moved;
}
