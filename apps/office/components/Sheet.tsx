import type { ReactNode } from 'react';
import css from './Sheet.module.css';

/** A sheet of paper on the desk: the one surface everything stands on. */
export function Sheet({ title, aside, children, flush = false, ...rest }: { title?: ReactNode; aside?: ReactNode; children: ReactNode; flush?: boolean; id?: string; tabIndex?: number; 'aria-label'?: string }) {
  return (
    <section className={css.sheet} data-flush={flush || undefined} {...rest}>
      {(title || aside) && <header className={css.head}>{title && <h2>{title}</h2>}{aside}</header>}
      {children}
    </section>
  );
}
