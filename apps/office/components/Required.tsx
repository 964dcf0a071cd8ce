import { useWords } from '../i18n/index.ts';
import css from './Required.module.css';

/** The mark of a field that must be filled in, for the eye; the field itself says it to a screen reader. */
export function Required() {
  const { t } = useWords();
  return <span className={css.mark} aria-hidden="true">{t('field.required')}</span>;
}

/** Why a button is still grey: what has not been filled in, in one line; nothing once all is there. */
export function Missing({ fields }: { fields: readonly string[] }) {
  const { t } = useWords();
  return <p className={css.missing} aria-live="polite">{fields.length > 0 && t('field.missing', { fields: fields.join(', ') })}</p>;
}
