import { useEffect, useRef, type ReactNode } from 'react';
import { takeTitleFocus } from './title-focus.ts';
import css from './PageTitle.module.css';

/** The heading of a screen. After a step to another place it takes the focus, so that keys and screen reader go on from there. */
export function PageTitle({ title, over, under, tools, place }: { title: string; over?: ReactNode; under?: ReactNode; tools?: ReactNode; place?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · E-Rekap`;
    if (takeTitleFocus()) heading.current?.focus({ preventScroll: true });
  }, [title, place]);
  return (
    <header className={css.title}>
      <div>
        {over && <div className={css.over}>{over}</div>}
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {under && <div className={css.under}>{under}</div>}
      </div>
      {tools && <div className={css.tools} data-print="never">{tools}</div>}
    </header>
  );
}
