import type { ReactNode } from 'react';
import css from './Page.module.css';

/** The column a screen is laid out in. */
export function Page({ children }: { children: ReactNode }) {
  return <div className={css.page}>{children}</div>;
}
