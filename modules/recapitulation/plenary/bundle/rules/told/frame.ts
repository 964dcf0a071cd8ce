import type { Text } from '../../../../../../kernel/text.ts';
import type { ContestContext } from '../../../../../elections/index.ts';
import type { Plenary } from '../../../store/plenaries.ts';
import type { RawAct } from '../../store/hall-house.ts';
import type { RawLine, Snapshot } from '../../store/snapshot.ts';
import type { Base } from '../../tables.ts';

/** What the office knows of a plenary that came back: against this, and against its minutes, all that the file says is held. */
export type Frame = {
  readonly plenary: Plenary; readonly base: Base;
  /** By number. */ readonly contests: ReadonlyMap<number, ContestContext>;
  /** What is read here, by path. */ readonly units: ReadonlyMap<string, { readonly id: number; readonly path: string; readonly name: string }>;
  /** Keys of all lines that this plenary has or gets when it is opened. */ readonly lines: ReadonlySet<string>;
  /** Lines that stand at the office as they stood when the copy left. */ readonly stood: ReadonlyMap<string, RawLine>;
  /** Who stood on the page of signatures of a version when the copy left, though its document does not name them: by certificate. */ readonly late: ReadonlyMap<number, readonly number[]>;
  /** `ppwp/1`: who stands for election here. */ readonly contestants: ReadonlySet<string>;
};
export type Told = { readonly frame: Frame; readonly snapshot: Snapshot; readonly acts: readonly RawAct[] };
/** What does not follow: the number of the act that cannot be, or the thing that no act tells of. Null where all follows. */
export type Flaw = { readonly act: number; readonly why: Text } | { readonly thing: Text } | null;

export const thing = (id: string, en: string): Flaw => ({ thing: { id, en } });
export const cannot = ({ number }: RawAct, id: string, en: string): Flaw => ({ act: number, why: { id, en } });
/** The first flaw of a list that is looked through only as far as needed. */
export const firstFlaw = <T>(list: Iterable<T>, look: (one: T) => Flaw): Flaw => {
  for (const one of list) {
    const flaw = look(one);
    if (flaw) return flaw;
  }
  return null;
};
/** Is every key of a list its own? */
export const areDistinct = (keys: readonly unknown[]): boolean => new Set(keys).size === keys.length;
