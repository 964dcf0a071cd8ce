import { isStations } from './levels.ts';
import { offers } from './offers.ts';
import type { LinePage, PlenaryPage } from './wire.ts';

/**
 * What the hands do with a line: `look` at what is written, `type` what nobody wrote before, `correct` it with a reason and
 * people who agree, or `misread`: the quick way misread the paper, whose own figures are typed.
 */
export type Mode = 'look' | 'type' | 'correct' | 'misread';

/** Once its D.Hasil is signed nothing of a contest changes any more: the level above opens it again. */
export const isSealed = (page: PlenaryPage, contest: number | null): boolean =>
  ['signed', 'sent', 'accepted'].includes(page.contests.find((one) => one.contest === contest)?.certificate?.state ?? '');

/** Reading is on: whoever leads, while the plenary is open and the contest's D.Hasil is not signed. */
export const mayChange = (page: PlenaryPage, contest: number): boolean => offers(page, 'read') && !isSealed(page, contest);

/** Objections are also written down during a recess. */
export const mayObject = (page: PlenaryPage, contest: number | null): boolean => offers(page, 'object') && !isSealed(page, contest);

/** Which ways are open for a line. */
export function waysOf(line: LinePage, page: PlenaryPage): { readonly confirm: boolean; readonly type: boolean; readonly correct: boolean; readonly misread: boolean; readonly undo: boolean } {
  const may = mayChange(page, line.line.contest);
  const waits = line.state === 'waiting';
  const stations = isStations(page.level);
  return {
    confirm: may && waits && line.written !== null, type: may && waits && line.written === null && stations && !line.hidden,
    correct: may && line.written !== null, misread: may && waits && line.written !== null && line.figures === null && stations, undo: may && !waits,
  };
}
