import { useEffect, useMemo } from 'react';
import { ChoosePinScreen } from '../screens/ChoosePinScreen.tsx';
import { EnrolScreen } from '../screens/EnrolScreen.tsx';
import { HomeScreen } from '../screens/HomeScreen.tsx';
import { UnlockScreen } from '../screens/UnlockScreen.tsx';
import { useWords, WordsContext, wordsOf } from '../words/useWords.ts';
import { showIn } from './language.ts';
import { useRoute } from './route.ts';
import { SCREENS } from './screens.tsx';
import type { FieldState } from './state.ts';
import { useField } from './useField.ts';
import { useIdleLock } from './useIdleLock.ts';
import { useSync } from './useSync.ts';

/** The frame: the name of the app, the language, and the screen that the phone has come to. */
export function App() {
  const state = useField();
  const { lang } = state;
  const words = useMemo(() => wordsOf(lang, state.profile?.region), [lang, state.profile?.region]);
  useIdleLock(state.stage === 'open');
  useSync(state.stage === 'open');
  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = words.t('app.name');
  }, [lang, words]);
  const other = lang === 'id' ? 'en' : 'id';
  return (
    <WordsContext value={words}>
      <header className="top">
        <span className="brand"><img src="/field/icon.svg" alt="" width="28" height="28" />{words.t('app.name')}</span>
        <button type="button" className="button plain" lang={other} onClick={() => showIn(other)}>{words.t('app.language')}</button>
      </header>
      <main className="page">
        {!state.online && state.stage === 'open' && <p className="notice warn" role="status">{words.t('app.offline')}</p>}
        <Screen state={state} />
      </main>
    </WordsContext>
  );
}

function Screen({ state }: { state: FieldState }) {
  const { t } = useWords();
  switch (state.stage) {
    case 'loading': return <p role="status">{t('app.loading')}</p>;
    case 'unusable': return <><h1>{t('app.notSupported')}</h1><p>{t('app.notSupportedWhy')}</p></>;
    case 'new': return <EnrolScreen wiped={state.wiped} />;
    case 'choose_pin': return <ChoosePinScreen />;
    case 'locked': return <UnlockScreen />;
    case 'open': return <OpenScreen state={state} />;
  }
}

/** A phone that the house no longer accepts shows what it kept, at home. */
function OpenScreen({ state }: { state: FieldState }) {
  const { screen, parts } = useRoute();
  const path = [screen, ...parts].join('/');
  useEffect(() => { scrollTo(0, 0); }, [path]);
  const One = state.halt ? undefined : SCREENS[screen];
  return One ? <One key={path} parts={parts} /> : <HomeScreen state={state} />;
}
