import { useState } from 'react';
import type { Cell, Form } from '../../../../modules/forms/index.ts';
import { inFigures } from '../../numbers/words.ts';
import { HIGHEST } from '../../entry/draft.ts';
import { useWords } from '../../words/useWords.ts';

export type Own = Readonly<Record<string, number>>;
type Props = { readonly form: Form; readonly figures: Readonly<Record<string, number | null>>; readonly own: Own; readonly onOwn: (own: Own) => void };

/** Every figure of the copy, large; beside it the place to say that the own paper has another one. */
export function CompareRows({ form, figures, own, onOwn }: Props) {
  return (
    <ul className="compare card">
      {form.cells.map((cell) => (
        <CompareRow
          key={cell.id} cell={cell} figure={figures[cell.id] ?? null} own={own[cell.id]}
          onOwn={(figure) => {
            const { [cell.id]: _before, ...others } = own;
            onOwn(figure === undefined ? others : { ...others, [cell.id]: figure });
          }}
        />
      ))}
    </ul>
  );
}

type RowProps = { readonly cell: Cell; readonly figure: number | null; readonly own: number | undefined; readonly onOwn: (figure: number | undefined) => void };

function CompareRow({ cell, figure, own, onOwn }: RowProps) {
  const { t, text, lang } = useWords();
  const [open, setOpen] = useState(own !== undefined);
  const [typed, setTyped] = useState(own === undefined ? '' : String(own));
  const name = `${cell.place} ${text(cell.label)}`;
  const type = (value: string): void => {
    const digits = value.replace(/\D/g, '').slice(0, String(HIGHEST).length);
    setTyped(digits);
    onOwn(digits === '' ? undefined : Number(digits));
  };
  const close = (): void => { setOpen(false); type(''); };
  return (
    <li data-differs={own !== undefined && own !== figure}>
      <p className="compare-label"><span className="place">{cell.place}</span> {text(cell.label)}</p>
      <p className="compare-figure">{figure === null ? t('sheet.emptyCell') : inFigures(figure, lang)}</p>
      {open ? <button type="button" className="button" aria-label={t('compare.sameOf', { cell: name })} onClick={close}>{t('compare.same')}</button>
        : <button type="button" className="button" aria-label={t('compare.mineOf', { cell: name })} onClick={() => setOpen(true)}>{t('compare.mine')}</button>}
      {open && <input className="compare-own" inputMode="numeric" autoComplete="off" aria-label={t('compare.figure', { cell: name })} value={typed} autoFocus onChange={(event) => type(event.currentTarget.value)} />}
      {open && own !== undefined && own === figure && <p className="small compare-note" role="status">{t('compare.isSame')}</p>}
    </li>
  );
}
