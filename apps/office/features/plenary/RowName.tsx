import type { describeForm } from '../../../../modules/forms/index.ts';
import { useWords } from '../../i18n/index.ts';
import css from './read.module.css';

type Row = ReturnType<typeof describeForm>['pages'][number]['sections'][number]['groups'][number]['rows'][number];
const SEXES = ['maleLong', 'femaleLong', 'totalLong'] as const;

/** The number on a party's list, which its ballot shows beside the name. */
const candidateOf = (cell: string): string | undefined => /^P\.\d+\.(\d+)$/.exec(cell)?.[1];

/** What a line of the form is called: a row of three figures has its name once, then only whose figure it is; a candidate of a party also bears the number of its list. */
export function RowName({ row, at }: { row: Row; at: number }) {
  const { t, text } = useWords();
  const sex = row.cells.length === SEXES.length ? SEXES[at] : undefined;
  const candidate = candidateOf(row.cells[0]?.id ?? '');
  return (
    <>
      {at === 0 ? <><span className={css.place}>{row.place}</span> {candidate && <b className={css.number}>{candidate}</b>} {text(row.label)}</> : <span className="hidden-words">{row.place} {text(row.label)}</span>}
      {sex && <span className={css.sex}>{t(`sheet.${sex}`)}</span>}
    </>
  );
}
