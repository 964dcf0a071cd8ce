import type { ReactNode } from 'react';
import type { Written } from '../../entry/draft.ts';
import type { SheetForm } from '../../entry/sheet-form.ts';
import { inFigures } from '../../numbers/words.ts';
import { useWords } from '../../words/useWords.ts';

/** Every figure of a sheet, to be opened when somebody wants to look. */
export function FiguresList({ title, sheet: { form }, figures, children }: { title: string; sheet: SheetForm; figures: Written; children?: ReactNode }) {
  const { t, text, lang } = useWords();
  return (
    <details className="card">
      <summary>{title}</summary>
      {children}
      <dl className="figures">
        {form.cells.map(({ id, place, label }) => {
          const value = figures[id] ?? null;
          return <div key={id}><dt><span className="place">{place}</span> {text(label)}</dt><dd>{value === null ? t('sheet.emptyCell') : inFigures(value, lang)}</dd></div>;
        })}
      </dl>
    </details>
  );
}
