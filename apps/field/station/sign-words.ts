import type { FieldSheet } from '../../../modules/sheets/contract.ts';
import type { WordKey } from '../words/catalogue.ts';
import type { PagePhoto } from './photos.ts';
import { hasArrived, type SheetView } from './sheet-state.ts';

/** How far the photos of a sheet have come: some pages have none, some are not at the office yet, or all are there. */
export type PagesState = 'missing' | 'waiting' | 'there';

/** @param all pages of the paper */
export function pagesState(pictures: readonly PagePhoto[], all: number): PagesState {
  if (new Set(pictures.map(({ page }) => page)).size < all) return 'missing';
  return pictures.every(({ arrived }) => arrived) ? 'there' : 'waiting';
}

/** Who agreed on the figures that count, as far as the house tells it: the reader at the office with the station's entry, or readers with each other. */
export function agreedWords(sheet: Pick<FieldSheet, 'entry' | 'accepted'> | null): WordKey {
  const { entry, accepted } = sheet ?? {};
  if (!entry || !accepted) return 'sheet.acceptedBare';
  const isSame = Object.keys({ ...entry.figures, ...accepted }).every((cell) => (entry.figures[cell] ?? null) === (accepted[cell] ?? null));
  return isSame ? 'sheet.acceptedAbout' : 'sheet.acceptedOther';
}

const UNDER_WAY = { missing: 'sign.pagesMissing', waiting: 'sign.pagesWaiting', there: 'sign.verifying' } as const satisfies Record<PagesState, WordKey>;

/** How far a sheet has come, in words that are true at this moment: nobody verifies what has not arrived, and what is under way waits for no network. @param halted the house takes nothing from this phone any more */
export function signWords(view: Pick<SheetView, 'sign' | 'said' | 'sheet'>, pages: PagesState, halted: boolean): WordKey {
  const { sign, said } = view;
  if (sign === 'draft' && hasArrived(view)) return 'sign.correcting';
  if (sign === 'verifying') return UNDER_WAY[pages];
  if (sign === 'waiting' && halted) return 'sign.unsent';
  return sign === 'waiting' && said.some(({ state }) => state === 'sending') ? 'sign.sending' : `sign.${sign}`;
}
