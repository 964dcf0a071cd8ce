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
 * office's where they are not the same. `same` = of the hall's number the office's, where both are one thing whatever they say of it.
 * Old number → new number, only of those that move.
 */
export function renumbered(base: ReadonlySet<number>, office: ReadonlyMap<number, Thing>, hall: ReadonlyMap<number, Thing>, same: ReadonlyMap<number, number> = new Map()): Map<number, number> {
  const added = [...hall.keys()].filter((number) => !base.has(number) && !same.has(number)).sort((a, b) => a - b);
  const ones = new Set(same.values());
  const isAnother = (number: number): boolean => ones.has(number) || (office.has(number) && office.get(number)?.face !== hall.get(number)?.face);
  const moved = new Map([...same].filter(([from, to]) => from !== to));
  if (!added.some(isAnother)) return moved;
  let next = Math.max(0, ...office.keys(), ...base) + 1;
  for (const number of added) if (ones.has(number) || office.get(number)?.face !== hall.get(number)?.face) moved.set(number, next++);
  return moved;
}
