import type { Form } from '../../../../modules/forms/index.ts';
import { inFigures } from '../../numbers/words.ts';
import { useWords } from '../../words/useWords.ts';

/** The figures of a copy, large, in the order and the letters of the paper. */
export function CopyFigures({ form, figures }: { form: Form; figures: Readonly<Record<string, number | null>> }) {
  const { t, text, lang } = useWords();
  return (
    <dl className="copy-figures card">
      {form.cells.map(({ id, place, label }) => {
        const value = figures[id] ?? null;
        return <div key={id}><dt><span className="place">{place}</span> {text(label)}</dt><dd>{value === null ? t('sheet.emptyCell') : inFigures(value, lang)}</dd></div>;
      })}
    </dl>
  );
}
