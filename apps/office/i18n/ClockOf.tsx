import { useMemo, type ReactNode } from 'react';
import { useWords, WordsContext, wordsOf } from './index.ts';

/** What stands in it is about one place, and tells every time by that place's clock: WIB, WITA or WIT. @param path of the region */
export function ClockOf({ path, children }: { path: string; children: ReactNode }) {
  const { lang, setLang } = useWords();
  const words = useMemo(() => wordsOf(lang, setLang, path), [lang, setLang, path]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
