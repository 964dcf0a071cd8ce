import { useId } from 'react';
import { useWords } from '../../i18n/index.ts';
import css from './CorrectionForm.module.css';

/** Why figures change: required, because a correction without a reason cannot be checked by anyone. */
export function ReasonField({ value, onChange, missing }: { value: string; onChange: (text: string) => void; missing: boolean }) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className={css.reason}>
      <label htmlFor={id}>{t('sheet.reason')}</label>
      <p className="small quiet" id={`${id}-hint`}>{t('sheet.reasonHint')}</p>
      <textarea id={id} value={value} maxLength={500} required aria-describedby={`${id}-hint${missing ? ` ${id}-missing` : ''}`} aria-invalid={missing} onChange={(event) => onChange(event.currentTarget.value)} />
      {missing && <p className={css.wrong} id={`${id}-missing`} role="alert">{t('sheet.reasonMissing')}</p>}
    </div>
  );
}
