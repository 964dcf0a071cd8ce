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

/** Two people, of whom not both sit at the station: colleagues who look at one sheet together are one pair of eyes. */
const areIndependent = (a: Opinion, b: Opinion): boolean => a.person !== b.person && !(isOfStation(a) && isOfStation(b));

/**
 * What follows from all current opinions of one round. A cell is settled when two independent people say the same of it,
 * also that it is absent; a sheet is accepted when all cells are. The machine proposes: only where the election says so,
 * and no hard rule is broken, does it stand beside one person.
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
    const agreed = said.find((one) => said.some((other) => areIndependent(one, other) && valueAt(one, at) === valueAt(other, at)));
    figures.push(agreed ? valueAt(agreed, at) : null);
    if (agreed) continue;
    cells.push(at);
    if (!said.some((one) => said.some((other) => areIndependent(one, other)))) isHeard = false;
  }
  if (cells.length === 0 && size > 0) return { state: 'accepted', figures };
  const alone = policy === 'person_and_machine' ? besideMachine(opinions, size, isHard) : null;
  if (alone) return { state: 'accepted', figures: alone };
  return isHeard ? { state: 'different', cells } : { state: 'entered' };
}

const valueAt = ({ figures }: Opinion, at: number): number | null => figures[at] ?? null;

function besideMachine(opinions: readonly Opinion[], size: number, isHard: (figures: readonly (number | null)[]) => boolean): readonly (number | null)[] | null {
  const machine = opinions.find(({ kind, cells }) => kind === 'machine' && cells === null);
  const person = machine && opinions.find((one) => one.kind !== 'machine' && one.cells === null && sameOver(one, machine, size));
  return person && !isHard(person.figures) ? person.figures.slice(0, size) : null;
}

const sameOver = (a: Opinion, b: Opinion, size: number): boolean => {
  for (let at = 0; at < size; at++) if (valueAt(a, at) !== valueAt(b, at)) return false;
  return true;
};
