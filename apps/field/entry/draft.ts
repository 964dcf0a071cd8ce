import { isWords } from '../../../kernel/plain-words.ts';
import type { EntryWords } from '../../../modules/sheets/rules.ts';

/** `number` as written; null = the boxes on the paper are empty; not there = nobody has looked yet. XXX on the paper is 0. */
export type Written = Readonly<Record<string, number | null>>;

export const DRAFT_STAGES = ['fill', 'check', 'read'] as const;
export type DraftStage = (typeof DRAFT_STAGES)[number];

/** A sheet that is being filled in on this phone. */
export type Draft = {
  readonly contest: number; readonly village: string; readonly station: number;
  readonly figures: Written;
  /** What stood when it was begun, by whoever said it last. */
  readonly was: Written;
  /** Only these cells are asked; null = the whole sheet. */
  readonly only: readonly string[] | null;
  /** Rule code → why the paper says so. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Why it is corrected; null where nothing was said before. */
  readonly reason: string | null;
  readonly isCorrection: boolean;
  /** Number of the newest entry that its writer has seen, 0 = none. */
  readonly after: number;
  /** How far one has come. */
  readonly stage: DraftStage; readonly step: number;
};

/** A correction that was opened and in which nothing was done yet: it says nothing but what was said. */
export const isUntouched = ({ isCorrection, only, stage, reason, figures, was }: Draft): boolean =>
  isCorrection && only === null && stage === 'fill' && reason === null && Object.keys({ ...was, ...figures }).every((cell) => cell in figures && (figures[cell] ?? null) === (was[cell] ?? null));

/** Something was typed: a cell that was asked, or one that says something else than when it was begun. */
export const isBegun = ({ isCorrection, only, figures, was }: Draft): boolean =>
  Object.keys(isCorrection ? { ...was, ...figures } : figures).some((cell) => (isCorrection && only?.includes(cell) !== true ? !(cell in figures) || (figures[cell] ?? null) !== (was[cell] ?? null) : cell in figures));

export type SheetName = { readonly contest: number; readonly village: string; readonly station: number };
export const sheetKey = ({ contest, village, station }: SheetName): string => `${contest}/${village}/${station}`;

export const emptyDraft = ({ contest, village, station }: SheetName): Draft =>
  ({ contest, village, station, figures: {}, was: {}, only: null, reasons: {}, reason: null, isCorrection: false, after: 0, stage: 'fill', step: 0 });

/**
 * Something was said before: its figures stand, and may be changed; those that are asked again are typed again from the paper.
 * @param cells of the form: what was said names no absent ones, and they were looked at all the same
 */
export function correctionOf(sheet: SheetName, cells: readonly string[], before: { readonly figures: Written; readonly reasons: Readonly<Record<string, string>>; readonly number: number }, again: readonly string[]): Draft {
  const kept = cells.filter((cell) => !again.includes(cell)).map((cell) => [cell, before.figures[cell] ?? null] as const);
  return { ...emptyDraft(sheet), figures: Object.fromEntries(kept), was: before.figures, only: again.length > 0 ? again : null, reasons: before.reasons, isCorrection: true, after: before.number };
}

/** Highest figure that the house takes in one cell (modules/sheets). */
export const HIGHEST = 99_999_999;

/** One more digit behind what stands there; `anew` begins from nothing. A figure that no paper could hold stays as it was. */
export function withDigit(before: number | null | undefined, digit: number, anew: boolean): number {
  const next = (anew ? 0 : before ?? 0) * 10 + digit;
  return next > HIGHEST ? before ?? 0 : next;
}

/** The last digit is taken back; behind the first one nothing was looked at. */
export const withoutDigit = (before: number | null | undefined): number | undefined =>
  before === null || before === undefined || before < 10 ? undefined : Math.floor(before / 10);

/** @param value undefined = nobody has looked */
export function withFigure(draft: Draft, cell: string, value: number | null | undefined): Draft {
  const { [cell]: _before, ...others } = draft.figures;
  return { ...draft, figures: value === undefined ? others : { ...others, [cell]: value } };
}

export const withReason = (draft: Draft, code: string, reason: string): Draft => ({ ...draft, reasons: { ...draft.reasons, [code]: reason } });

/** Cells that are asked and that nobody has looked at, in the order of the paper. */
export const notLookedAt = (draft: Draft, cells: readonly string[]): string[] =>
  cells.filter((cell) => (draft.only === null || draft.only.includes(cell)) && draft.figures[cell] === undefined);

/** Cells to be read back: all of a first entry, of a correction those that were asked or changed. */
export const toReadBack = ({ isCorrection, only, figures, was }: Draft, cells: readonly string[]): string[] =>
  isCorrection ? cells.filter((cell) => only?.includes(cell) === true || (figures[cell] ?? null) !== (was[cell] ?? null)) : [...cells];

/** As the house takes it: refused here, before it is signed. */
export const isReason = (reason: string | null | undefined): reason is string => isWords((reason ?? '').trim());

/**
 * What is said of the sheet, every cell of the form named; who signs it says it of all of them.
 * @param cells of the form @param broken hard rules that the figures break: only their reasons travel @param saidAt ISO 8601, the phone's clock
 */
export function entryOf(draft: Draft, cells: readonly string[], broken: readonly string[], photos: EntryWords['photos'], saidAt: string): EntryWords {
  const { contest, village, station, after, figures, reasons, reason } = draft;
  const given = broken.filter((code) => isReason(reasons[code])).map((code) => [code, (reasons[code] ?? '').trim()] as const);
  return {
    contest, village, station, after, figures: Object.fromEntries(cells.map((cell) => [cell, figures[cell] ?? null])),
    reasons: Object.fromEntries(given), reason: draft.isCorrection && isReason(reason) ? reason.trim() : null, photos, saidAt,
  };
}
