import { explain, type Form } from '../../../modules/forms/index.ts';
import type { Written } from '../entry/draft.ts';
import { placesOfRule } from '../entry/rule-places.ts';
import { findingsOf, type SheetForm } from '../entry/sheet-form.ts';
import { inFigures } from '../numbers/words.ts';
import { useWords } from '../words/useWords.ts';
import { cellOf } from './entry/PaperRows.tsx';

/** So many rows are told; the rest is counted. */
const FEW = 3;

type Props = {
  readonly form: Form;
  /** Rules and lists of voters as the house told them; null = this phone does not know the contest. */
  readonly sheet: SheetForm | null;
  readonly figures: Written; readonly reasons: Readonly<Record<string, string>>;
};

/** Why the paper does not add up: what does not, in words and with its figures, and the reason that its people gave. */
export function RuleReasons({ form, sheet, figures, reasons }: Props) {
  const { t, lang, text } = useWords();
  const codes = Object.keys(reasons);
  if (codes.length === 0) return null;
  const findings = sheet ? findingsOf({ ...sheet, form }, figures) : [];
  const inFiguresOr = (figure: number | null | undefined): string => (figure == null ? t('sheet.emptyCell') : inFigures(figure, lang));
  // What only other sheets of the station or the roll of that day showed is told by its rows and their figures.
  const rowsOf = (code: string): string[] => placesOfRule(form, code, figures).map((id) => `${cellOf(form, id).place} ${text(cellOf(form, id).label)}: ${inFiguresOr(figures[id])}`);
  const toldOf = (code: string): string[] => {
    const told = findings.filter((one) => one.code === code).map((one) => explain(one, form, lang, 'kpps'));
    return told.length > 0 ? told : rowsOf(code);
  };
  return (
    <section className="card">
      <h2>{t('sheet.ruleTitle')}</h2>
      {codes.map((code) => {
        const told = toldOf(code);
        return (
          <div key={code} className="rule-reason">
            {told.slice(0, FEW).map((words) => <p key={words}>{words}</p>)}
            {told.length > FEW && <p className="small">{t('sheet.ruleMore', { count: told.length - FEW })}</p>}
            <p><b>{t('sheet.ruleReason', { reason: reasons[code] ?? '' })}</b></p>
          </div>
        );
      })}
    </section>
  );
}
