import { useId } from 'react';
import { useWords } from '../../i18n/index.ts';
import { TextField } from '../../components/TextField.tsx';
import type { BundleConflict } from './wire.ts';
import css from './bundle.module.css';

export type Choice = { readonly take: 'hall' | 'office' | null; readonly reason: string };
type Props = { conflict: BundleConflict; choice: Choice | undefined; onChange: (choice: Choice) => void };
const NONE: Choice = { take: null, reason: '' };

/** One difference: both sides beside each other, who said so and when; chosen by a person with the reason. */
export function ConflictCard({ conflict, choice = NONE, onChange }: Props) {
  const { t, moment } = useWords();
  const name = useId();
  const cells = [...new Set([...Object.keys(conflict.hall.cells), ...Object.keys(conflict.office.cells)])];
  return (
    <fieldset className={css.conflict}>
      <legend>{conflict.thing}</legend>
      {conflict.why && <p className={css.warned}>{conflict.why}</p>}
      <div className={css.sides}>
        {(['hall', 'office'] as const).map((side) => {
          const { says, cells: figures, by, at } = conflict[side];
          return (
            <label key={side} className={css.side} data-closed={!conflict.choices.includes(side) || undefined}>
              <span><input type="radio" name={name} value={side} disabled={!conflict.choices.includes(side)} checked={choice.take === side} onChange={() => onChange({ ...choice, take: side })} /> <b>{t(`bundle.side.${side}`)}</b></span>
              <span>{says}</span>
              {cells.length > 0 && <span className={css.cells}>{cells.map((cell) => <span key={cell}>{cell} <b>{figures[cell] ?? '–'}</b></span>)}</span>}
              {(by ?? at) && <span className="small quiet">{by} {at && moment(at)}</span>}
            </label>
          );
        })}
      </div>
      <TextField label={t('bundle.reason')} value={choice.reason} onChange={(reason) => onChange({ ...choice, reason })} maxLength={500} required isMarked />
    </fieldset>
  );
}
