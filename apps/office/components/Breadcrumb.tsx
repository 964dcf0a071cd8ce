import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import css from './Breadcrumb.module.css';

/** Where this region hangs in the tree: links upward, the place itself last. */
export function Breadcrumb({ steps, here }: { steps: readonly { key: string; link: ReactNode }[]; here: ReactNode }) {
  const { t } = useWords();
  return (
    <nav aria-label={t('nav.breadcrumb')} className={css.trail}>
      <ol>
        {steps.map((step) => <li key={step.key}>{step.link}</li>)}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
