import type { ReactNode } from 'react';
import css from './EmptyState.module.css';

/** Nothing here, said in words, with what can be done about it. */
export function EmptyState({ title, fix, action }: { title: string; fix?: string; action?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p className={css.title}>{title}</p>
      {fix && <p className="quiet">{fix}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}
