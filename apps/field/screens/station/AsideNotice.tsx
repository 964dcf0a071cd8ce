import type { SubmittedEntry } from '../../../../modules/sheets/contract.ts';
import type { Written } from '../../entry/draft.ts';
import type { SheetForm } from '../../entry/sheet-form.ts';
import { inFigures } from '../../numbers/words.ts';
import { useWords } from '../../words/useWords.ts';
import { cellOf } from '../entry/PaperRows.tsx';

type Props = { readonly sheet: SheetForm; readonly mine: Written; readonly standing: NonNullable<SubmittedEntry['standing']>; readonly onTheirs: () => void; readonly onCorrect: (() => void) | null };

/** Two colleagues, two readings: both beside each other, and two ways on. */
export function AsideNotice({ sheet: { form }, mine, standing, onTheirs, onCorrect }: Props) {
  const { t, text, lang } = useWords();
  const say = (value: number | null | undefined): string => (value === null || value === undefined ? t('sheet.emptyCell') : inFigures(value, lang));
  return (
    <section className="notice hard" role="alert">
      <h2>{t('sheet.aside')}</h2>
      <p>{t('sheet.asideAbout')}</p>
      <table className="beside">
        <thead><tr><td /><th scope="col">{t('sheet.mine')}</th><th scope="col">{t('sheet.theirs', { by: standing.by })}</th></tr></thead>
        <tbody>
          {standing.differing.filter((cell) => cell in form.index).map((cell) => (
            <tr key={cell}><th scope="row"><span className="place">{cellOf(form, cell).place}</span> {text(cellOf(form, cell).label)}</th><td>{say(mine[cell])}</td><td>{say(standing.figures[cell])}</td></tr>
          ))}
        </tbody>
      </table>
      {onCorrect && <button type="button" className="button main" onClick={onCorrect}>{t('sheet.asideCorrect')}</button>}
      <button type="button" className="button" onClick={onTheirs}>{t('sheet.asideTheirs')}</button>
    </section>
  );
}
