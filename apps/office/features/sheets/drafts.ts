import type { Form } from '../../../../modules/forms/index.ts';
import type { Figures } from '../../api/types.ts';

/** What stands in the fields of a correction, as typed. An empty field is an absent figure, never a zero. */
export type Draft = Readonly<Record<string, string>>;

export const draftOf = (form: Form, figures: Figures): Draft =>
  Object.fromEntries(form.cells.map(({ id }) => [id, figures[id] == null ? '' : String(figures[id])]));

/** At most eight digits: the widest figure the wire carries. */
export const isFigure = (text: string): boolean => /^\d{0,8}$/.test(text.trim());

/** The figures a draft stands for; null as soon as one field is no figure. */
export function figuresOf(draft: Draft): Figures | null {
  const entries = Object.entries(draft).map(([id, text]) => [id, text.trim() === '' ? null : Number(text)] as const);
  return Object.values(draft).every(isFigure) ? Object.fromEntries(entries) : null;
}

/** Ids of the cells whose figure differs; absent and zero differ. */
export const changedCells = (form: Form, before: Figures, after: Figures): string[] =>
  form.cells.map(({ id }) => id).filter((id) => (before[id] ?? null) !== (after[id] ?? null));
