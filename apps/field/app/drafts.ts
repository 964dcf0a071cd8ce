import type { Draft } from '../entry/draft.ts';
import { dropValue, keepValue } from './kept.ts';
import { change, now } from './state.ts';

/** Names of kept drafts begin so; the sheet follows. */
export const DRAFTS = 'draft ';

let line: Promise<unknown> = Promise.resolve();

/** Keeps a draft as it stands after every key press, in the order of the key presses. @throws where the phone has no room left */
export function keepDraft(sheet: string, draft: Draft): Promise<void> {
  change({ drafts: { ...now().drafts, [sheet]: draft } });
  const done = line.then(() => keepValue(DRAFTS + sheet, draft));
  line = done.catch(() => undefined);
  return done;
}

/** Throws a draft away, on the screen and on the phone. */
export function dropDraft(sheet: string): Promise<void> {
  forgetDraft(sheet);
  const done = line.then(() => dropValue(DRAFTS + sheet));
  line = done.catch(() => undefined);
  return done;
}

/** A draft that became something said: it went from the phone in the same moment; now it goes from the screen. */
export function forgetDraft(sheet: string): void {
  const { [sheet]: _gone, ...drafts } = now().drafts;
  change({ drafts });
}

/** Waits until every key press so far is kept. */
export const draftsKept = async (): Promise<void> => { await line; };
