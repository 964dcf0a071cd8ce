import type { ActList, ContestProgress } from './wire.ts';

/** Acts that touch what a D.Hasil of the contest would tell. */
const TOUCHES = ['confirm', 'correct', 'undo', 'answer_objection'];

/** Was no line read anew or corrected since the level above sent D.Hasil back? `rows` from the newest act on; what they do not reach back to is not known, and nothing is asked. */
export function isUntouched(rows: ActList['rows'], contest: number): boolean {
  for (const { act, details } of rows) {
    if (act === 'certificate_return') return true;
    if (TOUCHES.includes(act) && !isLeftOut(details) && isOf(details, contest)) return false;
  }
  return false;
}

/** What stayed out when a hall's file was joined touched nothing. */
const isLeftOut = ({ hall }: Readonly<Record<string, unknown>>): boolean => typeof hall === 'object' && hall !== null && 'leftOut' in hall && hall.leftOut === true;

/** An act that names no contest may be of any. */
function isOf(details: Readonly<Record<string, unknown>>, contest: number): boolean {
  const lines: readonly unknown[] = Array.isArray(details['lines']) ? details['lines'] : [];
  const named = [details, ...lines].flatMap((one: unknown) => (typeof one === 'object' && one !== null && 'contest' in one && typeof one.contest === 'number' ? [one.contest] : []));
  return named.length === 0 || named.includes(contest);
}

export const isReturned = ({ certificate, waiting }: Pick<ContestProgress, 'certificate' | 'waiting'>): boolean => certificate?.state === 'returned' && waiting === 0;
