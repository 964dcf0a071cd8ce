import type { Form } from '../../../modules/forms/index.ts';
import type { Written } from '../entry/draft.ts';
import { placesOfRule } from '../entry/rule-places.ts';
import { useWords } from '../words/useWords.ts';
import { cellOf } from './entry/PaperRows.tsx';

/** So many rows are named; the rest is counted. */
const FEW = 3;

type Props = { readonly form: Form; readonly figures: Written; readonly reasons: Readonly<Record<string, string>> };

/** Why the paper does not add up, each reason with the row it speaks of. */
export function RuleReasons({ form, figures, reasons }: Props) {
  const { t, text } = useWords();
  const named = (code: string): string => {
    const cells = placesOfRule(form, code, figures);
    const rows = cells.slice(0, FEW).map((id) => `${cellOf(form, id).place} ${text(cellOf(form, id).label)}`);
    return cells.length === 0 ? code : [...rows, ...(cells.length > FEW ? [`+${cells.length - FEW}`] : [])].join('; ');
  };
  return <>{Object.entries(reasons).map(([code, reason]) => <p key={code} className="small">{t('sheet.ruleReason', { cell: named(code), reason })}</p>)}</>;
}
