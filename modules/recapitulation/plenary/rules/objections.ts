import type { ObjectionView, RaiseObjection } from '../contract.ts';

/** More than any plenary has; a paper of them all is still printed in a second. */
export const MOST_OBJECTIONS = 500;
/** How often one objection is answered with a recommendation; after that it is granted or not. Ours, of no law. */
export const MOST_RECOMMENDED = 20;

/** Only what is not answered yet, or recommended by the supervisor, is answered. */
const mayAnswer = (outcome: ObjectionView['outcome']): boolean => outcome === 'open' || outcome === 'recommended';

/** Why an objection cannot be answered like that: it was decided, or was recommended so often that it has to be decided now. Null = it can. `times`: how often it was answered. */
export const answerMisfit = (outcome: ObjectionView['outcome'], times: number, asked: ObjectionView['outcome']): 'decided' | 'too_often' | null =>
  (!mayAnswer(outcome) ? 'decided' : asked === 'recommended' && times >= MOST_RECOMMENDED ? 'too_often' : null);

/** An objection that somebody stated at a station. `by` = names that they go by. */
export type Stated = { readonly contest: number; readonly region: string; readonly station: number; readonly words: string; readonly by: readonly string[] };

/** What may stand before the words that were stated: whose they are. */
const INTROS: readonly ((by: string) => string)[] = [(by) => `Keberatan di TPS oleh ${by}: `, (by) => `Objection at the polling station by ${by}: `];
export const takenUpAs = (by: string, words: string): readonly string[] => INTROS.map((intro) => intro(by) + words);

/** Is it what was stated, whole and first? What the plenary adds stands on lines of its own behind it. */
const bearsWords = (matter: string, { words, by }: Stated): boolean =>
  [words, ...by.flatMap((name) => takenUpAs(name, words))].some((own) => matter === own.trim() || matter.startsWith(`${own.trimEnd()}\n`) || matter.startsWith(`${own.trimEnd()}\r\n`));

/**
 * Why a statement cannot be taken up by that objection: nobody stated it there (or it was withdrawn), the plenary took it up already, or it is not the same objection in its
 * own words. Null = it can, or none is taken up. `stated`: what it says, where it stands as an objection; of a plenary in a hall and at the office alike.
 */
export function takingUpMisfit({ statement, contest, region, station, matter, kind }: RaiseObjection, stated: Stated | undefined, isTaken: boolean): 'unstated' | 'taken' | 'kind' | 'words' | null {
  if (statement === undefined) return null;
  if (!stated || stated.contest !== contest || stated.region !== region || stated.station !== station) return 'unstated';
  return isTaken ? 'taken' : kind !== 'objection' ? 'kind' : bearsWords(matter, stated) ? null : 'words';
}

type Kinded = { readonly number: number; readonly kind: ObjectionView['kind'] };
const SIGNS: Readonly<Record<ObjectionView['kind'], string>> = { objection: 'K', special_event: 'KK' };

/**
 * What each objection and special event of a plenary is called, by its number: each kind is counted by itself (K-1, K-2, KK-1), in the order in which they were written
 * down. `all` = those of the whole plenary. The number itself, which addresses and files use, counts both kinds together.
 */
export function labelsOf(all: Iterable<Kinded>): Map<number, string> {
  const count = { objection: 0, special_event: 0 };
  return new Map([...all].sort((a, b) => a.number - b.number).map(({ number, kind }) => [number, `${SIGNS[kind]}-${++count[kind]}`]));
}
