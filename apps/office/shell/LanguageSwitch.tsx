import { useWords } from '../i18n/index.ts';
import css from './LanguageSwitch.module.css';

const LANGUAGES = [{ lang: 'id', name: 'Bahasa Indonesia', short: 'ID' }, { lang: 'en', name: 'English', short: 'EN' }] as const;

/** Indonesian or English, each named in its own language. While the words of the other are on their way, the screen stays as it is. */
export function LanguageSwitch() {
  const { t, lang: chosen, setLang, coming } = useWords();
  return (
    <div role="group" aria-label={t('app.language')} aria-busy={coming} className={css.switch}>
      {LANGUAGES.map(({ lang, name, short }) => (
        <button key={lang} type="button" lang={lang} aria-pressed={lang === chosen} aria-label={`${short}, ${name}`} title={name} onClick={() => setLang(lang)}>{short}</button>
      ))}
    </div>
  );
}
