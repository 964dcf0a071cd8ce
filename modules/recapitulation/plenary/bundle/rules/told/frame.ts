import type { Text } from '../../../../../../kernel/text.ts';
import type { ContestContext } from '../../../../../elections/index.ts';
import type { DocumentFrame } from '../../../certificates/rules/document.ts';
import type { Stated } from '../../../rules/objections.ts';
import type { Plenary } from '../../../store/plenaries.ts';
import type { RawAct } from '../../store/hall-house.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import type { Base } from '../../tables.ts';

export type Figures = (number | null)[];
type Place = { readonly id: number; readonly path: string; readonly name: string };
/** What was known of a station beforehand at one moment: agreed on by two people, typed last, typed last by its own people, and who of an office typed after them (by name, and by number where the hall has no name). */
export type Known = { readonly accepted: Figures | null; readonly entry: Figures | null; readonly own: Figures | null; readonly officeAfter: readonly string[] };

/** What the office knows of a plenary that came back: from this, and from the acts of the hall alone, its end is made once more. */
export type Frame = {
  readonly plenary: Plenary; readonly base: Base;
  /** By number. */ readonly contests: ReadonlyMap<number, ContestContext>;
  /** What is read here, by path. */ readonly units: ReadonlyMap<string, Place>;
  /** The same, and regions of lines that stand though the roll does not name them any more. */ readonly places: ReadonlyMap<string, Place>;
  /** Keys of all lines that this plenary has or gets when it is opened. */ readonly lines: ReadonlySet<string>;
  /** As it stands at the office now. */ readonly office: Snapshot;
  /** Minutes of the office until the copy left, of lines, objections and signatures. */ readonly before: readonly RawAct[];
  /** What may have been known of the lines that the hall tells of, from when the copy left until now. */ readonly known: ReadonlyMap<string, readonly Known[]>;
  /** Certificates of the level below that were accepted when the copy left or since, by `contest/path`. */ readonly below: ReadonlyMap<string, readonly { readonly id: number; readonly figures: Figures }[]>;
  /** What D.Hasil of a contest tells besides its lines, people and objections; of contests that the hall drew up. */ readonly papers: ReadonlyMap<number, DocumentFrame>;
  /** `ppwp/1`: who stands for election here, with the name. */ readonly contestants: ReadonlyMap<string, string>;
  /** Objections that stood at the stations when the copy left or since, by the number of the statement. */ readonly stated: ReadonlyMap<number, Stated>;
  /** Names of those who went along. */ readonly officers: ReadonlyMap<string, string>;
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
