import { useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import type { Lang } from '../../../kernel/text.ts';
import { WordsContext, wordsOf } from './index.ts';

const STORED = 'e-rekap.lang';

/** Storage may be closed to us (private windows): the choice then lasts as long as the page. */
function stored(): Lang {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
}

/** Gives everything below it the chosen language, and tells the browser which it is. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(stored);
  // Before any effect of the screens: what they then ask the server for is asked in this language.
  useLayoutEffect(() => {
    document.documentElement.lang = lang;
    try {
      localStorage.setItem(STORED, lang);
    } catch {
      // Nothing is lost but the memory of the choice.
    }
  }, [lang]);
  const words = useMemo(() => wordsOf(lang, setLang), [lang]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
