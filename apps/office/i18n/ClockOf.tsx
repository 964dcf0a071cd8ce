import { useMemo, type ReactNode } from 'react';
import { formatsOf } from './format.ts';
import { useWords, WordsContext } from './index.ts';

/** What stands in it is about one place, and tells every time by that place's clock: WIB, WITA or WIT. @param path of the region */
export function ClockOf({ path, children }: { path: string; children: ReactNode }) {
  const words = useWords();
  const here = useMemo(() => ({ ...words, ...formatsOf(words.lang, path) }), [words, path]);
  return <WordsContext value={here}>{children}</WordsContext>;
}
