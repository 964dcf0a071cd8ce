import type { describeForm } from '../../../../modules/forms/index.ts';
import { useWords } from '../../i18n/index.ts';
import css from './read.module.css';

type Row = ReturnType<typeof describeForm>['pages'][number]['sections'][number]['groups'][number]['rows'][number];
const SEXES = ['maleLong', 'femaleLong', 'totalLong'] as const;

/** What a line of the form is called: a row of three figures has its name once, then only whose figure it is. */
export function RowName({ row, at }: { row: Row; at: number }) {
  const { t, text } = useWords();
  const sex = row.cells.length === SEXES.length ? SEXES[at] : undefined;
  return (
    <>
      {at === 0 ? <><span className={css.place}>{row.place}</span> {text(row.label)}</> : <span className="hidden-words">{row.place} {text(row.label)}</span>}
      {sex && <span className={css.sex}>{t(`sheet.${sex}`)}</span>}
    </>
  );
}
