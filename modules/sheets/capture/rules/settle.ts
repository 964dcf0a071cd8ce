import type { Publication } from '../../../elections/contract.ts';

/** Who speaks: the station's own people (KPPS on a phone, or the office from the paper), other people who read the photo, the machine. */
export type EntryKind = 'kpps' | 'office' | 'second' | 'third' | 'machine';

/** What one speaker says now. `cells` = positions that were asked, null = all of them; figures in the order of the form, null = absent. */
export type Opinion = { readonly person: string; readonly kind: EntryKind; readonly cells: readonly number[] | null; readonly figures: readonly (number | null)[] };

export type Settlement =
  /** Not enough has been said yet. */
  | { readonly state: 'entered' }
  /** Nobody agrees with anybody on these positions. */
  | { readonly state: 'different'; readonly cells: readonly number[] }
  | { readonly state: 'accepted'; readonly figures: readonly (number | null)[] };

const isOfStation = ({ kind }: Opinion): boolean => kind === 'kpps' || kind === 'office';
const covers = ({ cells }: Opinion, at: number): boolean => cells === null || cells.includes(at);
const valueAt = ({ figures }: Opinion, at: number): number | null => figures[at] ?? null;

/** How many pairs of eyes these are: colleagues who look at one sheet together are one pair, and so is one person who speaks twice. */
const eyesOf = (opinions: readonly Opinion[]): number => {
  const readers = new Set(opinions.filter((one) => !isOfStation(one)).map(({ person }) => person));
  return readers.size + (opinions.some((one) => isOfStation(one) && !readers.has(one.person)) ? 1 : 0);
};

/**
 * What follows from all current opinions of one round; their order says nothing. A cell is settled when two independent
 * people say the same of it, also that it is absent, and no other figure has as many; a sheet is accepted when all cells are.
 * The machine proposes: only where the election says so, no hard rule is broken and nobody says otherwise, does it stand
 * beside one person.
 * @param size number of cells of the form
 * @param isHard true if the figures break a hard rule
 */
export function settle(opinions: readonly Opinion[], size: number, policy: Publication, isHard: (figures: readonly (number | null)[]) => boolean): Settlement {
  const people = opinions.filter(({ kind }) => kind !== 'machine');
  const figures: (number | null)[] = [];
  const cells: number[] = [];
  let isHeard = true;
  for (let at = 0; at < size; at++) {
    const said = people.filter((one) => covers(one, at));
    const agreed = agreedOn(said, at);
    figures.push(agreed ? agreed.value : null);
    if (agreed) continue;
    cells.push(at);
    if (eyesOf(said) < 2) isHeard = false;
  }
  if (cells.length === 0 && size > 0) return { state: 'accepted', figures };
  const alone = policy === 'person_and_machine' ? besideMachine(opinions, people, size, isHard) : null;
  if (alone) return { state: 'accepted', figures: alone };
  return isHeard ? { state: 'different', cells } : { state: 'entered' };
}

/** The figure that more independent people say than any other, two at least. */
function agreedOn(said: readonly Opinion[], at: number): { readonly value: number | null } | null {
  const bySaid = Map.groupBy(said, (one) => valueAt(one, at));
  const counted = [...bySaid].map(([value, sayers]) => ({ value, eyes: eyesOf(sayers) })).sort((a, b) => b.eyes - a.eyes);
  const [first, second] = counted;
  return first && first.eyes >= 2 && first.eyes > (second?.eyes ?? 0) ? first : null;
}

function besideMachine(opinions: readonly Opinion[], people: readonly Opinion[], size: number, isHard: (figures: readonly (number | null)[]) => boolean): readonly (number | null)[] | null {
  const machine = opinions.find(({ kind, cells }) => kind === 'machine' && cells === null);
  const whole = people.some(({ cells }) => cells === null);
  if (!machine || !whole || !people.every((one) => sameOver(one, machine, size))) return null;
  const figures = Array.from({ length: size }, (_, at) => valueAt(machine, at));
  return isHard(figures) ? null : figures;
}

/** True if both say the same of every cell that `one` was asked. */
const sameOver = (one: Opinion, other: Opinion, size: number): boolean => {
  for (let at = 0; at < size; at++) if (covers(one, at) && valueAt(one, at) !== valueAt(other, at)) return false;
  return true;
};
