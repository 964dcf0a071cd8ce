import { useWords } from '../i18n/index.ts';
import css from './Progress.module.css';

/** How many of the stations are in: a bar, and always the numbers beside it. */
export function Progress({ count, total, compact = false }: { count: number; total: number; compact?: boolean }) {
  const words = useWords();
  const ratio = total === 0 ? 0 : count / total;
  const text = words.t('progress.in', { count, total });
  return (
    <span className={css.progress} data-compact={compact || undefined} data-full={(total > 0 && count === total) || undefined}>
      <span className={css.track} role="img" aria-label={`${text}, ${words.percent(ratio)}`}>
        <span className={css.bar} style={{ inlineSize: `${ratio * 100}%` }} />
      </span>
      <span className={css.text} aria-hidden="true">
        {compact ? <><b>{words.number(count)}</b>/{words.number(total)}</> : <>{text} · {words.percent(ratio)}</>}
      </span>
    </span>
  );
}
