import type { FieldSheet, SubmittedEntry } from '../../../modules/sheets/contract.ts';
import { isUntouched, sheetKey, type Draft, type SheetName } from '../entry/draft.ts';
import { isOpenRefusal, isUnsent, type QueueItem } from '../queue/states.ts';

/** How far a sheet has come, in the words of the one who filled it in. Each has its own sign and colour. */
export const SHEET_SIGNS = ['empty', 'draft', 'waiting', 'verifying', 'attention', 'accepted'] as const;
export type SheetSign = (typeof SHEET_SIGNS)[number];

/** Why somebody should look at the sheet. */
export type Attention = 'refused' | 'aside' | 'again' | null;

export type SheetView = {
  readonly key: string; readonly sign: SheetSign; readonly attention: Attention;
  readonly sheet: FieldSheet | null; readonly draft: Draft | null;
  /** What this phone said of it, newest first. */
  readonly said: readonly QueueItem[];
  readonly refused: QueueItem | null;
  /** A colleague's entry came first; until somebody has compared the two. */
  readonly aside: { readonly item: QueueItem; readonly answer: SubmittedEntry } | null;
  /** Every page that was asked for again was photographed again, and is on its way. */
  readonly answered: boolean;
};

type Known = { readonly items: readonly QueueItem[]; readonly drafts: Readonly<Record<string, Draft>>; readonly sheets: readonly FieldSheet[] };

/** The lane of what is said of a sheet, pictures apart: they have lanes of their own. */
export const laneOf = (sheet: SheetName): string => `sheet ${sheetKey(sheet)}`;

const answerOf = ({ answer }: QueueItem): SubmittedEntry | null => (answer && typeof answer === 'object' && 'outcome' in answer ? (answer as SubmittedEntry) : null);

/** All that the phone knows of one sheet, from what it keeps and what the house told it. */
export function viewOf(name: SheetName, { items, drafts, sheets }: Known): SheetView {
  const key = sheetKey(name);
  const said = items.filter(({ kind, lane }) => kind === 'entry' && lane === laneOf(name));
  const sheet = sheets.find((one) => sheetKey(one) === key) ?? null;
  const kept = drafts[key] ?? null;
  const draft = kept && !isUntouched(kept) ? kept : null;
  const aside = asideOf(said);
  const view = { key, sheet, draft, said, refused: said.find(isOpenRefusal) ?? null, aside, answered: sheet !== null && isAnswered(sheet, items) };
  const attention = attentionOf(view);
  return { ...view, attention, sign: signOf(view, attention) };
}

function asideOf(said: readonly QueueItem[]): SheetView['aside'] {
  const item = said.find((one) => one.state === 'sent' && !one.handled && answerOf(one)?.outcome === 'aside');
  const answer = item && answerOf(item);
  return item && answer ? { item, answer } : null;
}

type Parts = Omit<SheetView, 'sign' | 'attention'>;

function attentionOf({ sheet, refused, aside, said, answered }: Parts): Attention {
  if (sheet?.state === 'accepted') return null;
  // What is on its way answers what was asked.
  if (aside) return said.some(isUnsent) ? null : 'aside';
  if (refused) return 'refused';
  if (said.some(isUnsent)) return null;
  return sheet && (sheet.again.length > 0 || (sheet.state === 'asked_again' && !answered)) ? 'again' : null;
}

/** Pages whose picture was taken off the sheet, and that have no other since. */
export function pagesAsked({ photos, state }: FieldSheet): number[] {
  const standing = new Set(photos.filter((photo) => photo.standing === 'current').map(({ page }) => page));
  return state === 'asked_again' ? [...new Set(photos.map(({ page }) => page).filter((page) => !standing.has(page)))] : [];
}

function isAnswered(sheet: FieldSheet, items: readonly QueueItem[]): boolean {
  const asked = pagesAsked(sheet);
  return asked.length > 0 && asked.every((page) => items.some((item) => isUnsent(item) && item.lane.startsWith(`photo ${sheetKey(sheet)}/${page}/sheet/`)));
}

function signOf({ sheet, draft, said, answered }: Parts, attention: Attention): SheetSign {
  if (sheet?.state === 'accepted') return 'accepted';
  if (attention) return 'attention';
  if (said.some(isUnsent) || answered) return 'waiting';
  if (draft) return 'draft';
  if (sheet?.entry || said.some(({ state }) => state === 'sent')) return 'verifying';
  return 'empty';
}

/** True if figures of the sheet are at the house, whatever has become of them there and whatever is being done with them here. */
export const hasArrived = ({ sheet, said }: Pick<SheetView, 'sheet' | 'said'>): boolean =>
  (sheet?.entry ?? null) !== null || (sheet?.accepted ?? null) !== null || said.some(({ state }) => state === 'sent');

/** The entry of a colleague that took the place of the last one this phone said; null where this phone's stands, is on its way, or is compared with another just now. */
export function replacementOf({ sheet, said, aside }: SheetView): FieldSheet['entry'] {
  const mine = said.find((item) => item.state === 'sent' && answerOf(item) !== null);
  const entry = sheet?.entry ?? null;
  if (!entry || !mine || aside || said.some(isUnsent)) return null;
  return entry.number > (answerOf(mine)?.number ?? 0) ? entry : null;
}

/** A colleague's entry, where this phone has said and begun nothing of the sheet: nothing is left to fill in here. */
export const colleaguesOf = ({ sheet, said, draft, attention }: SheetView): FieldSheet['entry'] =>
  (said.length === 0 && !draft && attention === null && sheet?.accepted == null ? sheet?.entry ?? null : null);

/** The newest of what is known to have been said of a sheet, by this phone or at the house: what a correction begins with. */
export function standingOf({ sheet, said, aside }: SheetView): { readonly figures: Readonly<Record<string, number | null>>; readonly reasons: Readonly<Record<string, string>>; readonly number: number } | null {
  const known = sheet?.entry?.number ?? 0;
  const number = said.reduce((most, item) => Math.max(most, answerOf(item)?.number ?? 0), known);
  const [newest] = said;
  if (aside && newest) return { ...bodyOf(newest), number };
  const mine = said.find((item) => item.state === 'sent' || isUnsent(item));
  // Those that still wait will have the next numbers: what follows them says so, and is held back should a colleague come between.
  if (mine && isUnsent(mine)) return { ...bodyOf(mine), number: number + said.filter(isUnsent).length };
  if (mine && (answerOf(mine)?.number ?? 0) > known) return { ...bodyOf(mine), number };
  return sheet?.entry ? { figures: sheet.entry.figures, reasons: sheet.entry.reasons, number } : null;
}

type Body = { readonly figures: Readonly<Record<string, number | null>>; readonly reasons: Readonly<Record<string, string>> };
/** What an item of the queue says of the sheet. */
export const bodyOf = (item: QueueItem): Body => {
  const { figures, reasons } = JSON.parse(item.body) as Body;
  return { figures, reasons };
};
