import type { ObjectionView, RaiseObjection } from '../contract.ts';

/** What is written down of an objection or special event, but for its kind, which its name (K-1, KK-1) tells, and what became of it. */
export type Recorded = Pick<RaiseObjection, 'contest' | 'region' | 'station' | 'raisedBy' | 'matter'>;

export const recordedOf = ({ contest, region, station, raisedBy, matter }: Recorded): Recorded => ({ contest, region, station, raisedBy, matter });

const differ = (one: Recorded, other: Recorded): (keyof Recorded)[] => (['contest', 'region', 'station', 'raisedBy', 'matter'] as const).filter((key) => one[key] !== other[key]);
export const isSameRecorded = (one: Recorded, other: Recorded): boolean => differ(one, other).length === 0;

type Standing = { readonly before: Recorded; readonly outcome: ObjectionView['outcome']; /** Does a signed D.Hasil tell of it? */ readonly isSealed: boolean; /** Was it stated at a station and taken up? */ readonly isStated: boolean };
export type RecordMisfit = 'answered' | 'sealed' | 'stated' | 'unchanged';

/** Why nothing of an objection or special event is put right any more, whatever is asked; null = it may be. One rule for the server and for what a screen offers. */
export const recordClosed = ({ outcome, isSealed }: Pick<Standing, 'outcome' | 'isSealed'>): 'sealed' | 'answered' | null => (isSealed ? 'sealed' : outcome === 'open' ? null : 'answered');

/**
 * Why an objection or special event cannot be put right like that: it was answered (an answer speaks of the words that it was given to), a signed D.Hasil tells of it, it bears
 * words that somebody stated at a station (who stands for it in the plenary can still be put right), or nothing is changed. Null = it can. At the office and in a hall alike. Ours, of no law.
 */
export function recordMisfit({ before, outcome, isSealed, isStated }: Standing, asked: Recorded): RecordMisfit | null {
  const [changed, closed] = [differ(before, asked), recordClosed({ outcome, isSealed })];
  if (closed !== null) return closed;
  if (isStated && changed.some((key) => key !== 'raisedBy')) return 'stated';
  return changed.length === 0 ? 'unchanged' : null;
}
