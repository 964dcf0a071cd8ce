import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import type { Lang } from '../../../kernel/text.ts';
import { session as sessionQuery } from '../api/queries.ts';
import { WordsContext, wordsOf } from './index.ts';

const STORED = 'e-rekap.lang';

/** What was chosen in this browser; null = nothing. Storage may be closed to us (private windows): the choice then lasts as long as the page. */
function stored(): Lang | null {
  try {
    const lang = localStorage.getItem(STORED);
    return lang === 'en' || lang === 'id' ? lang : null;
  } catch {
    return null;
  }
}

function store(lang: Lang): void {
  try {
    localStorage.setItem(STORED, lang);
  } catch {
    // Nothing is lost but the memory of the choice.
  }
}

/** Gives everything below it the language chosen in this browser, else that of whoever is signed in; and tells the browser which it is. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState<Lang | null>(stored);
  // Read along as the gate asks for it; asked for by nobody here.
  const own = useQuery({ ...sessionQuery, enabled: false }).data?.actor.lang;
  const lang = chosen ?? own ?? 'id';
  // Before any effect of the screens: what they then ask the server for is asked in this language.
  useLayoutEffect(() => { document.documentElement.lang = lang; }, [lang]);
  const words = useMemo(() => wordsOf(lang, (next) => { store(next); setChosen(next); }), [lang]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
