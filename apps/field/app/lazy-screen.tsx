import { lazy, Suspense } from 'react';
import { useWords } from '../words/useWords.ts';
import type { ScreenOf } from './screens.tsx';

/** A screen in a file of its own: kept on the phone from the first visit on like all others, read only when it is opened. */
export function lazyScreen(load: () => Promise<ScreenOf>): ScreenOf {
  const One = lazy(async () => ({ default: await load() }));
  return function LazyScreen(props) {
    const { t } = useWords();
    return <Suspense fallback={<p role="status">{t('app.loading')}</p>}><One {...props} /></Suspense>;
  };
}
