import { useQuery } from '@tanstack/react-query';
import { Suspense, use, useCallback, useEffect, useLayoutEffect, useMemo, useState, useTransition, type ReactNode } from 'react';
import type { Lang } from '../../../kernel/text.ts';
import { session as sessionQuery } from '../api/queries.ts';
import { english } from './catalogues.ts';
import { INDONESIAN, WordsContext, wordsOf } from './index.ts';
import { remember, remembered } from './remembered.ts';
import css from './WordsProvider.module.css';

/** What this browser said when the page began. */
const atStart = { chosen: remembered('chosen'), own: remembered('own') };
// Words that are wanted already come along with everything else, not after it.
if ((atStart.chosen ?? atStart.own) === 'en') void english(0);

/**
 * Gives everything below it the language chosen in this browser, else that of whoever is signed in; and tells the browser which it is.
 * Until the words of a language are here the screen keeps those it has, and the first one shows none.
 */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<{ lang: Lang | null; attempt: number }>({ lang: atStart.chosen, attempt: 0 });
  const [coming, change] = useTransition();
  // Read along as the gate asks for it; asked for by nobody here.
  const session = useQuery({ ...sessionQuery, enabled: false }).data;
  const own = session?.signedIn ? session.actor.lang ?? 'id' : null;
  useEffect(() => { if (own) remember('own', own); }, [own]);
  const choose = useCallback((lang: Lang): void => {
    remember('chosen', lang);
    change(() => setChoice(({ attempt }) => ({ lang, attempt: attempt + 1 })));
  }, []);
  return (
    <Suspense fallback={<p role="status" lang="en" className={css.coming}>Loading…</p>}>
      <InLanguage lang={choice.lang ?? own ?? atStart.own ?? 'id'} attempt={choice.attempt} coming={coming} choose={choose}>{children}</InLanguage>
    </Suspense>
  );
}

type Props = { lang: Lang; attempt: number; coming: boolean; choose: (lang: Lang) => void; children: ReactNode };

function InLanguage({ lang: wanted, attempt, coming, choose, children }: Props) {
  const come = wanted === 'en' ? use(english(attempt)) : INDONESIAN;
  const catalogue = come ?? INDONESIAN;
  const missing = come ? null : wanted;
  // Before any effect of the screens: what they then ask the server for is asked in this language.
  useLayoutEffect(() => { document.documentElement.lang = catalogue.lang; }, [catalogue.lang]);
  const words = useMemo(() => wordsOf(catalogue, { setLang: choose, coming, missing }), [catalogue, choose, coming, missing]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
