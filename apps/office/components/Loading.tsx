import { useWords } from '../i18n/index.ts';
import css from './Loading.module.css';

/** Ruled lines where the content will stand; says so once to a screen reader. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const { t } = useWords();
  return (
    <div className={css.loading} role="status">
      <span className="hidden-words">{t('app.loading')}</span>
      {Array.from({ length: lines }, (_, at) => <span key={at} className={css.line} style={{ inlineSize: `${[42, 96, 88, 93, 71, 84][at % 6]}%` }} />)}
    </div>
  );
}
