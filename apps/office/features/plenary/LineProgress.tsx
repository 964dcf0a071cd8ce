import { useWords } from '../../i18n/index.ts';
import css from './plenary.module.css';

/** How many lines are read: a bar, and always the numbers beside it. Before the plenary is opened there are no lines, and nothing is counted. */
export function LineProgress({ done, all, slim = false }: { done: number; all: number; slim?: boolean }) {
  const { t, percent } = useWords();
  if (all === 0) return <span className="small quiet">{t('plenary.notOpened')}</span>;
  const ratio = done / all;
  return (
    <span className={css.progress} data-slim={slim || undefined}>
      <span className={css.track} aria-hidden="true"><span style={{ inlineSize: `${ratio * 100}%` }} /></span>
      <span className="small">{t('plenary.ofAll', { done, all })}{!slim && ` · ${percent(ratio)}`}</span>
    </span>
  );
}
