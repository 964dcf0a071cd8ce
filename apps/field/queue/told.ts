import type { Form } from '../../../modules/forms/index.ts';
import { placesOfRule } from '../entry/rule-places.ts';
import type { Words } from '../words/useWords.ts';
import type { Told } from './states.ts';

/**
 * What the house says of a refusal, for somebody with the paper before them: a figure that it names by its id (`figures.C.1`) is called as it is printed
 * (`IV.1 …`), a reason by the rows of its rule.
 * @param form of the sheet that it speaks of; null = this phone does not know it
 */
export function inPaperWords({ code, detail, fix }: Told, form: Form | null, { t, text }: Pick<Words, 't' | 'text'>): string {
  if (code === 'value_missing' && detail.includes('figures')) return t('read.blank');
  const rowOf = (id: string): string | null => {
    const cell = form && Object.hasOwn(form.index, id) ? form.cells[form.index[id] ?? -1] : undefined;
    return cell ? `${cell.place} ${text(cell.label)}` : null;
  };
  const rowsOf = (rule: string): string | null => (form ? placesOfRule(form, rule, {}).slice(0, 1).map(rowOf)[0] ?? null : null);
  const said = detail.replace(/\b(figures|reasons)\.(\w+(?:\.\w+)*)/g, (_all, what: string, id: string) => (what === 'figures' ? rowOf(id) ?? t('told.figure') : t('told.reasonFor', { row: rowsOf(id) ?? t('told.figure') })))
    .replace(/^figures:/, `${t('told.figures')}:`).replaceAll(' (null)', '');
  return `${said === '' || /[.!?]$/.test(said) ? said : `${said}.`} ${fix}`.trim();
}
