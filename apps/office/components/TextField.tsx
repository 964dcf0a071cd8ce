import { useId, useState, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import { useWords } from '../i18n/index.ts';
import { Required } from './Required.tsx';
import css from './TextField.module.css';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> & {
  label: string; value: string; onChange: (text: string) => void; hint?: ReactNode; wrong?: string | undefined; ref?: Ref<HTMLInputElement>;
  /** Says “wajib” beside the name, where other fields of the form may stay empty. */
  isMarked?: boolean | undefined;
};

/** One line to be typed, its name above it, what it is for below it. */
export function TextField({ label, value, onChange, hint, wrong, isMarked, ...input }: Props) {
  const id = useId();
  const isPassword = input.type === 'password';
  const [shown, setShown] = useState(false);
  const { t } = useWords();
  return (
    <div className={css.field}>
      {/* The mark stands beside the name, not in it: the browser tells `required` by itself. */}
      <span className={css.head}><label htmlFor={id}>{label}</label>{isMarked && <Required />}</span>
      <span className={css.line} data-wrong={wrong !== undefined || undefined}>
        <input
          {...input} id={id} value={value} type={isPassword && shown ? 'text' : (input.type ?? 'text')}
          aria-invalid={wrong !== undefined || undefined} aria-describedby={hint || wrong ? `${id}-hint` : undefined} onChange={(event) => onChange(event.currentTarget.value)}
        />
        {isPassword && <button type="button" className={css.show} aria-pressed={shown} aria-label={t('field.showPassword')} onClick={() => setShown(!shown)}>{t(shown ? 'field.hide' : 'field.show')}</button>}
      </span>
      {(hint || wrong) && <p id={`${id}-hint`} className={css.hint} data-wrong={wrong !== undefined || undefined}>{wrong ?? hint}</p>}
    </div>
  );
}
