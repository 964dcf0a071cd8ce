import type { FieldSheet } from '../../../modules/sheets/contract.ts';
import type { WordKey } from '../words/catalogue.ts';
import type { SheetView } from './sheet-state.ts';

/** The one thing to do now with a sheet; `nothing`: it is done for now, the next sheet waits. */
export type NextStep = 'continue' | 'refused' | 'aside' | 'again' | 'photo' | 'fill' | 'nothing';

export type Pages = { readonly done: number; readonly all: number };

/** Always one: what somebody waits for first, then what was begun, then what is missing. @param hasSaid figures were said, by whomever of the station */
export function nextStepOf({ sign, attention, draft, sheet }: Pick<SheetView, 'sign' | 'attention' | 'draft' | 'sheet'>, pages: Pages, hasSaid: boolean): NextStep {
  if (sign === 'accepted') return 'nothing';
  if (draft) return 'continue';
  if (attention === 'refused' || attention === 'aside') return attention;
  if (asksFigures(attention, sheet)) return 'again';
  const isComplete = pages.done >= pages.all;
  if (attention === 'again' && !isComplete) return 'photo';
  if (!hasSaid) return 'fill';
  return isComplete ? 'nothing' : 'photo';
}

const asksFigures = (attention: SheetView['attention'], sheet: FieldSheet | null): boolean => attention === 'again' && (sheet?.again.length ?? 0) > 0;

const CORRECTED_BY: Partial<Record<NextStep, WordKey>> = { continue: 'sheet.continue', fill: 'sheet.fill', again: 'sheet.again', refused: 'sheet.refusedFix', aside: 'sheet.asideCorrect' };

/** What the button says with which a figure of this sheet is put right now: whatever speaks of it calls it so. @param hasSaid as above */
export const correctingButton = (view: Pick<SheetView, 'sign' | 'attention' | 'draft' | 'sheet'>, hasSaid: boolean): WordKey =>
  // Whether photos are missing changes the next step, not this button.
  CORRECTED_BY[nextStepOf(view, { done: 0, all: 0 }, hasSaid)] ?? 'sheet.correct';

/** The sheet to go on with when this one is done: the next in the order of the papers that waits for somebody, else any before it. */
export function sheetAfter<T extends { readonly view: Pick<SheetView, 'key' | 'sign'> }>(sheets: readonly T[], key: string): T | null {
  const at = sheets.findIndex(({ view }) => view.key === key);
  const inOrder = [...sheets.slice(at + 1), ...sheets.slice(0, Math.max(at, 0))];
  return inOrder.find(({ view }) => view.sign === 'attention') ?? inOrder.find(({ view }) => view.sign === 'draft' || view.sign === 'empty') ?? null;
}
