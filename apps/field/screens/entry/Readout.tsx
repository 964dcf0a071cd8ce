import type { SheetForm } from '../../entry/sheet-form.ts';
import { useWords } from '../../words/useWords.ts';
import { cellOf } from './PaperRows.tsx';
import { spoken } from './RowLine.tsx';

/** The figure that is being typed, in words: who reads aloud hears a slip at once. */
export function Readout({ sheet: { form }, cell, value }: { sheet: SheetForm; cell: string; value: number | null | undefined }) {
  const words = useWords();
  const at = cellOf(form, cell);
  return (
    <p className="readout" role="status">
      <span className="small">{at.place} {at.column && words.t(`entry.column.${at.column}`)}</span> <b data-testid="spoken">{spoken(value, words)}</b>
    </p>
  );
}
