import { useId, useState } from 'react';
import type { Lang } from '../../../kernel/text.ts';
import { chooseForMessages } from '../app/language.ts';
import type { FieldState } from '../app/state.ts';
import { Wrong } from '../components/TextField.tsx';
import { useWords } from '../words/useWords.ts';

/** Each named in its own language. */
const LANGUAGES: readonly (readonly [Lang, string])[] = [['id', 'Bahasa Indonesia'], ['en', 'English']];

/** The language of messages to whoever holds this phone; it is theirs, also at the office and on another phone. */
export function LanguageCard({ state: { profile, online, halt } }: { state: FieldState }) {
  const { t } = useWords();
  const title = useId();
  const [busy, setBusy] = useState(false);
  const [missed, setMissed] = useState(false);
  if (!profile?.lang || halt) return null;
  async function choose(lang: Lang): Promise<void> {
    setBusy(true);
    setMissed(false);
    const isDone = await chooseForMessages(lang);
    setBusy(false);
    setMissed(!isDone);
  }
  return (
    <fieldset className="card" disabled={busy || !online} aria-labelledby={title}>
      <h2 id={title}>{t('language.title')}</h2>
      {LANGUAGES.map(([lang, name]) => (
        <label key={lang} className="choice" lang={lang}><input type="radio" name="language" checked={profile.lang === lang} onChange={() => void choose(lang)} /> <span>{name}</span></label>
      ))}
      {!online && <p className="small">{t('language.offline')}</p>}
      {missed && <Wrong>{t('language.missed')}</Wrong>}
    </fieldset>
  );
}
